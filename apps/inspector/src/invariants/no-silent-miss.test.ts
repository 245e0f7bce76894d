import type { AnyEvent, Entry } from '@shodo/contracts';
import type { Snapshot } from '@shodo/store';
import type { Breach } from '../report.js';
import type { Seen, Stream, Witness } from '../witness.js';
import { noSilentMiss } from './no-silent-miss.js';

/** Server time of this page, in minutes after the report. */
const at = (minute: number) => new Date(Date.parse('2026-11-28T13:00:00Z') + minute * 60_000).toISOString();
const duty = 'jp.appi.preliminary-report';
const boundSeconds = 60;

interface Told {
  readonly minute: number;
  readonly type: AnyEvent['type'];
  readonly data?: object;
  /** Of a drill: when it happened by its own clock. */
  readonly ownMinute?: number;
}

const seen = ({ minute, type, data = {}, ownMinute = minute }: Told, index: number): Seen => ({
  laid: { seq: index + 1, recordedAt: at(minute) } as Seen['laid'],
  entry: { seq: index + 1, event: { type, version: 1, data }, occurredAt: at(ownMinute), recordedAt: at(minute) } as unknown as Entry,
});

interface Case {
  readonly until: number;
  readonly alarms?: readonly Told[];
  /** Did anybody write anything meanwhile? */
  readonly isAlive?: boolean;
}

async function judged(entries: readonly Told[], { until, alarms = [], isAlive = true }: Case): Promise<readonly Breach[]> {
  const snapshot = { takenAt: at(until), anythingRecordedBetween: async () => isAlive } as unknown as Snapshot;
  const witness = noSilentMiss(snapshot, boundSeconds);
  await shown(witness, { name: 'organisation', snapshot } as Stream, alarms);
  await shown(witness, { name: 'incident', incident: 'the-incident', snapshot } as Stream, entries);
  await witness.end?.();
  return witness.finding.verdict().breaches;
}

async function shown(witness: Witness, stream: Stream, entries: readonly Told[]): Promise<void> {
  const watching = witness.ofStream?.(stream);
  for (const each of entries.map(seen)) watching?.take?.(each);
  await watching?.end?.();
}

const reported = (more: object = {}): Told => ({
  minute: 0,
  type: 'IncidentReported',
  data: { practice: { acknowledgeWithinMinutes: 30 }, ...more },
});
const assessed: Told = { minute: 0, type: 'DutiesAssessed' };
const judgement = (minute: number, more: object = {}) => ({
  duty,
  standing: 'arisen',
  clock: { strictness: 'statute' },
  reminders: [{ kind: 'lapse', at: at(minute) }],
  ...more,
});
const reassessed = (minute: number, more: object = {}) => ({ duty, was: { clock: {}, reminders: [] }, is: judgement(minute, more) });
const arose = (minute: number, more: object = {}): Told => ({ minute: 0, type: 'DutyArose', data: { judgement: judgement(minute, more) } });
const fell = (minute: number, due = minute, more: object = {}): Told => ({
  minute,
  type: 'ReminderFellDue',
  data: { notice: `notice-${minute}`, duty, reminder: 'lapse', dueAt: at(due), ...more },
});
const acknowledged = (minute: number, of: number): Told => ({ minute, type: 'ReminderAcknowledged', data: { notice: `notice-${of}` } });
const alarm = (minute: number, of: string = duty): Told => ({
  minute,
  type: 'WatchdogAlarmRaised',
  data: { incident: 'the-incident', duty: of },
});
const code = (breaches: readonly Breach[]) => breaches.map((breach) => breach.code);
const incident = [reported(), arose(10), assessed];

test('a deadline that has not come yet, and one whose entry came in time', async () => {
  expect(await judged(incident, { until: 9 })).toEqual([]);
  expect(await judged([...incident, fell(10.5, 10)], { until: 20 })).toEqual([]);
});

test('a later date that waits leaves the earlier deadline owed; agreed to, it takes its place', async () => {
  const proposed: Told = { minute: 5, type: 'LaterDateProposed', data: { judgement: judgement(30) } };
  const agreed: Told = { minute: 6, type: 'LaterDateAgreed', data: { moves: [{ duty }] } };
  expect(code(await judged([...incident, proposed], { until: 20 }))).toEqual(['deadline-passed-unseen']);
  expect(await judged([...incident, proposed, agreed], { until: 20 })).toEqual([]);
  expect(code(await judged([...incident, proposed, agreed], { until: 40 }))).toEqual(['deadline-passed-unseen']);
  const withdrawn: Told = { minute: 5.5, type: 'DutyReassessed', data: reassessed(10) };
  expect(code(await judged([...incident, proposed, withdrawn, agreed], { until: 20 }))).toEqual(['deadline-passed-unseen']);
});

