import { type EvidencePackBuilt, type GivenPackShown, type PackProfile, packRequests, packVisits, streams } from '@shodo/contracts';
import { fillPath, send } from './client.js';

interface Wanted {
  readonly profile: PackProfile;
  readonly despite?: readonly string[];
  readonly volumeSize?: number;
}

/** Has a pack built; the key names the wish, so that asking again gets the same pack. @throws Declined, Unreachable */
export async function buildPack(incidentId: string, wanted: Wanted, idempotencyKey: string): Promise<EvidencePackBuilt> {
  const { path, answer } = packRequests.buildEvidencePack;
  return answer.parse(await send({ method: 'POST', path: fillPath(path, { incidentId }), body: wanted, idempotencyKey }));
}

/** Of one volume, or of the whole pack as one file. */
export const packAddress = (incidentId: string, packId: string, volume?: number): string =>
  `${fillPath(streams.downloadEvidencePack.path, { incidentId, packId })}${volume === undefined ? '' : `?volume=${volume}`}`;

/** The link of a pack that was given with one. @throws Declined, Unreachable */
export async function packLinkOf(incidentId: string, givenId: string): Promise<string> {
  const { path, answer } = packRequests.showPackLink;
  return answer.parse(await send({ method: 'POST', path: fillPath(path, { incidentId, givenId }), body: {} })).link;
}

/** What a recipient sees by their link. @throws Declined, Unreachable */
export const visitPack = async (token: string): Promise<GivenPackShown> =>
  packVisits.readGivenPack.answer.parse(await send({ method: 'POST', path: packVisits.readGivenPack.path, body: { token } }));

export const confirmPack = async (token: string, name: string): Promise<GivenPackShown> =>
  packVisits.confirmGivenPack.answer.parse(await send({ method: 'POST', path: packVisits.confirmGivenPack.path, body: { token, name } }));

/** The archives of a pack in volumes, by their number. */
export const numberedVolumes = ({ volumes = [] }: Pick<EvidencePackBuilt, 'volumes'>) =>
  volumes.map((size, at) => ({ number: at + 1, size }));
