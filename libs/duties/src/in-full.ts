import type { Statement } from '@shodo/contracts';
import { comesTwice } from './local-times.js';
import { dayIn, yearOf } from './zone.js';

/** A day, or the beginning of an instant. */
const dated = /^\d{4}-\d\d-\d\d(?:T|$)/;

/**
 * What is said beside the days and times of a count, so that each is one: the year in which the count began, where one of them lies in another, and that
 * a time comes twice there, since the clocks are set back.
 */
export function inFull(statements: readonly Statement[], zone: string, startsAt: number): Statement[] {
  const beganIn = String(yearOf(dayIn(zone, startsAt)));
  return statements.map((one) => {
    if (one.with === undefined) return one;
    let [otherYear, twice] = [false, false];
    for (const name in one.with) {
      const value = one.with[name];
      if (typeof value !== 'string' || !dated.test(value)) continue;
      otherYear ||= !value.startsWith(beganIn);
      twice ||= value.length > 10 && comesTwice(zone, value);
    }
    if (!otherYear && !twice) return one;
    return { code: one.code, with: { ...one.with, ...(otherYear && { beganIn }), ...(twice && { comesTwice: 'yes' }) } };
  });
}
