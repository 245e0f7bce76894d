import { crc32 } from 'node:zlib';
import type { EvidenceRef, IncidentId, IncidentView, TenantId } from '@shodo/contracts';
import type { PackParts, PackSource } from '@shodo/evidence-packs';
import { type FilePlace, type FileRow, filesOf, lookAtFile, openTexts, type Vault } from '@shodo/vault';

export interface EvidenceLookedAt {
  readonly found: PackSource['files'];
  readonly intact: PackParts['files'];
  readonly damaged: readonly EvidenceRef[];
  /** Files that are not as they were kept, for whoever tells of it. One that is intact and not what the record names is none of them. */
  readonly foundOtherwise: readonly { readonly row: FileRow; readonly found: 'changed' | 'missing' }[];
}

/** Opens the file of every piece of evidence from end to end and says how it is found. Memory holds one chunk, whatever the size. */
export async function lookAtEvidence(
  { vault, place }: { readonly vault: Vault; readonly place: FilePlace },
  { evidence, ...of }: { readonly tenant: TenantId; readonly incident: IncidentId; readonly evidence: IncidentView['evidence'] },
): Promise<EvidenceLookedAt> {
  const rows = await filesOf(vault, of);
  const found = new Map<string, 'intact' | 'changed' | 'missing' | 'erased'>();
  const intact = new Map<string, { size: number; sha256: string; crc32: number; name?: string }>();
  const foundOtherwise: EvidenceLookedAt['foundOtherwise'][number][] = [];
  for (const { evidence: piece, file, sha256, fileName } of evidence) {
    if (file === undefined) continue;
    const row = rows.find((each) => each.file === file);
    let check = 0;
    const state = row
      ? await lookAtFile(vault, place, { ...of, ...row }, (bytes) => {
          check = crc32(bytes, check);
        })
      : 'missing';
    const isAnother = state === 'intact' && row?.sha256 !== sha256;
    if (row && (state === 'changed' || state === 'missing')) foundOtherwise.push({ row, found: state });
    found.set(piece, isAnother ? 'changed' : state);
    if (!row || state !== 'intact' || isAnother) continue;
    const name = fileName && (await openTexts(vault, { ...of, refs: [fileName.ref as never] }))[fileName.ref];
    intact.set(piece, { size: row.size, sha256: row.sha256, crc32: check, ...(name && { name }) });
  }
  const damaged = [...found].filter(([, state]) => state === 'changed' || state === 'missing').map(([piece]) => piece as EvidenceRef);
  return { found, intact, damaged, foundOtherwise };
}
