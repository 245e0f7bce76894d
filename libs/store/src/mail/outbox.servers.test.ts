import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IncidentEvent, MailRow, OrganisationEvent } from '@shodo/contracts';
import {
  appendToIncident,
  type ClaimedMail,
  claimMails,
  type FoundMail,
  inTenant,
  listOutbox,
  mailSaysNow,
  mailsNotWritten,
  mailsToTell,
  mailWasPutBack,
  mailWasRefused,
  mailWasSent,
  mailWasWithdrawn,
  migrate,
  openStore,
  putMails,
  type Store,
  type WriteToOrganisation,
  writeToOrganisation,
} from '../index.js';
import type { Beside } from '../ledger/append-to-incident.js';
import { assessed, closed, dutyArose, noted, reported, Writer, writtenBy } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';

let database: OwnDatabase;
let store: Store;
let upkeep: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl });
  upkeep = openStore({ url: database.ownerUrl, role: 'shodo_upkeep' });
});
beforeEach(() => database.asSuperuser('delete from mail.outbox'));
afterAll(async () => {
  await Promise.all([store.close(), upkeep.close()]);
  await database.drop();
});

const mail = (more: Partial<MailRow> = {}): MailRow => ({
  notice: randomUUID(),
  to: randomUUID(),
  kind: 'reminder',
  incident: randomUUID(),
  reference: 'R-0001',
  drill: false,
  duty: 'jp.appi.final-report',
  dutyNames: { ja: '確報', en: 'Final report' },
  reminder: 'lapse',
  dueAt: '2026-12-28T23:59:59+09:00',
  forDueAt: '2026-12-28T23:59:59+09:00',
  ...more,
});
const put = (tenant: string, ...rows: MailRow[]) => inTenant(store, tenant, (client) => putMails(client, tenant, rows));
const claim = (limit = 10, leaseSeconds = 60) => claimMails(upkeep, { limit, leaseSeconds });
const only = async (tenant: string) => (await listOutbox(store, { tenant, limit: 10 })).items[0];

test.each(['hashjoin', 'nestloop'])('no more are claimed than were asked for, by whatever plan: without %s', async (join) => {
  const set = (to: string) => database.asSuperuser(`do $$ begin execute format('alter database %I ${to}', current_database()); end $$`);
  await set(`set enable_${join} = off`);
  await set('set enable_mergejoin = off');
  const planned = openStore({ url: database.ownerUrl, role: 'shodo_upkeep' });
  try {
    await put(randomUUID(), ...Array.from({ length: 15 }, () => mail()));
    const lots = [];
    for (let lot = 0; lot < 4; lot++) lots.push((await claimMails(planned, { limit: 4, leaseSeconds: 60 })).length);
    expect(lots).toEqual([4, 4, 4, 3]);
  } finally {
    await planned.close();
    await set('reset all');
  }
});

