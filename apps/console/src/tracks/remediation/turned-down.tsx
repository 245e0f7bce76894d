import type { IncidentView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import classes from '../../incident/incident.module.css';
import { useWords } from '../../words/i18n.js';

interface Props {
  readonly closing: NonNullable<IncidentView['closingTurnedDown']>;
  readonly speaker: Speaker;
}

/** Why the incident is not closed although somebody proposed it: whoever proposes anew has read it. */
export function TurnedDown({ closing: { at, by, reason, takenBack }, speaker }: Props) {
  const say = useWords('incident');
  return (
    <>
      <p>{say(takenBack ? 'closingTakenBack' : 'closingTurnedDown', { name: speaker.person(by, at), at: speaker.momentShort(at) })}</p>
      <p className={classes.text}>{speaker.text(reason)}</p>
    </>
  );
}
