import type { FoldedIncident } from '@shodo/contracts';
import type { Duty } from '@shodo/incident';
import { clockState, dutyViewOf, nextDuty, nextInstantOf } from './clocks.js';
import { incidentOf } from './fold.js';
import { rowOf } from './incident-row.js';
import { after, event, final, id, judgement, notice, preliminary, sealed, theClinic, withDuties } from './specification/clinic.js';

const only = (folded: FoldedIncident): Duty => {
  const [duty] = incidentOf(folded).duties;
  if (!duty) throw new Error('no duty');
  return duty;
};
const viewed = (folded: FoldedIncident, now: string) => dutyViewOf(only(folded), now, incidentOf(folded));
const night = '2026-11-28T13:10:00.000Z';
const states = (folded: FoldedIncident, ...instants: string[]) => instants.map((now) => clockState(only(folded), now));
const filed = (duty: string, madeAt: string, late: boolean) =>
  event('FilingMade', { filing: id(71), duty, alsoSettles: [], kind: 'final', madeAt, channel: 'post', openItems: [], late });

describe('the clock of a limit of statute', () => {
  const duty = withDuties(final());

  it('runs, is soon from 80 %, in its last day, and overdue only after its last instant', () => {
    expect(states(duty, night, '2026-12-22T14:35:59.999Z')).toEqual(['running', 'running']);
    expect(states(duty, '2026-12-22T14:36:00.000Z', '2026-12-27T14:59:58.999Z')).toEqual(['soon', 'soon']);
    expect(states(duty, '2026-12-27T14:59:59.000Z', '2026-12-28T14:59:59.000Z')).toEqual(['last-day', 'last-day']);
    expect(states(duty, '2026-12-28T14:59:59.999Z', '2026-12-28T15:00:00.000Z', '2027-06-01T00:00:00Z')).toEqual([
      'last-day',
      'overdue',
      'overdue',
    ]);
  });

  it('counted in hours ends at its very instant', () => {
    const { dueOn: _dueOn, ...inHours } = final().clock as NonNullable<ReturnType<typeof final>['clock']>;
    expect(states(withDuties(final({ clock: inHours })), '2026-12-28T14:59:59.000Z', '2026-12-28T14:59:59.001Z')).toEqual([
      'last-day',
      'overdue',
    ]);
  });

  it('is the same instant however its offset is written', () => {
    expect(states(duty, '2026-12-22T23:36:00.000+09:00', '2026-12-28T10:00:00.000-05:00')).toEqual(['soon', 'overdue']);
  });

  it('is provisional while a fact is not known, until time presses', () => {
    expect(
      states(withDuties(final({ standing: 'provisional' })), night, '2026-12-23T00:00:00Z', '2026-12-28T00:00:00Z', '2027-01-01T00:00:00Z'),
    ).toEqual(['provisional', 'soon', 'last-day', 'overdue']);
  });

  it('once filed stands still for ever, in time or late', () => {
    expect(states(after(duty, night, filed('jp.appi.final-report', night, false)), night, '2030-01-01T00:00:00Z')).toEqual([
      'settled',
      'settled',
    ]);
    expect(
      states(after(duty, night, filed('jp.appi.final-report', '2026-12-29T00:00:00+09:00', true)), night, '2030-01-01T00:00:00Z'),
    ).toEqual(['settled-late', 'settled-late']);
  });

  it('is ruled out by ruling out the duty, or the breach', () => {
    expect(
      states(after(duty, night, event('DutyRuledOut', { duty: 'jp.appi.final-report', reason: sealed(1) })), '2030-01-01T00:00:00Z'),
    ).toEqual(['ruled-out']);
    expect(
      states(
        after(duty, night, event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(1), evidence: [] })),
        '2030-01-01T00:00:00Z',
      ),
    ).toEqual(['ruled-out']);
  });

  it('stays to be seen when the facts no longer raise the duty, and is never overdue: it waits to be ruled out', () => {
    const reassessed = after(
      duty,
      night,
      event('DutyReassessed', {
        duty: 'jp.appi.final-report',
        was: final(),
        is: judgement('jp.appi.final-report', { standing: 'not-arisen' }),
        factsVersion: 2,
      }),
    );
    expect(states(reassessed, night, '2026-12-28T00:00:00Z')).toEqual(['fallen-away', 'fallen-away']);
    expect(rowOf(reassessed, '2026-12-30T00:00:00Z')).toMatchObject({ overdue: 0 });
    expect(rowOf(reassessed, '2026-12-30T00:00:00Z')).not.toHaveProperty('pastGuide');
    expect(viewed(reassessed, night)).toMatchObject({
      judgement: { standing: 'not-arisen', clock: { dueOn: '2026-12-28' } },
      nextAt: '2026-12-28T23:59:59+09:00',
    });
  });

  it('is not missed where it did not stand when it lapsed, unless it stands now; where it stood, what was missed stays missed', () => {
    const due = '2026-12-28T23:59:59+09:00';
    const fellAway = event('DutyReassessed', {
      duty: 'jp.appi.final-report',
      was: final(),
      is: judgement('jp.appi.final-report', { standing: 'not-arisen' }),
      factsVersion: 2,
    });
    const lapsed = event('DeadlineMissed', { duty: 'jp.appi.final-report', dueAt: due, strictness: 'statute' });
    const ruledOut = event('DutyRuledOut', { duty: 'jp.appi.final-report', reason: sealed(1) });
    const later = '2026-12-29T01:00:00Z';
    const before = after(after(duty, night, fellAway), later, lapsed);
    expect(viewed(before, later)).toMatchObject({ state: 'fallen-away' });
    expect(viewed(before, later)).not.toHaveProperty('missedAt');
    const again = event('DutyReassessed', {
      duty: 'jp.appi.final-report',
      was: judgement('jp.appi.final-report', { standing: 'not-arisen' }),
      is: final(),
      factsVersion: 3,
    });
    expect(viewed(after(before, later, again), later)).toMatchObject({ state: 'overdue', missedAt: due });
    expect(rowOf(after(before, later, again), later)).toMatchObject({ overdue: 1 });
    expect(viewed(after(before, later, ruledOut), later)).toMatchObject({ state: 'ruled-out' });
    expect(viewed(after(before, later, ruledOut), later)).not.toHaveProperty('missedAt');
    const stood = after(after(duty, later, lapsed), '2026-12-30T01:00:00Z', fellAway, ruledOut);
    expect(viewed(stood, '2026-12-30T02:00:00Z')).toMatchObject({ state: 'ruled-out', missedAt: due });
  });

  it('moved to a later day, is soon by the new day, though reminders of the old one have fallen', () => {
    const fell = event('ReminderFellDue', {
      notice: id(90),
      duty: 'jp.appi.final-report',
      reminder: 'four-fifths',
      dueAt: '2026-12-22T23:36:00+09:00',
      forDueAt: '2026-12-28T23:59:59+09:00',
    });
    const later = final({
      clock: {
        strictness: 'statute',
        zone: 'Asia/Tokyo',
        anchor: 'aware',
        startsAt: '2026-11-28T22:00:00+09:00',
        dueOn: '2027-01-26',
        dueAt: '2027-01-26T23:59:59+09:00',
      },
      reminders: [
        { kind: 'four-fifths', at: '2027-01-15T00:00:00+09:00' },
        { kind: 'lapse', at: '2027-01-26T23:59:59+09:00' },
      ],
    });
    const moved = after(
      duty,
      '2026-12-22T14:36:00Z',
      fell,
      event('DutyReassessed', { duty: later.duty, was: final(), is: later, factsVersion: 2 }),
    );
    expect(states(moved, '2026-12-23T00:00:00Z', '2027-01-14T15:00:00Z', '2027-01-26T15:00:00Z')).toEqual(['running', 'soon', 'overdue']);
  });
});

