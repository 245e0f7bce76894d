import type { DutyView } from '@shodo/contracts';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { useWords } from '../../words/i18n.js';

/** What stands behind a settled duty: the filing with its receipt, the notice, the measure, or the reason of whoever ruled it out. */
export function DutyProof({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const { settledBy, settledWith = {} } = duty;
  const { means, principals, measure, reason, person } = settledWith;
  const told = [
    means && speaker.word('noticeMeans', means),
    principals !== undefined && speaker.count({ exact: principals }),
    measure && speaker.word('substituteMeasure', measure),
    person && settledBy !== 'filing' && say('byPerson', { name: speaker.person(person, duty.settledAt) }),
  ].filter((each) => typeof each === 'string' && each !== '');
  return (
    <>
      {settledBy === 'filing' && <FilingBehind filing={settledWith.filing} />}
      {told.length > 0 && <p className={classes.quiet}>{speaker.beside(...(told as string[]))}</p>}
      {reason && <p className={classes.quiet}>{speaker.text(reason)}</p>}
    </>
  );
}

/** A filing without a receipt number says so until one is there. */
function FilingBehind({ filing }: { readonly filing: string | undefined }) {
  const say = useWords('filings');
  const { view, speaker } = useIncident();
  const made = view.filings.find((each) => each.filing === filing);
  if (!made) return null;
  return (
    <p className={classes.meta}>
      {made.channel && <span>{speaker.word('filingChannel', made.channel)}</span>}
      {made.receiptNumber ? (
        <span>{say('receipt', { number: speaker.text(made.receiptNumber) ?? '' })}</span>
      ) : (
        <Badge tone="no-proof" shape="triangle">
          {say('noProof')}
        </Badge>
      )}
    </p>
  );
}
