import { crc32 } from 'node:zlib';
import type { EvidenceRef, IncidentId, IncidentView, TenantId } from '@shodo/contracts';
import type { PackParts, PackSource } from '@shodo/evidence-packs';
import { type FilePlace, type FileRow, filesOf, lookAtFile, lostKeys, openTexts, type Vault } from '@shodo/vault';

export interface EvidenceLookedAt {
  readonly found: PackSource['files'];
  readonly intact: PackParts['files'];
  readonly damaged: readonly EvidenceRef[];
  /** Files that are not as they were kept, for whoever tells of it. One that is intact and not what the record names is none of them. */
  readonly foundOtherwise: readonly { readonly row: FileRow; readonly found: 'changed' | 'missing' }[];
}

interface OfEvidence {
  readonly tenant: TenantId;
  readonly incident: IncidentId;
  readonly evidence: IncidentView['evidence'];
}
type Found = 'intact' | 'changed' | 'missing' | 'erased';

/** Not the file that the record names, however intact. */
const isAnother = (row: FileRow | undefined, { sha256 }: IncidentView['evidence'][number]) => row !== undefined && row.sha256 !== sha256;

/** Opens the file of every piece of evidence from end to end and says how it is found. Memory holds one chunk, whatever the size. */
export async function lookAtEvidence(
  { vault, place }: { readonly vault: Vault; readonly place: FilePlace },
  { evidence, ...of }: OfEvidence,
): Promise<EvidenceLookedAt> {
  const rows = await filesOf(vault, of);
  const found = new Map<string, Found>();
  const intact = new Map<string, { size: number; sha256: string; crc32: number; name?: string }>();
  const foundOtherwise: EvidenceLookedAt['foundOtherwise'][number][] = [];
  for (const sealed of evidence) {
    const { evidence: piece, file, fileName } = sealed;
    if (file === undefined) continue;
    const row = rows.find((each) => each.file === file);
    let check = 0;
    const state = row
      ? await lookAtFile(vault, place, { ...of, ...row }, (bytes) => {
          check = crc32(bytes, check);
        })
      : 'missing';
    if (row && (state === 'changed' || state === 'missing')) foundOtherwise.push({ row, found: state });
    const isIntact = state === 'intact' && !isAnother(row, sealed);
    found.set(piece, state === 'intact' && !isIntact ? 'changed' : state);
    if (!row || !isIntact) continue;
    const name = fileName && (await openTexts(vault, { ...of, refs: [fileName.ref as never] }))[fileName.ref];
    intact.set(piece, { size: row.size, sha256: row.sha256, crc32: check, ...(typeof name === 'string' && { name }) });
  }
  const damaged = [...found].filter(([, state]) => state === 'changed' || state === 'missing').map(([piece]) => piece as EvidenceRef);
  return { found, intact, damaged, foundOtherwise };
}

/** How the file of every piece of evidence was found when it was last looked at: none is opened, and one that was erased since is told by its key. */
export async function lastFoundOf(vault: Vault, { evidence, ...of }: OfEvidence): Promise<PackSource['files']> {
  const rows = new Map((await filesOf(vault, of)).map((row) => [row.file, row]));
  const lost = await lostKeys(vault, of, [...rows.keys()]);
  const foundAs = (row: FileRow | undefined, sealed: IncidentView['evidence'][number]): Found => {
    if (!row) return 'missing';
    const gone = lost.get(row.file);
    if (gone) return gone;
    return row.found === 'intact' && isAnother(row, sealed) ? 'changed' : row.found;
  };
  return new Map(evidence.flatMap((sealed) => (sealed.file ? [[sealed.evidence, foundAs(rows.get(sealed.file), sealed)] as const] : [])));
}