test('once a starting point was put right, nobody has to answer that its end passed; where other facts moved the date, somebody has to', async () => {
  const told = [...incident, fell(10.5, 10)];
  const agreed = (more: object): Told => ({ minute: 12, type: 'LaterDateAgreed', data: { moves: [{ duty, ...more }] } });
  const proposed: Told = { minute: 11, type: 'LaterDateProposed', data: { judgement: judgement(90) } };
  expect(await judged([...told, proposed, agreed({ noLongerMissed: at(10) })], { until: 60 })).toEqual([]);
  expect(code(await judged([...told, proposed, agreed({})], { until: 60 }))).toEqual(['deadline-passed-unseen']);
});

test('a supplement settles what it is filed for; owed once more, the next is awaited by its own clock, and nobody is asked of the first', async () => {
  const first = 'jp.appi.supplement';
  const owed = (minute: number) => ({ ...judgement(minute), duty: first });
  const arisen: Told = { minute: 0, type: 'DutyArose', data: { judgement: owed(10) } };
  const filed = (minute: number, kind: string): Told => ({
    minute,
    type: 'FilingMade',
    data: { filing: `filing-${minute}`, duty: first, kind, alsoSettles: [] },
  });
  const again: Told = { minute: 5, type: 'DutyOwedAgain', data: { judgement: owed(30) } };
  const supplemented = [reported(), arisen, assessed, filed(4, 'supplement'), { ...assessed, minute: 5 }];
  expect(await judged(supplemented, { until: 60 })).toEqual([]);
  expect(code(await judged([reported(), arisen, filed(4, 'follow-up'), assessed], { until: 20 }))).toEqual(['deadline-passed-unseen']);
  expect(await judged([...supplemented, again], { until: 29 })).toEqual([]);
  expect(code(await judged([...supplemented, again], { until: 60 }))).toEqual(['deadline-passed-unseen']);
  const unanswered: Told = { minute: 3, type: 'ReminderFellDue', data: { notice: 'n', duty: first, reminder: 'half-time', dueAt: at(3) } };
  const answeredBySettling = [reported(), arisen, assessed, unanswered, filed(4, 'supplement'), { ...assessed, minute: 5 }, again];
  expect(await judged([...answeredBySettling, filed(20, 'supplement'), { ...assessed, minute: 20 }], { until: 60 })).toEqual([]);
});

test('the review of a decision is owed until it is told, upheld, or the decision superseded', async () => {
  const recorded = (decision: string, more: object = {}): Told => ({ minute: 1, type: 'DecisionRecorded', data: { decision, ...more } });
  const waiting = [reported(), assessed, recorded('one', { reviewAt: at(10) })];
  expect(await judged(waiting, { until: 10.5 })).toEqual([]);
  expect(code(await judged(waiting, { until: 20 }))).toEqual(['deadline-passed-unseen']);
  expect(await judged([...waiting, { minute: 10.2, type: 'DecisionReviewFellDue', data: { decision: 'one' } }], { until: 20 })).toEqual([]);
  expect(await judged([...waiting, { minute: 5, type: 'DecisionUpheld', data: { decision: 'one' } }], { until: 20 })).toEqual([]);
  const replaced = [...waiting, recorded('two', { supersedes: 'one' })];
  expect(code(await judged(replaced, { until: 20 }))).toEqual(['deadline-passed-unseen']);
  expect(await judged([...replaced, { minute: 2, type: 'DecisionApproved', data: { decision: 'two' } }], { until: 20 })).toEqual([]);
});

test('the day of a status filing is owed beside the end of the clock, until a follow-up keeps it', async () => {
  const reminders = [
    { kind: 'status-lapse', at: at(10) },
    { kind: 'lapse', at: at(12) },
  ];
  const both = [reported(), arose(0, { reminders }), assessed];
  expect(code(await judged([...both, fell(12)], { until: 20 }))).toEqual(['deadline-passed-unseen']);
  expect(await judged([...both, fell(10, 10, { reminder: 'status-lapse' }), fell(12)], { until: 20 })).toEqual([]);
  const followUp: Told = { minute: 5, type: 'FilingMade', data: { duty, kind: 'follow-up', alsoSettles: [] } };
  expect(await judged([...both, followUp, assessed, fell(12)], { until: 20 })).toEqual([]);
});

