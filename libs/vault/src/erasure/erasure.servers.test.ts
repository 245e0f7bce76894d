import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppendToIncident, EntryUnreadable } from '@shodo/contracts';
import { connected, ensureDatabase, withDatabase } from '@shodo/servers';
import { appendToIncident, migrate, openStore, type Store, type UnreadableErasure } from '@shodo/store';
import { madeFileKey } from '../files/file-keys.js';
import {
  carryOutAllErasures,
  carryOutErasures,
  destroyCodecKeys,
  destroyKeysOf,
  erasureJournal,
  IncidentWasErased,
  migrateKeys,
  openCodecKeys,
  openTexts,
  openVault,
  readErasureJournal,
  refsWithKey,
  sealTexts,
  type Vault,
} from '../index.js';

const name = `erasure_${randomBytes(6).toString('hex')}`;
const [superuser, owner] = [process.env.SHODO_TEST_PG_URL ?? '', process.env.SHODO_TEST_OWNER_URL ?? ''];
const [url, keysUrl] = [withDatabase(owner, name), withDatabase(owner, `${name}_keys`)];
const folder = mkdtempSync(join(tmpdir(), 'shodo-erasure-'));
const file = join(folder, 'erasures.jsonl');
const journal = erasureJournal(file);
const inKeys = <Row>(sql: string, values: unknown[] = []) =>
  connected(withDatabase(superuser, `${name}_keys`), async (client) => (await client.query(sql, values)).rows as Row[]);

let store: Store;
let upkeep: Store;
let vault: Vault;
beforeAll(async () => {
  for (const database of [name, `${name}_keys`]) await ensureDatabase(superuser, database, 'shodo');
  await migrate({ url });
  await migrateKeys({ url: keysUrl });
  store = openStore({ url });
  upkeep = openStore({ url, role: 'shodo_upkeep' });
  vault = openVault({ store, keys: { url: keysUrl }, masterKey: randomBytes(32) });
});
afterAll(async () => {
  await Promise.all([store.close(), upkeep.close(), vault.close()]);
  await connected(superuser, async (client) => {
    for (const database of [name, `${name}_keys`]) await client.query(`drop database ${database} with (force)`);
  });
  rmSync(folder, { recursive: true });
});

const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 };

/** An incident with two sealed texts and two files, whose record orders the erasure of the first text, of the first file, or of everything. */
async function ordered(what: 'first' | 'first-file' | 'everything', isClosed = false) {
  const of = { tenant: randomUUID(), incident: randomUUID() };
  const sealed = await sealTexts(vault, {
    ...of,
    commandId: randomUUID(),
    texts: { summary: '山田太郎の診断書を紛失', reportedBy: '夜間受付' },
  });
  const { summary, reportedBy } = sealed;
  const files: string[] = [randomUUID(), randomUUID()];
  for (const each of files) await madeFileKey(vault, { ...of, file: each });
  const reported = {
    kind: 'real',
    reference: 'AAAA-BBBB',
    noticedAt: '2026-11-28T22:00:00+09:00',
    summary,
    reportedBy,
    organisation: { jurisdictions: ['jp'] },
    practice,
  };
  const erasure = { erasure: randomUUID(), ground: 'request-of-the-person' };
  const named = what === 'first' ? { texts: [summary?.ref] } : { files: files.slice(0, 1) };
  const erased = what === 'everything' ? { ...erasure, scope: 'whole-vault' } : { ...erasure, scope: 'texts', ...named };
  await appendToIncident(store, {
    ...of,
    head: { seq: 0, digest: '0'.repeat(64) },
    appendId: randomUUID(),
    events: [
      { type: 'IncidentReported', version: 1, data: reported },
      ...(isClosed ? [{ type: 'IncidentClosed', version: 1, data: {} }] : []),
      { type: 'TextsErased', version: 2, data: erased },
    ],
    occurredAt: '2026-11-28T13:00:00.000Z',
    actor: { kind: 'system', part: 'incident' },
    runId: randomUUID(),
  } as unknown as AppendToIncident);
  const refs = [summary?.ref ?? '', reportedBy?.ref ?? ''];
  const withKey = async () => [...(await refsWithKey(vault, of, files))].map((each) => files.indexOf(each)).sort();
  return { of, refs, withKey, opened: async () => Object.values(await openTexts(vault, { ...of, refs })) };
}
const carrying = () => ({ keys: vault, store, journal });

test('the keys of the named texts are destroyed, those of the others stay; once is enough', async () => {
  const { of, opened } = await ordered('first');
  expect(await opened()).toEqual(['山田太郎の診断書を紛失', '夜間受付']);
  expect(await carryOutErasures(carrying(), of)).toBe(1);
  expect(await opened()).toEqual([null, '夜間受付']);
  expect(await carryOutErasures(carrying(), of)).toBe(0);
});

test('the key of a named file is destroyed, and of everything those of all files; texts that were not named stay', async () => {
  const [one, whole] = [await ordered('first-file'), await ordered('everything')];
  expect([await one.withKey(), await whole.withKey()]).toEqual([
    [0, 1],
    [0, 1],
  ]);
  for (const { of } of [one, whole]) expect(await carryOutErasures(carrying(), of)).toBe(1);
  expect([await one.withKey(), await whole.withKey()]).toEqual([[1], []]);
  expect(await one.opened()).toEqual(['山田太郎の診断書を紛失', '夜間受付']);
});

