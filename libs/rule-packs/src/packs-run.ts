import type { Library } from '@shodo/duties';
import { misnamed, shortcomings } from './case-check.js';
import { caseTables } from './case-table.js';
import { loadCases } from './cases.js';
import { isStale } from './duties-page.js';
import { notAsIssued } from './issued.js';
import { readPacks, shippedFolder } from './load.js';
import { PacksRefused, type Problem } from './yaml-file.js';

export interface Doors {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Day by which last checks are called stale. */
  readonly today: string;
}

const told = ({ file, line, message }: Problem) => `${file}:${line}: ${message}`;

/** A beginning that no duty has would print nothing, as if there were nothing to check. */
function nobodyBeginsSo({ packs }: Library, prefix: string): string | undefined {
  const duties = [...new Set(packs.map(({ duty }) => duty as string))].sort();
  if (duties.some((duty) => duty.startsWith(prefix))) return undefined;
  return `「${prefix}」で始まる義務はありません。使える語は次のとおりです（前の部分だけでも使えます）。
No duty begins with "${prefix}"; allowed here, or their beginnings: ${duties.join(', ')}`;
}

const summary = (packs: number, cases: number, wrong: number, stale: number) =>
  `規則 ${packs} 件、ケース ${cases} 件、誤り・不足 ${wrong} 件、法令との照合が古いもの ${stale} 件
${packs} packs, ${cases} cases, ${wrong} wrong or missing, ${stale} to be checked again`;

/**
 * `npm run packs [-- [--en] DUTY [FOLDER]]`: checks every pack against its cases and prints the cases as tables, in Japanese or in English. What was
 * last compared with the law long ago is named and refuses nothing.
 * @returns 0, or 1 where a pack is not fit to judge by, or no duty is called so
 */
export function runPacks(args: readonly string[], { out, err, today }: Doors): 0 | 1 {
  const [prefix = '', folder = shippedFolder] = args.filter((one) => one !== '--en');
  try {
    const { library, fileOf } = readPacks(folder);
    const cases = loadCases(folder);
    const unknown = nobodyBeginsSo(library, prefix);
    if (unknown === undefined) out(caseTables(library.packs, cases, prefix, args.includes('--en') ? 'en' : 'ja'));
    const wrong = [
      ...[...misnamed(library, fileOf), ...shortcomings(library, cases, fileOf)].map(told),
      ...(folder === shippedFolder ? notAsIssued(library) : []),
    ];
    const stale = library.packs
      .filter(({ lastChecked, supersededBy }) => supersededBy === undefined && isStale(lastChecked.on, today))
      .map((pack) => `${fileOf(pack)}: ${pack.duty} was last checked on ${pack.lastChecked.on}; compare it with the law again`);
    err([...wrong, ...stale, summary(library.packs.length, cases.length, wrong.length, stale.length), unknown ?? []].flat().join('\n'));
    return wrong.length === 0 && unknown === undefined ? 0 : 1;
  } catch (error) {
    if (!(error instanceof PacksRefused)) throw error;
    err(error.message);
    return 1;
  }
}
