import type { IncidentId, TenantId } from '@shodo/contracts';
import { flowingPart, type PackSource, type Part, partOf } from '@shodo/evidence-packs';
import { recordText } from '@shodo/ledger';
import { recordSource, type Store } from '@shodo/store';
import { notFound } from '../problems/problem-answer.js';

/**
 * The slice of the ledger behind a pack, as an export that ends with the pack's last entry. It says it was exported then: it shows the record of that
 * moment, and is the same however often it is made.
 */
export async function recordPart(
  store: Store,
  of: { readonly tenant: TenantId; readonly incident: IncidentId },
  { view: { seq, digest }, entries }: PackSource,
): Promise<Part> {
  const exportedAt = entries.at(-1)?.recordedAt ?? '';
  const read = () => recordSource(store, of, exportedAt, { seq, digest });
  const first = await read();
  if (!first) throw notFound();
  return flowingPart('record', async function* () {
    // Read anew for its pages only: a time-stamp that arrived meanwhile would make other lines.
    const again = await read();
    for await (const lines of recordText({ ...first, pages: again?.pages ?? first.pages })) yield Buffer.from(lines, 'utf8');
  });
}

export const verifierPart = (page: Uint8Array): Part => partOf('verifier', page);
