import type { AskedAssessment, Assessment, IncidentEvent, Judgement } from '@shodo/contracts';
import { brokenRules, type Decision, happened, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import { type Duty, dutyOf, type FactVersion, type Incident } from '../lifecycle/incident.js';

const asVersions = (versions: readonly FactVersion[]) => versions.map(({ stated, at }) => ({ ...stated, asOf: stated.asOf ?? at }));

/** What the statutory engine is asked: every version of every fact, the awareness in force, and the filings later clocks hang on. */
export function assessmentFormOf(incident: Incident, now: string): AskedAssessment {
  const { reported, awareness } = incident;
  if (!reported) throw new Error('an incident is assessed after its report');
  const filed = incident.filings.flatMap(({ duty, madeAt }) => (madeAt === undefined ? [] : [[`filed:${duty}`, madeAt] as const]));
  return {
    now,
    organisation: reported.organisation,
    anchors: {
      discovered: reported.noticedAt,
      ...(reported.occurredAt && { occurred: reported.occurredAt }),
      ...(awareness && { aware: awareness.awareAt }),
      ...Object.fromEntries(filed.toReversed()),
    },
    facts: Object.fromEntries(Object.entries(incident.facts).map(([fact, versions]) => [fact, asVersions(versions)])),
  };
}

export const needsAssessment = (incident: Incident) =>
  incident.reported !== undefined && incident.ruledOut === undefined && incident.closedAt === undefined && (incident.assessed?.factsVersion ?? -1) < incident.factsVersion;

/** Packs the open duties were judged by: a newer version never moves them silently. */
export const packPins = (incident: Incident) =>
  incident.duties.filter((duty) => duty.settled === undefined).map(({ judgement }) => ({ duty: judgement.duty, ...judgement.pack }));

/** Same judgement for people: its reasoning may have grown, but standing, clock, recipient and pack are alike. */
const isUnchanged = (duty: Duty, next: Judgement) => {
  const essence = ({ standing, clock, recipient, pack, reminders, readings, because, warnings }: Judgement) =>
    JSON.stringify({ standing, clock, recipient, pack, reminders, readings, because, warnings });
  return essence(duty.judgement) === essence(next);
};

/** Turns an assessment into events: what arose, what changed (old and new), and what was looked at. Settled duties stay as they are. */
export function judge(incident: Incident, assessment: Assessment, factsVersion: number): readonly IncidentEvent[] {
  const changes = assessment.judgements.flatMap((judgement): IncidentEvent[] => {
    const duty = dutyOf(incident, judgement.duty);
    if (!duty) return judgement.standing === 'not-arisen' ? [] : [happened('DutyArose', { judgement, factsVersion })];
    if (duty.settled || isUnchanged(duty, judgement)) return [];
    return [happened('DutyReassessed', { judgement, before: duty.judgement, factsVersion })];
  });
  return [
    ...changes,
    happened('DutiesAssessed', {
      factsVersion,
      notArisen: assessment.judgements.filter(({ standing }) => standing === 'not-arisen').map(({ duty }) => duty),
      warnings: [...assessment.warnings],
      packs: assessment.judgements.map(({ duty, pack }) => ({ duty, ...pack })),
    }),
  ];
}

/** A duty once raised ends only by a named person's word, and only when the present facts no longer raise it. */
export const ruleOutDuty: Decision<'RuleOutDuty'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['duty-still-stands', !incident.duties.some((duty) => duty.settled === undefined && duty.judgement.standing === 'not-arisen')]),
  ],
  decide: (incident, { body }) => {
    const duty = dutyOf(incident, body.duty);
    if (!duty) return refuse(refusal('duty-has-not-arisen', { duty: body.duty }));
    const broken = brokenRules(
      [refusal('duty-is-settled', { duty: body.duty }), duty.settled !== undefined],
      [refusal('duty-still-stands', { duty: body.duty }), duty.settled === undefined && duty.judgement.standing !== 'not-arisen'],
    );
    if (broken.length > 0) return refuse(...broken);
    return [happened('DutyRuledOut', { duty: body.duty, reason: body.reason })];
  },
};