describe('a reminder that still waits', () => {
  const dueAt = '2026-12-28T23:59:59+09:00';
  const settled = {
    type: 'FilingMade',
    version: 1,
    data: {
      filing: randomUUID(),
      duty: 'jp.appi.preliminary-report',
      alsoSettles: [],
      kind: 'preliminary',
      madeAt: '2026-11-28T22:00:00+09:00',
      channel: 'ppc-web-form',
      openItems: [],
      late: false,
    },
  };
  const begun = async () => {
    const writer = new Writer(store, randomUUID());
    await writer.append(reported());
    await writer.append([dutyArose(dueAt), assessed()]);
    const of = (more: Partial<MailRow>) => mail({ incident: writer.incident, duty: 'jp.appi.preliminary-report', ...more });
    await put(writer.tenant, of({}), of({ kind: 'escalation' }), of({ duty: 'jp.other' }), of({ kind: 'report' }), mail());
    return writer;
  };
  const states = async (tenant: string) =>
    Object.fromEntries((await listOutbox(store, { tenant, limit: 10 })).items.map(({ duty, kind, state }) => [`${kind} ${duty}`, state]));

  test('is withdrawn when its duty is settled; other mails wait on', async () => {
    const writer = await begun();
    await writer.append([settled as IncidentEvent]);
    expect(await states(writer.tenant)).toEqual({
      'reminder jp.appi.preliminary-report': 'withdrawn',
      'escalation jp.appi.preliminary-report': 'withdrawn',
      'reminder jp.other': 'waiting',
      'report jp.appi.preliminary-report': 'waiting',
      'reminder jp.appi.final-report': 'waiting',
    });
    expect(await claim()).toHaveLength(3);
    const reasons = (await listOutbox(store, { tenant: writer.tenant, limit: 10 })).items.flatMap(({ reason }) => reason ?? []);
    expect(reasons).toEqual(['it-was-settled', 'it-was-settled']);
  });

  test('says before it is sent what holds now, and keeps it; what holds no more is withdrawn with its reason', async () => {
    const writer = new Writer(store, randomUUID());
    const [duty, notice, kept] = ['jp.appi.preliminary-report', randomUUID(), randomUUID()];
    const told = { duty, reminder: 'half-time', dueAt: '2026-12-10T00:00:00+09:00', forDueAt: dueAt };
    await writer.append(reported());
    await writer.append([dutyArose(dueAt), assessed()]);
    await writer.append([
      { type: 'ReminderFellDue', version: 2, data: { ...told, notice, strictness: 'statute', standing: 'arisen' } } as IncidentEvent,
    ]);
    await put(writer.tenant, mail({ ...told, incident: writer.incident, notice }), mail({ notice: kept }));
    const now = (held: ClaimedMail | undefined) => mailSaysNow({ store, upkeep }, held as ClaimedMail);
    const claimed = new Map((await claim()).map((each) => [each.notice, each]));
    expect(await now(claimed.get(kept))).toEqual({ mail: claimed.get(kept) });
    expect(await now(claimed.get(notice))).toMatchObject({
      mail: { forDueAt: dueAt, id: claimed.get(notice)?.id, lease: claimed.get(notice)?.lease },
    });

    const fallen = { duty, was: { standing: 'arisen' }, is: { standing: 'not-arisen' }, factsVersion: 3 };
    await writer.append([{ type: 'DutyReassessed', version: 2, data: fallen } as IncidentEvent, assessed(3)]);
    expect(await now(claimed.get(notice))).toMatchObject({ mail: { hasFallenAway: true } });
    expect((await listOutbox(store, { tenant: writer.tenant, limit: 10 })).items).toContainEqual(
      expect.objectContaining({ notice, hasFallenAway: true }),
    );

    await writer.append([{ type: 'ReminderAcknowledged', version: 1, data: { notice, duty, reminder: 'half-time' } } as IncidentEvent]);
    expect(await now(claimed.get(notice))).toEqual({ over: 'it-was-acknowledged' });
    expect(await mailWasWithdrawn(upkeep, claimed.get(notice) as ClaimedMail, 'it-was-acknowledged')).toBe(true);
    expect(await mailWasWithdrawn(upkeep, claimed.get(notice) as ClaimedMail, 'it-was-acknowledged')).toBe(false);
    expect((await listOutbox(store, { tenant: writer.tenant, limit: 10 })).items).toContainEqual(
      expect.objectContaining({ notice, state: 'withdrawn', reason: 'it-was-acknowledged', attempts: 0 }),
    );
  });

  test('says that its duty fell away, and no longer when it stands again', async () => {
    const writer = await begun();
    const duty = 'jp.appi.preliminary-report';
    const reassessed = (was: object, is: object) =>
      ({ type: 'DutyReassessed', version: 2, data: { duty: duty, was, is, factsVersion: 3 } }) as IncidentEvent;
    // By kind: mails put at once have no order among themselves.
    const told = async () =>
      (await listOutbox(store, { tenant: writer.tenant, limit: 10 })).items
        .filter((each) => each.hasFallenAway)
        .sort((a, b) => a.kind.localeCompare(b.kind));
    await writer.append([reassessed({ standing: 'arisen' }, { standing: 'not-arisen' }), assessed(3)]);
    expect((await told()).map(({ kind, duty, state }) => [kind, duty, state])).toEqual([
      ['escalation', duty, 'waiting'],
      ['reminder', duty, 'waiting'],
    ]);
    await writer.append([reassessed({ standing: 'not-arisen' }, { standing: 'arisen' }), assessed(4)]);
    expect(await told()).toEqual([]);
  });

  test('is withdrawn when its incident is closed; whether a pack arrived is asked on', async () => {
    const writer = await begun();
    await put(writer.tenant, mail({ incident: writer.incident, duty: 'evidence-pack' }));
    await writer.append([closed()]);
    expect(await states(writer.tenant)).toMatchObject({
      'reminder jp.appi.preliminary-report': 'withdrawn',
      'reminder jp.other': 'withdrawn',
      'reminder evidence-pack': 'waiting',
      'report jp.appi.preliminary-report': 'waiting',
    });
  });
});

