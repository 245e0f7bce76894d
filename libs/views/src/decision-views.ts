import type { DecisionView, RulingView } from '@shodo/contracts';
import { cameTooLate, dutyOf, type Incident, type RecordedDecision, type Ruling, waitingDate } from '@shodo/incident';
import { isOpenTo } from './audience-views.js';

function stateOf(incident: Incident, decision: RecordedDecision): DecisionView['state'] {
  const { supersededBy, reopened, approved } = decision;
  if (supersededBy) return 'superseded';
  if (cameTooLate(incident, decision)) return 'not-taken-up';
  if (reopened) return 'to-review';
  return approved ? 'in-force' : 'to-approve';
}

/** The log in the order of its numbers, as this person sees it: what is limited to others is left out. */
export const decisionViewsOf = (incident: Incident, person: string | undefined): DecisionView[] =>
  incident.decisions.flatMap((recorded, index) => {
    const { reopened, ...decision } = recorded;
    if (!isOpenTo(incident, decision.decision, person)) return [];
    const { notice: _notice, ...why } = reopened ?? { notice: undefined };
    return [
      {
        ...decision,
        number: index + 1,
        state: stateOf(incident, recorded),
        ...(reopened && { reopened: why }),
      } as unknown as DecisionView,
    ];
  });

/** Does it still hold what was decided? Facts that raise a duty again end its ruling out; a review ends a hold. */
function stands(incident: Incident, { what, duties: [duty = ''], seq, reviewAt }: Ruling): boolean {
  const owed = dutyOf(incident, duty);
  switch (what) {
    case 'breach-ruled-out':
      return incident.ruledOut !== undefined && incident.rulings.findLast((each) => each.what === what)?.seq === seq;
    case 'duty-ruled-out':
      return owed?.settled?.by === 'ruled-out';
    case 'advice-declined':
      return owed?.settled?.by === 'declined';
    case 'notice-held':
      return owed?.settled === undefined && owed?.held?.reviewAt === reviewAt && !owed?.held?.reviewed;
    case 'later-date-turned-down':
      return owed !== undefined && waitingDate(owed)?.turnedDown !== undefined;
    default:
      return true;
  }
}

export const rulingViewsOf = (incident: Incident): RulingView[] =>
  incident.rulings.map((ruling) => ({ ...ruling, duties: [...ruling.duties], stands: stands(incident, ruling) }) as RulingView);
