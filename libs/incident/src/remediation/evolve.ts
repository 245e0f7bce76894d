import type { Evolve } from '../lifecycle/evolve.js';

export const evolveRemediation: Evolve<
  'PreventionMeasureAdopted' | 'PreventionMeasureVerified' | 'ClosingProposed' | 'ClosingTurnedDown' | 'IncidentClosed'
> = {
  PreventionMeasureAdopted: (incident, { measure, kind, standing, description, owner, dueOn }, { at, by }) => ({
    ...incident,
    preventionMeasures: [
      ...incident.preventionMeasures,
      {
        measure,
        kind,
        standing,
        description,
        adoptedAt: at,
        ...(owner && { owner }),
        ...(dueOn && { dueOn }),
        ...(by && { adoptedBy: by }),
      },
    ],
  }),
  PreventionMeasureVerified: (incident, { measure, verifiedAt, result, carriedOutOn }, { by }) => ({
    ...incident,
    preventionMeasures: incident.preventionMeasures.map((each) =>
      each.measure === measure
        ? { ...each, verified: { at: verifiedAt, result, ...(carriedOutOn && { carriedOutOn }), ...(by && { by }) } }
        : each,
    ),
  }),
  ClosingProposed: ({ closingTurnedDown: _before, ...incident }, { review, stillSuspected }, { at, by, seq }) => ({
    ...incident,
    closing: { entry: seq, review, proposedAt: at, ...(stillSuspected && { stillSuspected }), ...(by && { proposedBy: by }) },
  }),
  ClosingTurnedDown: ({ closing: _proposed, ...incident }, { reason, takenBack }, { at, by }) => ({
    ...incident,
    closingTurnedDown: { at, reason, ...(takenBack && { takenBack }), ...(by && { by }) },
  }),
  IncidentClosed: (incident, _data, { at, by }) => ({
    ...incident,
    closedAt: at,
    ...(incident.closing && { closing: { ...incident.closing, approved: { at, ...(by && { by }) } } }),
  }),
};