describe('the clock of a guideline', () => {
  const duty = withDuties(preliminary());

  it('is soon from the beginning of the target day, in its last day on the alarm day, and passed after it', () => {
    expect(states(duty, '2026-11-29T14:59:58Z', '2026-11-29T14:59:59Z')).toEqual(['running', 'soon']);
    expect(states(duty, '2026-12-01T14:59:58Z', '2026-12-01T14:59:59Z', '2026-12-02T14:59:59Z', '2026-12-02T15:00:00Z')).toEqual([
      'soon',
      'last-day',
      'last-day',
      'overdue',
    ]);
  });

  it('counts down to its alarm, and without one to its target', () => {
    expect(nextInstantOf(only(duty))).toBe('2026-12-02T23:59:59+09:00');
    const targetOnly = withDuties(
      preliminary({
        clock: { strictness: 'guideline', zone: 'Asia/Tokyo', anchor: 'aware', startsAt: night, targetAt: '2026-11-30T23:59:59+09:00' },
      }),
    );
    expect(nextInstantOf(only(targetOnly))).toBe('2026-11-30T23:59:59+09:00');
  });
});

describe('a notice that is held', () => {
  const hold = (reviewAt: string, duty = 'jp.appi.principal-notice') =>
    event('PrincipalNoticeHeld', { duty, reason: 'too-little-known', reviewAt });
  const held = after(withDuties(notice()), night, hold('2026-12-05T10:00:00+09:00'));

  it('is held until its review, then stands by its clock', () => {
    expect(states(held, night, '2026-12-05T00:59:59.999Z', '2026-12-05T01:00:00.000Z')).toEqual(['held', 'held', 'overdue']);
    expect(viewed(held, night)).toMatchObject({
      state: 'held',
      held: { reason: 'too-little-known' },
      nextAt: '2026-12-05T10:00:00+09:00',
    });
  });

  it('compares instants, not text: a review written in another offset is the same review', () => {
    const inTokyo = after(withDuties(notice()), night, hold('2026-11-29T08:00:00+09:00'));
    expect(states(inTokyo, '2026-11-28T22:59:59Z', '2026-11-28T23:00:00Z')).toEqual(['held', 'running']);
    const inNewYork = after(withDuties(notice()), night, hold('2026-11-28T18:00:00-05:00'));
    expect(states(inNewYork, '2026-11-28T22:59:59Z', '2026-11-28T23:00:00Z')).toEqual(['held', 'running']);
  });

  it('does not hide a limit of statute', () => {
    const inKorea = withDuties(
      notice({
        clock: { strictness: 'statute', zone: 'Asia/Seoul', anchor: 'aware', startsAt: night, dueAt: '2026-12-01T22:00:00+09:00' },
      }),
    );
    const heldThere = after(inKorea, night, hold('2026-12-05T10:00:00+09:00'));
    expect(states(heldThere, '2026-12-01T12:00:00Z', '2026-12-01T13:00:01Z')).toEqual(['last-day', 'overdue']);
    expect(nextInstantOf(only(heldThere))).toBe('2026-12-01T22:00:00+09:00');
  });
});

