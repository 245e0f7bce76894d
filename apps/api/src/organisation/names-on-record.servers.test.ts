import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { OrganisationReceipt, OrganisationView, SealedText, TimelineEntry } from '@shodo/contracts';
import { verifyStream, writeToOrganisation } from '@shodo/store';
import { openTexts, sweepUnnamed } from '@shodo/vault';
import pg from 'pg';
import { holdOrganisation } from '../identity/people.js';
import { Connections } from '../process/connections.js';
import { type Member, password, RunningApi } from '../specification/running-api.js';

let api: RunningApi;
let superuser: pg.Client;
beforeAll(async () => {
  api = await RunningApi.start();
  superuser = new pg.Client({ connectionString: api.database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await api.stop();
});

interface RecordPage {
  readonly items: TimelineEntry[];
  readonly texts: Record<string, string | null>;
}
type Named = Readonly<Record<'name' | 'nameBefore' | 'email' | 'emailBefore', SealedText | undefined>>;

const recordOf = async ({ caller }: Member) => (await caller.call<RecordPage>('/v1/organisation/record?limit=100')).body;
const correct = (by: Member, person: string, body: object, key?: string) =>
  by.caller.sendToOrganisation<OrganisationReceipt>('CorrectPerson', { personId: person }, body, key);
const listed = async ({ caller }: Member, person: string) => {
  const { items } = (await caller.call<{ items: { person: string; name: string; email: string; names?: object[] }[] }>('/v1/people')).body;
  return items.find((each) => each.person === person);
};
/** Entries of one type about this person, the earliest first, with their texts opened as the page gets them. */
async function entriesAbout(by: Member, person: string, type: string) {
  const { items, texts } = await recordOf(by);
  const about = items.filter((each) => each.type === type && (each.data as { person: string }).person === person);
  return about
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ version, recordedAt, data }) => ({ version, recordedAt, data: data as Named, texts }));
}
const openedIn = ({ data, texts }: Awaited<ReturnType<typeof entriesAbout>>[number]) =>
  Object.fromEntries(
    (['nameBefore', 'name', 'emailBefore', 'email'] as const).flatMap((field) => (data[field] ? [[field, texts[data[field].ref]]] : [])),
  );

