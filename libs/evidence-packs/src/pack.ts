import type { LeftOut } from '@shodo/contracts';
import { type KeptPart, keptPack, type Plan } from './archive/kept-pack.js';
import { type Part, partOf } from './archive/parts.js';
import { dealtOut, roomFor } from './archive/volumes.js';
import { csvOf } from './csv.js';
import { type Listed, manifestOf } from './manifest.js';
import { goesTo } from './profiles.js';
import { reportOf } from './report/compose.js';
import type { Report, Section } from './report/report.js';
import type { PackSource } from './report/source.js';

export interface PackParts {
  /** The slice of the ledger, as an export. */
  readonly record: Part;
  /** The page that checks it. */
  readonly verifier: Part;
  /** Files of evidence that were found intact, by the piece they belong to. */
  readonly files: ReadonlyMap<string, Omit<KeptPart, 'path' | 'evidence'> & { readonly name?: string }>;
  readonly typeset: (report: Report) => Promise<Uint8Array>;
  /** How large an archive may be at most; absent when it is to be a single one. */
  readonly volumeSize?: number;
}

export interface BuiltPack {
  readonly plan: Plan;
  readonly leftOut: readonly LeftOut[];
  /** As it is kept. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export const names = { report: '報告書.pdf', record: '記録/記録.ndjson', verifier: '記録/検証.html', manifest: 'manifest.json' } as const;

/** One pack of one state for one kind of recipient. */
export async function packOf(source: PackSource, { record, verifier, files, typeset, volumeSize }: PackParts): Promise<BuiltPack> {
  const { profile, view } = source;
  const { evidence, paths } = filesIn(source, goesTo(profile, 'evidence-files') ? files : new Map());
  const { report, leftOut } = reportOf({ ...source, paths });
  const own = [
    partOf(names.report, await typeset(report)),
    ...report.sections.flatMap(sheetOf),
    ...(goesTo(profile, 'record')
      ? [
          { ...record, path: names.record },
          { ...verifier, path: names.verifier },
        ]
      : []),
  ];
  const listed = inVolumes({ profile, view, parts: [...own, ...evidence], leftOut }, volumeSize);
  const manifest = listPart(listed);
  const volumeOf = new Map(listed.parts.map(({ path, volume }) => [path, volume]));
  const dealt = <Dealt extends { readonly path: string }>(part: Dealt) => {
    const volume = volumeOf.get(part.path);
    return volume === undefined ? part : { ...part, volume };
  };
  const plan: Plan = {
    form: 'shodo-kept-pack/1',
    profile,
    manifest: manifest.sha256,
    seq: view.seq,
    leftOut,
    ...(volumeSize !== undefined && { volumeSize }),
    ...(listed.volumes !== undefined && { volumes: listed.volumes }),
    parts: [...[manifest, ...own].map(({ open: _open, ...part }) => dealt(part)), ...evidence.map(dealt)],
  };
  return { plan, leftOut, bytes: keptPack(plan, [manifest, ...own]) };
}

const listPart = (listed: Listed) => partOf(names.manifest, Buffer.from(manifestOf(listed), 'utf8'));

/** In volumes where one archive would be too large. The list is in each, and is the longest if every part lay in one of its own. */
function inVolumes(listed: Listed, most: number | undefined): Listed {
  if (most === undefined) return listed;
  const { parts } = listed;
  const longest = listPart({ ...listed, volumes: parts.length, parts: parts.map((part) => ({ ...part, volume: parts.length })) });
  const volumes = dealtOut(parts, { most, inEach: roomFor(longest) });
  const count = volumes.at(-1) ?? 1;
  return count === 1 ? listed : { ...listed, volumes: count, parts: parts.map((part, at) => ({ ...part, volume: volumes[at] ?? 1 })) };
}

const sheetOf = ({ sheet }: Section): Part[] =>
  sheet && sheet.rows.length > 0 ? [partOf(`表/${sheet.file}.csv`, Buffer.from(csvOf(sheet), 'utf8'))] : [];

interface FilesOfPack {
  readonly evidence: readonly KeptPart[];
  /** Where the file of each piece lies. */
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Named by their number in the list; of the name a person gave only the ending is kept. What was sealed twice has the same bytes, and lies there once, by
 * the first of its pieces.
 */
function filesIn({ view }: PackSource, files: PackParts['files']): FilesOfPack {
  const byBytes = new Map<string, KeptPart>();
  const paths = new Map<string, string>();
  for (const [index, { evidence }] of view.evidence.entries()) {
    const found = files.get(evidence);
    if (!found) continue;
    const { name = '', ...measured } = found;
    const [ending = ''] = /\.[A-Za-z0-9]{1,8}$/.exec(name) ?? [];
    const bytes = `${measured.sha256} ${measured.size}`;
    const part = byBytes.get(bytes) ?? { ...measured, path: `証拠/証拠${index + 1}${ending}`, evidence };
    byBytes.set(bytes, part);
    paths.set(evidence, part.path);
  }
  return { evidence: [...byBytes.values()], paths };
}
