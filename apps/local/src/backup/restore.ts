import {
  connected,
  findTemporalServer,
  makeTemporalSchema,
  type Say,
  step,
  TakingDatabase,
  temporalStore,
  withDatabase,
  withLogin,
} from '@shodo/servers';
import { type Databases, type ErasureEntry, openStore, type UnreadableErasure, writeToOrganisation } from '@shodo/store';
import { carryOutAllErasures, destroyKeysOf, erasureJournal, type FilePlace, openKeys, readErasureJournal } from '@shodo/vault';
import { madeDatabases } from '../databases.js';
import { askFilePlace, makeFilePlaceOwn } from '../file-place.js';
import type { Folder } from '../folder.js';
import { migrateAll } from '../migrations.js';
import { type BackupHeader, checkedHeader, portionsOf } from './backup-file.js';
import { type ErasedSince, erasedSince } from './erased-since.js';
import { type Copied, copyFiles, filesNamed } from './evidence-files.js';
import { dropLeftOver, exchange, restoring } from './exchange.js';
import { withOwnPostgres } from './still-shodo.js';
import { type Before, type Compared, comparedWith, whatStood } from './what-stood.js';

export interface RestorePlan {
  readonly path: string;
  readonly record: string;
  readonly keys: string;
  /** Journals of erasures and heads kept elsewhere, beside those in the data folder and in the databases that are replaced. */
  readonly journals?: readonly string[];
  readonly heads?: readonly string[];
  /** Copies of files of evidence, and where the files lie. */
  readonly files?: { readonly from: FilePlace; readonly to: FilePlace } | undefined;
  /** The data folder holds a record that is to be replaced. */
  readonly replace: boolean;
  /** A person has looked: what was here may be another record, as after an earlier restore. */
  readonly acceptOther: boolean;
  readonly masterKey: (folder: Folder) => string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
}

export interface Restored {
  readonly takenAt: string;
  /** Entries that are known from elsewhere and not in the backup. */
  readonly entriesMissing: number;
  /** Streams that stand otherwise where they are known. */
  readonly streamsDiffer: number;
  readonly erasures: number;
  /** Those of them that the record, as restored, does not order, and of these the ones that took something it has. */
  readonly erasuresSince: number;
  readonly erasuresFelt: number;
  /** Files of evidence that were put back; those that are nowhere. */
  readonly files?: Copied;
}

/**
 * Puts a backup in the place of whatever the data folder holds. Nothing serves meanwhile; every erasure that is known from anywhere is carried out before
 * anything can. An older state than one known elsewhere is said, at the terminal and in the record; another record is refused. What was there stays until
 * the backup is judged and whole: whatever is refused, fails or is killed before leaves it as it was, with all that it knows of erasures and heads.
 */
export async function restore(plan: RestorePlan): Promise<Restored> {
  const { path, say } = plan;
  const header = await step(say, 'Checking the files', () => checkedPair(plan));
  return withOwnPostgres(path, say, async (superuserUrl, folder) => {
    const masterKey = plan.masterKey(folder);
    if (!masterKey) throw new Error('the master key is missing: put secrets/master.key into the data folder, or set SHODO_MASTER_KEY');
    await dropLeftOver(superuserUrl);
    const before = await whatStood(superuserUrl, folder, plan);
    if (before.isInUse && !plan.replace)
      throw new Error(`${path} holds a record. Say --replace to put the backup in its place, or name another folder by SHODO_DATA.`);
    try {
      const databases = await takenBeside(plan, header, { superuserUrl, folder });
      const found = await judged(plan, superuserUrl, before);
      const restored = await madeWhole(plan, { header, databases, folder, masterKey, before, found });
      await askFilePlace(path, plan.env);
      await step(say, 'In the place of what was there', () => exchange(superuserUrl));
      await makeFilePlaceOwn(path, plan.env, { url: withDatabase(databases.record.url, 'shodo') });
      return restored;
    } catch (error) {
      await dropLeftOver(superuserUrl).catch(() => undefined); // the next restore or start drops it
      throw error;
    }
  });
}

/** Each for its owner, and for a superuser, who sees every organisation. */
interface Beside extends Databases {
  readonly asSuperuser: { readonly record: string; readonly keys: string };
}

