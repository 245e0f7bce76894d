import { deadlinesOf } from './deadline-rows.js';
import { fold } from './fold.js';
import { after, by, entries, event, final, id, notice, reported, sealed, theClinic, withDuties } from './specification/clinic.js';

const night = '2026-11-28T13:10:00.000Z';
const rows = (folded: Parameters<typeof deadlinesOf>[0]) =>
  deadlinesOf(folded)
    .filter(({ duty }) => duty !== 'assessment')
    .map(({ reminder, dueAt, answered }) => [reminder, dueAt, answered]);
const owed = withDuties(final());
const open = [
  ['half-time', '2026-12-13T13:59:59.000Z', false],
  ['four-fifths', '2026-12-22T14:36:00.000Z', false],
  ['day-before', '2026-12-27T14:59:59.000Z', false],
  ['lapse', '2026-12-28T15:00:00.000Z', false],
];
const answeredAll = open.map(([reminder, dueAt]) => [reminder, dueAt, true]);
const fell = (reminder: string, dueAt: string) =>
  event('ReminderFellDue', { notice: id(90), duty: 'jp.appi.final-report', reminder, dueAt, forDueAt: '2026-12-28T23:59:59+09:00' });

describe('what the watchdog looks for', () => {
  it('is every reminder of every duty, on the clock of the server', () => {
    expect(rows(owed)).toEqual(open);
    expect(deadlinesOf(owed)[0]).toEqual({
      duty: 'jp.appi.final-report',
      reminder: 'half-time',
      dueAt: '2026-12-13T13:59:59.000Z',
      answered: false,
    });
  });

  it('is answered by the entry of the reminder, or of a later one', () => {
    expect(
      rows(after(owed, '2026-12-13T13:59:59Z', fell('half-time', '2026-12-13T22:59:59+09:00'))).map(([, , answered]) => answered),
    ).toEqual([true, false, false, false]);
    expect(
      rows(after(owed, '2026-12-28T00:00:00Z', fell('day-before', '2026-12-27T23:59:59+09:00'))).map(([, , answered]) => answered),
    ).toEqual([true, true, true, false]);
  });

  it('is answered when the duty is settled, the breach ruled out, or the incident closed; and asked again when it is reopened', () => {
    expect(rows(after(owed, night, event('DutyRuledOut', { duty: 'jp.appi.final-report', reason: sealed(1) })))).toEqual(answeredAll);
    expect(rows(after(owed, night, event('IncidentClosed', {})))).toEqual(answeredAll);
    const ruledOut = after(owed, night, event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(1), evidence: [] }));
    expect(rows(ruledOut)).toEqual(answeredAll);
    expect(rows(after(ruledOut, night, event('IncidentReopened', { reason: sealed(1) })))).toEqual(open);
  });

  it('keeps an instant that has fallen, answered, when the clock moves, and asks for the new ones', () => {
    const later = final({ reminders: [{ kind: 'half-time', at: '2026-12-20T22:59:59+09:00' }] });
    const moved = after(
      owed,
      '2026-12-13T13:59:59Z',
      fell('half-time', '2026-12-13T22:59:59+09:00'),
      event('DutyReassessed', { judgement: later, before: final(), factsVersion: 2 }),
    );
    expect(rows(moved)).toEqual([
      ['half-time', '2026-12-13T13:59:59.000Z', true],
      ['half-time', '2026-12-20T13:59:59.000Z', false],
    ]);
  });

  it('of a held notice is its review only; of a limit of statute both', () => {
    const hold = event('PrincipalNoticeHeld', {
      duty: 'jp.appi.principal-notice',
      reason: 'too-little-known',
      reviewAt: '2026-12-05T10:00:00+09:00',
    });
    const held = after(withDuties(notice()), night, hold);
    expect(rows(held)).toEqual([
      ['four-fifths', '2026-11-30T14:59:59.000Z', true],
      ['lapse', '2026-12-02T15:00:00.000Z', true],
      ['hold-review', '2026-12-05T01:00:00.000Z', false],
    ]);
    const reviewed = after(
      held,
      '2026-12-05T01:00:00Z',
      event('ReminderFellDue', {
        notice: id(90),
        duty: 'jp.appi.principal-notice',
        reminder: 'hold-review',
        dueAt: '2026-12-05T10:00:00+09:00',
        forDueAt: '2026-12-05T10:00:00+09:00',
      }),
    );
    expect(rows(reviewed).map(([reminder, , answered]) => [reminder, answered])).toEqual([
      ['four-fifths', false],
      ['lapse', false],
      ['hold-review', true],
    ]);
    const inKorea = after(
      withDuties(
        notice({
          clock: { strictness: 'statute', zone: 'Asia/Seoul', anchor: 'aware', startsAt: night, dueAt: '2026-12-02T23:59:59+09:00' },
        }),
      ),
      night,
      hold,
    );
    expect(rows(inKorea).map(([reminder, , answered]) => [reminder, answered])).toEqual([
      ['four-fifths', false],
      ['lapse', false],
      ['hold-review', false],
    ]);
  });

  it('of a drill is shifted back to the clock of the server, and again when the drill is moved on', () => {
    const aDayAhead = 86_400_000;
    const drill = fold(undefined, [
      ...entries(1, night, by.clerk, reported({ kind: 'drill', clockShiftMs: aDayAhead })),
      ...entries(2, night, by.shodo, event('DutyArose', { judgement: final(), factsVersion: 1 })),
    ]);
    expect(rows(drill)[3]).toEqual(['lapse', '2026-12-27T15:00:00.000Z', false]);
    expect(rows(after(drill, night, event('DrillClockAdvanced', { clockShiftMs: 10 * aDayAhead })))[3]).toEqual([
      'lapse',
      '2026-12-18T15:00:00.000Z',
      false,
    ]);
  });

  it('of the clinic names nothing that was sealed', () => {
    expect(JSON.stringify(deadlinesOf(theClinic))).not.toMatch(/c0ffee|commitment/);
  });
});