describe('the name of a person', () => {
  it('is bound from the first event on: the founder’s and that of whoever is added, by a commitment that opens to it', async () => {
    const office = await api.found('Office of names');
    const { body } = await office.caller.sendToOrganisation<OrganisationReceipt>(
      'AddPerson',
      {},
      { name: '佐籐 健', email: 'sato@names.example.jp', roles: ['clerk'] },
    );
    const bound = [
      ...(await entriesAbout(office, office.person, 'PersonAdded')),
      ...(await entriesAbout(office, body.person ?? '', 'PersonAdded')),
    ];
    expect(bound.map(({ version }) => version)).toEqual([2, 2]);
    expect(bound.map(openedIn)).toEqual([{ name: 'Owner of Office of names' }, { name: '佐籐 健' }]);

    const { vault } = api.app.get(Connections);
    const of = { tenant: office.tenant, incident: office.tenant };
    const refs = bound.map(({ data }) => data.name?.ref ?? '');
    expect(Object.values(await openTexts(vault, { ...of, refs }))).toEqual(['Owner of Office of names', '佐籐 健']);
    const kept = await superuser.query<SealedText>('select ref, commitment from vault.sealed_text where ref = any($1::uuid[])', [refs]);
    expect(new Map(kept.rows.map(({ ref, commitment }) => [ref, commitment]))).toEqual(
      new Map(bound.map(({ data }) => [data.name?.ref, data.name?.commitment])),
    );
  });

  it('stands in no entry, log line or export in clear', async () => {
    const office = await api.found('Office of silence');
    const { body } = await office.caller.sendToOrganisation<OrganisationReceipt>(
      'AddPerson',
      {},
      { name: '静 御前', email: 'shizuka@silence.example.jp', roles: ['clerk'] },
    );
    await correct(office, body.person ?? '', { name: '磯 禅師', email: 'iso@silence.example.jp' });
    const { rows: stored } = await superuser.query('select content from ledger.entry where tenant_id = $1', [office.tenant]);
    const exported = (await office.caller.save('/v1/organisation/export')).bytes.toString();
    expect(stored.length).toBeGreaterThan(4);
    expect(exported).toContain('PersonCorrected');
    for (const told of [JSON.stringify(stored), exported, api.logged.join('\n')])
      for (const secret of ['静', '磯', 'shizuka@', 'iso@', 'Owner of']) expect(told).not.toContain(secret);
    expect(await verifyStream(api.app.get(Connections).store, { tenant: office.tenant })).toMatchObject({ ok: true });
  });

  it('and what it was are both on record when it is corrected, and likewise an address', async () => {
    const office = await api.found('Office of corrections');
    const desk = await api.add(office, ['clerk']);
    await correct(office, desk.person, { name: '高橋 誠', email: desk.email });
    await correct(office, desk.person, { name: '高橋 誠', email: 'Makoto@corrections.example.jp' });
    const corrections = await entriesAbout(office, desk.person, 'PersonCorrected');
    expect(corrections.map(openedIn)).toEqual([
      { nameBefore: 'The clerk', name: '高橋 誠' },
      { emailBefore: desk.email, email: 'makoto@corrections.example.jp' },
    ]);
    const [added] = await entriesAbout(office, desk.person, 'PersonAdded');
    expect((await listed(office, desk.person))?.names).toEqual([
      { since: added?.recordedAt, name: 'The clerk' },
      { since: corrections[0]?.recordedAt, name: '高橋 誠' },
    ]);
    expect(await listed(office, office.person)).not.toHaveProperty('names');
  });

  it('is not corrected to what it is', async () => {
    const office = await api.found('Office without errors');
    const { name, email } = (await listed(office, office.person)) ?? { name: '', email: '' };
    const { status, body } = await correct(office, office.person, { name, email: email.toUpperCase() });
    expect([status, body]).toMatchObject([409, { refusals: [{ code: 'nothing-was-corrected' }] }]);
  });

  it('is not brought back by the repeat of an earlier correction', async () => {
    const office = await api.found('Office of repeats');
    const desk = await api.add(office, ['clerk']);
    const key = randomUUID();
    const first = await correct(office, desk.person, { name: '一番目', email: desk.email }, key);
    await correct(office, desk.person, { name: '二番目', email: desk.email });
    const again = await correct(office, desk.person, { name: '一番目', email: desk.email }, key);
    expect([again.status, again.body.seq]).toEqual([200, first.body.seq]);
    expect((await listed(office, desk.person))?.name).toBe('二番目');
    expect(await entriesAbout(office, desk.person, 'PersonCorrected')).toHaveLength(2);
  });

  it('of the two that were set at once is the one on record last', async () => {
    const office = await api.found('Office of haste');
    const desk = await api.add(office, ['clerk']);
    await Promise.all(Array.from({ length: 8 }, (_, n) => correct(office, desk.person, { name: `名前 ${n}`, email: desk.email })));
    const last = (await entriesAbout(office, desk.person, 'PersonCorrected')).at(-1);
    expect((await listed(office, desk.person))?.name).toBe(last && openedIn(last).name);
  });

  it('of somebody who comes back is bound anew, as it is registered', async () => {
    const office = await api.found('Office of returns');
    const desk = await api.add(office, ['clerk']);
    await office.caller.sendToOrganisation('RemovePerson', { personId: desk.person }, {});
    const body = { name: 'Another spelling', email: desk.email, roles: ['clerk'] };
    const key = randomUUID();
    const back = () => office.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, body, key);
    const first = await back();
    // Whoever typed another name is told whom the address belongs to.
    expect(first).toMatchObject({ status: 200, body: { person: desk.person, comesBackAs: 'The clerk' } });
    expect((await back()).body).toEqual(first.body);
    expect((await entriesAbout(office, desk.person, 'PersonAdded')).map(openedIn)).toEqual([{ name: 'The clerk' }, { name: 'The clerk' }]);
    await correct(office, desk.person, { name: '別の人', email: desk.email });
    expect((await back()).body).toMatchObject({ seq: first.body.seq, comesBackAs: '別の人' });
    const somebody = { name: 'Somebody new', email: 'new@returns.example.jp', roles: ['clerk'] };
    expect((await office.caller.sendToOrganisation<OrganisationReceipt>('AddPerson', {}, somebody)).body).not.toHaveProperty('comesBackAs');
  });

  it('that was changed beside the record is shown beside the one the record binds', async () => {
    const office = await api.found('Office of tampering');
    await superuser.query('update identity."user" set name = $2 where id = $1', [office.person, '高橋 誠']);
    const [added] = await entriesAbout(office, office.person, 'PersonAdded');
    expect(await listed(office, office.person)).toMatchObject({
      name: '高橋 誠',
      names: [{ since: added?.recordedAt, name: 'Owner of Office of tampering' }],
    });
    // What a correction finds, it says: the change that has no entry of its own shows in the record too.
    await correct(office, office.person, { name: 'Owner of Office of tampering', email: office.email });
    const [corrected] = await entriesAbout(office, office.person, 'PersonCorrected');
    expect(corrected && openedIn(corrected)).toEqual({ nameBefore: '高橋 誠', name: 'Owner of Office of tampering' });
  });

  it('of another organisation opens for nobody here', async () => {
    const [one, other] = [await api.found('Office one'), await api.found('Office other')];
    const [added] = await entriesAbout(one, one.person, 'PersonAdded');
    const { vault } = api.app.get(Connections);
    const refs = [added?.data.name?.ref ?? ''];
    expect(await openTexts(vault, { tenant: other.tenant, incident: other.tenant, refs })).toEqual({
      [refs[0] ?? '']: { lost: 'key-is-missing' },
    });
  });

  it('stays through a sweep, which takes the name of an attempt that left no entry', async () => {
    const office = await api.found('Office swept');
    const desk = await api.add(office, ['clerk']);
    const operator = await api.add(office, ['operator']);
    const fields = async () => {
      const { rows } = await superuser.query('select field from vault.sealed_text where tenant_id = $1 order by field', [office.tenant]);
      return rows.map(({ field }) => field);
    };
    expect((await correct(operator, office.person, { name: '誰か', email: office.email })).status).toBe(409);
    expect(await fields()).toEqual(['name', 'name', 'name', 'name', 'nameBefore']);
    const { vault, upkeep } = api.app.get(Connections);
    await sweepUnnamed({ ...vault, texts: upkeep }, 0);
    expect(await fields()).toEqual(['name', 'name', 'name']);
    expect((await entriesAbout(office, desk.person, 'PersonAdded')).map(openedIn)).toEqual([{ name: 'The clerk' }]);
    expect((await api.caller().signIn(desk.email, password)).status).toBe(200);
  });
});

