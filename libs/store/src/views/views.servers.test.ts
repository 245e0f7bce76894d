import { randomUUID } from 'node:crypto';
import {
  inTenant,
  listIncidents,
  listOutbox,
  MalformedCursor,
  migrate,
  openStore,
  readAudiences,
  readOrganisation,
  readOrganisationRecord,
  readTimeline,
  rebuildEarlierViews,
  rebuildViews,
  type Store,
  writeToOrganisation,
} from '../index.js';
import {
  closed,
  decidedOn,
  dutyArose,
  founded,
  lapsed,
  limitedTo,
  noted,
  reopened,
  reported,
  upheldOn,
  Writer,
  widened,
} from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';

/** Somebody who belongs to no audience. */
const reader = randomUUID();

let database: OwnDatabase;
let store: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const dueOn = (day: string) => `2026-12-${day}T23:59:59+09:00`;

async function incidentDue(tenant: string, day?: string) {
  const incident = new Writer(store, tenant);
  await incident.append(reported({ reference: `R-${day ?? 'none'}` }));
  if (day) await incident.append([dutyArose(dueOn(day))]);
  return incident;
}

async function allPages(
  tenant: string,
  state?: 'open' | 'closed',
  between: () => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listIncidents(store, { tenant, limit: 2, cursor, state });
    seen.push(...page.items.map(({ id }) => id));
    if (!page.next) return seen;
    cursor = page.next;
    await between();
  }
}

describe('the list of incidents', () => {
  test('stands by next deadline, those without one last', async () => {
    const { tenant } = await founded(store);
    const without = await incidentDue(tenant);
    const [late, early, middle] = [await incidentDue(tenant, '20'), await incidentDue(tenant, '03'), await incidentDue(tenant, '10')];
    expect(await allPages(tenant)).toEqual([early, middle, late, without].map(({ incident }) => incident));
  });

  test('shows every incident once although others come in while somebody pages', async () => {
    const { tenant } = await founded(store);
    const before: string[] = [];
    for (const day of ['05', '05', '06', '07', '08', undefined, undefined, undefined])
      before.push((await incidentDue(tenant, day)).incident);
    const days = ['04', '06', '09'];
    const seen = await allPages(tenant, undefined, () => incidentDue(tenant, days.pop()));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => before.includes(id)).sort()).toEqual([...before].sort());
  });

  test('tells open from closed', async () => {
    const { tenant } = await founded(store);
    const [open, over] = [await incidentDue(tenant, '03'), await incidentDue(tenant, '04')];
    await over.append([closed()]);
    expect(await allPages(tenant, 'open')).toEqual([open.incident]);
    expect(await allPages(tenant, 'closed')).toEqual([over.incident]);
    expect(await allPages(tenant)).toEqual([open.incident, over.incident]);
  });

  test('shows clocks as they stand at the moment of reading', async () => {
    const { tenant } = await founded(store);
    await incidentDue(tenant, '03');
    const at = async (now: string) => (await listIncidents(store, { tenant, limit: 1, now })).items[0];
    expect((await at('2026-12-03T14:59:58.000Z'))?.nextDeadline?.state).toBe('last-day');
    expect(await at('2026-12-03T15:00:00.000Z')).toMatchObject({ overdue: 1, nextDeadline: { state: 'overdue' } });
  });

  test.each([
    '',
    'x',
    '!!!',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["infinity"]').toString('base64url'),
    Buffer.from('["now()", "a"]').toString('base64url'),
    Buffer.from('[null,null]').toString('base64url'),
  ])('refuses a cursor it never gave out: %j', async (cursor) => {
    await expect(listIncidents(store, { tenant: randomUUID(), limit: 2, cursor })).rejects.toThrow(MalformedCursor);
  });
});