describe('that an incident is assessed', () => {
  const ofAssessment = (folded: Parameters<typeof deadlinesOf>[0]) => deadlinesOf(folded).filter(({ duty }) => duty === 'assessment');
  const row = (dueAt: string, answered: boolean) => [{ duty: 'assessment', reminder: 'assessment', dueAt, answered }];
  const assessed = (factsVersion: number) => event('DutiesAssessed', { factsVersion, notArisen: [], warnings: [], packs: [] });
  const fact = event('FactRecorded', {
    fact: 'breach-occurred',
    stated: { value: true, confidence: 'confirmed' },
    source: 'log',
    evidence: [],
  });
  const unassessed = fold(undefined, entries(1, night, by.clerk, reported()));
  const once = after(unassessed, night, assessed(1));
  const afterReport = '2026-11-28T13:12:00.000Z';

  it('is looked for two minutes after the report, without any duty, whatever is written meanwhile', () => {
    expect(deadlinesOf(unassessed)).toEqual(row(afterReport, false));
    expect(ofAssessment(after(unassessed, '2026-11-28T15:00:00.000Z', fact))).toEqual(row(afterReport, false));
  });

  it('is answered by the assessment, and stands still while no fact changes', () => {
    expect(ofAssessment(once)).toEqual(row(afterReport, true));
    expect(ofAssessment(after(once, '2026-11-28T15:00:00.000Z', event('NoteAdded', { text: sealed(1) })))).toEqual(row(afterReport, true));
  });

  it('is looked for again two minutes after the latest entry when the facts are newer than the assessment', () => {
    const stale = after(once, '2026-11-28T15:00:00.000Z', fact);
    expect(ofAssessment(stale)).toEqual(row('2026-11-28T15:02:00.000Z', false));
    expect(ofAssessment(after(stale, '2026-11-28T15:01:00.000Z', assessed(2)))).toEqual(row(afterReport, true));
  });

  it('is not asked for when the incident is closed or the breach ruled out', () => {
    expect(ofAssessment(after(unassessed, night, event('IncidentClosed', {})))).toEqual(row(afterReport, true));
    const ruledOut = event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(1), evidence: [] });
    expect(ofAssessment(after(unassessed, night, ruledOut))).toEqual(row(afterReport, true));
  });

  it('is looked for on the clock of the server in a drill that runs ahead', () => {
    const ahead = fold(undefined, entries(1, night, by.clerk, reported({ kind: 'drill', clockShiftMs: 86_400_000 })));
    expect(ofAssessment(ahead)).toEqual(row('2026-11-27T13:12:00.000Z', false));
  });
});
