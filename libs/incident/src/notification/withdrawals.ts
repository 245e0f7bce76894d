import { brokenRules, type Decision, happened, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { Duty, Incident } from '../lifecycle/incident.js';
import { isFiled } from './filed.js';

const madeIn = ({ filings }: Incident) => filings.filter(({ state }) => state === 'made');

/** A filing that never was would leave its duty settled for ever. Whoever may record it takes it back, with a reason; the record keeps both. */
export const withdrawFiling: Decision<'WithdrawFiling'> = {
  standsInTheWay: (incident) => {
    const made = madeIn(incident);
    return [
      ...mustBeUnderWay(incident),
      ...brokenRules(
        ['filing-is-not-recorded', made.length === 0],
        ['filing-is-withdrawn-already', made.length > 0 && !made.some(isFiled)],
      ),
    ];
  },
  decide: (incident, { body: { filing: id, reason } }) => {
    const filing = madeIn(incident).find((each) => each.filing === id);
    if (!filing) return refuse(refusal('filing-is-not-recorded'));
    if (!isFiled(filing)) return refuse(refusal('filing-is-withdrawn-already'));
    const { duty, alsoSettles = [], kind, madeAt } = filing;
    return [happened('FilingWithdrawn', { filing: id, duty, alsoSettles, kind, madeAt, reason } as never)];
  },
};

const actsOf = ({ reached }: Duty) => reached?.acts ?? [];
const takenBackOf = ({ withdrawnActs = [] }: Duty) => withdrawnActs;

/** The same of a notice to principals and of a measure in its place. */
export const withdrawPrincipalNotice: Decision<'WithdrawPrincipalNotice'> = {
  standsInTheWay: (incident) => {
    const [acts, takenBack] = [incident.duties.flatMap(actsOf), incident.duties.flatMap(takenBackOf)];
    return [
      ...mustBeUnderWay(incident),
      ...brokenRules(
        ['notice-is-not-recorded', acts.length + takenBack.length === 0],
        ['notice-is-withdrawn-already', acts.length === 0 && takenBack.length > 0],
      ),
    ];
  },
  decide: ({ duties }, { body: { entry, reason } }) => {
    const duty = duties.find((each) => actsOf(each).some(({ seq }) => seq === entry));
    const act = duty && actsOf(duty).find(({ seq }) => seq === entry);
    if (duty && act) {
      const { at, means, measure, principals } = act;
      return [happened('PrincipalNoticeWithdrawn', { duty: duty.judgement.duty, entry, at, means, measure, principals, reason } as never)];
    }
    const isTakenBack = duties.flatMap(takenBackOf).some(({ seq }) => seq === entry);
    return refuse(refusal(isTakenBack ? 'notice-is-withdrawn-already' : 'notice-is-not-recorded'));
  },
};