it('a duty without any date has no clock', () => {
  const duty = withDuties(judgement('jp.appi.final-report'));
  expect(states(duty, night, '2030-01-01T00:00:00Z')).toEqual(['no-clock', 'no-clock']);
  expect(viewed(duty, night)).not.toHaveProperty('nextAt');
});

describe('the duty whose clock ends first', () => {
  it('is the earliest open one; settled ones do not count, a held one counts by its review', () => {
    expect(nextDuty(incidentOf(theClinic))).toMatchObject({
      at: '2026-12-05T10:00:00+09:00',
      duty: { judgement: { duty: 'jp.appi.principal-notice' } },
    });
    expect(nextDuty(incidentOf(withDuties(final(), preliminary())))?.at).toBe('2026-12-02T23:59:59+09:00');
  });

  it('is never one that only advises', () => {
    expect(nextDuty(incidentOf(withDuties(final(), preliminary({ force: 'advice' }))))?.at).toBe('2026-12-28T23:59:59+09:00');
  });

  it('is never one that does not stand on what is known: it waits to be ruled out', () => {
    const was = preliminary();
    const is = preliminary({ standing: 'not-arisen' });
    const reassessed = event('DutyReassessed', { duty: was.duty, was, is, factsVersion: 3 });
    expect(nextDuty(incidentOf(after(withDuties(final(), was), night, reassessed)))?.duty.judgement.duty).toBe('jp.appi.final-report');
    expect(nextDuty(incidentOf(after(withDuties(was), night, reassessed)))).toBeUndefined();
  });

  it('is none when the incident is closed or no breach', () => {
    expect(
      nextDuty(
        incidentOf(
          after(withDuties(final()), night, event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(1), evidence: [] })),
        ),
      ),
    ).toBeUndefined();
    expect(nextDuty(incidentOf(after(withDuties(final()), night, event('IncidentClosed', {}))))).toBeUndefined();
  });
});

