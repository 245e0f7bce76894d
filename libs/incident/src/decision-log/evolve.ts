import type { FactRelied } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import type { Incident } from '../lifecycle/incident.js';
import { type RecordedDecision, restsOn } from './state.js';

type LogEvent = 'DecisionRecorded' | 'DecisionApproved' | 'DecisionUpheld' | 'DecisionsReopened' | 'DecisionReviewFellDue';

const withDecision = (incident: Incident, id: string, change: (decision: RecordedDecision) => RecordedDecision): Incident => ({
  ...incident,
  decisions: incident.decisions.map((each) => (each.decision === id ? change(each) : each)),
});

/** A decision that counts takes the place of the one it was recorded for; that one stays in the log. */
function inPlaceOfEarlier(incident: Incident, id: string): Incident {
  const earlier = incident.decisions.find(({ decision }) => decision === id)?.supersedes;
  return earlier === undefined ? incident : withDecision(incident, earlier, (each) => ({ ...each, supersededBy: id }));
}

/** Of each fact the latest change since the decision was last looked at. */
const together = (before: readonly FactRelied[], now: readonly FactRelied[]): FactRelied[] => [
  ...new Map([...before, ...now].map((relied) => [relied.fact, relied])).values(),
];

export const evolveDecisionLog: Evolve<LogEvent> = {
  DecisionRecorded: (incident, decided, { at, by }) => ({
    ...incident,
    decisions: [...incident.decisions, { ...decided, decidedAt: at, ...(by && { decidedBy: by }), upheld: [] }],
  }),
  DecisionApproved: (incident, { decision, note, soleDecision }, { at, by }) =>
    inPlaceOfEarlier(
      withDecision(incident, decision, (each) => ({
        ...each,
        approved: { at, soleDecision: soleDecision !== undefined, ...(by && { by }), ...(note && { note }) },
      })),
      decision,
    ),
  DecisionUpheld: (incident, { decision, reason, reliesOn, reviewAt, soleDecision }, { at, by }) =>
    inPlaceOfEarlier(
      withDecision(incident, decision, ({ reopened: _looked, reviewAt: _past, ...each }) => {
        const look = { at, soleDecision: soleDecision !== undefined, ...(by && { by }) };
        return {
          ...each,
          approved: each.approved ?? look,
          upheld: [...each.upheld, { ...look, reason, reliesOn }],
          ...(reviewAt && { reviewAt }),
        };
      }),
      decision,
    ),
  DecisionsReopened: (incident, { decisions, facts }, { at }) =>
    decisions.reduce(
      (reopened, id) =>
        withDecision(reopened, id, (each) => ({
          ...each,
          reopened: {
            ...each.reopened,
            at: each.reopened?.at ?? at,
            facts: together(
              each.reopened?.facts ?? [],
              facts.filter(({ fact }) => restsOn(each).some((relied) => relied.fact === fact)),
            ),
            reviewIsDue: each.reopened?.reviewIsDue ?? false,
          },
        })),
      incident,
    ),
  DecisionReviewFellDue: (incident, { decision, notice }, { at }) =>
    withDecision(incident, decision, (each) => ({
      ...each,
      reopened: { at: each.reopened?.at ?? at, facts: each.reopened?.facts ?? [], reviewIsDue: true, notice },
    })),
};