test('upkeep carries out, in every organisation, what nobody got to', async () => {
  const [one, other] = [await ordered('first'), await ordered('everything')];
  expect(await carryOutAllErasures(carrying(), upkeep)).toBe(2);
  expect([await one.opened(), await other.opened()]).toEqual([
    [null, '夜間受付'],
    [null, null],
  ]);
});

test('one whose entry cannot be read is told, by where it stands, and keeps no other back', async () => {
  const [damaged, other, ofAnotherType] = [await ordered('first'), await ordered('first-file'), await ordered('first')];
  const change = (set: string, { of }: typeof damaged) =>
    connected(withDatabase(superuser, name), async (client) => {
      const planted = `update ledger.entry set content = ${set} where stream_id = $1 and type = 'TextsErased'`;
      await client.query('alter table ledger.entry disable trigger user');
      expect((await client.query(planted, [of.incident])).rowCount).toBe(1);
    });
  const before = (await inKeys('select from keys.erasure')).length;
  await change("'山田太郎'", damaged);
  await change(`(select content from ledger.entry where stream_id = $1 and seq = 1)`, ofAnotherType);
  const of = ({ of: { tenant, incident } }: typeof damaged) => ({ tenant, incident, seq: 2, digest: expect.any(String) });
  const met: UnreadableErasure[] = [];
  const told = { ...carrying(), onUnreadable: (each: UnreadableErasure) => void met.push(each) };
  expect(await carryOutAllErasures(told, upkeep)).toBe(1);
  expect(met).toHaveLength(2);
  expect(met).toEqual(expect.arrayContaining([of(damaged), of(ofAnotherType)]));
  expect(await other.withKey()).toEqual([1]);
  expect(await inKeys('select from keys.erasure')).toHaveLength(before + 1);

  // Where nobody is told, it is not passed over unheard: all others are carried out first.
  const last = await ordered('first');
  const thrown = await carryOutAllErasures(carrying(), upkeep).catch((error: unknown) => error);
  expect(String(thrown)).toContain(`entry 2 of incident ${damaged.of.incident} of organisation ${damaged.of.tenant}`);
  expect(String(thrown)).not.toContain('山田');
  expect(await last.opened()).toEqual([null, '夜間受付']);
  await expect(carryOutErasures(carrying(), damaged.of)).rejects.toThrow(EntryUnreadable);
  for (const each of [damaged, ofAnotherType])
    await inKeys(`insert into keys.erasure (tenant_id, incident_id, seq, digest, refs) values ($1, $2, 2, $3, '{}')`, [
      each.of.tenant,
      each.of.incident,
      met.find(({ incident }) => incident === each.of.incident)?.digest,
    ]);
  expect(await carryOutAllErasures(carrying(), upkeep)).toBe(0); // what was carried out before is nobody's concern
});

test('of an incident that was erased as a whole nothing opens, and nothing can be sealed for it again', async () => {
  const { of, opened } = await ordered('everything');
  await carryOutErasures(carrying(), of);
  expect(await opened()).toEqual([null, null]);
  await expect(sealTexts(vault, { ...of, commandId: randomUUID(), texts: { text: 'あとから' } })).rejects.toThrow(IncidentWasErased);
});

test('keys that an older backup brings back are destroyed again by the journal, which holds references and no text', async () => {
  const { of, opened } = await ordered('first');
  const before = await inKeys('select * from keys.text_key where tenant_id = $1', [of.tenant]);
  await carryOutErasures(carrying(), of);
  await inKeys('delete from keys.erasure where tenant_id = $1', [of.tenant]);
  await inKeys('insert into keys.text_key select * from jsonb_populate_recordset(null::keys.text_key, $1) on conflict do nothing', [
    JSON.stringify(before.map((row) => ({ ...(row as object), wrapped: `\\x${(row as { wrapped: Buffer }).wrapped.toString('hex')}` }))),
  ]);
  expect(await opened()).toEqual(['山田太郎の診断書を紛失', '夜間受付']); // the backup brought it back
  appendFileSync(file, '{"tenant":"cut short'); // a crash in the middle of a line
  for (const erasure of readErasureJournal(file)) await destroyKeysOf(vault, erasure);
  expect(await opened()).toEqual([null, '夜間受付']);
  expect(readFileSync(file, 'utf8')).not.toMatch(/山田|夜間/);
});

test('the codec key goes with the whole vault, and only when nothing runs any more of an incident that is closed', async () => {
  const { of } = await ordered('everything', true);
  const other = await ordered('first');
  const restored = await ordered('everything');
  for (const each of [of, other.of, restored.of]) await openCodecKeys(vault).forSealing(each);
  await carryOutAllErasures(carrying(), upkeep);
  expect(await destroyCodecKeys(vault, upkeep, async () => true)).toBe(0);
  expect(await openCodecKeys(vault).forOpening(of)).toBeDefined();
  expect(await destroyCodecKeys(vault, upkeep, async () => false)).toBe(1);
  expect(await openCodecKeys(vault).forOpening(of)).toBeUndefined();
  for (const each of [other.of, restored.of]) expect(await openCodecKeys(vault).forOpening(each)).toBeDefined();
});
