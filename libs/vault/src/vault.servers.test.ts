import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { connected, ensureDatabase, withDatabase } from '@shodo/servers';
import { acrossTenants, inTenant, migrate, openStore, type Store } from '@shodo/store';
import {
  demandIncidentKey,
  demandMasterKeyOf,
  destroyKeysOf,
  type FilePlace,
  IncidentWasErased,
  KeysAreMissing,
  keepFile,
  macOf,
  masterKeyInUse,
  migrateKeys,
  OtherTextUnderSameCommand,
  openCodecKeys,
  openTexts,
  openVault,
  sealTexts,
  sweepUnnamed,
  type Vault,
  VaultDamaged,
  WrongMasterKey,
} from './index.js';
import { keyIdOf } from './sealing.js';

const name = `vault_${randomBytes(6).toString('hex')}`;
const fromEnvironment = (variable: string) => {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: start this suite with Jest, which starts the servers`);
  return value;
};
const [superuser, owner] = [fromEnvironment('SHODO_TEST_PG_URL'), fromEnvironment('SHODO_TEST_OWNER_URL')];
const url = withDatabase(owner, name);
const keys = { url: withDatabase(owner, `${name}_keys`) };
const masterKey = randomBytes(32);
const harm = (database: string, sql: string, values: unknown[] = []) =>
  connected(withDatabase(superuser, database), (client) => client.query(sql, values));

let store: Store;
let upkeep: Store;
let vault: Vault;
let sweeper: Vault;
beforeAll(async () => {
  for (const database of [name, `${name}_keys`]) await ensureDatabase(superuser, database, 'shodo');
  await migrate({ url });
  await Promise.all([migrateKeys(keys), migrateKeys(keys)]);
  store = openStore({ url });
  upkeep = openStore({ url, role: 'shodo_upkeep' });
  vault = openVault({ store, keys, masterKey });
  sweeper = openVault({ store: upkeep, keys, masterKey });
});
afterAll(async () => {
  await Promise.all([store.close(), upkeep.close(), vault.close(), sweeper.close()]);
  await connected(superuser, async (client) => {
    for (const database of [name, `${name}_keys`]) await client.query(`drop database ${database} with (force)`);
  });
});

const someIncident = () => ({ tenant: randomUUID(), incident: randomUUID() });
const command = (texts: Record<string, string>, of = someIncident()) => ({ ...of, commandId: randomUUID(), texts });
const open = (of: { tenant: string; incident: string }, sealed: Record<string, { ref: string }>) =>
  openTexts(vault, { tenant: of.tenant, incident: of.incident, refs: Object.values(sealed).map(({ ref }) => ref) });
const refOf = (sealed: Record<string, { ref: string }>, field = 'summary') => sealed[field]?.ref ?? '';
const textRows = (tenant: string) =>
  inTenant(
    store,
    tenant,
    async (client) => (await client.query<{ ref: string; ciphertext: Buffer }>('select ref, ciphertext from vault.sealed_text')).rows,
  );
const keyRows = (tenant: string) =>
  inTenant(vault.keys, tenant, async (client) =>
    (await client.query<{ ref: string }>('select ref from keys.text_key')).rows.map(({ ref }) => ref),
  );

describe('sealing', () => {
  test.each([
    ['Japanese with rare forms', '髙﨑𠮷さんの診療記録 ①㈱'],
    ['NUL', 'a\u0000b'],
    ['bidi and joiners', '\u202Eabc\u200D\uFE0F'],
    ['not normalised', 'か\u3099 が'],
    ['line feeds', 'one\r\ntwo\u2028'],
    ['twenty thousand characters', '漏'.repeat(20_000)],
  ])('and opening gives the same text back: %s', async (_, text) => {
    const asked = command({ summary: text });
    const sealed = await sealTexts(vault, asked);
    expect(await open(asked, sealed)).toEqual({ [refOf(sealed)]: text });
  });

  test('refuses a lone surrogate, which UTF-8 would change', async () => {
    await expect(sealTexts(vault, command({ summary: 'a\ud800' }))).rejects.toThrow(TypeError);
  });

  test('leaves nothing of a text in either database', async () => {
    const asked = command({ summary: 'canary-7391' });
    await sealTexts(vault, asked);
    const [row] = await textRows(asked.tenant);
    expect(row?.ciphertext.includes(Buffer.from('canary-7391'))).toBe(false);
    for (const [database, table] of [
      [name, 'vault.sealed_text'],
      [`${name}_keys`, 'keys.text_key'],
      [`${name}_keys`, 'keys.incident_key'],
    ] as const) {
      const { rows } = await harm(database, `select t::text as row from ${table} t`);
      expect(JSON.stringify(rows)).not.toContain(Buffer.from('canary-7391').toString('hex'));
    }
  });

  test('commits to the text by SHA-256 over salt and text, the salt sealed with it', async () => {
    const asked = command({ summary: 'x' });
    const [first, second] = [await sealTexts(vault, asked), await sealTexts(vault, command({ summary: 'x' }))];
    expect(first.summary?.commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(first.summary?.commitment).not.toBe(second.summary?.commitment);
    expect(first.summary?.commitment).not.toBe(createHash('sha256').update('x').digest('hex'));
  });

  test('takes a key of its own for each text', async () => {
    const asked = command({ summary: 'a', reportedBy: 'b' });
    const sealed = await sealTexts(vault, asked);
    expect((await keyRows(asked.tenant)).sort()).toEqual([refOf(sealed), refOf(sealed, 'reportedBy')].sort());
  });
});

describe('a text that is limited to an audience', () => {
  const [writer, counsel, outsider] = [randomUUID(), randomUUID(), randomUUID()];
  const limitedNote = (item = randomUUID()) => ({ ...command({ text: '弁護士限り' }), limited: { to: item, writer } });
  const asRead = async (asked: { tenant: string; incident: string }, ref: string, reader?: string) =>
    (await openTexts(vault, { tenant: asked.tenant, incident: asked.incident, refs: [ref], ...(reader && { reader }) }))[ref];
  const admit = ({ tenant, incident, limited }: ReturnType<typeof limitedNote>, people: readonly string[], everybody = false) =>
    inTenant(store, tenant, (client) =>
      client.query(
        `insert into views.audience (tenant_id, incident_id, item, everybody, people, ordinal) values ($1, $2, $3, $4, $5, 0)
         on conflict (tenant_id, item) do nothing`,
        [tenant, incident, limited.to, everybody, people],
      ),
    );

  test('is read by its writer before any entry names its audience, and by nobody else', async () => {
    const asked = limitedNote();
    const ref = refOf(await sealTexts(vault, asked), 'text');
    expect(await sealTexts(vault, asked)).toMatchObject({ text: { ref } });
    expect(await asRead(asked, ref, writer)).toBe('弁護士限り');
    expect(await asRead(asked, ref, counsel)).toBeUndefined();
    expect(await asRead(asked, ref)).toBeUndefined();
  });

  test('is read by whoever belongs to it, whatever a statement asks for: the database shows the row to nobody else', async () => {
    const asked = limitedNote();
    const ref = refOf(await sealTexts(vault, asked), 'text');
    await admit(asked, [writer, counsel]);
    expect(await asRead(asked, ref, counsel)).toBe('弁護士限り');
    expect(await asRead(asked, ref, outsider)).toBeUndefined();
    const rowsFor = (whom: string | { tenant: string; reader: string }) =>
      inTenant(store, whom, async (client) => (await client.query('select from vault.sealed_text')).rowCount);
    expect(await rowsFor(asked.tenant)).toBe(0);
    expect(await rowsFor({ tenant: asked.tenant, reader: outsider })).toBe(0);
    expect(await rowsFor({ tenant: asked.tenant, reader: counsel })).toBe(1);
    const stolen = inTenant(store, { tenant: asked.tenant, reader: outsider }, (client) =>
      client.query('update vault.sealed_text set ref = ref where ref = $1', [ref]),
    );
    expect((await stolen).rowCount).toBe(0);
  });

  test('of another item of the same incident stays closed', async () => {
    const asked = limitedNote();
    const ref = refOf(await sealTexts(vault, asked), 'text');
    await admit({ ...asked, limited: { to: randomUUID(), writer } }, [outsider]);
    expect(await asRead(asked, ref, outsider)).toBeUndefined();
  });

  test('is read by everybody once it was opened to everybody', async () => {
    const asked = limitedNote();
    const ref = refOf(await sealTexts(vault, asked), 'text');
    await admit(asked, [writer], true);
    expect(await asRead(asked, ref, outsider)).toBe('弁護士限り');
    expect(await asRead(asked, ref)).toBe('弁護士限り');
  });

  test('is put down under nobody else\u2019s name, and swept like any other when no entry names it', async () => {
    const asked = limitedNote();
    const forged = inTenant(store, { tenant: asked.tenant, reader: outsider }, (client) =>
      client.query(
        `insert into vault.sealed_text (tenant_id, incident_id, ref, command_id, field, commitment, ciphertext, limited_to, written_by)
         values ($1, $2, gen_random_uuid(), gen_random_uuid(), 'text', '', '', $3, $4)`,
        [asked.tenant, asked.incident, asked.limited.to, writer],
      ),
    );
    await expect(forged).rejects.toMatchObject({ code: '42501' });
    const ref = refOf(await sealTexts(vault, asked), 'text');
    await harm(name, "update vault.sealed_text set sealed_at = now() - interval '3 days' where ref = $1", [ref]);
    expect(await sweepUnnamed(sweeper, 24)).toBeGreaterThanOrEqual(1);
    expect(await asRead(asked, ref, writer)).toEqual({ lost: 'key-is-missing' });
    expect(await keyRows(asked.tenant)).toEqual([]);
  });
});

describe('a repeat of a command', () => {
  test('with the same texts gets the same references', async () => {
    const asked = command({ summary: 'a', reportedBy: 'b' });
    const first = await sealTexts(vault, asked);
    expect(await sealTexts(vault, asked)).toEqual(first);
    expect(await keyRows(asked.tenant)).toHaveLength(2);
  });

  test('with another text is refused, naming the field and no text', async () => {
    const asked = command({ summary: 'a', reportedBy: 'b' });
    await sealTexts(vault, asked);
    const other = sealTexts(vault, { ...asked, texts: { summary: 'a', reportedBy: 'somebody else' } });
    await expect(other).rejects.toThrow(OtherTextUnderSameCommand);
    await expect(other).rejects.toThrow(/^the command brought another text for reportedBy before$/);
  });

  test('for another incident is refused', async () => {
    const asked = command({ summary: 'a' });
    await sealTexts(vault, asked);
    await expect(sealTexts(vault, { ...asked, incident: randomUUID() })).rejects.toThrow(OtherTextUnderSameCommand);
  });

  test('of a hundred twins at once gives all one reference and leaves one text and one key', async () => {
    const asked = command({ summary: '同時に送られた報告' });
    const answers = await Promise.all(Array.from({ length: 100 }, () => sealTexts(vault, asked)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await textRows(asked.tenant)).map(({ ref }) => ref)).toEqual([refOf(answers[0] ?? {})]);
    expect(await keyRows(asked.tenant)).toEqual([refOf(answers[0] ?? {})]);
  });

  test('of twins with different texts: one is sealed, every other refused', async () => {
    const asked = command({});
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => sealTexts(vault, { ...asked, texts: { summary: `text ${index}` } })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(OtherTextUnderSameCommand);
  });
});

describe('opening', () => {
  const keyIsMissing = { lost: 'key-is-missing' };
  const changed = { lost: 'changed' };
  const erased = (asked: { tenant: string; incident: string }, refs?: string[]) =>
    destroyKeysOf(vault, { ...asked, seq: 2, digest: 'd'.repeat(64), ...(refs && { refs }) });

  test('gives null for a text that was erased, says that the key of another is gone, and opens the rest', async () => {
    const asked = command({ summary: 'a', reportedBy: 'b', note: 'c' });
    const sealed = await sealTexts(vault, asked);
    await erased(asked, [refOf(sealed)]);
    await harm(`${name}_keys`, 'delete from keys.text_key where ref = $1', [refOf(sealed, 'reportedBy')]);
    expect(await open(asked, sealed)).toEqual({
      [refOf(sealed)]: null,
      [refOf(sealed, 'reportedBy')]: keyIsMissing,
      [refOf(sealed, 'note')]: 'c',
    });
    // Whoever sent them again would have a text on record that is lost.
    await expect(sealTexts(vault, asked)).rejects.toThrow(KeysAreMissing);
    await destroyKeysOf(vault, { ...asked, seq: 3, digest: 'e'.repeat(64), refs: [refOf(sealed, 'reportedBy')] });
    expect(await sealTexts(vault, asked)).toEqual(sealed);
  });

  test('gives null for everything once all of the incident was erased, and nothing is sealed for it again', async () => {
    const asked = command({ summary: 'a' });
    const sealed = await sealTexts(vault, asked);
    await erased(asked);
    expect(await open(asked, sealed)).toEqual({ [refOf(sealed)]: null });
    await expect(sealTexts(vault, { ...asked, commandId: randomUUID() })).rejects.toThrow(IncidentWasErased);
    await expect(macOf(vault, { ...asked, body: '{}' })).rejects.toThrow(IncidentWasErased);
  });

  test('calls nothing erased where the incident’s key is gone without an erasure', async () => {
    const asked = command({ summary: 'a' });
    const sealed = await sealTexts(vault, asked);
    await harm(`${name}_keys`, 'update keys.incident_key set wrapped = null, destroyed_at = now() where incident_id = $1', [
      asked.incident,
    ]);
    expect(await open(asked, sealed)).toEqual({ [refOf(sealed)]: keyIsMissing });
    await expect(macOf(vault, { ...asked, body: '{}' })).rejects.toThrow(KeysAreMissing);
  });

  test('says of a key that was changed that the right one is missing', async () => {
    const asked = command({ summary: 'a' });
    const sealed = await sealTexts(vault, asked);
    await openCodecKeys(vault).forSealing(asked);
    for (const table of ['incident_key', 'codec_key'])
      await harm(
        `${name}_keys`,
        `update keys.${table} set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where incident_id = $1`,
        [asked.incident],
      );
    await expect(open(asked, sealed)).rejects.toThrow(KeysAreMissing);
    await expect(macOf(vault, { ...asked, body: '{}' })).rejects.toThrow(KeysAreMissing);
    await expect(openCodecKeys(vault).forOpening(asked)).rejects.toThrow(KeysAreMissing);
  });

  test('opens nothing that belongs to another incident or another organisation', async () => {
    const asked = command({ summary: 'a' });
    const sealed = await sealTexts(vault, asked);
    for (const foreign of [
      { ...asked, tenant: randomUUID() },
      { ...asked, incident: randomUUID() },
    ])
      expect(await open(foreign, sealed)).toEqual({ [refOf(sealed)]: keyIsMissing });
  });

  test('says so of a text that was changed, exchanged, or moved to another incident, or whose key was, and opens the rest', async () => {
    const asked = command({ summary: 'a', reportedBy: 'b', note: 'c', text: 'd' });
    const sealed = await sealTexts(vault, asked);
    const [one, two] = [refOf(sealed), refOf(sealed, 'reportedBy')];
    await harm(name, 'update vault.sealed_text a set ciphertext = b.ciphertext from vault.sealed_text b where a.ref = $1 and b.ref = $2', [
      one,
      two,
    ]);
    await harm(name, 'update vault.sealed_text set ciphertext = set_byte(ciphertext, 20, get_byte(ciphertext, 20) # 1) where ref = $1', [
      two,
    ]);
    await harm(`${name}_keys`, 'update keys.text_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where ref = $1', [
      refOf(sealed, 'note'),
    ]);
    const opened = { [one]: changed, [two]: changed, [refOf(sealed, 'note')]: changed, [refOf(sealed, 'text')]: 'd' };
    expect(await open(asked, sealed)).toEqual(opened);
    await expect(sealTexts(vault, asked)).rejects.toThrow(VaultDamaged);

    const [from, to] = [command({ summary: 'a' }), someIncident()];
    const moved = await sealTexts(vault, from);
    await macOf(vault, { tenant: from.tenant, incident: to.incident, body: '' });
    await harm(name, 'update vault.sealed_text set incident_id = $2 where ref = $1', [refOf(moved), to.incident]);
    await harm(`${name}_keys`, 'update keys.text_key set incident_id = $2 where ref = $1', [refOf(moved), to.incident]);
    expect(await open({ tenant: from.tenant, incident: to.incident }, moved)).toEqual({ [refOf(moved)]: changed });
  });

  test('under another master key says which one is missing', async () => {
    const asked = command({ summary: 'a' });
    const sealed = await sealTexts(vault, asked);
    const strange = openVault({ store, keys, masterKey: randomBytes(32) });
    await expect(openTexts(strange, { ...asked, refs: [refOf(sealed)] })).rejects.toThrow(WrongMasterKey);
    await strange.close();
  });
});

describe('the mac of a request', () => {
  test('is the same for the same body of the same incident, however many ask first', async () => {
    const of = someIncident();
    const macs = await Promise.all(Array.from({ length: 30 }, () => macOf(vault, { ...of, body: '{"a":1}' })));
    expect(new Set(macs).size).toBe(1);
    expect(macs[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await macOf(vault, { ...of, body: '{"a":2}' })).not.toBe(macs[0]);
    expect(await macOf(vault, { ...of, incident: randomUUID(), body: '{"a":1}' })).not.toBe(macs[0]);
    const { rows } = await harm(`${name}_keys`, 'select count(*)::int as keys from keys.incident_key where incident_id = $1', [
      of.incident,
    ]);
    expect(rows).toEqual([{ keys: 1 }]);
  });
});

describe('the key of an incident whose record is bound by it', () => {
  const nowhere: FilePlace = { ...({} as FilePlace), write: () => Promise.reject(new Error('nothing is to be written')) };
  const keyOf = async ({ incident }: { incident: string }) =>
    (await harm(`${name}_keys`, 'select from keys.incident_key where incident_id = $1', [incident])).rowCount;
  async function onRecord(): Promise<ReturnType<typeof command>> {
    const asked = command({ summary: 'a' });
    const requestMac = await macOf(vault, { ...asked, body: '{}' });
    await inTenant(store, asked.tenant, (client) =>
      client.query(
        `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, command, request_mac, content, prev_digest, digest)
         values ($1, $2, 'incident', 1, $3, 0, 'IncidentReported', 1, 'ReportIncident', $4, '{}', repeat('0', 64), repeat('1', 64))`,
        [asked.tenant, asked.incident, asked.commandId, requestMac],
      ),
    );
    return asked;
  }

  test('is made by nobody once it is missing: not for a command, not for a text, not for a file', async () => {
    const asked = await onRecord();
    await harm(`${name}_keys`, 'delete from keys.incident_key where incident_id = $1', [asked.incident]);
    const file = { tenant: asked.tenant, incident: asked.incident, file: randomUUID() };
    await expect(macOf(vault, { ...asked, body: '{}' })).rejects.toThrow(KeysAreMissing);
    await expect(sealTexts(vault, asked)).rejects.toThrow(KeysAreMissing);
    await expect(keepFile(vault, nowhere, file, Readable.from([Buffer.from('x')]))).rejects.toThrow(KeysAreMissing);
    await expect(demandIncidentKey(vault, asked)).rejects.toThrow(KeysAreMissing);
    expect(await keyOf(asked)).toBe(0);
  });

  test('is found by whoever looked for it before it was made', async () => {
    const asked = await onRecord();
    const mac = await macOf(vault, { ...asked, body: '{}' });
    expect(await macOf(vault, { ...asked, body: '{}' }, Promise.resolve(undefined))).toBe(mac);
  });
});

describe('the keys', () => {
  test('are seen by their own organisation only', async () => {
    const [a, b] = [command({ summary: 'a' }), command({ summary: 'b' })];
    await Promise.all([sealTexts(vault, a), sealTexts(vault, b)]);
    for (const table of ['keys.incident_key', 'keys.text_key']) {
      const { rows } = await inTenant(vault.keys, a.tenant, (client) => client.query(`select distinct tenant_id from ${table}`));
      expect(rows).toEqual([{ tenant_id: a.tenant }]);
      expect((await acrossTenants(vault.keys, (client) => client.query(`select from ${table}`))).rowCount).toBe(0);
    }
  });

  test('lie in a database that the role of the application cannot read', async () => {
    const app = openStore(keys);
    await expect(acrossTenants(app, (client) => client.query('select from keys.text_key'))).rejects.toMatchObject({ code: '42501' });
    await app.close();
  });
});

describe('the sweep', () => {
  const age = (tenant: string, hours: number) =>
    harm(name, 'update vault.sealed_text set sealed_at = now() - make_interval(hours => $2) where tenant_id = $1', [tenant, hours]);
  const nameIt = (asked: { tenant: string; incident: string; commandId: string }) =>
    inTenant(store, asked.tenant, (client) =>
      client.query(
        `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
         values ($1, $2, 'incident', 1, $3, 0, 'NoteAdded', 1, '{}', repeat('0', 64), repeat('f', 64))`,
        [asked.tenant, asked.incident, asked.commandId],
      ),
    );

  test('removes text and key of what no entry named in time, in every organisation, and nothing else', async () => {
    const [named, unnamed, young] = [
      command({ summary: 'named' }),
      command({ summary: 'unnamed', reportedBy: 'x' }),
      command({ summary: 'young' }),
    ];
    const sealed = await Promise.all([named, unnamed, young].map((asked) => sealTexts(vault, asked)));
    await nameIt(named);
    await Promise.all([age(named.tenant, 25), age(unnamed.tenant, 25), age(young.tenant, 23)]);
    expect(await sweepUnnamed(sweeper, 24)).toBe(2);
    expect(await sweepUnnamed(sweeper, 24)).toBe(0);
    expect(await open(named, sealed[0] ?? {})).toEqual({ [refOf(sealed[0] ?? {})]: 'named' });
    expect(await open(young, sealed[2] ?? {})).toEqual({ [refOf(sealed[2] ?? {})]: 'young' });
    expect([await textRows(unnamed.tenant), await keyRows(unnamed.tenant)]).toEqual([[], []]);
  });

  test('that was interrupted is finished by the next, and a repeat in between seals anew', async () => {
    const [left, retried] = [command({ summary: 'left' }), command({ summary: 'retried' })];
    const before = await sealTexts(vault, retried);
    await sealTexts(vault, left);
    await harm(name, 'update vault.sealed_text set swept_at = now() where tenant_id = any($1)', [[left.tenant, retried.tenant]]);
    const after = await sealTexts(vault, retried);
    expect(refOf(after)).not.toBe(refOf(before));
    expect(await sweepUnnamed(sweeper, 24)).toBe(1);
    expect(await open(retried, after)).toEqual({ [refOf(after)]: 'retried' });
    expect(await keyRows(left.tenant)).toEqual([]);
  });

  test('spares what a repeat of its command has just asked for', async () => {
    const asked = command({ summary: 'late' });
    const sealed = await sealTexts(vault, asked);
    await age(asked.tenant, 30);
    expect(await sealTexts(vault, asked)).toEqual(sealed);
    expect(await sweepUnnamed(sweeper, 24)).toBe(0);
  });

  test('a crash between key and text leaves a key to nothing, and the repeat works', async () => {
    const asked = command({ summary: 'a' });
    await sealTexts(vault, asked);
    await harm(name, 'delete from vault.sealed_text where tenant_id = $1', [asked.tenant]);
    const sealed = await sealTexts(vault, asked);
    expect(await open(asked, sealed)).toEqual({ [refOf(sealed)]: 'a' });
  });

  test('refuses to run in a role that would see nothing', async () => {
    await expect(sweepUnnamed(vault, 24)).rejects.toThrow(/shodo_upkeep/);
  });
});

test('the first key that wraps is the one of the store: with another nothing is wrapped, and the start is refused', async () => {
  const other = randomBytes(32);
  await sealTexts(vault, command({ summary: 'a' }));
  await expect(demandMasterKeyOf(keys, masterKey)).resolves.toBeUndefined();
  await expect(demandMasterKeyOf(keys, other)).rejects.toBeInstanceOf(WrongMasterKey);
  const stranger = openVault({ store, keys, masterKey: other });
  try {
    await expect(sealTexts(stranger, command({ summary: 'b' }))).rejects.toMatchObject({ code: 'SHK01' });
    await expect(openCodecKeys(stranger).forSealing(someIncident())).rejects.toMatchObject({ code: 'SHK01' });
  } finally {
    await stranger.close();
  }
});

test('a store that was wrapped before learns its key from what is wrapped', async () => {
  const old = `${name}_old_keys`;
  await ensureDatabase(superuser, old, 'shodo');
  const oldKeys = { url: withDatabase(owner, old) };
  await migrateKeys(oldKeys);
  await harm(
    old,
    'drop trigger wrapped_by_the_one on keys.incident_key; drop trigger wrapped_by_the_one on keys.codec_key; drop table keys.master_key; drop function keys.wrapped_by_the_one',
  );
  await harm(old, "insert into keys.incident_key (tenant_id, incident_id, wrapped, master_key_id) values ($1, $1, '\\x00', $2)", [
    randomUUID(),
    keyIdOf(masterKey),
  ]);
  await harm(old, "delete from upkeep.migration where name = '0218-master-key.sql'");
  await migrateKeys(oldKeys);
  expect(await masterKeyInUse(oldKeys)).toBe(keyIdOf(masterKey));
  await connected(superuser, (client) => client.query(`drop database ${old} with (force)`));
});
