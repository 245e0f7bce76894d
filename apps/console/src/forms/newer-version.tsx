import { Button } from '@mantine/core';
import type { Speaker } from '@shodo/words';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import classes from './form.module.css';
import { type Newer, onRecordText } from './seen.js';

interface Ways {
  readonly id: string;
  /** Goes on with what is typed, upon the latest version. */
  readonly onTake: () => void;
  /** Throws away what is typed and starts from the latest version. */
  readonly onBeginAgain: () => void;
}

interface Props extends Ways {
  readonly newer: Newer;
  readonly speaker: Speaker;
}

/** Somebody recorded another version while the form was open: it is shown beside what was seen, and nothing is sent before the person has chosen. */
export function NewerVersion({ newer: { seen, latest, by, at }, speaker, ...ways }: Props) {
  const say = useWords('form');
  const sayIncident = useWords('facts');
  const sayFilings = useWords('filings');
  const sayDecisions = useWords('decisions');
  const words = {
    asOf: (at: string) => sayIncident('factAsOf', { at }),
    source: (source: string) => sayIncident('factSource', { source }),
    takenBack: sayFilings('withdrawn'),
    review: (at: string) => sayDecisions('reviewAt', { at }),
  };
  const seenText = seen === 'nothing' ? say('noVersionSeen') : seen !== 'something' && onRecordText(seen, words, speaker);
  return (
    <SeenAndNow
      lead={
        at === undefined
          ? say('newerBy', { name: speaker.person(by) })
          : say('closing' in latest ? 'newerProposal' : 'newerVersion', { name: speaker.person(by, at), at: speaker.momentShort(at) })
      }
      seen={seenText || undefined}
      now={onRecordText(latest, words, speaker)}
      {...ways}
    />
  );
}

interface SeenAndNowProps extends Ways {
  readonly lead: string;
  /** What the form was begun upon, where the page still knows it. */
  readonly seen: string | undefined;
  readonly now: string;
}

/** What somebody else wrote there since a form was begun, in whatever form: what was seen, what stands there now, and the two ways on. */
export function SeenAndNow({ id, lead, seen, now, onTake, onBeginAgain }: SeenAndNowProps) {
  const say = useWords('form');
  return (
    <div id={id} tabIndex={-1} className={classes.found}>
      <Notice tone="careful" isUrgent>
        <p>{lead}</p>
        <dl className={classes.versions}>
          {seen !== undefined && (
            <>
              <dt>{say('versionSeen')}</dt>
              <dd>{seen}</dd>
            </>
          )}
          <dt>{say('versionNow')}</dt>
          <dd>
            <strong>{now}</strong>
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