test('a mail put twice waits once', async () => {
  const [tenant, row] = [randomUUID(), mail()];
  await put(tenant, row, mail());
  await put(tenant, row);
  expect((await listOutbox(store, { tenant, limit: 10 })).items).toHaveLength(2);
});

test('what the mail may call its day is stored with it; a mail that does not say is read as one', async () => {
  const tenant = randomUUID();
  await put(
    tenant,
    mail({ strictness: 'guideline', hasLastDay: false, awarenessIsProvisional: true, dutyIsProvisional: true, hasFallenAway: true }),
  );
  expect(await only(tenant)).toMatchObject({
    strictness: 'guideline',
    hasLastDay: false,
    awarenessIsProvisional: true,
    dutyIsProvisional: true,
    hasFallenAway: true,
  });
  const older = randomUUID();
  await put(older, mail());
  expect(await only(older)).not.toHaveProperty('strictness');
  expect(await only(older)).not.toHaveProperty('hasLastDay');
  expect(await only(older)).not.toHaveProperty('awarenessIsProvisional');
  expect(await only(older)).not.toHaveProperty('hasFallenAway');
  const claimed = await claim();
  expect(claimed.find((each) => each.tenant === tenant)).toMatchObject({ strictness: 'guideline', hasLastDay: false });
  expect(claimed.find((each) => each.tenant === older)).not.toHaveProperty('hasLastDay');
});

test('mails of all organisations are claimed, each by one sender only', async () => {
  const tenants = Array.from({ length: 8 }, () => randomUUID());
  await Promise.all(tenants.map((tenant) => put(tenant, mail(), mail(), mail(), mail(), mail())));
  const claims = await Promise.all(Array.from({ length: 6 }, () => claim(10)));
  const ids = claims.flat().map(({ id }) => id);
  expect(ids).toHaveLength(40);
  expect(new Set(ids).size).toBe(40);
  expect(new Set(claims.flat().map(({ tenant }) => tenant))).toEqual(new Set(tenants));
  expect(await claim()).toEqual([]);
});

test('a claimed mail carries everything it was put with', async () => {
  const [tenant, row] = [randomUUID(), mail({ drill: true, kind: 'escalation' })];
  await put(tenant, row);
  expect(await claim()).toEqual([
    { ...row, id: expect.any(String), tenant, lease: expect.any(String), attempts: 1, putAt: expect.any(String) },
  ]);
});

test('a sent mail is never claimed again', async () => {
  const tenant = randomUUID();
  await put(tenant, mail());
  const [held] = await claim();
  expect(await mailWasSent(upkeep, held as ClaimedMail)).toBe(true);
  expect(await claim()).toEqual([]);
  expect(await only(tenant)).toMatchObject({ state: 'sent', attempts: 1, sentAt: expect.any(String) });
});

