import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailRow, NoticeOutcome, OrganisationEvent, Role } from '@shodo/contracts';
import { inTenant, listOutbox, openStore, putMails, readOrganisationRecord, type Store, writeToOrganisation } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import { simpleParser } from 'mailparser';
import pg from 'pg';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { runWatchdogOnce, WatchdogIsBlind } from './alarms.js';
import { type Outbox, runOutbox } from './outbox.js';
import { specimenRow } from './specification/specimen-row.js';
import { openTransport } from './transport.js';

let database: FreshDatabase;
let store: Store;
let upkeep: Store;
let superuser: pg.Client;
const ending: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
  upkeep = openStore({ url: database.url, role: 'shodo_upkeep' });
  superuser = new pg.Client(database.superuserUrl);
  await superuser.connect();
});
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
  await superuser.query('delete from mail.outbox');
});
afterAll(async () => {
  await Promise.all([store.close(), upkeep.close(), superuser.end()]);
  await database.drop();
});

/** An organisation with one member of each given name, who can sign in and be written to. */
async function organisation(members: Record<string, { roles: Role[]; language?: 'ja' | 'en' }>) {
  const tenant = randomUUID();
  const owner = randomUUID();
  const people = Object.fromEntries(Object.keys(members).map((name) => [name, randomUUID() as string]));
  const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 30 } as const;
  const events = [
    { type: 'OrganisationFounded', version: 1, data: { profile: { jurisdictions: ['jp'] }, practice, owner } },
    ...Object.entries(members).map(([name, { roles }]) => ({ type: 'PersonAdded', version: 1, data: { person: people[name], roles } })),
  ] as OrganisationEvent[];
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: 'founding',
    occurredAt: new Date().toISOString(),
    decide: () => events,
  });
  for (const [name, { language }] of Object.entries(members)) {
    await superuser.query(
      `insert into identity."user" (id, name, email, "emailVerified", tenant, language, "updatedAt") values ($1, $2, $3, true, $4, $5, now())`,
      [people[name], name, `${name}-${tenant}@example.jp`, tenant, language ?? null],
    );
  }
  return { tenant, person: (name: string) => people[name] ?? '', address: (name: string) => `${name}-${tenant}@example.jp` };
}

