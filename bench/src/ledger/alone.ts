import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openStore } from '@shodo/store';
import { type Of, verdictOf, written } from './works.js';

const itself = fileURLToPath(import.meta.url);

/** What one export or one check holds at most, in a process that does nothing else: highest resident memory, MiB. */
export async function peakAloneMiB(work: 'export' | 'verify', file: string, url: string, of: Of): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [itself, work, file, url, JSON.stringify(of)]);
  return Math.round(Number(stdout) / 1_024);
}

if (process.argv[1] === itself) {
  const [, , work, file = '', url = '', of = ''] = process.argv;
  if (work === 'export') {
    const store = openStore({ url });
    await written(store, JSON.parse(of) as Of, file);
    await store.close();
  } else await verdictOf(file);
  console.log(process.resourceUsage().maxRSS);
}
