import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { appendToIncident, headOf, openStore, type Store, writeToOrganisation } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import {
  destroyKeysOf,
  filesOf,
  type KeptFile,
  keepFile,
  makeOwnPlace,
  nameFile,
  openEvidencePlace,
  openVault,
  type Vault,
} from '@shodo/vault';
import { checkInvariants } from '../check-invariants.js';
import type { BreachCode } from '../report.js';
import { PlantedViolations } from '../specification/planted-violations.js';

/** An incident with one file of evidence, kept and named as the product does it; then each part of that is broken. */
const folder = mkdtempSync(join(tmpdir(), 'shodo-evidence-'));
const files = openEvidencePlace({ folder });
const masterKey = randomBytes(32);
const of = { tenant: randomUUID(), incident: randomUUID() };
let database: FreshDatabase;
let store: Store;
let upkeep: Store;
let vault: Vault;
let planted: PlantedViolations;
let kept: KeptFile;
let path = '';

async function append(type: string, data: object, appendId: string = randomUUID()): Promise<void> {
  await appendToIncident(store, {
    ...of,
    head: await headOf(store, of),
    appendId,
    events: [{ type, version: type === 'TextsErased' ? 2 : 1, data }],
    occurredAt: new Date().toISOString(),
    actor: { kind: 'system', part: 'incident' },
    runId: 'made-up',
  } as never);
}
const sealed = () => ({ ref: randomUUID(), commitment: 'a'.repeat(64) });
const reported = {
  kind: 'real',
  reference: 'AAAA-BBBB',
  noticedAt: '2026-11-28T22:00:00+09:00',
  summary: sealed(),
  organisation: { jurisdictions: ['jp'] },
  practice: { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 },
};

beforeAll(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
  upkeep = openStore({ url: database.url, role: 'shodo_upkeep' });
  vault = openVault({ store, keys: { url: database.keysUrl }, masterKey });
  await makeOwnPlace(upkeep, files);
  await append('IncidentReported', reported);
  const [file, command] = [randomUUID(), randomUUID()];
  kept = await keepFile(vault, files, { ...of, file }, Readable.from([randomBytes(300_000)]));
  await nameFile(vault, { ...of, file }, command);
  const { sha256, size: fileSize } = kept;
  await append('EvidenceSealed', { evidence: randomUUID(), kind: 'document', description: sealed(), sha256, fileSize, file }, command);
  path = join(folder, (await filesOf(vault, of))[0]?.object ?? '');
  planted = await PlantedViolations.on(database.superuserUrl);
});
afterEach(() => planted.undo());
afterAll(async () => {
  await planted?.end();
  await Promise.all([vault?.close(), store?.close(), upkeep?.close()]);
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const verdict = async (place: object = { files }) =>
  (await checkInvariants({ databaseUrl: database.url, bundlePath: '/not/asked/for', ...place }, { only: ['I18'] })).find(
    ({ invariant }) => invariant === 'I18',
  );
const found = async () => (await verdict())?.breaches.map(({ stream: _, ...breach }) => breach);
const breach = (code: BreachCode) => [{ code, seq: 2, about: kept.file }];
const row = (change: string) => planted.plant(`${change} where file_id = $1`, [kept.file]);

test('what nobody has touched holds, and was looked for', async () => {
  expect(await verdict()).toMatchObject({ is: 'holds', breaches: [], figures: { files: 1, 'files-lying': 1 } });
});

test.each([
  ['a row that was taken out', 'file-row-is-missing', 'delete from vault.evidence_file'],
  [
    'a row of a file that never arrived',
    'file-row-is-missing',
    'update vault.evidence_file set object = null, sha256 = null, size = null, stored_at = null',
  ],
  ['another digest', 'file-row-differs', "update vault.evidence_file set sha256 = repeat('a', 64)"],
  ['another size', 'file-row-differs', 'update vault.evidence_file set size = size + 1'],
  ['another incident', 'file-row-differs', 'update vault.evidence_file set incident_id = gen_random_uuid()'],
  ['a pack', 'file-row-differs', "update vault.evidence_file set holds = 'pack'"],
  ['named by nothing', 'file-is-not-named', "update vault.evidence_file set named_by = '{}'"],
  ['named by a command that is nowhere', 'file-is-not-named', `update vault.evidence_file set named_by = '{${randomUUID()}}'`],
  ['lying where nothing is', 'file-is-missing', "update vault.evidence_file set object = object || '0'"],
] as const)('%s', async (_what, code, change) => {
  await row(change);
  expect(await found()).toEqual(breach(code));
});

test('a file that was taken off the disk, and one that was cut off', async () => {
  const bytes = readFileSync(path);
  rmSync(path);
  expect(await found()).toEqual(breach('file-is-missing'));
  writeFileSync(path, bytes.subarray(1));
  expect(await found()).toEqual(breach('file-size-differs'));
  writeFileSync(path, bytes);
  expect(await found()).toEqual([]);
});

test('one that an entry erased is nobody’s loss', async () => {
  await row('delete from vault.evidence_file');
  await append('TextsErased', { erasure: randomUUID(), scope: 'texts', files: [kept.file], ground: 'recorded-by-mistake' });
  expect(await verdict()).toMatchObject({ is: 'holds', figures: {} });
});

test('in a place that is not this store’s, or that was not given, nothing is missing, and rows are looked at all the same', async () => {
  await planted.plant('update vault.evidence_place set id = gen_random_uuid()');
  expect(await verdict()).toMatchObject({ is: 'not-checked', why: 'files-away', breaches: [] });
  await row("update vault.evidence_file set named_by = '{}'");
  expect(await verdict()).toMatchObject({ is: 'broken', why: 'files-away', breaches: breach('file-is-not-named') });
  await planted.undo();
  expect(await verdict({})).toMatchObject({ is: 'not-checked', why: 'files-away' });
});

/** As a restore writes it. */
const restored = (erasedAgain: readonly { incident: string; erasures: number }[]) =>
  writeToOrganisation(store, {
    tenant: of.tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: `restored:${randomUUID()}`,
    occurredAt: new Date().toISOString(),
    decide: () => [
      {
        type: 'BackupRestored',
        version: 2,
        data: { takenAt: new Date().toISOString(), entriesMissing: 1, streamsDiffer: 0, erasedAgain },
      } as never,
    ],
  });

test('one that a restore erased again is told apart by the keys; without them it is not decided where the restore told of its incident', async () => {
  await destroyKeysOf(vault, { ...of, seq: 99, digest: 'd'.repeat(64), refs: [kept.file] });
  rmSync(path);
  const keys = { keys: { url: database.keysUrl }, masterKey };
  expect(await verdict({ files, keys })).toMatchObject({ is: 'holds', figures: { 'files-erased-again': 1 } });
  expect(await found()).toEqual(breach('file-is-missing'));
  await restored([{ incident: randomUUID(), erasures: 1 }]);
  expect(await found()).toEqual(breach('file-is-missing'));
  await restored([{ incident: of.incident, erasures: 1 }]);
  expect(await verdict()).toMatchObject({ is: 'not-checked', why: 'keys-away', breaches: [] });
  await row('update vault.evidence_file set size = size + 1');
  expect(await found()).toEqual(breach('file-row-differs')); // of what is there it is decided all the same
});