/** Reads the backup into databases beside those that are there. */
async function takenBeside(
  plan: RestorePlan,
  header: BackupHeader,
  { superuserUrl, folder }: { readonly superuserUrl: string; readonly folder: Folder },
): Promise<Beside> {
  const { say } = plan;
  const passwords = { shodo: folder.secret('database.password'), temporal: folder.secret('temporal.password') };
  const databases = await madeDatabases(superuserUrl, passwords, restoring);
  const shape = { record: new Set(header.migrations.shodo), keys: new Set(header.migrations.shodo_keys) };
  await step(say, 'Shape of the backup', () => migrateAll(databases, shape));
  const temporal = await step(say, "Temporal's schema", () => temporalSchema(superuserUrl, passwords.temporal, plan));
  await step(say, 'Record and engine', () => take(plan.record, superuserUrl, temporal ? {} : { only: ['shodo'] }));
  await step(say, 'Keys', () => take(plan.keys, superuserUrl, { analyse: false })); // some of them are erased next
  const [record, keys] = [`shodo${restoring}`, `shodo_keys${restoring}`].map((name) => withDatabase(superuserUrl, name)) as [
    string,
    string,
  ];
  return { ...databases, asSuperuser: { record, keys } };
}

/** @throws when it is another record, and no person said that it may be */
async function judged({ acceptOther }: RestorePlan, superuserUrl: string, before: Before): Promise<Compared> {
  const found = await comparedWith(superuserUrl, `shodo${restoring}`, before);
  if (found.contradicted.length === 0 || acceptOther) return found;
  const streams = `${found.contradicted.length} stream${found.contradicted.length === 1 ? '' : 's'}`;
  const why =
    found.broken.length === found.contradicted.length
      ? `The record in this backup was changed or damaged: in ${streams} an entry is not what its digest says.`
      : `This is another record than the one that was here: it differs in ${streams} from what is known${found.broken.length > 0 ? ', and in some an entry is not what its digest says' : ''}.`;
  throw new Error(`${why} Nothing was changed: what was here is here as it was. Restore what belongs here, or say --accept-other-record.`);
}

interface Whole {
  readonly header: BackupHeader;
  readonly databases: Beside;
  readonly folder: Folder;
  readonly masterKey: string;
  readonly before: Before;
  readonly found: Compared;
}

/** Brings what was read to the present shape, without what was erased, and with its own word on what happened to it. */
async function madeWhole(plan: RestorePlan, whole: Whole): Promise<Restored> {
  const { say, files: copies } = plan;
  const { header, databases, folder, masterKey, before, found } = whole;
  const { record, keys } = databases.asSuperuser;
  await step(say, 'Migrations', () => migrateAll(databases));
  const erasures = await step(say, 'Erasures', () => erasedAgain(plan, { databases, folder, masterKey, before }));
  const since = await step(say, 'Erasures of after the backup', () => erasedSince(record, keys));
  await noted(databases, header, found, since.felt);
  const files = copies && (await step(say, 'Files of evidence', () => filesPutBack(record, copies)));
  return {
    takenAt: header.takenAt,
    entriesMissing: sumOf(found.missing),
    streamsDiffer: found.contradicted.length,
    erasures,
    erasuresSince: since.count,
    erasuresFelt: [...since.felt.values()].flat().reduce((sum, { erasures }) => sum + erasures, 0),
    ...(files && { files }),
  };
}

async function filesPutBack(url: string, files: NonNullable<RestorePlan['files']>): Promise<Copied> {
  const { rows } = await connected(url, (client) => client.query<{ object: string }>(filesNamed));
  return copyFiles(
    rows.map(({ object }) => object),
    files,
  );
}

const sumOf = (missing: ReadonlyMap<string, number>) => [...missing.values()].reduce((sum, count) => sum + count, 0);

