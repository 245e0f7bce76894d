import type { FilingKind } from '@shodo/contracts';

/** Is it a report in writing? Whoever else is told is called, or written to, and files nothing. */
export const isReport = (duty: string): boolean => /(report|supplement|filing)$/.test(duty);

/** A report that its duty calls by name already; and what is told once and for all, where there is no report before the final one. */
export const isNamedByDuty = (kind: FilingKind, word: string, duty: string, name: string): boolean =>
  name.startsWith(word) || (kind === 'final' && !duty.endsWith('.preliminary-report'));
