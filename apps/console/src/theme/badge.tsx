import type { ReactNode } from 'react';
import classes from './badge.module.css';
import { Mark, type MarkShape } from './mark.js';

export type BadgeTone =
  | 'running'
  | 'soon'
  | 'last-day'
  | 'overdue'
  | 'settled'
  | 'held'
  | 'released'
  | 'drill'
  | 'known'
  | 'plain'
  | 'no-proof';

interface Props {
  readonly tone: BadgeTone;
  readonly shape?: MarkShape;
  readonly isDashed?: boolean;
  readonly isLate?: boolean;
  readonly children: ReactNode;
}

/** A state in word, shape and colour. */
export function Badge({ tone, shape, isDashed = false, isLate = false, children }: Props) {
  return (
    <span className={`${classes.badge} ${classes[tone]} ${isDashed ? classes.dashed : ''} ${isLate ? classes.late : ''}`}>
      {shape && <Mark shape={shape} />}
      <span>{children}</span>
    </span>
  );
}
