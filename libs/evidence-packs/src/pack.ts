import type { LeftOut } from '@shodo/contracts';
import { type KeptPart, keptPack, type Plan } from './archive/kept-pack.js';
import { type Part, partOf } from './archive/parts.js';
import { csvOf } from './csv.js';
import { manifestOf } from './manifest.js';
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
}

export interface BuiltPack {
  readonly plan: Plan;
  readonly leftOut: readonly LeftOut[];
  /** As it is kept. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export const names = { report: '報告書.pdf', record: '記録/記録.ndjson', verifier: '記録/検証.html', manifest: 'manifest.json' } as const;

/** One pack of one state for one kind of recipient. */
export async function packOf(source: PackSource, { record, verifier, files, typeset }: PackParts): Promise<BuiltPack> {
  const { profile, view } = source;
  const { report, leftOut } = reportOf(source);
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
  const evidence = goesTo(profile, 'evidence-files') ? filesIn(source, files) : [];
  const text = manifestOf({ profile, view, parts: [...own, ...evidence], leftOut });
  const manifest = partOf(names.manifest, Buffer.from(text, 'utf8'));
  const all = [manifest, ...own];
  const plan: Plan = {
    form: 'shodo-kept-pack/1',
    profile,
    manifest: manifest.sha256,
    seq: view.seq,
    leftOut,
    parts: [...all.map(({ open: _open, ...part }) => part), ...evidence],
  };
  return { plan, leftOut, bytes: keptPack(plan, all) };
}

const sheetOf = ({ sheet }: Section): Part[] =>
  sheet && sheet.rows.length > 0 ? [partOf(`表/${sheet.file}.csv`, Buffer.from(csvOf(sheet), 'utf8'))] : [];

/** Named by their number in the list; of the name a person gave only the ending is kept. */
function filesIn({ view }: PackSource, files: PackParts['files']): KeptPart[] {
  return view.evidence.flatMap(({ evidence }, index) => {
    const found = files.get(evidence);
    if (!found) return [];
    const { name = '', ...measured } = found;
    const [ending = ''] = /\.[A-Za-z0-9]{1,8}$/.exec(name) ?? [];
    return [{ ...measured, path: `証拠/証拠${index + 1}${ending}`, evidence }];
  });
}