describe('timelines', () => {
  test('stand newest first, page by page, or oldest first when asked', async () => {
    const incident = await incidentDue(randomUUID(), '03');
    for (let count = 0; count < 4; count += 1) await incident.append([noted()]);
    const first = await readTimeline(store, { ...incident, reader, limit: 4 });
    expect(first.items.map(({ seq }) => seq)).toEqual([7, 6, 5, 4]);
    await incident.append([noted()]);
    const second = await readTimeline(store, { ...incident, reader, limit: 4, cursor: first.next });
    expect(second.items.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(second.next).toBeUndefined();
    const forward = await readTimeline(store, { ...incident, reader, limit: 3, order: 'oldest-first' });
    expect(forward.items.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'IncidentReported'],
      [2, 'AwarenessEstablished'],
      [3, 'DutyArose'],
    ]);
    expect(
      (await readTimeline(store, { ...incident, reader, limit: 9, order: 'oldest-first', cursor: forward.next })).items.map(
        ({ seq }) => seq,
      ),
    ).toEqual([4, 5, 6, 7, 8]);
  });

  test('show what is limited to its audience, and to anybody else that it exists; folded anew, the audiences are the same', async () => {
    const incident = await incidentDue(randomUUID(), '03');
    const [item, counsel] = [randomUUID(), randomUUID()];
    await incident.append([limitedTo(item, [counsel]), noted()], { appendId: item });
    const shownTo = async (person: string) => (await readTimeline(store, { ...incident, reader: person, limit: 1 })).items[0];
    const limited = { item, audience: [counsel] };
    expect(await shownTo(counsel)).toMatchObject({ type: 'NoteAdded', limited, data: { text: expect.anything() } });
    expect(await shownTo(reader)).toMatchObject({ type: 'NoteAdded', limited, withheld: true, data: {} });
    expect(Object.keys((await shownTo(reader))?.data as object)).toEqual([]);
    await incident.append([widened(item, [reader])]);
    await rebuildViews(store, incident);
    expect([...(await readAudiences(store, incident)).values()]).toEqual([[counsel, reader]]);
    expect((await shownTo(reader))?.withheld).toBeUndefined();
    await incident.append([widened(item)]);
    expect((await readAudiences(store, incident)).size).toBe(0);
  });

  test('tell whoever may not read a decision that its ground has changed, and the facts only of those that are open', async () => {
    const incident = await incidentDue(randomUUID(), '03');
    const [secret, open, counsel] = [randomUUID(), randomUUID(), randomUUID()];
    await incident.append([limitedTo(secret, [counsel], 'decision'), decidedOn(secret, 'leak-occurred')], { appendId: secret });
    await incident.append([decidedOn(open, 'card-data-involved', 'leak-occurred')], { appendId: open });
    await incident.append([upheldOn(open, 'card-data-involved')]);
    const facts = (...names: string[]) => names.map((fact) => ({ fact, version: 2 }));
    const reopening = (decisions: string[], ...names: string[]) => reopened(decisions, facts(...names));
    await incident.append([reopening([secret, open], 'leak-occurred', 'card-data-involved')]);
    await incident.append([reopening([secret], 'leak-occurred')]);
    await incident.append([upheldOn(open, 'leak-occurred')]);
    const shownTo = async (person: string) => {
      const { items } = await readTimeline(store, { ...incident, reader: person, limit: 20 });
      return items.filter(({ type }) => type === 'DecisionsReopened').map(({ data }) => data);
    };
    expect(await shownTo(reader)).toMatchObject([
      { decisions: [secret], facts: [], groundsWithheld: [secret] },
      { decisions: [secret, open], facts: facts('card-data-involved'), groundsWithheld: [secret] },
    ]);
    const whole = [{ facts: facts('leak-occurred') }, { facts: facts('leak-occurred', 'card-data-involved') }];
    expect(await shownTo(counsel)).toMatchObject(whole);
    await incident.append([widened(secret)]);
    expect(await shownTo(reader)).toMatchObject(whole);
    expect(JSON.stringify(await shownTo(reader))).not.toContain('groundsWithheld');
  });
});

