import { shortcomings } from './case-check.js';
import { caseTables } from './case-table.js';
import { loadCases } from './cases.js';
import { loadPacks, shippedFolder } from './load.js';
import { PacksRefused } from './yaml-file.js';

/** `npm run packs [-- DUTY]`: checks every pack against its cases and prints the cases as tables. Answers 1 where a pack is not fit to judge by. */
function run([prefix = '', folder = shippedFolder]: readonly string[]): number {
  try {
    const [library, cases] = [loadPacks(folder), loadCases(folder)];
    process.stdout.write(`${caseTables(library.packs, cases, prefix)}\n`);
    const wrong = shortcomings(library, cases);
    process.stderr.write(
      `${[...wrong, `${library.packs.length} packs, ${cases.length} cases, ${wrong.length} wrong or missing`].join('\n')}\n`,
    );
    return wrong.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof PacksRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = run(process.argv.slice(2));
