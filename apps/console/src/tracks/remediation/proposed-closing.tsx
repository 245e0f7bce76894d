import type { IncidentView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import classes from '../../incident/incident.module.css';
import { useWords } from '../../words/i18n.js';

interface Props {
  readonly closing: NonNullable<IncidentView['closing']>;
  readonly speaker: Speaker;
}

/** Who proposed closing and with which review: on the page, and within the form that approves it. Nobody approves unread. */
export function ProposedClosing({ closing, speaker }: Props) {
  const say = useWords('incident');
  const { proposedBy, proposedAt, approved, review } = closing;
  return (
    <>
      <p>{say('closingProposed', { name: speaker.person(proposedBy, proposedAt), at: speaker.momentShort(proposedAt) })}</p>
      {approved && (
        <p>{say('closingApproved', { name: speaker.person(approved.by, approved.at), at: speaker.momentShort(approved.at) })}</p>
      )}
      <p className={classes.text}>{speaker.text(review)}</p>
    </>
  );
}