test('a sender that woke after its lease passed on cannot say what became of the mail', async () => {
  const tenant = randomUUID();
  await put(tenant, mail());
  const [asleep] = await claim(1, 0.05);
  await sleep(80);
  const [awake] = await claim();
  expect(awake).toMatchObject({ id: asleep?.id, attempts: 2 });
  expect(await mailWasSent(upkeep, asleep as ClaimedMail)).toBe(false);
  expect(await mailWasRefused(upkeep, asleep as ClaimedMail, { reason: 'server-said-no', final: true })).toBe(false);
  expect(await only(tenant)).toMatchObject({ state: 'sending' });
  expect(await mailWasSent(upkeep, awake as ClaimedMail)).toBe(true);
  expect(await mailWasSent(upkeep, awake as ClaimedMail)).toBe(false);
});

test('a refused mail waits until its time, and a finally refused one for ever', async () => {
  const tenant = randomUUID();
  await put(tenant, mail());
  const [first] = await claim();
  expect(await mailWasRefused(upkeep, first as ClaimedMail, { reason: 'try-later', retryInSeconds: 60 })).toBe(true);
  expect(await claim()).toEqual([]);
  expect(await only(tenant)).toMatchObject({ state: 'waiting', reason: 'try-later', attempts: 1 });
  await database.asSuperuser("update mail.outbox set next_attempt_at = now() - interval '1 second'");
  const [second] = await claim();
  expect(await mailWasRefused(upkeep, second as ClaimedMail, { reason: 'address-unknown', final: true })).toBe(true);
  await database.asSuperuser("update mail.outbox set next_attempt_at = now() - interval '1 second'");
  expect(await claim()).toEqual([]);
  expect(await only(tenant)).toMatchObject({ state: 'failed', reason: 'address-unknown', attempts: 2 });
});

test('a mail given back untried has spent no attempt', async () => {
  const tenant = randomUUID();
  await put(tenant, mail());
  const [held] = await claim();
  expect(await mailWasPutBack(upkeep, held as ClaimedMail, { reason: 'no-mail-server', retryInSeconds: 0 })).toBe(true);
  expect(await only(tenant)).toMatchObject({ state: 'waiting', reason: 'no-mail-server', attempts: 0 });
  expect(await claim()).toMatchObject([{ attempts: 1 }]);
});