async function mailServer(options: SMTPServerOptions = {}) {
  const received: { raw: string; to: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString('utf8');
      });
      stream.on('end', () => {
        received.push({ raw, to: envelope.rcptTo.map(({ address }) => address) });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ending.push(() => new Promise((done) => server.close(() => done())));
  return { port: (server.server.address() as AddressInfo).port, received };
}

/** As the incident does that appends the entry. */
const isWritten = ({ tenant }: { tenant: string }, { notice, to }: NoticeOutcome) =>
  superuser.query('update mail.outbox set told_at = clock_timestamp() where tenant_id = $1 and notice = $2 and to_person = $3', [
    tenant,
    notice,
    to,
  ]);

/** Runs a sender until the test ends; gathers what it tells. */
function sender(port: number | undefined, more: Partial<Outbox> = {}) {
  const told: NoticeOutcome[] = [];
  const leaving = new AbortController();
  const transport = port === undefined ? undefined : openTransport({ host: '127.0.0.1', port, tls: 'none', from: 'shodo@example.jp' });
  const done = runOutbox({
    store,
    upkeep,
    transport,
    publicUrl: 'https://shodo.example.jp',
    signal: leaving.signal,
    onOutcome: async (of, outcome) => {
      told.push(outcome);
      await isWritten(of, outcome);
    },
    onTrouble: () => undefined,
    pollMs: 20,
    graceMs: 0,
    ...more,
  });
  const stop = async () => {
    leaving.abort();
    await done;
    transport?.close();
  };
  ending.push(stop);
  return { told, stop };
}

const put = (tenant: string, ...rows: MailRow[]) => inTenant(store, tenant, (client) => putMails(client, tenant, rows));
const mailsOf = async (tenant: string) => (await listOutbox(store, { tenant, limit: 50 })).items;

async function until<T>(ask: () => Promise<T> | T, holds: (answer: T) => boolean): Promise<T> {
  for (let left = 200; ; left--) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (left === 0) throw new Error(`did not come to hold; last answer ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}
const settled = (tenant: string) =>
  until(
    () => mailsOf(tenant),
    (mails) => mails.every(({ state }) => state === 'sent' || state === 'failed'),
  );

test('a waiting mail goes to the member in their language, and the incident is told once', async () => {
  const { port, received } = await mailServer();
  const { tenant, person, address } = await organisation({ officer: { roles: ['privacyOfficer'], language: 'en' } });
  const row = specimenRow({ notice: randomUUID(), to: person('officer') });
  await put(tenant, row);
  const { told } = sender(port);
  const [mail] = await settled(tenant);
  await until(
    () => told.length,
    (count) => count === 1,
  );
  await sleep(200);
  expect(told).toEqual([{ notice: row.notice, to: row.to, delivered: true, acceptedAt: mail?.sentAt }]);
  expect(received.map(({ to }) => to)).toEqual([[address('officer')]]);
  expect((await simpleParser(received[0]?.raw ?? '')).subject).toBe(
    'Final report: less than 24 hours are left to the deadline (incident 7K2M-9QXA)',
  );
});

test('a mail that waited for long, as where no mail server was set, says that it comes late', async () => {
  const { port, received } = await mailServer();
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  await put(
    tenant,
    specimenRow({ notice: randomUUID(), to: person('officer') }),
    specimenRow({ notice: randomUUID(), to: person('officer') }),
  );
  await superuser.query(
    "update mail.outbox set created_at = created_at - interval '31 minutes' where id = (select min(id::text)::uuid from mail.outbox)",
  );
  sender(port);
  await settled(tenant);
  const texts = await Promise.all(received.map(async ({ raw }) => (await simpleParser(raw)).text ?? ''));
  expect(texts.map((text) => text.includes('送信が遅れた知らせです')).toSorted()).toEqual([false, true]);
});

test('two senders send each mail once', async () => {
  const { port, received } = await mailServer();
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  await put(tenant, ...Array.from({ length: 30 }, () => specimenRow({ notice: randomUUID(), to: person('officer') })));
  const senders = [sender(port), sender(port)];
  // Telling may happen twice, an incident ignores what it has heard; sending may not.
  const noticesTold = () => new Set(senders.flatMap(({ told }) => told.map(({ notice }) => notice))).size;
  await until(noticesTold, (count) => count === 30);
  expect(received).toHaveLength(30);
});

test('an unknown mailbox fails at once and for good, and the incident is told why', async () => {
  const { port } = await mailServer({ onRcptTo: (_, __, done) => done(Object.assign(new Error('No such user'), { responseCode: 550 })) });
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  const row = specimenRow({ notice: randomUUID(), to: person('officer') });
  await put(tenant, row);
  const { told } = sender(port);
  await until(
    () => told.length,
    (count) => count === 1,
  );
  expect(told).toEqual([{ notice: row.notice, to: row.to, delivered: false, reason: 'address-was-refused', attempts: 1 }]);
  expect(await mailsOf(tenant)).toMatchObject([{ state: 'failed', reason: 'address-was-refused' }]);
});

test('a mail sent again goes to the address the person has by then; what fails once more has failed a second time', async () => {
  let refuses = true;
  const { port, received } = await mailServer({
    onRcptTo: (_, __, done) => done(refuses ? Object.assign(new Error('No such user'), { responseCode: 550 }) : undefined),
  });
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  const row = specimenRow({ notice: randomUUID(), to: person('officer') });
  await put(tenant, row);
  const { told } = sender(port);
  const again = async () => {
    const [mail] = await mailsOf(tenant);
    const about = { notice: row.notice, incident: row.incident, to: row.to, refused: 'address-was-refused', attempts: 1 };
    const asked = {
      tenant,
      actor: { kind: 'system', part: 'setup' },
      appendId: randomUUID(),
      occurredAt: new Date().toISOString(),
      mail: mail?.id ?? '',
      decide: () => [{ type: 'MailPutInOutboxAgain', version: 1, data: { ...about, mail: mail?.id } } as OrganisationEvent],
    } as const;
    await writeToOrganisation(store, asked);
  };
  const failures = (count: number) =>
    until(
      () => told.length,
      (length) => length === count,
    );
  await failures(1);
  await again();
  await failures(2);
  const failed = { notice: row.notice, to: row.to, delivered: false, reason: 'address-was-refused', attempts: 1 };
  expect(told).toEqual([failed, { ...failed, sentAgain: 1 }]);
  refuses = false;
  await superuser.query('update identity."user" set email = $2 where id = $1', [person('officer'), `corrected-${tenant}@example.jp`]);
  await again();
  await failures(3);
  expect(told[2]).toMatchObject({ notice: row.notice, to: row.to, delivered: true });
  expect(received.map(({ to }) => to)).toEqual([[`corrected-${tenant}@example.jp`]]);
});

test('greylisting is waited out: one try, then nothing until the time it asked for', async () => {
  let tries = 0;
  const { port } = await mailServer({
    onRcptTo: (_, __, done) => {
      tries += 1;
      done(Object.assign(new Error('Greylisted, try again in 600 seconds'), { responseCode: 451 }));
    },
  });
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  await put(tenant, specimenRow({ notice: randomUUID(), to: person('officer') }));
  const { told } = sender(port);
  await until(
    () => mailsOf(tenant),
    ([mail]) => mail?.reason === 'mail-server-asks-to-wait',
  );
  await sleep(500);
  expect(tries).toBe(1);
  expect(told).toEqual([]);
  const { rows } = await superuser.query('select extract(epoch from next_attempt_at - clock_timestamp()) as seconds from mail.outbox');
  expect(Number(rows[0].seconds)).toBeGreaterThan(590);
});

test('somebody who has left is not written to', async () => {
  const { port, received } = await mailServer();
  const { tenant } = await organisation({});
  await put(tenant, specimenRow({ notice: randomUUID(), to: randomUUID() }));
  const { told } = sender(port);
  await until(
    () => told.length,
    (count) => count === 1,
  );
  expect(told).toMatchObject([{ delivered: false, reason: 'person-has-no-address' }]);
  expect(received).toEqual([]);
});

test('without a mail server mails wait, say why, and use up no attempt', async () => {
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  await put(tenant, specimenRow({ notice: randomUUID(), to: person('officer') }));
  sender(undefined);
  expect(
    await until(
      () => mailsOf(tenant),
      ([mail]) => mail?.state === 'waiting' && mail.reason !== undefined,
    ),
  ).toMatchObject([{ reason: 'mail-is-not-configured', attempts: 0 }]);
});

test('once there is a mail server, what waited for one goes out at once', async () => {
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  await put(tenant, specimenRow({ notice: randomUUID(), to: person('officer') }));
  const without = sender(undefined);
  await until(
    () => mailsOf(tenant),
    ([mail]) => mail?.reason === 'mail-is-not-configured',
  );
  await without.stop();
  const { port, received } = await mailServer();
  sender(port);
  await settled(tenant);
  expect(received).toHaveLength(1);
});

test('an incident that could not be told is told later, and the mail is not sent again', async () => {
  const { port, received } = await mailServer();
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  await put(tenant, specimenRow({ notice: randomUUID(), to: person('officer') }));
  const away = sender(port, { onOutcome: () => Promise.reject(new Error('the engine is away')) });
  await settled(tenant);
  await sleep(200);
  await away.stop();
  const { told } = sender(port);
  await until(
    () => told.length,
    (count) => count === 1,
  );
  expect(received).toHaveLength(1);
});

test('an incident that took the word and never wrote it is told again, less and less often, until it has', async () => {
  const { port } = await mailServer();
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  await put(tenant, specimenRow({ notice: randomUUID(), to: person('officer') }));
  const toldAt: number[] = [];
  sender(port, {
    onOutcome: async (of, outcome) => {
      toldAt.push(performance.now());
      if (toldAt.length === 4) await isWritten(of, outcome);
    },
    leftMs: 200,
  });
  await until(
    () => toldAt.length,
    (count) => count === 4,
  );
  await sleep(2_000); // longer than it would have been left
  expect(toldAt).toHaveLength(4);
  const pauses = toldAt.slice(1).map((at, index) => at - (toldAt[index] ?? 0));
  [200, 400, 800].forEach((least, index) => {
    expect(pauses[index]).toBeGreaterThanOrEqual(least);
  });
});

test('incidents that nobody can tell keep no other back', async () => {
  const { port } = await mailServer();
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  const rows = Array.from({ length: 7 }, () =>
    specimenRow({ notice: randomUUID(), to: person('officer'), incident: randomUUID() as never }),
  );
  for (const row of rows) await put(tenant, row); // one after the other, so that the last is the youngest
  const last = rows.at(-1)?.incident;
  const told: string[] = [];
  sender(port, {
    onOutcome: async ({ incident }) => {
      if (incident !== last) throw new Error('its key is missing');
      told.push(incident);
    },
    leftMs: 1_500, // the first of them are due again before the last was tried
  });
  await until(
    () => told,
    (found) => found.length === 1,
  );
});

test('a sender that dies after the mail server took the mail leaves one double at most, under the same Message-ID', async () => {
  const { port, received } = await mailServer();
  const { tenant, person } = await organisation({ officer: { roles: ['privacyOfficer'] } });
  await put(tenant, specimenRow({ notice: randomUUID(), to: person('officer') }));
  // Dies as kill -9 would have it: nothing after the answer is done, and the lease stays until it runs out.
  const dying = sender(port, {
    killPoint: (name) => {
      if (name === 'notices.after-250') throw new Error('died');
    },
  });
  await until(
    () => received.length,
    (count) => count === 1,
  );
  await dying.stop();
  expect(await mailsOf(tenant)).toMatchObject([{ state: 'sending' }]);
  await superuser.query('update mail.outbox set leased_until = clock_timestamp()');
  sender(port);
  await settled(tenant);
  const ids = await Promise.all(received.map(async ({ raw }) => (await simpleParser(raw)).messageId));
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

describe('the watchdog', () => {
  const namesOf = () => ({ ja: '速報', en: 'Preliminary report' });
  const lookAgain = async () => false;

  async function instantWithoutEntry(tenant: string): Promise<string> {
    const incident = randomUUID();
    await superuser.query(
      `insert into views.incident (tenant_id, incident_id, seq, digest, folded_version, state, list_row, reference, kind, closed, next_at)
       values ($1, $2, 1, repeat('0', 64), 1, '{}', '{}', '7K2M-9QXA', 'real', false, 'infinity')`,
      [tenant, incident],
    );
    await superuser.query(
      `insert into views.deadline (tenant_id, incident_id, ordinal, duty, reminder, due_at, answer_key, or_later)
       values ($1, $2, 0, 'jp.appi.preliminary-report', 'lapse', now() - interval '2 minutes', 'lost', false),
              ($1, $2, 1, 'jp.appi.preliminary-report', 'hold-review', now() - interval '30 seconds', 'not yet lost', false)`,
      [tenant, incident],
    );
    return incident;
  }
  afterEach(() => superuser.query('delete from views.deadline'));

  test('an instant without its entry is in the record once and mailed once to each person responsible, whoever scans', async () => {
    const { tenant, person } = await organisation({
      officer: { roles: ['privacyOfficer'] },
      operator: { roles: ['operator'] },
      auditor: { roles: ['auditor'] },
    });
    const incident = await instantWithoutEntry(tenant);
    for (const by of ['watchdog', 'api', 'watchdog'] as const)
      expect((await runWatchdogOnce({ store, upkeep, by, namesOf, lookAgain })).alarms).toBe(1);
    const record = (await readOrganisationRecord(store, { tenant, limit: 50 })).items.filter(({ type }) => type === 'WatchdogAlarmRaised');
    expect(record.map(({ data }) => data)).toEqual([
      { incident, duty: 'jp.appi.preliminary-report', dueAt: expect.any(String), by: 'watchdog' },
    ]);
    const mails = (await mailsOf(tenant)).filter(({ to }) => [person('officer'), person('operator'), person('auditor')].includes(to));
    expect(mails.map(({ to }) => to).toSorted()).toEqual([person('officer'), person('operator')].toSorted());
    expect(mails.every(({ kind, dutyNames }) => kind === 'watchdog-alarm' && dutyNames.ja === '速報')).toBe(true);
  });

  test('its mails are sent, and no incident is told of them', async () => {
    const { port, received } = await mailServer();
    const { tenant, address } = await organisation({ officer: { roles: ['privacyOfficer'] } });
    await instantWithoutEntry(tenant);
    await runWatchdogOnce({ store, upkeep, by: 'api', namesOf, lookAgain });
    const { told } = sender(port);
    await until(
      () => received.some(({ to }) => to.includes(address('officer'))),
      (arrived) => arrived,
    );
    await sleep(300);
    expect(told).toEqual([]);
  });

  test('a scan that sees nobody where there were organisations is an alarm, not "all well"', async () => {
    await organisation({});
    await runWatchdogOnce({ store, upkeep, by: 'watchdog', namesOf, lookAgain });
    await superuser.query('alter policy upkeep_reads on views.organisation using (false)');
    try {
      await expect(runWatchdogOnce({ store, upkeep, by: 'watchdog', namesOf, lookAgain })).rejects.toThrow(WatchdogIsBlind);
    } finally {
      await superuser.query('alter policy upkeep_reads on views.organisation using (true)');
    }
  });
});