test('a deadline without its entry is named; an entry beyond the bound does not mend it', async () => {
  expect(code(await judged(incident, { until: 12 }))).toEqual(['deadline-passed-unseen']);
  expect(code(await judged([...incident, fell(15, 10)], { until: 20 }))).toEqual(['deadline-passed-unseen']);
});

test('an alarm rings for it; one of another duty, or of before, does not', async () => {
  expect(await judged(incident, { until: 20, alarms: [alarm(13)] })).toEqual([]);
  expect(code(await judged(incident, { until: 20, alarms: [alarm(13, 'another'), alarm(5)] }))).toEqual(['deadline-passed-unseen']);
});

test('while everything stood still nobody could ring: counted apart', async () => {
  expect(await judged(incident, { until: 20, isAlive: false })).toEqual([]);
});

test('what was settled, ruled out or closed before its instant is no miss; what was settled too late is', async () => {
  const settled = (minute: number): Told => ({ minute, type: 'FilingMade', data: { duty, kind: 'preliminary', alsoSettles: [] } });
  const again = (minute: number): Told => ({ minute, type: 'DutiesAssessed' });
  expect(await judged([...incident, settled(9), again(9)], { until: 20 })).toEqual([]);
  expect(await judged([...incident, { minute: 9, type: 'BreachRuledOut' }], { until: 20 })).toEqual([]);
  expect(await judged([...incident, { minute: 9, type: 'IncidentClosed' }], { until: 20 })).toEqual([]);
  expect(code(await judged([...incident, settled(15), again(15)], { until: 20 }))).toEqual(['deadline-passed-unseen']);
});

test('what was filed or notified and then taken back is owed again at once, unless something else settles it', async () => {
  const later = (minute: number): Told => ({ minute, type: 'DutiesAssessed' });
  const filed = (filing: string): Told => ({ minute: 5, type: 'FilingMade', data: { filing, duty, kind: 'preliminary', alsoSettles: [] } });
  const takenBack = (filing: string): Told => ({ minute: 30, type: 'FilingWithdrawn', data: { filing } });
  const once = [...incident, filed('f1'), later(5)];
  expect(code(await judged([...once, takenBack('f1'), later(30)], { until: 32 }))).toEqual(['deadline-passed-unseen']);
  expect(await judged([...once, takenBack('f1'), later(30), fell(30.5, 10)], { until: 40 })).toEqual([]);
  expect(await judged([...once, filed('f2'), later(5), takenBack('f1'), later(30)], { until: 40 })).toEqual([]);
  expect(code(await judged([...once, takenBack('f1')], { until: 32 }))).toEqual(['deadline-passed-unseen', 'assessment-is-missing']);
  const notified: Told = { minute: 5, type: 'PrincipalNoticeDone', data: { duty } };
  const unsaid: Told = { minute: 30, type: 'PrincipalNoticeWithdrawn', data: { duty, entry: incident.length + 1 } };
  expect(code(await judged([...incident, notified, unsaid, later(30)], { until: 32 }))).toEqual(['deadline-passed-unseen']);
});

test('a notice that everybody is said to be reached by is owed again when more are affected than were known then', async () => {
  const later = (minute: number): Told => ({ minute, type: 'DutiesAssessed' });
  const scope = (minute: number, exact: number): Told => ({ minute, type: 'ImpactScopeSet', data: { principals: { exact } } });
  const notified = (data: object): Told => ({ minute: 5, type: 'PrincipalNoticeDone', data: { duty, principals: 20, ...data } });
  const grown = (data: object, to: number) =>
    judged([...incident, scope(4, 30), notified(data), later(5), scope(30, to), later(30)], { until: 32 });
  const word = { reaches: 'all', settles: true, speaksOf: 30 };
  expect(code(await grown(word, 5_200))).toEqual(['deadline-passed-unseen']);
  expect(await grown(word, 30)).toEqual([]);
  expect(await grown({ ...word, speaksOf: undefined }, 5_200)).toEqual([]);
  expect(await grown({}, 5_200)).toEqual([]);
  expect(code(await grown({ principals: 30, settles: true }, 31))).toEqual(['deadline-passed-unseen']);
  expect(await grown({ principals: 30, settles: true }, 30)).toEqual([]);
  const said = [...incident, scope(4, 30), notified(word), later(5)];
  const again: Told = { minute: 30, type: 'PrincipalNoticeDone', data: { duty, principals: 0, ...word, speaksOf: 5_200 } };
  expect(await judged([...said, scope(30, 5_200), again, later(30)], { until: 40 })).toEqual([]);
  const fact: Told = { minute: 30, type: 'FactRevised', data: { fact: 'principals-affected', stated: { estimate: 40 } } };
  expect(code(await judged([...said, fact, later(30)], { until: 32 }))).toEqual(['deadline-passed-unseen']);
});

