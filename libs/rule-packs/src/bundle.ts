import { writeFileSync } from 'node:fs';
import { whyPacksDoNotLoad } from './fit-to-judge.js';
import { keptFile, keptText } from './kept-packs.js';

/** Every problem once, with its file and line: whoever edits a pack reads these, and no stack. */
const unfit = whyPacksDoNotLoad(() => writeFileSync(keptFile, keptText()));
if (unfit.length > 0) {
  console.error(['The rule packs do not load:', ...unfit.map((problem) => `  - ${problem}`)].join('\n'));
  process.exitCode = 1;
}
