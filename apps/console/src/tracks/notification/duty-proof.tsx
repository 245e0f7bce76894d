import type { DutyView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { useWords } from '../../words/i18n.js';

/** What stands behind a settled duty: the filing with its receipt, the notice, the measure, or the reason of whoever ruled it out. */
export function DutyProof({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const { settledBy, settledWith = {}, reached } = duty;
  const { means, principals, measure, reason, person } = settledWith;
  const isOneOfSeveral = (reached?.acts.length ?? 0) > 1;
  const told = [
    ...(isOneOfSeveral && reached ? waysOf(reached.acts, speaker) : [means && speaker.word('noticeMeans', means)]),
    isOneOfSeveral && reached
      ? say('inAll', { count: speaker.count({ exact: reached.notified + reached.substituted }) })
      : principals !== undefined && speaker.count({ exact: principals }),
    isOneOfSeveral ? undefined : measure && speaker.word('substituteMeasure', measure),
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

/** By which means principals were told and which measures stand for the rest, each once. */
const waysOf = (acts: NonNullable<DutyView['reached']>['acts'], speaker: Speaker): string[] => [
  ...new Set(
    acts.flatMap(({ means, measure }) => [
      ...(means ? [speaker.word('noticeMeans', means)] : []),
      ...(measure ? [speaker.word('substituteMeasure', measure)] : []),
    ]),
  ),
];

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
