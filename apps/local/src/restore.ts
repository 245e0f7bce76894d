import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, toTerminal } from '@shodo/servers';
import { openEvidencePlace, readEvidencePlace } from '@shodo/vault';
import { restore } from './backup/restore.js';
import { type Folder, journalName } from './folder.js';

/** `npm run restore`: puts a backup in the place of what the data folder holds; `npm start` serves it afterwards. */
const help = `Usage: npm run restore -- --record FILE --keys FILE [--files FOLDER] [--journal FILE] [--heads FILE] [--replace] [--accept-other-record]
  --record, --keys  the two files of npm run backup; of the keys the newest there is
  --files           copies of files of evidence; those that the record names and that do not lie in their place are put there
  --journal         a journal of erasures kept elsewhere; may be given several times. Without it the one beside the keys is read, if there is one
  --heads           where the record stood, kept elsewhere (heads.jsonl beside the keys); may be given several times
  --replace         the data folder holds a record, which is to go
  --accept-other-record  it differs from what is known, as after an earlier restore, or is not whole: a person has looked
Restores into the data folder of SHODO_DATA, on which nothing may run. Its master key must be there (secrets/master.key, or SHODO_MASTER_KEY).`;

process.exitCode = await main(process.argv.slice(2), process.env);

async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const asked = read(args);
  if (!asked?.record || !asked.keys) return refuse(2, help);
  if (env.DATABASE_URL) return refuse(2, 'DATABASE_URL is set: restore that PostgreSQL as docs/runbooks/back-up-and-restore.md says.');
  const { record, keys, journal = [], heads = [], replace = false, 'accept-other-record': acceptOther = false } = asked;
  try {
    const masterKey = (folder: Folder) => masterKeyOf(folder, env);
    const path = dataFolder(env);
    const files = filesOf(asked.files, path, env);
    const journals = journal.length > 0 ? journal : [join(dirname(resolve(keys)), journalName)].filter((file) => existsSync(file));
    const knowsErasuresSince = journal.length > 0 || existsSync(join(path, journalName));
    const plan = { path, record, keys, files, journals, heads, replace, acceptOther, masterKey, env, say: toTerminal };
    const { takenAt, entriesMissing, streamsDiffer, erasures, erasuresSince, erasuresFelt, files: copied } = await restore(plan);
    console.log(`Restored: the state of ${takenAt}. Erasures carried out again: ${erasures}.`);
    if (!knowsErasuresSince)
      console.log(
        'No journal of erasures was named with --journal, and the data folder had none: what was erased after the newest copy of the keys can be read again. Name the erasures.jsonl of the installation that ran, and restore once more with --replace.',
      );
    if (erasuresSince > 0)
      console.log(
        `${erasuresSince} of them came after the backup. ${erasuresFelt} of these erased what it brought back: the record of each organisation says of which incidents, since theirs do not.`,
      );
    if (entriesMissing > 0)
      console.log(
        `This is an older state: at least ${entriesMissing} entries were recorded after it and are lost. Whoever holds receipts for them can say which.`,
      );
    if (streamsDiffer > 0) console.log(`${streamsDiffer} streams stand otherwise than they are known.`);
    if (copied)
      console.log(`Files of evidence put back: ${copied.copied}.${copied.missing > 0 ? ` ${copied.missing} are in neither place.` : ''}`);
    console.log('Start it with npm start.');
    return 0;
  } catch (error) {
    return refuse(1, `Not restored: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where copies of files are taken from, and where files lie. */
function filesOf(copies: string | undefined, path: string, env: NodeJS.ProcessEnv) {
  if (copies === undefined) return undefined;
  const { place, problems } = readEvidencePlace(env, join(path, 'evidence'));
  if (problems.length > 0) throw new Error(problems.map(({ name, message }) => `${name} ${message}`).join('; '));
  return { from: openEvidencePlace({ folder: resolve(copies) }), to: openEvidencePlace(place) };
}

function masterKeyOf(folder: Folder, env: NodeJS.ProcessEnv): string | undefined {
  if (env.SHODO_MASTER_KEY) return env.SHODO_MASTER_KEY;
  const file = env.SHODO_MASTER_KEY_FILE || folder.secretFile('master.key');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function read(args: readonly string[]) {
  const several = { type: 'string', multiple: true } as const;
  const options = {
    record: { type: 'string' },
    keys: { type: 'string' },
    files: { type: 'string' },
    journal: several,
    heads: several,
    replace: { type: 'boolean' },
    'accept-other-record': { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return undefined;
  }
}

function refuse(code: number, why: string): number {
  console.error(why);
  return code;
}