test('of several notices those that are left settle it, by a word or by the counts', async () => {
  const later = (minute: number): Told => ({ minute, type: 'DutiesAssessed' });
  const scope: Told = { minute: 4, type: 'ImpactScopeSet', data: { principals: { exact: 30 } } };
  const notified = (data: object): Told => ({ minute: 5, type: 'PrincipalNoticeDone', data: { duty, ...data } });
  const whole = notified({ principals: 30, reaches: 'part', settles: false });
  const counted = notified({ principals: 1, settles: true });
  const struck: Told = { minute: 30, type: 'PrincipalNoticeWithdrawn', data: { duty, entry: incident.length + 3 } };
  expect(await judged([...incident, scope, whole, counted, later(5), struck, later(30)], { until: 40 })).toEqual([]);
  const part = notified({ principals: 29, reaches: 'part', settles: false });
  expect(code(await judged([...incident, scope, part, counted, later(5), struck, later(30)], { until: 32 }))).toEqual([
    'deadline-passed-unseen',
  ]);
  expect(code(await judged([...incident, scope, part, later(5)], { until: 20 }))).toEqual(['deadline-passed-unseen']);
});

test('a voluntary report settles nothing, a preliminary one no final duty', async () => {
  const filed = (data: object): Told[] => [
    { minute: 9, type: 'FilingMade', data: { duty, alsoSettles: [], ...data } },
    { minute: 9, type: 'DutiesAssessed' },
  ];
  expect(code(await judged([...incident, ...filed({ kind: 'voluntary' })], { until: 20 }))).toEqual(['deadline-passed-unseen']);
  const final = 'jp.appi.final-report';
  const ofFinal = [reported(), arose(10, { duty: final }), assessed];
  expect(code(await judged([...ofFinal, ...filed({ kind: 'preliminary', duty: final })], { until: 20 }))).toEqual([
    'deadline-passed-unseen',
  ]);
  expect(await judged([...ofFinal, ...filed({ kind: 'final', duty: final })], { until: 20 })).toEqual([]);
});

test('ruling out is undone by reopening, and by a judgement that stands again: the clock is owed at once', async () => {
  const ruledOut: Told[] = [
    ...incident,
    { minute: 5, type: 'BreachRuledOut' },
    { minute: 30, type: 'IncidentReopened' },
    { minute: 30, type: 'DutiesAssessed' },
  ];
  expect(await judged([...ruledOut, fell(30.5, 10)], { until: 40 })).toEqual([]);
  expect(code(await judged(ruledOut, { until: 32 }))).toEqual(['deadline-passed-unseen']);
  const dutyRuledOut: Told = { minute: 5, type: 'DutyRuledOut', data: { duty } };
  expect(await judged([...incident, dutyRuledOut], { until: 20 })).toEqual([]);
  const stands: Told = { minute: 6, type: 'DutyReassessed', data: reassessed(10) };
  expect(code(await judged([...incident, dutyRuledOut, stands], { until: 20 }))).toEqual(['deadline-passed-unseen']);
});

test('a lapse that was told and then overtaken is owed again once it holds again: by the clock, by what is undone, by the breach', async () => {
  const looked = (minute: number): Told => ({ minute, type: 'DutiesAssessed' });
  const lapsed = [...incident, fell(10), acknowledged(11, 10)];
  const moved: Told[] = [
    { minute: 15, type: 'LaterDateProposed', data: { judgement: judgement(100) } },
    { minute: 16, type: 'LaterDateAgreed', data: { moves: [{ duty }] } },
    { minute: 30, type: 'DutyReassessed', data: reassessed(10) },
    looked(30),
  ];
  const undone: Told[] = [
    { minute: 15, type: 'FilingMade', data: { filing: 'f1', duty, kind: 'preliminary', alsoSettles: [] } },
    looked(15),
    { minute: 30, type: 'FilingWithdrawn', data: { filing: 'f1' } },
    looked(30),
  ];
  const unsaid: Told[] = [
    { minute: 15, type: 'PrincipalNoticeDone', data: { duty, reaches: 'all' } },
    { minute: 30, type: 'PrincipalNoticeWithdrawn', data: { duty, entry: lapsed.length + 1 } },
    looked(30),
  ];
  const reopened: Told[] = [{ minute: 15, type: 'BreachRuledOut' }, { minute: 30, type: 'IncidentReopened' }, looked(30)];
  for (const overtaken of [moved, undone, unsaid, reopened]) {
    expect(await judged([...lapsed, ...overtaken, fell(30.5, 10), acknowledged(31, 30.5)], { until: 40 })).toEqual([]);
    expect(code(await judged([...lapsed, ...overtaken], { until: 32 }))).toEqual(['deadline-passed-unseen']);
  }
  const partial: Told[] = [{ ...unsaid[0], data: { duty, settles: false } } as Told, ...unsaid.slice(1)];
  expect(await judged([...lapsed, ...partial], { until: 40 })).toEqual([]);
});