describe('the end of a mail', () => {
  const ended = async (tenant: string, ...rows: MailRow[]) => {
    await put(tenant, ...rows);
    for (const held of await claim()) await mailWasSent(upkeep, held);
  };
  const tells: Beside['whatFollows'] = async ({ untold }) =>
    untold.map(({ id, sentAgain, outcome: { notice, to } }) => ({
      appendId: `notice:${notice}:${to}:delivered`,
      actor: { kind: 'system', part: 'mail' },
      events: [delivered({ notice, to })],
      mail: { id, sentAgain },
    }));
  const delivered = ({ notice, to }: Pick<MailRow, 'notice' | 'to'>) =>
    ({ type: 'NoticeDelivered', version: 1, data: { notice, to, acceptedAt: '2026-11-28T13:00:00.000Z' } }) as IncidentEvent;
  const toTell = (graceMs = 0) => mailsToTell(upkeep, { limit: 10, graceMs });
  const reportedBy = async () => {
    const writer = new Writer(store, randomUUID());
    await writer.append(reported());
    return writer;
  };

  test('is told by the next append of its incident, in one transaction with it, and to nobody after that', async () => {
    const writer = await reportedBy();
    const [first, second] = [mail({ incident: writer.incident }), mail({ incident: writer.incident })];
    await ended(writer.tenant, first, second, mail());
    expect((await toTell()).map(({ incident }) => incident)).toContain(writer.incident);
    const answer = await appendToIncident(store, writer.request([noted()]), { whatFollows: tells });
    expect(writtenBy(answer).map(({ event: { type } }) => type)).toEqual(['NoteAdded', 'NoticeDelivered', 'NoticeDelivered']);
    const told = writtenBy(answer).flatMap(({ event: { type, data } }) => (type === 'NoticeDelivered' ? [data.notice] : []));
    expect(told.toSorted()).toEqual([first.notice, second.notice].toSorted()); // put at one instant, so in either order
    expect((await toTell()).map(({ incident }) => incident)).not.toContain(writer.incident);
  });

  test('stays untold when the append is undone', async () => {
    const writer = await reportedBy();
    await ended(writer.tenant, mail({ incident: writer.incident }));
    const beforeCommit = () => {
      throw new Error('the process dies here');
    };
    await expect(appendToIncident(store, writer.request([noted()]), { whatFollows: tells, beforeCommit })).rejects.toThrow('dies here');
    expect(await toTell()).toMatchObject([{ incident: writer.incident }]);
  });

  test('that an entry tells already is not told once more by an append: its sender died before it could say so', async () => {
    const writer = await reportedBy();
    const row = mail({ incident: writer.incident });
    await ended(writer.tenant, row);
    await writer.append([delivered(row)], { appendId: `notice:${row.notice}:${row.to}:delivered` });
    const answer = await appendToIncident(store, writer.request([noted()]), { whatFollows: tells });
    expect(writtenBy(answer).map(({ event: { type } }) => type)).toEqual(['NoteAdded']);
  });

  test('that the incident writes because it was told of it is told once, and then to nobody', async () => {
    const writer = await reportedBy();
    const [row, other] = [mail({ incident: writer.incident }), mail({ incident: writer.incident })];
    await ended(writer.tenant, row, other);
    const asked = { ...writer.request([delivered(row)]), appendId: `notice:${row.notice}:${row.to}:delivered` };
    const answer = await appendToIncident(store, asked, { whatFollows: tells });
    const notices = writtenBy(answer).flatMap(({ event: { type, data } }) => (type === 'NoticeDelivered' ? [data.notice] : []));
    expect(notices).toEqual([row.notice, other.notice]);
    expect((await toTell()).map(({ incident }) => incident)).not.toContain(writer.incident);
  });

  test('is left to the incident for a while, and one is told for all of an incident', async () => {
    const writer = await reportedBy();
    await ended(writer.tenant, mail({ incident: writer.incident }), mail({ incident: writer.incident }));
    expect(await toTell(60_000)).toEqual([]);
    const told = await toTell();
    expect(told).toHaveLength(1);
    expect(await mailsToTell(upkeep, { limit: 10, graceMs: 0, except: [writer.incident] })).toEqual([]);
  });

  test('is told until an entry tells of it, and not only until the engine took the word', async () => {
    const writer = await reportedBy();
    const [row, other] = [mail({ incident: writer.incident }), mail({ incident: writer.incident })];
    await ended(writer.tenant, row);
    const [told] = await toTell();
    await ended(writer.tenant, other);
    const asked = [told ?? { id: '', sentAgain: 0 }];
    expect(await mailsNotWritten(upkeep, asked)).toEqual(new Set([told?.id]));
    expect((await toTell()).map(({ id }) => id)).toEqual([told?.id]);
    await writer.append([delivered(row)], { appendId: `notice:${row.notice}:${row.to}:delivered` });
    expect(await mailsNotWritten(upkeep, asked)).toEqual(new Set());
    expect((await toTell()).map(({ outcome }) => outcome.notice)).toEqual([other.notice]);
  });
});

