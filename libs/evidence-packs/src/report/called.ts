import { decisionNames, type Speaker } from '@shodo/words';
import type { PackSource } from './source.js';

/**
 * Decisions and evidence by the numbers of their tables, drafts by the number of their entry. A decision that is limited is known by its number, too: the
 * pack says that it is left out.
 */
export function calledIn({ view, entries }: Pick<PackSource, 'view' | 'entries'>, say: Speaker): ReadonlyMap<string, string> {
  const drafts = entries.flatMap(({ seq, event }) =>
    event.type === 'FilingDrafted'
      ? [[event.data.filing as string, `${say.filing(event.data.kind, event.data.duty)}の案（記録 ${seq}）`] as const]
      : [],
  );
  return new Map<string, string>([
    ...decisionNames(view, 'ja'),
    ...view.evidence.map(({ evidence }, index) => [evidence as string, `証拠 ${index + 1}`] as const),
    ...drafts,
  ]);
}
