import type { ReactNode, RefObject } from 'react';
import { Mark, type MarkShape } from './mark.js';
import classes from './notice.module.css';

export type NoticeTone = 'plain' | 'good' | 'careful' | 'wrong' | 'drill';
const shapes: Readonly<Record<NoticeTone, MarkShape>> = {
  plain: 'dotted',
  good: 'tick',
  careful: 'half',
  wrong: 'triangle',
  drill: 'full',
};

interface Props {
  readonly tone?: NoticeTone;
  /** Read out as soon as it appears. */
  readonly isUrgent?: boolean;
  /** Where it stands, for whoever scrolls to it. */
  readonly at?: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/** A sentence that stands out: what happened, what was kept, what to do next. */
export function Notice({ tone = 'plain', isUrgent = false, at, children }: Props) {
  return (
    <div ref={at} className={`${classes.notice} ${classes[tone]}`} {...(isUrgent && { role: 'alert' })}>
      <Mark shape={shapes[tone]} />
      <div className={classes.body}>{children}</div>
    </div>
  );
}
