import type { IncidentRow } from '@shodo/contracts';
import { countsOf, dutiesPast, filterRows, overdueBeside, ownNow, realFirst } from './rows.js';

const now = Date.parse('2026-12-01T12:00:00+09:00');
const row = (given: object) => ({ closed: false, ruledOut: false, overdue: 0, holders: ['p'], ...given }) as unknown as IncidentRow;
const next = (at: string, state = 'running', strictness = 'statute') => ({ nextDeadline: { at, state, strictness } });

test('an incident is overdue once its next deadline has passed, though the list was read before', () => {
  expect(filterRows([row(next('2026-12-01T11:59:59+09:00'))], 'overdue', now)).toHaveLength(1);
  expect(filterRows([row(next('2026-12-01T12:00:01+09:00'))], 'overdue', now)).toHaveLength(0);
  expect(filterRows([row({ overdue: 1, ...next('2026-12-20T00:00:00+09:00') })], 'overdue', now)).toHaveLength(1);
});

test('a held notice is not overdue by its review alone', () => {
  expect(filterRows([row(next('2026-12-01T11:00:00+09:00', 'held'))], 'overdue', now)).toHaveLength(0);
});

test('within seven days counts from now and leaves out what has passed', () => {
  const rows = [
    row(next('2026-12-08T12:00:00+09:00')),
    row(next('2026-12-08T12:00:01+09:00')),
    row(next('2026-11-30T00:00:00+09:00')),
    row({}),
  ];
  expect(filterRows(rows, 'week', now)).toHaveLength(1);
});

test('a drill runs on its own clock', () => {
  const aDayAhead = 86_400_000;
  expect(ownNow(row({ kind: 'drill', clockShiftMs: aDayAhead }), now)).toBe(now + aDayAhead);
  expect(ownNow(row({ kind: 'real' }), now)).toBe(now);
});

test('what only somebody holds who was removed, or takes no part any more, is held by nobody', () => {
  const gone = new Map([['gone', 'departed'] as const]);
  const rows = [
    row({ holders: ['gone'] }),
    row({ holders: ['gone', 'p'] }),
    row({ holders: [] }),
    row({ holders: ['gone'], closed: true }),
  ];
  expect(filterRows(rows, 'unheld', now, gone)).toEqual([rows[0], rows[2]]);
  expect(countsOf(rows, now, gone).unheld).toBe(2);
  expect(countsOf(rows, now).unheld).toBe(1);
});

test('drills change no figure', () => {
  const drill = row({ kind: 'drill', overdue: 2, holders: [], ...next('2026-12-01T11:00:00+09:00', 'overdue') });
  expect(countsOf([drill], now)).toEqual({ overdue: 0, pastGuide: 0, week: 0, unheld: 0 });
  expect(dutiesPast('overdue', [drill, row({ overdue: 3 })], now)).toBe(3);
});

test('closed incidents and those ruled out ask for nobody', () => {
  expect(
    countsOf([row({ holders: [], closed: true }), row({ holders: [], ruledOut: true, overdue: 2 }), row({ holders: [] })], now),
  ).toEqual({ overdue: 0, pastGuide: 0, week: 0, unheld: 1 });
});

test('a guide day that has passed is counted apart and is never overdue, also when it passes after the list was read', () => {
  const passed = row(next('2026-12-01T11:00:00+09:00', 'soon', 'guideline'));
  const told = row({ pastGuide: 2 });
  expect(countsOf([passed, told], now)).toEqual({ overdue: 0, pastGuide: 2, week: 0, unheld: 0 });
  expect([dutiesPast('pastGuide', [passed, told], now), dutiesPast('overdue', [passed, told], now)]).toEqual([3, 0]);
});

test('how many are overdue is said beside a clock that does not say it', () => {
  const guide = next('2026-11-30T00:00:00+09:00', 'overdue', 'guideline');
  expect(overdueBeside(row({ overdue: 1, ...guide }))).toBe(1);
  expect(overdueBeside(row({ overdue: 1, ...next('2026-11-30T00:00:00+09:00', 'overdue') }))).toBe(0);
  expect(overdueBeside(row({ overdue: 2, ...next('2026-11-30T00:00:00+09:00', 'overdue') }))).toBe(2);
  expect(overdueBeside(row({ overdue: 0, ...guide }))).toBe(0);
});

test('drills stand behind real incidents, however overdue they are', () => {
  const [drill, first, second] = ['drill', 'real', 'real'].map((kind, at) => row({ kind, id: String(at) }));
  expect(realFirst([drill, first, second] as IncidentRow[])).toEqual([first, second, drill]);
});
