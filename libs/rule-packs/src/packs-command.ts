import { letReadersStop } from './closed-pipe.js';
import { runPacks } from './packs-run.js';

letReadersStop(process.stdout, process.stderr);
process.exitCode = runPacks(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  today: new Date().toISOString().slice(0, 10),
});
