import type { Statement } from '@shodo/contracts';
import { comesTwice } from './local-times.js';
import { dayIn, dayText, OURS } from './zone.js';

/** A day, or the beginning of an instant. */
const dated = /^\d{4}-\d\d-\d\d(?:T|$)/;
const HYPHEN = 45;

/**
 * What is said beside the days and times of a count, so that each is one: the year in which the count began, where one of them lies in another, and that
 * a time comes twice there, since the clocks are set back. Asked of everything a judgement tells, so what is cheap is asked first.
 */
export function inFull(statements: readonly Statement[], zone: string, startsAt: number): readonly Statement[] {
  const beganIn = dayText(dayIn(zone, startsAt)).slice(0, 4);
  let told: Statement[] | undefined;
  for (let at = 0; at < statements.length; at++) {
    const one = statements[at];
    if (one === undefined) continue;
    const full = inFullBeside(one, zone, beganIn);
    if (full === one) continue;
    told ??= [...statements];
    told[at] = full;
  }
  return told ?? statements;
}

function inFullBeside(one: Statement, zone: string, beganIn: string): Statement {
  if (one.with === undefined) return one;
  let [otherYear, twice] = [false, false];
  for (const name in one.with) {
    const value = one.with[name];
    if (typeof value !== 'string' || value.charCodeAt(4) !== HYPHEN) continue;
    const isOther = !value.startsWith(beganIn);
    const mayComeTwice = zone !== OURS && value.length > 10;
    if ((!isOther && !mayComeTwice) || !dated.test(value)) continue;
    otherYear ||= isOther;
    twice ||= mayComeTwice && comesTwice(zone, value);
  }
  if (!otherYear && !twice) return one;
  return { code: one.code, with: { ...one.with, ...(otherYear && { beganIn }), ...(twice && { comesTwice: 'yes' }) } };
}