describe('a mail that failed for good', () => {
  const sentAgain = ({ id, notice, incident, to, reason = '', attempts }: Partial<FoundMail> = {}) =>
    ({
      type: 'MailPutInOutboxAgain',
      version: 1,
      data: { mail: id, notice, incident, to, refused: reason, attempts },
    }) as OrganisationEvent;
  const failedMail = async (tenant: string, more: Partial<MailRow> = {}) => {
    await put(tenant, mail(more));
    const [held] = await claim();
    await mailWasRefused(upkeep, held as ClaimedMail, { reason: 'address-was-refused', final: true });
    return (await only(tenant))?.id ?? '';
  };
  const again = (tenant: string, id: string, more: Partial<WriteToOrganisation> = {}) =>
    writeToOrganisation(store, {
      tenant,
      actor: { kind: 'system', part: 'setup' },
      appendId: randomUUID(),
      occurredAt: '2026-11-28T13:00:00.000Z',
      mail: id,
      decide: (_, found) => [sentAgain(found)],
      ...more,
    });

  test('waits as if it had never been tried, in one transaction with the entry that says so', async () => {
    const tenant = randomUUID();
    const id = await failedMail(tenant);
    const decide = () => ({ refusals: [{ code: 'mail-is-sent-already' as const }] });
    await again(tenant, id, { decide });
    expect(await only(tenant)).toMatchObject({ state: 'failed', attempts: 1 });
    const appendId = randomUUID();
    expect(await again(tenant, id, { appendId })).toMatchObject({
      repeated: false,
      entries: [{ event: { data: { mail: id, refused: 'address-was-refused', attempts: 1 } } }],
    });
    expect(await only(tenant)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await only(tenant)).not.toHaveProperty('reason');
    const [held] = await claim();
    expect(held).toMatchObject({ id, attempts: 1 });
    // A repeat of the command writes nothing and takes no mail out of its sender's hands.
    expect(await again(tenant, id, { appendId })).toMatchObject({ repeated: true });
    expect(await mailWasSent(upkeep, held as ClaimedMail)).toBe(true);
  });

  test('is another organisation’s mail to everybody else', async () => {
    const [tenant, other] = [randomUUID(), randomUUID()];
    const id = await failedMail(tenant);
    const seen: unknown[] = [];
    const decide: WriteToOrganisation['decide'] = (_, found) => {
      seen.push(found);
      return [];
    };
    await again(other, id, { decide });
    expect(seen).toEqual([undefined]);
    expect(await only(tenant)).toMatchObject({ state: 'failed' });
  });

  test('is told of anew: whoever still tells of the first failure does not count for the second', async () => {
    const [tenant, incident] = [randomUUID(), randomUUID()];
    const id = await failedMail(tenant, { incident });
    const [first] = await mailsToTell(upkeep, { limit: 10, graceMs: 0 });
    await again(tenant, id);
    expect(await mailsToTell(upkeep, { limit: 10, graceMs: 0 })).toEqual([]);
    if (first) expect(await mailsNotWritten(upkeep, [first])).toEqual(new Set());
    const [held] = await claim();
    await mailWasRefused(upkeep, held as ClaimedMail, { reason: 'mail-was-refused', final: true });
    const [second] = await mailsToTell(upkeep, { limit: 10, graceMs: 0 });
    expect(second).toMatchObject({ id, incident, sentAgain: 1, outcome: { delivered: false, sentAgain: 1, reason: 'mail-was-refused' } });
    if (second) expect(await mailsNotWritten(upkeep, [second])).toEqual(new Set([id]));
  });

  test('is found among the mails of its incident', async () => {
    const [tenant, incident] = [randomUUID(), randomUUID()];
    const id = await failedMail(tenant, { incident });
    await put(tenant, mail({ incident }), mail());
    const ids = async (asked: object) => (await listOutbox(store, { tenant, limit: 10, ...asked })).items.map((row) => row.id);
    expect(await ids({ onlyFailed: true })).toEqual([id]);
    expect(await ids({ onlyFailed: true, incident })).toEqual([id]);
    expect(await ids({ onlyFailed: true, incident: randomUUID() })).toEqual([]);
    expect(await ids({ incident })).toHaveLength(2);
    expect(await ids({})).toHaveLength(3);
  });
});

test('the application cannot claim: it sees no organisation', async () => {
  await put(randomUUID(), mail());
  expect(await claimMails(store, { limit: 10, leaseSeconds: 60 })).toEqual([]);
  expect(await claim()).toHaveLength(1);
});

test('the outbox is read newest first, page by page', async () => {
  const tenant = randomUUID();
  const notices = Array.from({ length: 5 }, () => randomUUID());
  for (const notice of notices) await put(tenant, mail({ notice }));
  const first = await listOutbox(store, { tenant, limit: 3 });
  await put(tenant, mail());
  const second = await listOutbox(store, { tenant, limit: 3, cursor: first.next });
  expect([...first.items, ...second.items].map(({ notice }) => notice)).toEqual(notices.reverse());
});
