import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, toTerminal } from '@shodo/servers';
import { openEvidencePlace, readEvidencePlace } from '@shodo/vault';
import { type Backup, backUp } from './backup/backup.js';

/** `npm run backup`: one state of the installation in two files, while people work on it or while it stands still. */
const help = `Usage: npm run backup -- --to FOLDER --keys-to OTHER-FOLDER [--files-to FOLDER]
  --to       where the record and the engine go
  --keys-to  where the keys go, with the journal of erasures; keys older than 30 days are deleted there
  --files-to where sealed files of evidence go, those that are not there yet; without it they are in no backup
The master key (secrets/master.key in the data folder) is in neither file: keep a copy of it elsewhere, once.
Backs up the data folder of SHODO_DATA, running or not. With a PostgreSQL of your own see docs/runbooks/back-up-and-restore.md.`;

process.exitCode = await main(process.argv.slice(2), process.env);

async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const asked = read(args);
  if (!asked?.to || !asked['keys-to'] || asked.to === asked['keys-to']) return refuse(2, help);
  if (env.DATABASE_URL) return refuse(2, 'DATABASE_URL is set: back up that PostgreSQL as docs/runbooks/back-up-and-restore.md says.');
  const path = dataFolder(env);
  const { place, problems } = readEvidencePlace(env, join(path, 'evidence'));
  if (problems.length > 0) return refuse(2, problems.map(({ name, message }) => `${name} ${message}`).join('\n'));
  const to = asked['files-to'];
  const files = to ? { from: openEvidencePlace(place), to: openEvidencePlace({ folder: resolve(to) }) } : undefined;
  try {
    const made = await backUp({ path, to: asked.to, keysTo: asked['keys-to'], files, say: toTerminal });
    console.log(`Record and engine: ${made.record}\nKeys: ${made.keys}\n${saidOf(made.files)}`);
    return 0;
  } catch (error) {
    return refuse(1, `No backup was made: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function saidOf({ named, copied, missing = 0 }: Backup['files']): string {
  if (copied === undefined) return `Files of evidence: ${named}, none of them in this backup; say --files-to to copy them.`;
  const lost = missing > 0 ? `; ${missing} are missing where they should lie` : '';
  return `Files of evidence: ${named}, of which ${copied} were copied now${lost}.`;
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { to: { type: 'string' }, 'keys-to': { type: 'string' }, 'files-to': { type: 'string' } },
    }).values;
  } catch {
    return undefined;
  }
}

function refuse(code: number, why: string): number {
  console.error(why);
  return code;
}