describe('who a notice to principals has reached', () => {
  const done = (principals: number, more: object = {}) =>
    event('PrincipalNoticeDone', { duty: 'jp.appi.principal-notice', doneAt: night, means: 'post', principals, settles: false, ...more });
  const count = (principals: { exact: number } | { unknown: true }) =>
    event('ImpactScopeSet', { version: 1, principals, categories: ['patient'], source: 'log' });

  it('stands beside the most there may be, and how many are left', () => {
    const counted = after(withDuties(notice()), night, count({ exact: 30 }));
    expect(viewed(counted, night).reached).toEqual({ notified: 0, substituted: 0, allStated: false, acts: [], most: 30, remaining: 30 });
    expect(viewed(after(counted, night, done(1)), night)).toMatchObject({ state: 'running', reached: { notified: 1, remaining: 29 } });
    expect(viewed(after(counted, night, done(31)), night).reached?.remaining).toBe(0);
    expect(viewed(after(counted, night, done(1, { reaches: 'all', settles: true })), night)).toMatchObject({
      state: 'settled',
      reached: { notified: 1, allStated: true },
    });
  });

  it('is left open while nobody knows how many there are; of a filing nothing is said', () => {
    const unknown = after(withDuties(notice()), night, count({ unknown: true }), done(4));
    expect(viewed(unknown, night).reached).toEqual({
      notified: 4,
      substituted: 0,
      allStated: false,
      acts: [{ entry: 4, at: night, means: 'post', principals: 4, by: id(103) }],
    });
    expect(viewed(withDuties(final()), night)).not.toHaveProperty('reached');
  });
});

describe('the day of a status filing', () => {
  const { clock } = final();
  const status = {
    ...clock,
    dueOn: '2027-01-26',
    dueAt: '2027-01-26T23:59:59+09:00',
    statusFilingBy: '2026-12-28',
    statusFilingAt: '2026-12-28T23:59:59+09:00',
  };
  const duty = withDuties(
    final({
      clock: status as never,
      reminders: [
        { kind: 'status-four-fifths', at: '2026-12-22T23:36:00+09:00' },
        { kind: 'four-fifths', at: '2027-01-15T00:00:00+09:00' },
      ],
    }),
  );
  const follow = (madeAt: string) =>
    event('FilingMade', {
      filing: id(72),
      duty: 'jp.appi.final-report',
      alsoSettles: [],
      kind: 'follow-up',
      madeAt,
      channel: 'post',
      openItems: [],
      late: false,
    });
  const shown = viewed;

  it('has a clock of its own beside the end of the duty', () => {
    expect(shown(duty, '2026-12-23T00:00:00Z')).toMatchObject({
      state: 'running',
      nextAt: '2027-01-26T23:59:59+09:00',
      statusFiling: { on: '2026-12-28', state: 'soon' },
    });
    expect(shown(duty, night).statusFiling?.state).toBe('running');
    expect(shown(duty, '2026-12-28T14:59:59.999Z').statusFiling?.state).toBe('last-day');
    const missed = after(
      duty,
      '2026-12-28T15:00:00Z',
      event('DeadlineMissed', {
        duty: 'jp.appi.final-report',
        dueAt: '2026-12-28T23:59:59+09:00',
        strictness: 'guideline',
        statusFiling: true,
      }),
    );
    expect(shown(missed, '2026-12-28T15:00:00Z')).toMatchObject({
      state: 'running',
      statusFiling: { state: 'overdue', missedAt: '2026-12-28T23:59:59+09:00' },
    });
    expect(shown(missed, '2026-12-28T15:00:00Z')).not.toHaveProperty('missedAt');
  });

  it('is what the list counts down to while it comes first, named as what it is', () => {
    expect(rowOf(duty, '2026-12-23T00:00:00Z').nextDeadline).toMatchObject({
      at: '2026-12-28T23:59:59+09:00',
      state: 'soon',
      strictness: 'guideline',
      statusFiling: true,
    });
    expect(rowOf(duty, '2026-12-29T00:00:00Z')).toMatchObject({ overdue: 0, pastGuide: 1 }); // no law sets it
    const filed = after(duty, night, follow('2026-12-20T10:00:00+09:00'));
    expect(rowOf(filed, '2026-12-29T00:00:00Z')).toMatchObject({
      overdue: 0,
      nextDeadline: { at: '2027-01-26T23:59:59+09:00', strictness: 'statute' },
    });
    expect(rowOf(filed, '2026-12-29T00:00:00Z').nextDeadline).not.toHaveProperty('statusFiling');
  });

  it('stays as it was filed, also when the duty is settled; unfiled it goes with the duty', () => {
    const late = after(duty, night, follow('2026-12-29T10:00:00+09:00'));
    expect(shown(late, '2027-06-01T00:00:00Z').statusFiling).toMatchObject({ state: 'settled-late', filedAt: '2026-12-29T10:00:00+09:00' });
    expect(shown(after(late, night, filed('jp.appi.final-report', '2027-01-20T10:00:00+09:00', false)), night).statusFiling?.state).toBe(
      'settled-late',
    );
    expect(shown(after(duty, night, filed('jp.appi.final-report', '2026-12-20T10:00:00+09:00', false)), night)).not.toHaveProperty(
      'statusFiling',
    );
  });
});

