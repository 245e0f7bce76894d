import type { IncomingHttpHeaders } from 'node:http';
import { ProblemAnswer } from '../problems/problem-answer.js';

/**
 * A write that rides on a cookie must come from one of our own pages: browsers name the page's origin on every such request. Programs that are
 * no browser send no origin and are let through; without one, a browser's own word that the page is another site's counts.
 */
export function refuseForeignOrigin(headers: IncomingHttpHeaders, own: ReadonlySet<string>): void {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  const foreign = origin === undefined ? site === 'cross-site' || site === 'same-site' : !own.has(origin);
  if (foreign) throw new ProblemAnswer(403, 'foreign-origin');
}
