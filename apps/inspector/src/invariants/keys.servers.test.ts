import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AppendToIncident, CommandName, IncidentEvent } from '@shodo/contracts';
import { connected, withDatabase } from '@shodo/servers';
import { headOf, openStore, type Store, writeToOrganisation } from '@shodo/store';
import { Caller, cloneRoot, eventually, keysOf, type Installation as Product, startInstallation } from '@shodo/testkit';
import { type Asked, checkInvariants } from '../check-invariants.js';
import { forgedEntry, sealedNowhere } from '../specification/forged-entry.js';
import { PlantedViolations } from '../specification/planted-violations.js';

/** Keys and what is noted beside them are changed past the product: I16 names it, and of what the engine keeps under them I6 and I8 do. */
let product: Product;
let store: Store;
let planted: PlantedViolations;
let tenant = '';
let officer = '';
let drill = '';
let quiet = '';
/** The last note of the drill, and the entry that names it. */
let note = { ref: '', seq: 0 };
const bundlePath = join(cloneRoot, 'apps/worker/dist/workflow-bundle.js');

beforeAll(async () => {
  product = await startInstallation();
  const caller = new Caller(product.product.url);
  const { body } = await caller.setUp(await product.product.ownerLink(), {
    organisationName: 'さくら内科',
    name: '佐藤 花子',
    email: 'officer@example.jp',
    password: 'correct horse battery staple',
    profile: { jurisdictions: ['jp'] },
    practice: { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
  });
  ({ tenant, person: officer } = body);
  const send = async (name: CommandName, incident: string | undefined, what: object) => {
    const { status, body: receipt } = await caller.send(name, incident, what);
    expect({ name, status, receipt }).toMatchObject({ status: 200 });
    return receipt.incidentId;
  };
  const at = new Date().toISOString();
  drill = await send('ReportIncident', undefined, { summary: '鞄を紛失した。', noticedAt: at, kind: 'drill', drillStartsAt: at });
  quiet = await send('ReportIncident', undefined, { summary: '誰も触れない事案。', noticedAt: at });
  for (const text of ['最初のメモ', '最後のメモ']) await send('AddNote', drill, { text });
  for (const each of [drill, quiet]) await eventually(async () => (await caller.view(each)).duties.length > 0, 'the duties are assessed');
  for (const { type, seq, data } of await caller.timeline(drill))
    if (type === 'NoteAdded') note = { ref: (data as { text: { ref: string } }).text.ref, seq };
  await product.product.stop();
  store = openStore({ url: product.ground.databaseUrl });
  planted = await PlantedViolations.on(product.superuserUrl);
});
afterEach(() => planted.undo());
afterAll(async () => {
  await planted?.end();
  await store?.close();
  await product?.stop();
});

const check = (asked: Asked) => {
  const { databaseUrl, temporalAddress: address, temporalNamespace: namespace } = product.ground;
  return checkInvariants({ databaseUrl, engine: { address, namespace }, keys: keysOf(product.ground), bundlePath }, asked);
};

const forged = (incident: string, type: IncidentEvent['type'], data: object, more?: Partial<AppendToIncident>) =>
  forgedEntry(store, { tenant, incident, person: officer }, { type, data }, more);
const asOwner = (set: string, where: string) => planted.plant(`update ledger.entry set ${set} where stream_id = $1 and ${where}`, [drill]);

describe('I16', () => {
  const kept = ['keys.text_key', 'keys.incident_key', 'keys.codec_key', 'keys.erasure'];
  const inKeys = <Row>(sql: string, values: readonly unknown[] = []) =>
    connected(withDatabase(product.superuserUrl, new URL(product.ground.keysDatabaseUrl).pathname.slice(1)), async (client) => {
      return (await client.query(sql, [...values])).rows as Row[];
    });
  beforeAll(() => inKeys(`create schema kept; ${kept.map((each) => `create table kept.${each.slice(5)} as table ${each}`).join('; ')}`));
  afterEach(() =>
    inKeys(`truncate ${kept.join(', ')}; ${kept.map((each) => `insert into ${each} select * from kept.${each.slice(5)}`).join('; ')}`),
  );

  const verdict = async () => {
    const verdicts = await check({ only: ['I16'] });
    return verdicts.find(({ invariant }) => invariant === 'I16')?.breaches.map(({ stream: _, ...breach }) => breach);
  };
  const keyGone = (ref: string) => inKeys('delete from keys.text_key where ref = $1', [ref]);
  const carriedOut = (refs: readonly string[] | null, { seq, digest } = { seq: 999, digest: 'd'.repeat(64) }) =>
    inKeys('insert into keys.erasure (tenant_id, incident_id, seq, digest, refs) values ($1, $2, $3, $4, $5)', [
      tenant,
      drill,
      seq,
      digest,
      refs,
    ]);
  /** By a restore, with what it told of erasures; the first version told nothing of them. */
  const restored = (erasedAgain: readonly { incident: string; erasures: number }[] | null) =>
    writeToOrganisation(store, {
      tenant,
      actor: { kind: 'system', part: 'setup' },
      appendId: `restored:${randomUUID()}`,
      occurredAt: new Date().toISOString(),
      decide: () => [
        {
          type: 'BackupRestored',
          version: erasedAgain ? 2 : 1,
          data: { takenAt: new Date().toISOString(), entriesMissing: 1, streamsDiffer: 0, ...(erasedAgain && { erasedAgain }) },
        } as never,
      ],
    });
  /** The entry that orders it, and what the keys would note of it. */
  async function ordered(what: object): Promise<{ seq: number; digest: string }> {
    const data = { erasure: randomUUID(), ground: 'recorded-by-mistake', ...what };
    await forged(drill, 'TextsErased', data, { events: [{ type: 'TextsErased', version: 2, data }] } as never);
    return headOf(store, { tenant, incident: drill });
  }

  test('a key that somebody destroyed without an erasure: of a text, of a name, and the one that wraps them all', async () => {
    const { ref, seq } = note;
    await keyGone(ref);
    expect(await verdict()).toEqual([{ code: 'key-is-missing', seq, about: ref }]);
    await inKeys('delete from keys.text_key where incident_id = $1', [tenant]);
    expect((await verdict())?.[0]).toEqual({ code: 'key-is-missing', seq: 2, about: expect.any(String) }); // who set the organisation up
    await inKeys('update keys.incident_key set wrapped = null, destroyed_at = now() where incident_id = $1', [quiet]);
    expect(await verdict()).toContainEqual({ code: 'key-is-missing', about: 'the key that wraps the others' });
  });

  test('one that went by an entry, carried out or noted nowhere yet, is no breach', async () => {
    const { ref } = note;
    const order = await ordered({ scope: 'texts', texts: [ref] });
    await keyGone(ref);
    expect(await verdict()).toEqual([]);
    await carriedOut([ref], order);
    expect(await verdict()).toEqual([]);
  });

  test('an erasure that was carried out and no entry orders, unless a restore told of it', async () => {
    const { ref } = note;
    await carriedOut([randomUUID()]);
    expect(await verdict()).toEqual([]); // it took nothing that the record has
    await keyGone(ref);
    await carriedOut([ref], { seq: 7, digest: 'e'.repeat(64) });
    expect(await verdict()).toEqual([{ code: 'erased-without-entry', seq: 7, about: ref }]);
    await restored([{ incident: quiet, erasures: 1 }]);
    expect(await verdict()).toEqual([{ code: 'erased-without-entry', seq: 7, about: ref }]); // it was told of another incident
    await restored([{ incident: drill, erasures: 1 }]);
    expect(await verdict()).toEqual([]);
    const owners = (await inKeys<{ ref: string }>('select ref from keys.text_key where incident_id = $1', [tenant])).map(
      (each) => each.ref,
    );
    await inKeys('delete from keys.text_key where incident_id = $1', [tenant]);
    await inKeys('insert into keys.erasure (tenant_id, incident_id, seq, digest, refs) values ($1, $1, 2, $2, $3)', [
      tenant,
      '0'.repeat(64),
      owners,
    ]);
    expect(await verdict()).toEqual([{ code: 'erased-without-entry', seq: 2, about: owners.join(' ') }]); // nor of the organisation's own
    await restored([
      { incident: drill, erasures: 1 },
      { incident: tenant, erasures: 1 },
    ]);
    expect(await verdict()).toEqual([]);
    await restored([]);
    expect(await verdict()).toHaveLength(2); // the last one counted all that there were
    await restored(null);
    expect(await verdict()).toEqual([]); // one of the first version could not tell
  });

  test('an erasure noted under an entry of another kind is ordered by none', async () => {
    const [other] = await connected(product.superuserUrl, async (client) => {
      const last = "select seq::int as seq, digest from ledger.entry where stream_id = $1 and type = 'NoteAdded' order by seq desc limit 1";
      return (await client.query(last, [drill])).rows as { seq: number; digest: string }[];
    });
    const seq = other?.seq ?? 0;
    await keyGone(note.ref);
    await carriedOut([note.ref], other);
    expect(await verdict()).toEqual([{ code: 'erased-without-entry', seq, about: note.ref }]);
    await inKeys('update keys.erasure set refs = null');
    await inKeys('update keys.incident_key set wrapped = null, destroyed_at = now() where incident_id = $1', [drill]);
    await inKeys('delete from keys.text_key where incident_id = $1', [drill]);
    expect(await verdict()).toEqual([{ code: 'erased-without-entry', seq, about: 'everything' }]);
  });

  test('a key that is there although its erasure was carried out, or should have been for hours', async () => {
    const { ref } = note;
    const order = await ordered({ scope: 'texts', texts: [ref] });
    expect(await verdict()).toEqual([]); // upkeep may yet come to it
    await asOwner("recorded_at = recorded_at - interval '3 hours'", `seq = ${order.seq}`);
    expect(await verdict()).toEqual([{ code: 'key-outlived-erasure', seq: order.seq, about: ref }]);
    await carriedOut([ref], order);
    expect(await verdict()).toEqual([{ code: 'key-outlived-erasure', seq: order.seq, about: ref }]);
    await inKeys("update keys.erasure set refs = '{}'");
    expect(await verdict()).toEqual([{ code: 'key-outlived-erasure', seq: order.seq, about: ref }]); // its entry orders it all the same
  });

  test('what was added to what is noted of an erasure on record', async () => {
    const order = await ordered({ scope: 'texts', texts: [note.ref] });
    await keyGone(note.ref);
    await carriedOut([note.ref, randomUUID()], order);
    expect(await verdict()).toEqual([]); // a pack that was never given, a file that was never sealed
    const [other] = await inKeys<{ ref: string }>('select ref from keys.text_key where incident_id = $1 order by ref limit 1', [drill]);
    await keyGone(other?.ref ?? '');
    await inKeys('update keys.erasure set refs = refs || $1::uuid where seq = $2', [other?.ref, order.seq]);
    expect(await verdict()).toEqual([{ code: 'erased-beyond-order', seq: order.seq, about: other?.ref }]);
    await inKeys('update keys.erasure set refs = null');
    expect(await verdict()).toContainEqual({ code: 'erased-beyond-order', seq: order.seq, about: 'everything' });
  });

  test('packs that were given, and files with the bytes of one that is erased, go along with what is ordered', async () => {
    const [file, twin, another, pack] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const piece = () => ({ evidence: randomUUID(), kind: 'document', description: sealedNowhere(), fileSize: 3 });
    for (const each of [file, twin]) await forged(drill, 'EvidenceSealed', { ...piece(), sha256: 'b'.repeat(64), file: each });
    await forged(drill, 'EvidenceSealed', { ...piece(), sha256: 'c'.repeat(64), file: another });
    const giving = { given: randomUUID(), profile: 'auditor', manifest: 'a'.repeat(64), recipient: sealedNowhere() };
    await forged(drill, 'EvidencePackGiven', { ...giving, confirmBy: new Date().toISOString(), pack });
    const order = await ordered({ scope: 'texts', files: [file] });
    await carriedOut([file, twin, pack, another], order);
    const ofErasure = (await verdict())?.filter(({ code }) => code === 'erased-beyond-order');
    expect(ofErasure).toEqual([{ code: 'erased-beyond-order', seq: order.seq, about: another }]);
  });

  test('a pack that was given after an erasure went along only if it was built by then', async () => {
    const order = await ordered({ scope: 'texts', texts: [note.ref] });
    await keyGone(note.ref);
    const pack = randomUUID();
    const giving = { given: randomUUID(), profile: 'auditor', manifest: 'a'.repeat(64), recipient: sealedNowhere() };
    await forged(drill, 'EvidencePackGiven', { ...giving, confirmBy: new Date().toISOString(), pack });
    await carriedOut([note.ref, pack], order);
    const ofPack = async () => (await verdict())?.filter(({ about }) => about === pack);
    expect(await ofPack()).toEqual([{ code: 'erased-beyond-order', seq: order.seq, about: pack }]);
    await planted.plant(
      `insert into vault.evidence_file (tenant_id, incident_id, file_id, holds, object, sha256, size, stored_at)
       values ($1, $2, $3, 'pack', 'incident/pack', repeat('a', 64), 3, now() - interval '1 hour')`,
      [tenant, drill, pack],
    );
    expect(await ofPack()).toEqual([]);
    await planted.plant('update vault.evidence_file set stored_at = now() where file_id = $1', [pack]);
    expect(await ofPack()).toHaveLength(1);
  });

  test('of an incident that was erased as a whole neither its own key nor any that it wrapped is left', async () => {
    const order = await ordered({ scope: 'whole-vault' });
    await carriedOut(null, order);
    expect((await verdict())?.[0]).toEqual({ code: 'key-outlived-erasure', seq: order.seq });
    await inKeys('update keys.incident_key set wrapped = null, destroyed_at = now() where incident_id = $1', [drill]);
    expect((await verdict())?.every(({ code, about }) => code === 'key-outlived-erasure' && about !== undefined)).toBe(true);
    await inKeys('delete from keys.text_key where incident_id = $1', [drill]);
    expect(await verdict()).toEqual([]);
  });

  test('a history whose key is gone is told by itself, and of an incident that was erased as a whole it is counted', async () => {
    await inKeys('update keys.codec_key set wrapped = null, destroyed_at = now() where incident_id = $1', [drill]);
    const ofHistories = async () => (await check({ only: ['I6'] })).find(({ invariant }) => invariant === 'I6');
    expect(await ofHistories()).toMatchObject({ is: 'broken', breaches: [{ code: 'history-does-not-open' }] });
    expect((await ofHistories())?.figures.runs).toBeGreaterThan(0); // the others were looked at
    await ordered({ scope: 'whole-vault' });
    expect(await ofHistories()).toMatchObject({ is: 'holds', figures: { 'histories-erased': 1 } });
  });

  test('a history whose key went by an erasure of everything that only the keys note is counted by I6 and I8', async () => {
    const verdicts = async () =>
      (await check({ only: ['I6', 'I8'] })).flatMap(({ invariant, is, figures }) =>
        is === 'not-checked' ? [] : [[invariant, is, figures['histories-erased']]],
      );
    await carriedOut(null);
    await inKeys("update keys.codec_key set wrapped = wrapped || '\\x00'::bytea where incident_id = $1", [drill]);
    const isNamed = [
      ['I6', 'broken', undefined],
      ['I8', 'broken', undefined],
    ];
    expect(await verdicts()).toEqual(isNamed); // a key is there, and was changed
    await inKeys('update keys.codec_key set wrapped = null, destroyed_at = now() where incident_id = $1', [drill]);
    expect(await verdicts()).toEqual([
      ['I6', 'holds', 1],
      ['I8', 'holds', 1],
    ]);
    await inKeys('update keys.erasure set refs = $1', [[note.ref]]);
    expect(await verdicts()).toEqual(isNamed); // it was erased in part only
  });

  test('a history that does not open, its key gone or changed, is named by I8 and keeps it from nothing else', async () => {
    const ofReplay = async () => (await check({ only: ['I8'] })).find(({ invariant }) => invariant === 'I8');
    const open = (await ofReplay())?.figures.histories ?? 0;
    expect(open).toBeGreaterThan(1);
    for (const lost of ['delete from keys.codec_key', "update keys.codec_key set wrapped = wrapped || '\\x00'::bytea"]) {
      await inKeys(`${lost} where incident_id = $1`, [drill]);
      expect(await ofReplay()).toMatchObject({ breaches: [{ code: 'history-does-not-open' }], figures: { histories: open - 1 } });
    }
  });

  test('without the keys it says that it could not look', async () => {
    const [found] = await checkInvariants({ databaseUrl: product.ground.databaseUrl, bundlePath }, { only: ['I16'] }).then((verdicts) =>
      verdicts.filter(({ invariant }) => invariant === 'I16'),
    );
    expect(found).toMatchObject({ is: 'not-checked', why: 'keys-away' });
  });
});
