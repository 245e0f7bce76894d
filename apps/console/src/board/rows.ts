import type { IncidentRow } from '@shodo/contracts';
import { stateAt } from '../tracks/notification/clock-face.js';

export type Filter = 'overdue' | 'week' | 'unheld';
export const filters: readonly Filter[] = ['overdue', 'week', 'unheld'];

const week = 7 * 86_400_000;
/** Drills stand in the list, marked; figures and filters are about real incidents only. */
const isUnderWay = ({ closed, ruledOut, kind }: IncidentRow) => !closed && !ruledOut && kind !== 'drill';

/** A drill has a clock of its own: its row carries how far that runs ahead. */
export const ownNow = (row: IncidentRow, nowMs: number): number => nowMs + (row.clockShiftMs ?? 0);

const matches: Readonly<Record<Filter, (row: IncidentRow, nowMs: number) => boolean>> = {
  overdue: (row, nowMs) => {
    const { nextDeadline: next } = row;
    return isUnderWay(row) && (row.overdue > 0 || (next !== undefined && stateAt(next.state, next.at, ownNow(row, nowMs)) === 'overdue'));
  },
  week: (row, nowMs) => {
    if (!isUnderWay(row) || !row.nextDeadline) return false;
    const left = Date.parse(row.nextDeadline.at) - ownNow(row, nowMs);
    return left >= 0 && left <= week;
  },
  unheld: (row) => isUnderWay(row) && row.holders.length === 0,
};

export const filterRows = (rows: readonly IncidentRow[], filter: Filter | undefined, nowMs: number): readonly IncidentRow[] =>
  filter ? rows.filter((row) => matches[filter](row, nowMs)) : rows;

export const countsOf = (rows: readonly IncidentRow[], nowMs: number): Readonly<Record<Filter, number>> => ({
  overdue: filterRows(rows, 'overdue', nowMs).length,
  week: filterRows(rows, 'week', nowMs).length,
  unheld: filterRows(rows, 'unheld', nowMs).length,
});

/** Duties past their due time, over all real incidents under way. */
export const overdueDuties = (rows: readonly IncidentRow[], nowMs: number): number =>
  filterRows(rows, 'overdue', nowMs).reduce((sum, { overdue }) => sum + Math.max(overdue, 1), 0);
