import { evidenceNotSealed } from '../fact-finding/evidence.js';
import { brokenRules, type Decision, happened, isAfter, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';

export const recordContainmentMeasure: Decision<'RecordContainmentMeasure'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { id, body }, { now }) => {
    const broken = [...brokenRules(['time-lies-ahead', isAfter(body.takenAt, now)]), ...evidenceNotSealed(incident, body.evidence ?? [])];
    if (broken.length > 0) return refuse(...broken);
    const { measure, takenAt, note } = body;
    return [happened('ContainmentMeasureRecorded', { measureId: id as never, measure, takenAt, note, evidence: body.evidence ?? [] })];
  },
};

export const declareSpreadStopped: Decision<'DeclareSpreadStopped'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(
      ['no-containment-measure-is-recorded', incident.containmentMeasures.length === 0],
      ['spread-has-stopped-already', incident.spreadStoppedAt !== undefined],
    ),
  ],
  decide: (_incident, { body }, { now }) => {
    const broken = brokenRules(['time-lies-ahead', isAfter(body.stoppedAt, now)]);
    if (broken.length > 0) return refuse(...broken);
    return [happened('SpreadStopped', { stoppedAt: body.stoppedAt, note: body.note })];
  },
};
