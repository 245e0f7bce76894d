import { assessmentFormOf, assessmentRequestOf } from '../notification/duties.js';
import { aReport, noticedAt, occurredAt } from '../specification/beginnings.js';
import { by, people, sealed } from '../specification/builders.js';
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

describe('WithdrawAnchor', () => {
  const takenBack = { anchor: told.anchor, basedOn: 1, reason: sealed(8) } as const;
  const recorded = aReport().when('RecordAnchor', told).accepted();

  it('takes back what stands, with a reason: it stays in the record and is asked about no more', () => {
    const { incident } = recorded
      .when('WithdrawAnchor', takenBack)
      .then(happens(['AnchorWithdrawn', { anchor: told.anchor, version: 1, at: told.at, reason: sealed(8) }]));
    expect(incident.factsVersion).toBe(recorded.incident.factsVersion + 1);
    expect(incident.anchors[told.anchor]).toMatchObject([
      { value: told.at, withdrawn: { at: now, by: people.officer, reason: sealed(8) } },
    ]);
    expect(assessmentFormOf(incident, now).anchors).not.toHaveProperty(told.anchor);
    expect(incident.unassessed.at(-1)).toMatchObject({ subject: 'anchor', anchor: told.anchor, by: people.officer });
  });

  it('lets the version before it stand again; what is recorded anew is a further one', () => {
    const again = recorded.when('RecordAnchor', { ...told, at: '2026-11-20', basedOn: 1 }).accepted();
    again.when('WithdrawAnchor', takenBack).then(refused('anchor-was-recorded-meanwhile'));
    const first = again
      .when('WithdrawAnchor', { ...takenBack, basedOn: 2 })
      .then(happens(['AnchorWithdrawn', { version: 2, at: '2026-11-20', now: told.at }]));
    expect(assessmentFormOf(first.incident, now).anchors).toMatchObject({ [told.anchor]: told.at });
    const third = first
      .when('RecordAnchor', { ...told, at: '2026-11-26', basedOn: 2 })
      .then(happens(['AnchorRecorded', { version: 3, before: told.at }]));
    expect(assessmentFormOf(third.incident, now).anchors).toMatchObject({ [told.anchor]: '2026-11-26' });
  });

  it('refuses what nobody recorded, and what was taken back before', () => {
    aReport().when('WithdrawAnchor', takenBack).then(refused('anchor-is-not-recorded'));
    recorded.when('WithdrawAnchor', { ...takenBack, anchor: 'discovered' }).then(refused('anchor-is-not-recorded'));
    recorded.when('WithdrawAnchor', takenBack).accepted().when('WithdrawAnchor', takenBack).then(refused('anchor-is-not-recorded'));
  });

  it('begins nothing later by one word: what first arises counts from the time that was taken back, until somebody else agrees', () => {
    const gone = recorded.when('WithdrawAnchor', takenBack, { by: by.responder }).accepted();
    expect(assessmentRequestOf(gone.incident, now)).toMatchObject({ earlierForm: { anchors: { [told.anchor]: told.at } } });
    const right = gone.when('RecordAnchor', { ...told, at: '2026-11-28', basedOn: 1 }).accepted();
    expect(assessmentRequestOf(right.incident, now)).toMatchObject({
      form: { anchors: { [told.anchor]: '2026-11-28' } },
      earlierForm: { anchors: { [told.anchor]: told.at } },
    });
    const earlier = gone.when('RecordAnchor', { ...told, at: '2026-11-20', basedOn: 1 }).accepted();
    expect(assessmentRequestOf(earlier.incident, now)).not.toHaveProperty('earlierForm');
  });

  it('leaves when it occurred to the report, which may not lie after awareness', () => {
    const occurred = { anchor: 'occurred', source: 'log', basedOn: 0, at: '2026-11-25T12:00:00+09:00' } as const;
    const reported = aReport({ occurredAt }).when('RecordAnchor', occurred).accepted();
    const back = { anchor: 'occurred', basedOn: 1, reason: sealed() } as const;
    expect(assessmentFormOf(reported.when('WithdrawAnchor', back).accepted().incident, now).anchors).toMatchObject({
      occurred: occurredAt,
    });
    reported
      .when('CorrectAwareness', { awareAt: '2026-11-26T09:00:00+09:00', basis: 'report', reason: sealed() })
      .accepted()
      .when('WithdrawAnchor', back)
      .then(refused('occurrence-after-awareness'));
  });
});