async function checkedPair({ record, keys, say }: RestorePlan): Promise<BackupHeader> {
  const [header, ofKeys] = [await checkedHeader(record, 'record'), await checkedHeader(keys, 'keys')];
  if (ofKeys.backup === header.backup) return header;
  if (ofKeys.takenAt < header.takenAt)
    say(`  The keys are of ${ofKeys.takenAt}, before the record: texts typed between then and ${header.takenAt} will not open.`);
  return { ...header, migrations: { ...header.migrations, shodo_keys: ofKeys.migrations.shodo_keys ?? [] } };
}

/** False when the engine is somebody else's: its runs are taken up from the record then. */
async function temporalSchema(superuserUrl: string, password: string, { say, env }: RestorePlan): Promise<boolean> {
  const found = await findTemporalServer(say, { env });
  if ('address' in found) return false;
  await makeTemporalSchema(temporalStore(withLogin(superuserUrl, 'temporal', password)), found, { end: restoring });
  return true;
}

interface Taking {
  readonly only?: readonly string[];
  readonly analyse?: boolean;
}

async function take(file: string, superuserUrl: string, { only, analyse }: Taking): Promise<void> {
  const taking = new Map<string, TakingDatabase>();
  try {
    for await (const { database, ...portion } of portionsOf(file)) {
      if (only && !only.includes(database)) continue;
      const into = taking.get(database) ?? (await TakingDatabase.of(withDatabase(superuserUrl, `${database}${restoring}`)));
      taking.set(database, into);
      await into.take(portion);
    }
    for (const into of taking.values()) await into.finish(analyse);
  } finally {
    for (const into of taking.values()) await into.end();
  }
}

const nameOf = ({ incident, seq, digest }: ErasureEntry) => `${incident} ${seq} ${digest}`;

type Erasing = Pick<Whole, 'folder' | 'masterKey' | 'before'> & { readonly databases: Databases };

async function erasedAgain({ say }: RestorePlan, { databases: { record, keys }, folder, masterKey, before }: Erasing): Promise<number> {
  const opened = openKeys({ keys, masterKey: Buffer.from(masterKey, 'base64'), max: 2 });
  const [store, upkeep] = [openStore({ ...record, max: 2 }), openStore({ ...record, role: 'shodo_upkeep', max: 2 })];
  try {
    const known = [...new Map(before.erasures.map((each) => [nameOf(each), each])).values()];
    const own = new Set(readErasureJournal(folder.erasureJournal).map(nameOf));
    for (const erasure of known) {
      // The journal of this folder goes along with every later backup: what another one told is lost with that otherwise.
      if (!own.has(nameOf(erasure))) await erasureJournal(folder.erasureJournal).note(erasure);
      await destroyKeysOf(opened, erasure);
    }
    // What the backup's own record orders, and its keys had not yet.
    const onUnreadable = ({ tenant, incident, seq }: UnreadableErasure) =>
      say(`  Entry ${seq} of incident ${incident} of organisation ${tenant} orders an erasure and cannot be read: it was not carried out.`);
    const carrying = { keys: opened, store, journal: erasureJournal(folder.erasureJournal), onUnreadable };
    return known.length + (await carryOutAllErasures(carrying, upkeep));
  } finally {
    await Promise.all([opened.close(), store.close(), upkeep.close()]);
  }
}

/** Every organisation's record says that it was restored, what is known to be lost, and what was erased again. */
async function noted(
  { record }: Databases,
  { takenAt, backup }: BackupHeader,
  { missing, contradicted, organisations }: Compared,
  since: ReadonlyMap<string, readonly ErasedSince[]>,
): Promise<void> {
  const store = openStore({ ...record, max: 2 });
  try {
    const occurredAt = new Date().toISOString();
    for (const tenant of organisations)
      await writeToOrganisation(store, {
        tenant,
        actor: { kind: 'system', part: 'setup' },
        appendId: `restored:${backup}:${occurredAt}`,
        occurredAt,
        decide: () => [
          {
            type: 'BackupRestored',
            version: 2,
            data: {
              takenAt,
              entriesMissing: missing.get(tenant) ?? 0,
              streamsDiffer: contradicted.filter((head) => head.tenant === tenant).length,
              erasedAgain: (since.get(tenant) ?? []).map(({ incident, erasures }) => ({ incident: incident as never, erasures })),
            },
          },
        ],
      });
  } finally {
    await store.close();
  }
}