describe('the name of the organisation', () => {
  const seen = async ({ caller }: Member) => (await caller.call<OrganisationView>('/v1/organisation')).body;
  const change = async (by: Member, name: string, { key, basedOn }: { key?: string; basedOn?: number } = {}) => {
    const { profile, practice } = await seen(by);
    const body = { name, profile, practice, ...(basedOn !== undefined && { basedOn }) };
    return by.caller.sendToOrganisation<OrganisationReceipt>('ChangeSettings', {}, body, key);
  };
  const changes = async (by: Member) => {
    const { items, texts } = await recordOf(by);
    const set = items.filter(({ type }) => type === 'SettingsChanged').toSorted((a, b) => a.seq - b.seq);
    return set.map(({ version, recordedAt, data }) => ({ version, recordedAt, data: data as Named, texts }));
  };

  it('that another entry has replaced meanwhile is bound by none as the former one', async () => {
    const office = await api.found('Office of the first');
    await Promise.all(['Office A', 'Office B', 'Office C'].map((name) => change(office, name)));
    const set = (await changes(office)).map(openedIn);
    expect(set.map(({ name }) => name).toSorted()).toEqual(['Office A', 'Office B', 'Office C']);
    const former = set.map(({ nameBefore }) => nameBefore);
    const stoodBefore = ['Office of the first', ...set.map(({ name }) => name)].slice(0, 3);
    expect(former.map((each, index) => each === undefined || each === stoodBefore[index])).toEqual([true, true, true]);
  });

  it('and what it was are both on record when it is changed; settings that keep it name it as it is', async () => {
    const office = await api.found('Office of one name');
    await change(office, 'Office of another');
    await change(office, 'Office of another');
    const set = await changes(office);
    expect(set.map(({ version }) => version)).toEqual([2, 2]);
    expect(set.map(openedIn)).toEqual([{ nameBefore: 'Office of one name', name: 'Office of another' }, { name: 'Office of another' }]);
    const exported = (await office.caller.save('/v1/organisation/export')).bytes.toString();
    for (const told of [exported, api.logged.join('\n')]) expect(told).not.toContain('Office of another');
    expect(await verifyStream(api.app.get(Connections).store, { tenant: office.tenant })).toMatchObject({ ok: true });
  });

  it('is not brought back by the repeat of an earlier change, whoever made the later one', async () => {
    const office = await api.found('Office unchanged');
    const second = await api.add(office, ['privacyOfficer']);
    const first = { key: randomUUID(), basedOn: (await seen(office)).settingsVersion };
    const saved = await change(office, '一番目の医院', first);
    expect((await change(second, '二番目の医院', { basedOn: saved.body.seq })).status).toBe(200);
    const again = await change(office, '一番目の医院', first);
    expect([again.status, again.body.seq]).toEqual([200, saved.body.seq]);
    expect((await seen(office)).name).toBe('二番目の医院');
    expect(await changes(office)).toHaveLength(2);
  });

  it('leaves no text of a change that was refused, which is refused for the same reason however often it comes', async () => {
    const office = await api.found('Office overtaken');
    const late = { key: randomUUID(), basedOn: (await seen(office)).settingsVersion };
    for (const name of ['B の医院', 'C の医院']) {
      expect((await change(office, name)).status).toBe(200);
      const refused = await change(office, 'A の医院', late);
      expect([refused.status, refused.body]).toMatchObject([409, { refusals: [{ code: 'settings-were-changed-meanwhile' }] }]);
    }
    expect((await seen(office)).name).toBe('C の医院');
  });

  it('comes with a repeat, however late, where the first answer died between the entry and the name', async () => {
    const office = await api.found('Office of the late');
    const key = randomUUID();
    expect((await change(office, '遅れて来た医院', { key })).status).toBe(200);
    await superuser.query('update identity.organisation set name = $2 where tenant = $1', [office.tenant, 'Office of the late']);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval'], now: Date.now() + 2 * 3_600_000 });
    const again = await change(office, '遅れて来た医院', { key }).finally(() => jest.useRealTimers());
    expect(again.status).toBe(200);
    expect((await seen(office)).name).toBe('遅れて来た医院');
  });

  it('is shown with the entry it comes from, also between the entry and the sign-in library that follows it', async () => {
    const office = await api.found('Office between the two names');
    const { settingsVersion } = await seen(office);
    const { sent, asked } = await api.app.get(Connections).ofOrganisation(office.tenant, async (database) => {
      await holdOrganisation(database, office.tenant);
      const sent = change(office, '新しい名前の医院');
      while ((await changes(office)).length === 0) await setTimeout(20);
      const asked = seen(office);
      await setTimeout(300);
      return { sent, asked };
    });
    const { seq } = (await sent).body;
    expect(seq).toBeGreaterThan(settingsVersion);
    expect(await asked).toMatchObject({ name: '新しい名前の医院', settingsVersion: seq });
  });

  it('of the two that were set at once is the one on record last', async () => {
    const office = await api.found('Office of two names');
    await Promise.all(Array.from({ length: 8 }, (_, n) => change(office, `名前 ${n} の医院`)));
    const last = (await changes(office)).at(-1);
    expect((await seen(office)).name).toBe(last && openedIn(last).name);
  });
});

