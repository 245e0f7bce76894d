import { type IncidentId, refsOf, type SealedText, type TenantId } from '@shodo/contracts';
import { entriesOf, limitOn, readAudiences, type Store } from '@shodo/store';

export interface TextOnRecord {
  readonly ref: SealedText['ref'];
  /** The item it belongs to and the people who read it, where it is limited. */
  readonly limit?: { readonly item: string; readonly people: readonly string[] } | undefined;
}

/** Every text that the record of an incident names, notes included, each once; undefined when there is no such incident. */
export async function textsOnRecord(
  store: Store,
  of: { readonly tenant: TenantId; readonly incident: IncidentId },
): Promise<readonly TextOnRecord[] | undefined> {
  const named = [];
  for await (const { appendId, event } of entriesOf(store, of)) named.push({ entry: { appendId, event }, refs: [...refsOf(event.data)] });
  if (named.length === 0) return undefined;
  // After the entries: of none of them the audience is missing.
  const audiences = await readAudiences(store, of);
  const texts = named.flatMap(({ entry, refs }) => refs.map((ref): TextOnRecord => ({ ref, limit: limitOn(audiences, entry) })));
  return [...new Map(texts.map((text) => [text.ref, text])).values()];
}
