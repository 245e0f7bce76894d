import type { IncidentView } from '@shodo/contracts';
import { useId } from 'react';
import { goneAmong } from '../people/gone.js';
import { Mark } from '../theme/mark.js';
import { conditions } from '../words/areas/conditions.js';
import { useWords } from '../words/i18n.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';

type Track = IncidentView['trackViews'][number];
const shapes = { waiting: 'dotted', open: 'half', done: 'tick' } as const;

const isCondition = (code: string): code is keyof typeof conditions.ja => Object.hasOwn(conditions.ja, code);

/** What a track still waits for, in words. */
export function useConditions(): (codes: readonly string[]) => readonly string[] {
  const say = useWords('conditions');
  return (codes) => codes.map((code) => (isCondition(code) ? say(code) : code));
}

/** The five tracks side by side: how far each is, who holds it, what it waits for. */
export function Stepper() {
  const say = useWords('incident');
  const heading = useId();
  const { view } = useIncident();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className={classes.unseen}>
        {say('steps')}
      </h2>
      <ol className={classes.steps}>
        {view.trackViews.map((track) => (
          <Step key={track.track} track={track} />
        ))}
      </ol>
    </section>
  );
}

function Step({ track }: { readonly track: Track }) {
  const say = useWords('incident');
  const { speaker, people } = useIncident();
  const why = track.holder && goneAmong(people).get(track.holder);
  const inWords = useConditions();
  const tone = track.state === 'done' ? classes.stepDone : track.state === 'open' ? classes.stepOpen : '';
  return (
    <li className={`${classes.step} ${tone}`}>
      <h3>
        <Mark shape={shapes[track.state]} />
        <span>{speaker.word('track', track.track)}</span>
        <span className={classes.quiet}>{speaker.word('trackState', track.state)}</span>
      </h3>
      <p className={classes.quiet}>{track.holder ? say(why || 'heldBy', { name: speaker.person(track.holder) }) : say('unassigned')}</p>
      {track.waitingFor.length > 0 && (
        <p className={classes.quiet}>{speaker.named(say('waitsFor'), speaker.list(inWords(track.waitingFor)))}</p>
      )}
    </li>
  );
}
