import type { IncidentRow } from '@shodo/contracts';
import type { Gone } from '../people/gone.js';
import { stateAt } from '../tracks/notification/clock-face.js';

export const filters = ['overdue', 'pastGuide', 'week', 'unheld'] as const;
export type Filter = (typeof filters)[number];

const week = 7 * 86_400_000;
/** Drills stand in the list, marked; figures and filters are about real incidents only. */
const isUnderWay = ({ closed, ruledOut, kind }: IncidentRow) => !closed && !ruledOut && kind !== 'drill';

/** Real incidents before drills, each in the order of their next ends: nothing made for practice stands in the way of what is real. */
export const realFirst = (rows: readonly IncidentRow[]): readonly IncidentRow[] => [
  ...rows.filter(({ kind }) => kind !== 'drill'),
  ...rows.filter(({ kind }) => kind === 'drill'),
];

/** A drill has a clock of its own: its row carries how far that runs ahead. */
export const ownNow = (row: IncidentRow, nowMs: number): number => nowMs + (row.clockShiftMs ?? 0);

/** Has the next end passed since the list was read? A day of guidance is counted apart: it is no deadline. */
function hasPassed(row: IncidentRow, nowMs: number, strictness: 'statute' | 'guideline'): boolean {
  const { nextDeadline: next } = row;
  return next?.strictness === strictness && stateAt(next.state, next.at, ownNow(row, nowMs)) === 'overdue';
}

type People = Pick<ReadonlyMap<string, Gone>, 'has'>;
const nobody: People = new Map();

/** Whoever is gone holds nothing any more: what only they held is held by nobody. */
const matches: Readonly<Record<Filter, (row: IncidentRow, nowMs: number, gone: People) => boolean>> = {
  overdue: (row, nowMs) => isUnderWay(row) && (row.overdue > 0 || hasPassed(row, nowMs, 'statute')),
  pastGuide: (row, nowMs) => isUnderWay(row) && ((row.pastGuide ?? 0) > 0 || hasPassed(row, nowMs, 'guideline')),
  week: (row, nowMs) => {
    if (!isUnderWay(row) || !row.nextDeadline) return false;
    const left = Date.parse(row.nextDeadline.at) - ownNow(row, nowMs);
    return left >= 0 && left <= week;
  },
  unheld: (row, _nowMs, gone) => isUnderWay(row) && row.holders.every((holder) => gone.has(holder)),
};

export const filterRows = (
  rows: readonly IncidentRow[],
  filter: Filter | undefined,
  nowMs: number,
  gone: People = nobody,
): readonly IncidentRow[] => (filter ? rows.filter((row) => matches[filter](row, nowMs, gone)) : rows);

export const countsOf = (rows: readonly IncidentRow[], nowMs: number, gone: People = nobody): Readonly<Record<Filter, number>> => ({
  overdue: filterRows(rows, 'overdue', nowMs).length,
  pastGuide: filterRows(rows, 'pastGuide', nowMs).length,
  week: filterRows(rows, 'week', nowMs).length,
  unheld: filterRows(rows, 'unheld', nowMs, gone).length,
});

/** Duties past their deadline, or past a guide day only, over all real incidents under way. */
export const dutiesPast = (what: 'overdue' | 'pastGuide', rows: readonly IncidentRow[], nowMs: number): number =>
  filterRows(rows, what, nowMs).reduce((sum, row) => sum + Math.max(row[what] ?? 0, 1), 0);

/** Those past their deadline that the clock of the next end does not tell of already. */
export const overdueBeside = ({ overdue, nextDeadline: next }: IncidentRow): number =>
  next?.state === 'overdue' && next.strictness === 'statute' && overdue === 1 ? 0 : overdue;
