import type { IncidentRow } from '@shodo/contracts';
import { countsOf, filterRows, overdueDuties, ownNow } from './rows.js';

const now = Date.parse('2026-12-01T12:00:00+09:00');
const row = (given: object) => ({ closed: false, ruledOut: false, overdue: 0, holders: ['p'], ...given }) as unknown as IncidentRow;
const next = (at: string, state = 'running') => ({ nextDeadline: { at, state } });

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

test('drills change no figure', () => {
  const drill = row({ kind: 'drill', overdue: 2, holders: [], ...next('2026-12-01T11:00:00+09:00', 'overdue') });
  expect(countsOf([drill], now)).toEqual({ overdue: 0, week: 0, unheld: 0 });
  expect(overdueDuties([drill, row({ overdue: 3 })], now)).toBe(3);
});

test('closed incidents and those ruled out ask for nobody', () => {
  expect(
    countsOf([row({ holders: [], closed: true }), row({ holders: [], ruledOut: true, overdue: 2 }), row({ holders: [] })], now),
  ).toEqual({ overdue: 0, week: 0, unheld: 1 });
});