describe('the view of a duty', () => {
  it('says when and how it was settled, and whether a deadline was missed before', () => {
    const missed = event('DeadlineMissed', { duty: 'jp.appi.final-report', dueAt: '2026-12-28T23:59:59+09:00', strictness: 'statute' });
    const late = after(
      withDuties(final()),
      '2026-12-29T01:00:00Z',
      missed,
      filed('jp.appi.final-report', '2026-12-29T10:00:00+09:00', true),
    );
    expect(viewed(late, night)).toMatchObject({
      state: 'settled-late',
      late: true,
      settledAt: '2026-12-29T10:00:00+09:00',
      settledBy: 'filing',
      missedAt: '2026-12-28T23:59:59+09:00',
    });
  });

  it('shows what stands behind its settlement', () => {
    const filed = event('FilingMade', {
      filing: id(71),
      duty: 'jp.appi.final-report',
      alsoSettles: [],
      kind: 'final',
      madeAt: night,
      channel: 'ppc-web-form',
      openItems: [],
      late: false,
    });
    const owed = withDuties(final());
    expect(viewed(owed, night)).not.toHaveProperty('settledWith');
    expect(viewed(after(owed, night, filed), night)).toMatchObject({ settledBy: 'filing', settledWith: { filing: id(71) } });
  });

  it('shows the judgement whose clock runs, and beside it the later one with whose statements it follows', () => {
    const later = final({ clock: { ...(final().clock as object), dueOn: '2027-01-04', dueAt: '2027-01-04T23:59:59+09:00' } as never });
    const officer = id(103);
    const proposed = after(
      withDuties(final()),
      night,
      event('LaterDateProposed', {
        judgement: later,
        before: final(),
        factsVersion: 9,
        causedBy: [
          { seq: 5, subject: 'fact', fact: 'leak-occurred', by: officer, at: night },
          { seq: 6, subject: 'awareness', by: officer, at: night },
        ],
      }),
    );
    const view = viewed(proposed, '2026-12-28T15:00:00.000Z');
    expect(view).toMatchObject({
      state: 'overdue',
      nextAt: '2026-12-28T23:59:59+09:00',
      judgement: { clock: { dueOn: '2026-12-28' } },
      later: { judgement: { clock: { dueOn: '2027-01-04' } }, since: night, proposal: 9, notBy: [officer] },
    });
    expect(view.later).not.toHaveProperty('turnedDown');
    const moves = [{ duty: 'jp.appi.final-report', before: '2026-12-28T23:59:59+09:00', after: '2027-01-04T23:59:59+09:00' }];
    const kept = after(proposed, night, event('LaterDateTurnedDown', { moves, reason: sealed(1) }));
    expect(viewed(kept, night).later).toMatchObject({ turnedDown: { at: night } });
    for (const settled of [proposed, kept].map((open) => after(open, night, filed('jp.appi.final-report', night, false)))) {
      expect(viewed(settled, night)).toMatchObject({ settledBy: 'filing', judgement: { clock: { dueOn: '2026-12-28' } } });
      expect(viewed(settled, night)).not.toHaveProperty('later'); // nobody agreed to it, and nobody need any more
    }
    const agreed = after(proposed, night, event('LaterDateAgreed', { moves, reason: sealed(1) }));
    expect(viewed(agreed, night)).toMatchObject({
      judgement: { clock: { dueOn: '2027-01-04' } },
      nextAt: '2027-01-04T23:59:59+09:00',
    });
    expect(viewed(agreed, night)).not.toHaveProperty('later');
  });

  it('of what was filed too late by a wrong start shows the right date, and once it is agreed to that nothing was late', () => {
    const due = '2026-12-28T23:59:59+09:00';
    const later = final({ clock: { ...(final().clock as object), dueOn: '2027-01-04', dueAt: '2027-01-04T23:59:59+09:00' } as never });
    const lapsed = event('DeadlineMissed', { duty: 'jp.appi.final-report', dueAt: due, strictness: 'statute' });
    const late = after(withDuties(final()), night, lapsed, filed('jp.appi.final-report', '2026-12-29T09:00:00+09:00', true));
    const causedBy = [{ seq: 6, subject: 'anchor' as const, anchor: 'discovered' as const, by: id(103), at: night }];
    const proposal = { judgement: later, before: final(), factsVersion: 9 };
    const waits = after(late, night, event('LaterDateProposed', { ...proposal, causedBy }));
    expect(viewed(waits, night)).toMatchObject({
      state: 'settled-late',
      missedAt: due,
      judgement: { clock: { dueOn: '2026-12-28' } },
      later: { judgement: { clock: { dueOn: '2027-01-04' } }, notBy: [id(103)] },
    });
    const moves = [{ duty: 'jp.appi.final-report', before: due, after: '2027-01-04T23:59:59+09:00', noLongerMissed: due }];
    const agreed = { ...event('LaterDateAgreed', { moves, reason: sealed(1) }), version: 2 } as ReturnType<typeof event>;
    const inTime = viewed(after(waits, night, agreed), night);
    expect(inTime).toMatchObject({ state: 'settled', late: false, correctedMiss: due, judgement: { clock: { dueOn: '2027-01-04' } } });
    for (const gone of ['missedAt', 'later']) expect(inTime).not.toHaveProperty(gone);
  });

  it('says beside the earlier date what was judged last: only the date waits', () => {
    const said = (code: string) => ({ code, with: {} });
    const first = final({ standing: 'provisional', because: [said('fact-is-not-known'), said('first-day-counts')] as never });
    const later = final({
      clock: { ...(final().clock as object), dueOn: '2027-01-22', dueAt: '2027-01-22T23:59:59+09:00' } as never,
      because: [said('fact-holds'), said('limit-is-longer')] as never,
    });
    const view = viewed(
      after(withDuties(first), night, event('LaterDateProposed', { judgement: later, before: first, factsVersion: 9, causedBy: [] })),
      night,
    );
    expect(view).toMatchObject({
      state: 'running',
      judgement: { standing: 'arisen', clock: { dueOn: '2026-12-28' }, because: [{ code: 'fact-holds' }, { code: 'first-day-counts' }] },
      later: { judgement: { clock: { dueOn: '2027-01-22' }, because: [{ code: 'fact-holds' }, { code: 'limit-is-longer' }] } },
    });
    expect(view.judgement.reminders).toEqual(first.reminders);
  });

  it('ends with the incident: advice that nobody dealt with shows no running clock on a closed one, and one when it is reopened', () => {
    const advised = withDuties(preliminary({ force: 'advice' }));
    const over = after(advised, night, event('IncidentClosed', {}));
    expect(viewed(over, night)).toMatchObject({ state: 'ended' });
    expect(viewed(over, night)).not.toHaveProperty('nextAt');
    expect(viewed(after(over, night, event('IncidentReopened', { reason: sealed(1) })), night)).toMatchObject({ state: 'running' });
  });

  it('is told how advice ended that is not followed', () => {
    const declined = after(
      withDuties(preliminary({ force: 'advice' })),
      night,
      event('AdviceDeclined', { duty: 'jp.appi.preliminary-report', reason: sealed(3) }),
    );
    expect(viewed(declined, '2030-01-01T00:00:00Z')).toMatchObject({
      state: 'ruled-out',
      settledBy: 'declined',
      settledWith: { reason: sealed(3) },
    });
  });

  it('keeps every chapter of its clock', () => {
    expect(viewed(withDuties(final()), night).history).toEqual([
      { at: '2026-11-28T13:05:00.000Z', standing: 'arisen', dueOn: '2026-12-28', dueAt: '2026-12-28T23:59:59+09:00' },
    ]);
  });
});