describe('what was recorded before the record bound names', () => {
  it('shows the registered name until a correction says what it found', async () => {
    const office = await api.found('Office of old');
    const { store } = api.app.get(Connections);
    const desk = await api.add(office, ['clerk']);
    const old = (type: string, data: object) =>
      writeToOrganisation(store, {
        tenant: office.tenant,
        actor: { kind: 'system', part: 'setup' },
        appendId: randomUUID(),
        occurredAt: new Date().toISOString(),
        decide: () => [{ type, version: 1, data }] as never,
      });
    const someone = randomUUID();
    await superuser.query(
      `insert into identity."user" (id, tenant, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $2, '佐籐 健', 'old@old.example.jp', false, now(), now())`,
      [someone, office.tenant],
    );
    await old('PersonAdded', { person: someone, roles: ['clerk'] });
    expect(await listed(office, someone)).toMatchObject({ name: '佐籐 健' });
    expect(await listed(office, someone)).not.toHaveProperty('names');
    await correct(office, someone, { name: '佐藤 健', email: 'old@old.example.jp' });
    expect((await listed(office, someone))?.names).toMatchObject([{ name: '佐籐 健' }, { name: '佐藤 健' }]);
    await old('PersonCorrected', { person: desk.person });
    expect((await listed(office, desk.person))?.names).toBeUndefined();
  });
});
