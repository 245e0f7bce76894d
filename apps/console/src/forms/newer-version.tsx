import { Button } from '@mantine/core';
import type { Speaker } from '@shodo/words';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import classes from './form.module.css';
import { type Newer, onRecordText } from './seen.js';

interface Props {
  readonly id: string;
  readonly newer: Newer;
  readonly speaker: Speaker;
  /** Goes on with what is typed, upon the latest version. */
  readonly onTake: () => void;
  /** Throws away what is typed and starts from the latest version. */
  readonly onBeginAgain: () => void;
}

/** Somebody recorded another version while the form was open: it is shown beside what was seen, and nothing is sent before the person has chosen. */
export function NewerVersion({ id, newer: { seen, latest, by, at }, speaker, onTake, onBeginAgain }: Props) {
  const say = useWords('form');
  const sayIncident = useWords('facts');
  const words = {
    asOf: (at: string) => sayIncident('factAsOf', { at }),
    source: (source: string) => sayIncident('factSource', { source }),
  };
  return (
    <div id={id} tabIndex={-1} className={classes.found}>
      <Notice tone="careful" isUrgent>
        <p>{say('newerVersion', { name: speaker.person(by, at), at: speaker.momentShort(at) })}</p>
        <dl className={classes.versions}>
          {seen !== 'something' && (
            <>
              <dt>{say('versionSeen')}</dt>
              <dd>{seen === 'nothing' ? say('noVersionSeen') : onRecordText(seen, words, speaker)}</dd>
            </>
          )}
          <dt>{say('versionNow')}</dt>
          <dd>
            <strong>{onRecordText(latest, words, speaker)}</strong>
          </dd>
        </dl>
        <p>{say('newerChoice')}</p>
        <div className={classes.ways}>
          <Button variant="default" onClick={onTake}>
            {say('takeVersion')}
          </Button>
          <Button variant="subtle" onClick={onBeginAgain}>
            {say('beginAgain')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
