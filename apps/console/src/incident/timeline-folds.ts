import type { EventOf, TimelineEntry } from '@shodo/contracts';
import { whatChanged } from '@shodo/words';

/** A part of the timeline: entries shown one by one, or judgements made anew in a row by which nothing changed, folded into one line. */
export interface Part {
  readonly isFolded: boolean;
  readonly entries: readonly TimelineEntry[];
}

/** Judged anew, and nobody has to do anything else, or by another day, than before. */
function changedNothing({ type, data }: TimelineEntry): boolean {
  if (type === 'DutiesAssessed') return true;
  return type === 'DutyReassessed' && Object.keys(whatChanged(data as EventOf<'DutyReassessed'>['data'])).length === 0;
}

/** In the order given; what is folded keeps its place, and every entry stays to be seen. */
export function foldedParts(entries: readonly TimelineEntry[]): readonly Part[] {
  const parts: { readonly isFolded: boolean; readonly entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const isFolded = changedNothing(entry);
    const last = parts.at(-1);
    if (last?.isFolded === isFolded) last.entries.push(entry);
    else parts.push({ isFolded, entries: [entry] });
  }
  return parts;
}
