import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import classes from './form.module.css';
import type { TextNotTaken } from './offered.js';

interface Props {
  readonly id: string;
  readonly texts: readonly TextNotTaken[];
  readonly labelOf: (field: string) => string;
  /** Goes on without them. */
  readonly onLeaveOut: () => void;
}

/** What was typed while the incident still took texts: it is shown, so that it can be kept elsewhere, and nothing is sent before the person has seen it. */
export function TextsNotTaken({ id, texts, labelOf, onLeaveOut }: Props) {
  const say = useWords('form');
  return (
    <div id={id} tabIndex={-1} className={classes.found}>
      <Notice tone="careful" isUrgent>
        <p>{say('textsNotTaken')}</p>
        <dl className={classes.versions}>
          {texts.map(({ field, text }) => (
            <Fragment key={field}>
              <dt>{labelOf(field)}</dt>
              <dd>{text}</dd>
            </Fragment>
          ))}
        </dl>
        <div className={classes.ways}>
          <Button variant="default" onClick={onLeaveOut}>
            {say('leaveTextsOut')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