describe('the organisation’s own stream', () => {
  const roles = (person: string, tenant: string, appendId: string = randomUUID()) => ({
    tenant,
    appendId,
    actor: { kind: 'system', part: 'setup' } as const,
    occurredAt: '2026-11-24T00:00:00.000Z',
    command: 'AddPerson',
    requestMac: 'f'.repeat(64),
    decide: () => [{ type: 'PersonAdded', version: 1, data: { person, roles: ['clerk'] } }] as never,
  });

  test('is decided on the state under the lock: of twenty who found it at once, one does', async () => {
    const tenant = randomUUID();
    const found = (owner: string) =>
      writeToOrganisation(store, {
        tenant,
        appendId: randomUUID(),
        actor: { kind: 'system', part: 'setup' },
        occurredAt: '2026-11-24T00:00:00.000Z',
        decide: (state) =>
          state
            ? { refusals: [{ code: 'organisation-is-founded-already' }] }
            : ([
                {
                  type: 'OrganisationFounded',
                  version: 1,
                  data: {
                    profile: { jurisdictions: ['jp'] },
                    practice: { size: 'small', secondLookMinutes: 1, acknowledgeWithinMinutes: 1 },
                    owner,
                  },
                },
              ] as never),
      });
    const answers = await Promise.all(Array.from({ length: 20 }, () => found(randomUUID())));
    expect(answers.filter((answer) => 'entries' in answer)).toHaveLength(1);
    expect(Object.keys((await readOrganisation(store, tenant))?.people ?? {})).toHaveLength(1);
  });

  test('takes one append id once and answers a repeat with what is stored', async () => {
    const { tenant } = await founded(store);
    const [person, appendId] = [randomUUID(), randomUUID()];
    const first = await writeToOrganisation(store, roles(person, tenant, appendId));
    const again = await writeToOrganisation(store, {
      ...roles(person, tenant, appendId),
      decide: () => {
        throw new Error('not asked');
      },
    });
    expect(first).toMatchObject({ repeated: false });
    expect(again).toEqual({ ...first, repeated: true });
    expect((await readOrganisationRecord(store, { tenant, limit: 9 })).items.map(({ type, command }) => [type, command])).toEqual([
      ['PersonAdded', 'AddPerson'],
      ['OrganisationFounded', undefined],
    ]);
  });

  test('stored in the shape of an older version is folded anew, and the next writing stores it', async () => {
    const { tenant } = await founded(store);
    const now = await readOrganisation(store, tenant);
    await database.asSuperuser(`update views.organisation set state = '{"version": 1, "people": {}}' where tenant_id = $1`, [tenant]);
    expect(await readOrganisation(store, tenant)).toEqual(now);
    const person = randomUUID();
    await writeToOrganisation(store, roles(person, tenant));
    const stored = await inTenant(store, tenant, async (client) => (await client.query('select state from views.organisation')).rows[0]);
    expect(stored).toEqual({ state: await readOrganisation(store, tenant) });
    expect(Object.keys(stored?.state.people)).toEqual(expect.arrayContaining([...Object.keys(now?.people ?? {}), person]));
  });

  test('stored in the shape of an older version is stored anew by a worker that starts; a later shape is left alone', async () => {
    const [older, later] = [await founded(store), await founded(store)];
    const now = await readOrganisation(store, older.tenant);
    const upkeep = openStore({ url: database.ownerUrl, role: 'shodo_upkeep' });
    const shaped = (tenant: string, version: number) =>
      database.asSuperuser(`update views.organisation set state = '{"version": ${version}, "people": {}}' where tenant_id = $1`, [tenant]);
    await shaped(older.tenant, 1);
    await shaped(later.tenant, 1_000);
    expect(await rebuildEarlierViews(store, upkeep)).toEqual({ incidents: 0, organisations: 1 });
    const stored = (tenant: string) =>
      inTenant(store, tenant, async (client) => (await client.query('select state from views.organisation')).rows[0]?.state);
    expect(await stored(older.tenant)).toEqual(now);
    expect(await stored(later.tenant)).toEqual({ version: 1_000, people: {} });
    await database.asSuperuser('delete from views.organisation where tenant_id = $1', [later.tenant]);
    await upkeep.close();
  });

  test('writes nothing when the rules say no, or when nothing happened', async () => {
    const { tenant } = await founded(store);
    expect(
      await writeToOrganisation(store, { ...roles(randomUUID(), tenant), decide: () => ({ refusals: [{ code: 'person-is-unknown' }] }) }),
    ).toEqual({ refusals: [{ code: 'person-is-unknown' }] });
    expect(await writeToOrganisation(store, { ...roles(randomUUID(), tenant), decide: () => [] })).toEqual({
      entries: [],
      repeated: false,
    });
    expect((await readOrganisationRecord(store, { tenant, limit: 9 })).items).toHaveLength(1);
  });
});

describe('views are folded in the transaction of the append', () => {
  test('a reminder’s entry puts its mails into the outbox, once for each who is told', async () => {
    const { tenant, owner } = await founded(store);
    const incident = await incidentDue(tenant, '03');
    const notice = randomUUID();
    const appendId = `lapse:${notice}`;
    const [first] = [incident.head];
    await incident.append([lapsed(notice, dueOn('03'))], { appendId });
    await incident.append([lapsed(notice, dueOn('03'))], { appendId, head: first });
    const { items } = await listOutbox(store, { tenant, limit: 9 });
    expect(items).toMatchObject([
      {
        notice,
        to: owner,
        kind: 'reminder',
        incident: incident.incident,
        reference: 'R-03',
        state: 'waiting',
        attempts: 0,
        dueAt: dueOn('03'),
        dutyNames: { ja: '速報', en: 'Preliminary report' },
      },
      { notice: incident.incident, to: owner, kind: 'report' }, // of the report before it
    ]);
  });

  test('rebuilding them from the ledger alone gives the same rows, byte for byte', async () => {
    const { tenant } = await founded(store);
    const [a, b] = [await incidentDue(tenant, '03'), await incidentDue(tenant)];
    await a.append([lapsed(randomUUID(), dueOn('03'))]);
    await b.append([closed()]);
    await incidentDue(tenant, '09');
    const rows = () =>
      inTenant(store, tenant, async (client) => {
        const all = [];
        for (const [table, order] of [
          ['incident', 'incident_id'],
          ['deadline', 'incident_id, ordinal'],
          ['organisation', 'tenant_id'],
        ])
          all.push((await client.query<{ row: string }>(`select t::text as row from views.${table} t order by ${order}`)).rows);
        return all;
      });
    const live = await rows();
    expect(live.map((each) => each.length)).toEqual([3, 7, 1]);
    await database.asSuperuser(`update views.incident set folded = null, closed = not closed, next_at = now() where tenant_id = $1`, [
      tenant,
    ]);
    await database.asSuperuser('delete from views.deadline where tenant_id = $1', [tenant]);
    await database.asSuperuser('delete from views.organisation where tenant_id = $1', [tenant]);
    await database.asSuperuser("insert into views.deadline select $1, $2, 0, 'never', 'lapse', now(), 'never', false", [
      tenant,
      b.incident,
    ]);
    expect(await rows()).not.toEqual(live);
    expect(await rebuildViews(store, { tenant })).toEqual({ incidents: 3 });
    expect(await rows()).toEqual(live);
  });
});
