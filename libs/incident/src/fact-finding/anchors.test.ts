import { assessmentFormOf } from '../notification/duties.js';
import { aReport, noticedAt, occurredAt } from '../specification/beginnings.js';
import { sealed } from '../specification/builders.js';
import { happens, refused } from '../specification/given-when-then.js';

const now = '2026-11-28T14:00:00.000Z';
const told = { anchor: 'notified-by-entrustee', at: '2026-11-27T09:00:00+09:00', source: 'entrustee', basedOn: 0 } as const;

describe('RecordAnchor', () => {
  it('is an anchor of the next judgement, under its own name', () => {
    const before = aReport();
    const { incident } = before
      .when('RecordAnchor', { ...told, note: sealed() })
      .then(happens(['AnchorRecorded', { anchor: 'notified-by-entrustee', version: 1, at: told.at, source: 'entrustee', note: sealed() }]));
    expect(incident.factsVersion).toBe(before.incident.factsVersion + 1);
    expect(assessmentFormOf(incident, now).anchors).toMatchObject({ aware: noticedAt, discovered: noticedAt, [told.anchor]: told.at });
  });

  it('may be a day, of which no time is known', () => {
    const { incident } = aReport()
      .when('RecordAnchor', { ...told, at: '2026-11-27' })
      .accepted();
    expect(assessmentFormOf(incident, now).anchors).toMatchObject({ [told.anchor]: '2026-11-27' });
  });

  it('takes the place of when somebody noticed, and keeps what stood there', () => {
    const discovered = { anchor: 'discovered', at: '2026-11-26', source: 'log', basedOn: 0 } as const;
    const found = aReport().when('RecordAnchor', discovered).accepted();
    expect(assessmentFormOf(found.incident, now).anchors).toMatchObject({ discovered: '2026-11-26' });
    found
      .when('RecordAnchor', { ...discovered, at: '2026-11-25', basedOn: 1 })
      .then(happens(['AnchorRecorded', { version: 2, before: '2026-11-26', at: '2026-11-25' }]));
  });

  it('lets the first of two who record at once win', () => {
    aReport().when('RecordAnchor', told).accepted().when('RecordAnchor', told).then(refused('anchor-was-recorded-meanwhile'));
    aReport()
      .when('RecordAnchor', { ...told, basedOn: 1 })
      .then(refused('anchor-was-recorded-meanwhile'));
  });

  it('lies in the past: a day once it has begun anywhere', () => {
    aReport()
      .when('RecordAnchor', { ...told, at: '2026-11-28T23:00:01+09:00' })
      .then(refused('time-lies-ahead'));
    aReport()
      .when('RecordAnchor', { ...told, at: '2026-11-30' })
      .then(refused('time-lies-ahead'));
    aReport()
      .when('RecordAnchor', { ...told, at: '2026-11-29' })
      .then(happens('AnchorRecorded'));
  });

  it('keeps occurrence before awareness, from either side', () => {
    const occurred = { anchor: 'occurred', source: 'log', basedOn: 0 } as const;
    aReport()
      .when('RecordAnchor', { ...occurred, at: '2026-11-28T22:30:00+09:00' })
      .then(refused('occurrence-after-awareness'));
    const later = aReport({ occurredAt })
      .when('RecordAnchor', { ...occurred, at: '2026-11-28T20:00:00+09:00' })
      .accepted();
    later
      .when('CorrectAwareness', { awareAt: '2026-11-28T19:00:00+09:00', basis: 'report', reason: sealed() })
      .then(refused('awareness-before-occurrence'));
  });
});
