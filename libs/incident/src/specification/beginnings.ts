import type { EventOf, Judgement } from '@shodo/contracts';
import { by, final, notice, type Plain, people, preliminary, sealed, standard } from './builders.js';
import { event, type Given, given, past, type Specified, theReport } from './given-when-then.js';

/** Noticed in Tokyo on Saturday 2026-11-28 at 22:00 by the night desk; the clocks run provisionally from there. */
export const noticedAt = '2026-11-28T22:00:00+09:00';
/** Two days before the report. */
export const occurredAt = '2026-11-26T12:00:00+09:00';

export const report = (told: Partial<Plain<EventOf<'IncidentReported'>['data']>> = {}): readonly Given[] =>
  past(
    theReport,
    by.clerk,
    event('IncidentReported', {
      kind: 'real',
      reference: '0000-0001',
      noticedAt,
      summary: sealed(),
      organisation: { jurisdictions: ['jp'] },
      practice: standard,
      ...told,
    }),
    event('AwarenessEstablished', { awareAt: told.noticedAt ?? noticedAt, basis: 'report', provisional: true }),
  );

/** Reported; nothing else is known. */
export const aReport = (told: Parameters<typeof report>[0] = {}): Specified => given(report(told));

/** Reported and assessed: these duties arose. */
export const aDuty = (...judgements: readonly Judgement[]): Specified =>
  aReport()
    .whenJudged(judgements.length > 0 ? judgements : [preliminary(), final(), notice()])
    .accepted();

export const ruledOut = event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(), evidence: [] });

const fact = (name: EventOf<'FactRecorded'>['data']['fact'], value: boolean) =>
  event('FactRecorded', { fact: name, version: 1, stated: { value, confidence: 'confirmed' }, source: 'own-check', evidence: [] });

/** All that finishes the five tracks, apart from duties; the last assessment finds none. */
export const everythingElseDone: readonly Given[] = [
  event('AwarenessEstablished', { awareAt: noticedAt, basis: 'own-discovery', provisional: false }),
  fact('breach-occurred', true),
  event('ContainmentMeasureRecorded', { measureId: people.clerk, measure: 'search', takenAt: theReport, evidence: [] }),
  event('SpreadStopped', { stoppedAt: theReport }),
  event('CauseEstablished', { cause: 'lost-item', confidence: 'confirmed' }),
  event('ImpactScopeSet', { version: 1, principals: { exact: 30 }, categories: ['patient'], source: 'own-check' }),
  event('PreventionMeasureAdopted', { measure: people.officer, kind: 'rule', standing: 'done', description: sealed() }),
  ...past(
    theReport,
    by.executive,
    event('PreventionMeasureVerified', { measure: people.officer, verifiedAt: theReport, result: 'effective', proof: sealed() }),
  ),
];

/** Every track is done; the only duty that was looked at did not arise. */
export const ready = (): Specified =>
  aReport()
    .and(everythingElseDone)
    .whenJudged([{ ...final(), standing: 'not-arisen' }])
    .accepted();
export const proposed = (): Specified => ready().and(event('ClosingProposed', { review: sealed() }));
export const closed = (): Specified => proposed().and(past(theReport, by.executive, event('IncidentClosed', {})));
