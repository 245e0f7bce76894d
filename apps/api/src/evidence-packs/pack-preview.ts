import type { EvidencePackPreview, IncidentId, PackProfile, TenantId } from '@shodo/contracts';
import { leftOutOf } from '@shodo/evidence-packs';
import { readIncident } from '@shodo/store';
import { notFound } from '../problems/problem-answer.js';
import type { Connections } from '../process/connections.js';
import { openEveryText } from '../reads/sealed-texts.js';
import { stateOf } from './pack-source.js';
import { lastFoundOf } from './piece-files.js';

/**
 * What a pack of the present state would leave out, by the rule that decides it when one is built. No file is opened for it; texts are, to see that
 * they open, and nobody is shown one: nothing of this goes on record.
 */
export async function previewOf(
  connections: Connections,
  { profile, ...of }: { readonly tenant: TenantId; readonly incident: IncidentId; readonly profile: PackProfile },
): Promise<EvidencePackPreview> {
  const { store, vault } = connections;
  const folded = await readIncident(store, of);
  if (!folded) throw notFound();
  const { view, entries, refs } = await stateOf(connections, { ...of, folded });
  const leftOut = leftOutOf({
    profile,
    view,
    files: await lastFoundOf(vault, { ...of, evidence: view.evidence }),
    entries: entries.length,
    texts: await openEveryText(vault, { ...of, refs }),
  });
  return { profile, seq: view.seq, leftOut };
}
