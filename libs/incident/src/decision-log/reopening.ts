import type { FactRelied, IncidentEvent } from '@shodo/contracts';
import { happened } from '../lifecycle/decision.js';
import type { Due } from '../notification/deadlines.js';
import { type DecisionLog, type RecordedDecision, restsOn } from './state.js';

/** The versions of facts these events bring. */
const versionsIn = (events: readonly IncidentEvent[]): FactRelied[] =>
  events.flatMap(({ type, data }) => {
    if (type === 'FactRecorded' || type === 'FactRevised') return [{ fact: data.fact, version: data.version }];
    return type === 'ImpactScopeSet' ? [{ fact: 'principals-affected' as const, version: data.version }] : [];
  });

const standsOn = (decision: RecordedDecision, { fact, version }: FactRelied) =>
  decision.supersededBy === undefined && restsOn(decision).some((relied) => relied.fact === fact && relied.version < version);

/**
 * What a command does to the decisions that rest on the facts it changes: they are to be looked at again, in the same append. One entry a command,
 * so that whoever decided is told once; it bears the command's id as its notice.
 */
export function reopenedBy({ decisions }: DecisionLog, events: readonly IncidentEvent[], commandId: string): IncidentEvent[] {
  const facts = versionsIn(events).filter((changed) => decisions.some((decision) => standsOn(decision, changed)));
  if (facts.length === 0) return [];
  const shaken = decisions.filter((decision) => facts.some((changed) => standsOn(decision, changed)));
  return [happened('DecisionsReopened', { notice: commandId as never, decisions: shaken.map(({ decision }) => decision as never), facts })];
}

/** A decision whose review time has not been told. */
export const reviewIsAhead = ({ reviewAt, reopened, supersededBy }: RecordedDecision): boolean =>
  reviewAt !== undefined && supersededBy === undefined && !reopened?.reviewIsDue;

/** The review times of the log, as the loop of deadlines waits for them. */
export const reviewsDue = ({ decisions }: DecisionLog): Due[] =>
  decisions.flatMap((each): Due[] => {
    const { decision, reviewAt } = each;
    if (reviewAt === undefined || !reviewIsAhead(each)) return [];
    const key = `decision-review:${decision}:${reviewAt}`;
    const write = (newId: () => string) => [happened('DecisionReviewFellDue', { notice: newId(), decision, dueAt: reviewAt } as never)];
    return [{ at: reviewAt, key, about: key, mustBeTold: true, write }];
  });
