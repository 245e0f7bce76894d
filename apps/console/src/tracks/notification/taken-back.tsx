import type { IncidentView } from '@shodo/contracts';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { useWords } from '../../words/i18n.js';

type Withdrawal = NonNullable<IncidentView['filings'][number]['withdrawn']>;

/** Who took a record back, when and why. */
export function TakenBack({ withdrawn: { at, by, reason } }: { readonly withdrawn: Withdrawal }) {
  const say = useWords('filings');
  const { speaker } = useIncident();
  return (
    <>
      {by && <p className={classes.quiet}>{say('withdrawnBy', { at: speaker.momentShort(at), name: speaker.person(by, at) })}</p>}
      <p className={classes.quiet}>{say('withdrawnWhy', { reason: speaker.text(reason) ?? '' })}</p>
    </>
  );
}
