import { randomBytes, randomUUID } from 'node:crypto';
import { connected, ensureDatabase, withDatabase } from '@shodo/servers';
import { type Keys, migrateKeys, openCodecKeys, openKeys, WrongMasterKey } from './index.js';

const name = `codec_${randomBytes(6).toString('hex')}_keys`;
const [superuser, owner] = [process.env.SHODO_TEST_PG_URL ?? '', process.env.SHODO_TEST_OWNER_URL ?? ''];
const database = { url: withDatabase(owner, name) };
const masterKey = randomBytes(32);
const harm = (sql: string, values: unknown[]) => connected(withDatabase(superuser, name), (client) => client.query(sql, values));

let keys: Keys;
beforeAll(async () => {
  await ensureDatabase(superuser, name, 'shodo');
  await migrateKeys(database);
  keys = openKeys({ keys: database, masterKey });
});
afterAll(async () => {
  await keys.close();
  await connected(superuser, (client) => client.query(`drop database ${name} with (force)`));
});

const someIncident = () => ({ tenant: randomUUID(), incident: randomUUID() });
/** Another process: it remembers nothing of what this one asked. */
const elsewhere = () => openCodecKeys(keys);

test('every process gets one key, however many ask at once; another incident another', async () => {
  const of = someIncident();
  const all = await Promise.all(Array.from({ length: 8 }, () => elsewhere().forSealing(of)));
  expect(new Set(all.map((key) => key?.bytes.toString('hex'))).size).toBe(1);
  expect(await elsewhere().forOpening(of)).toEqual(all[0]);
  expect((await elsewhere().forSealing({ ...of, incident: randomUUID() }))?.bytes).not.toEqual(all[0]?.bytes);
});

test('looking makes no key, and what was not there is found once it is', async () => {
  const of = someIncident();
  const here = elsewhere();
  expect(await here.forOpening(of)).toBeUndefined();
  const made = await elsewhere().forSealing(of);
  expect(await here.forOpening(of)).toEqual(made);
});

test('a destroyed key is never made anew', async () => {
  const of = someIncident();
  await elsewhere().forSealing(of);
  await harm('update keys.codec_key set wrapped = null, destroyed_at = now() where incident_id = $1', [of.incident]);
  expect(await elsewhere().forSealing(of)).toBeUndefined();
  expect(await elsewhere().forOpening(of)).toBeUndefined();
});

test('the wrapped key of one incident does not open as that of another, nor under another master key', async () => {
  const [of, other] = [someIncident(), someIncident()];
  await elsewhere().forSealing(of);
  await elsewhere().forSealing(other);
  const strange = openKeys({ keys: database, masterKey: randomBytes(32) });
  await expect(openCodecKeys(strange).forOpening(of)).rejects.toThrow(WrongMasterKey);
  await strange.close();
  await harm('update keys.codec_key set wrapped = (select wrapped from keys.codec_key where incident_id = $1) where incident_id = $2', [
    of.incident,
    other.incident,
  ]);
  await expect(elsewhere().forOpening(other)).rejects.toThrow('does not open');
});

test('whoever seals makes the key, also when somebody who only opens is just looking for it', async () => {
  const [of, here] = [someIncident(), elsewhere()];
  const looking = here.forOpening(of);
  const [made, again] = await Promise.all([here.forSealing(of), here.forSealing(of)]);
  expect(await looking).toBeUndefined();
  expect(made).toBeDefined();
  expect([again, await elsewhere().forOpening(of)]).toEqual([made, made]);
});
