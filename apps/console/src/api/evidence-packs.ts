import { type EvidencePackBuilt, type PackProfile, packRequests, streams } from '@shodo/contracts';
import { fillPath, send } from './client.js';

interface Wanted {
  readonly profile: PackProfile;
  readonly despite?: readonly string[];
}

/** Has a pack built; the key names the wish, so that asking again gets the same pack. @throws Declined, Unreachable */
export async function buildPack(incidentId: string, wanted: Wanted, idempotencyKey: string): Promise<EvidencePackBuilt> {
  const { path, answer } = packRequests.buildEvidencePack;
  return answer.parse(await send({ method: 'POST', path: fillPath(path, { incidentId }), body: wanted, idempotencyKey }));
}

export const packAddress = (incidentId: string, packId: string): string =>
  fillPath(streams.downloadEvidencePack.path, { incidentId, packId });