test('a clock that was moved is owed at its new instant, and one that no longer stands runs on', async () => {
  const moved = (more: object): Told => ({ minute: 5, type: 'DutyReassessed', data: reassessed(100, more) });
  expect(await judged([...incident, moved({})], { until: 99 })).toEqual([]);
  expect(code(await judged([...incident, moved({})], { until: 102 }))).toEqual(['deadline-passed-unseen']);
  expect(code(await judged([...incident, moved({ standing: 'not-arisen', clock: undefined })], { until: 20 }))).toEqual([
    'deadline-passed-unseen',
  ]);
});

test('of several reminders passed at once the last one tells them all', async () => {
  const several = arose(0, {
    reminders: [
      { kind: 'half-time', at: at(5) },
      { kind: 'lapse', at: at(5.5) },
    ],
  });
  expect(await judged([reported(), several, assessed, fell(5.6, 5.5), acknowledged(6, 5.6)], { until: 100 })).toEqual([]);
});

test('a held notice waits for its review; a limit of statute runs on', async () => {
  const held: Told = { minute: 1, type: 'PrincipalNoticeHeld', data: { duty, reviewAt: at(50) } };
  const guideline = [reported(), arose(10, { clock: { strictness: 'guideline' } }), assessed];
  expect(await judged([...guideline, held], { until: 49 })).toEqual([]);
  expect(code(await judged([...guideline, held], { until: 60 }))).toEqual(['deadline-passed-unseen']);
  expect(code(await judged([...incident, held], { until: 49 }))).toEqual(['deadline-passed-unseen']);
  const reviewed = fell(50.2, 50, { reminder: 'hold-review' });
  expect(code(await judged([...guideline, held, reviewed, acknowledged(50.3, 50.2)], { until: 60 }))).toEqual(['deadline-passed-unseen']);
});

test('a reminder nobody acknowledges goes to everybody', async () => {
  const told = [...incident, fell(10)];
  expect(await judged(told, { until: 40 })).toEqual([]);
  expect(code(await judged(told, { until: 42 }))).toEqual(['deadline-passed-unseen']);
  expect(await judged([...told, { minute: 40.5, type: 'ReminderEscalated', data: { of: 'notice-10', duty } }], { until: 60 })).toEqual([]);
  expect(await judged([...told, acknowledged(20, 10)], { until: 60 })).toEqual([]);
});

test('facts that changed are assessed, or an alarm rings', async () => {
  const changed: Told[] = [...incident, { minute: 1, type: 'FactRecorded' }];
  expect(code(await judged(changed, { until: 5 }))).toEqual(['assessment-is-missing']);
  expect(await judged([...changed, { minute: 1.5, type: 'DutiesAssessed' }], { until: 5 })).toEqual([]);
  expect(await judged(changed, { until: 5, alarms: [alarm(4, 'assessment')] })).toEqual([]);
});

test("a drill's instant comes by its own clock, and at once when that is moved past it", async () => {
  const ahead = 1_000;
  const drill = [reported({ clockShiftMs: ahead * 60_000 }), arose(ahead + 10), assessed];
  expect(await judged(drill, { until: 9 })).toEqual([]);
  expect(code(await judged(drill, { until: 12 }))).toEqual(['deadline-passed-unseen']);
  const advanced: Told = { minute: 3, type: 'DrillClockAdvanced', data: { clockShiftMs: (ahead + 50) * 60_000 }, ownMinute: ahead + 3 };
  expect(code(await judged([...drill, advanced], { until: 5 }))).toEqual(['deadline-passed-unseen']);
  expect(await judged([...drill, advanced, { ...fell(3.1, ahead + 10), ownMinute: ahead + 53 }], { until: 5 })).toEqual([]);
});
