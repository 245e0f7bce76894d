import { shortcomings } from './case-check.js';
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

/**
 * `npm run packs [-- DUTY [FOLDER]]`: checks every pack against its cases and prints the cases as tables. What was last compared with the law long ago
 * is named and refuses nothing.
 * @returns 0, or 1 where a pack is not fit to judge by
 */
export function runPacks([prefix = '', folder = shippedFolder]: readonly string[], { out, err, today }: Doors): 0 | 1 {
  try {
    const { library, fileOf } = readPacks(folder);
    const cases = loadCases(folder);
    out(caseTables(library.packs, cases, prefix));
    const wrong = [...shortcomings(library, cases, fileOf).map(told), ...(folder === shippedFolder ? notAsIssued(library) : [])];
    const stale = library.packs
      .filter(({ lastChecked, supersededBy }) => supersededBy === undefined && isStale(lastChecked.on, today))
      .map((pack) => `${fileOf(pack)}: ${pack.duty} was last checked on ${pack.lastChecked.on}; compare it with the law again`);
    const sum = `${library.packs.length} packs, ${cases.length} cases, ${wrong.length} wrong or missing, ${stale.length} to be checked again`;
    err([...wrong, ...stale, sum].join('\n'));
    return wrong.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof PacksRefused)) throw error;
    err(error.message);
    return 1;
  }
}
