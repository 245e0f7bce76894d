import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Receipt } from '@shodo/contracts';
import { type KillPoint, killPoints } from '@shodo/durable/node';
import { connected, withDatabase } from '@shodo/servers';
import { type Caller, eventually, type Installation, type Part, startInstallation } from '@shodo/testkit';
import { checkRecord, nodeTools } from '@shodo/verifier';
import { MailSink } from '../stories/mail-sink.js';
import { gatherPeople, type People, Story } from '../stories/story.js';
import { dense } from './small-practice.js';

/** Killed at named moments, not at random ones: a random kill hardly ever meets a window of a millisecond. */
const sink = new MailSink();
let installation: Installation;
let people: People;
let officer: Caller;
let incident = '';

beforeAll(async () => {
  const url = await sink.listen();
  installation = await startInstallation({ SHODO_SMTP_URL: url, SHODO_MAIL_FROM: 'shodo@example.jp' });
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  officer = people.officer.caller;
  for (const part of ['api', 'worker'] as const) {
    await installation.product.kill(part);
    await started(part);
  }
  const { body } = await officer.send('ReportIncident', undefined, {
    summary: '封筒を誤って送付した。',
    noticedAt: new Date().toISOString(),
  });
  incident = body.incidentId;
  await eventually(async () => (await officer.view(incident)).duties.length > 0, 'the duties are assessed');
});
afterAll(async () => {
  await installation?.stop();
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
});

const asSuperuser = <Row>(sql: string, values: readonly unknown[] = []) =>
  connected(installation.superuserUrl, async (client) => (await client.query(sql, [...values])).rows as Row[]);

const notes = async () => (await officer.timeline(incident)).filter(({ type }) => type === 'NoteAdded');
async function isDense(): Promise<void> {
  dense(await officer.timeline(incident));
}

const folder = mkdtempSync(join(tmpdir(), 'kill-points-'));
const pointOf = (part: Part) => join(folder, part);
const started = (part: Part) =>
  installation.product.startWith(part, { SHODO_ALLOW_KILL_POINTS: '1', SHODO_KILL_POINT: `@${pointOf(part)}` });

/** From now on the process kills itself at the point's first pass. */
const armed = (part: Part, point: KillPoint) => writeFileSync(pointOf(part), `${point}:1`);
/** The process died of the point, not of anything else. */
async function died(part: Part): Promise<void> {
  expect(await installation.product.endOf(part)).toBe('SIGKILL');
  rmSync(pointOf(part));
}

async function diedAndBack(part: Part): Promise<void> {
  await died(part);
  await started(part);
}

/** An honest client: the same command under the same key until it is answered. */
const insist = (text: string, key: string): Promise<Receipt> =>
  eventually(
    async () => {
      const answer = await officer.send('AddNote', incident, { text }, key).catch(() => undefined);
      return answer?.status === 200 && answer.body;
    },
    'the command is answered',
    40_000,
  );

/** One note is tried while the process dies; afterwards the same key has one effect, and the incident goes on. */
async function oneNoteAtMost(part: Part, point: KillPoint, meanwhile: (before: number) => Promise<void> = async () => undefined) {
  const [key, text, before] = [randomUUID(), `${point} のメモ`, (await notes()).length];
  armed(part, point);
  const first = officer.send('AddNote', incident, { text }, key).catch(() => undefined);
  await died(part);
  if (part === 'worker') await meanwhile(before);
  await started(part);
  if (part === 'api') await meanwhile(before);
  expect((await first)?.status).not.toBe(409);
  const receipt = await insist(text, key);
  expect(await insist(text, key)).toEqual(receipt);
  expect(await notes()).toHaveLength(before + 1);
  await isDense();
}

/** A drill comes to a reminder while the worker's sender dies; leases run out at once instead of after two minutes and a half. */
async function oneMailPerReminder(point: KillPoint, copies: number): Promise<void> {
  const [story, reminded] = [new Story(people), '2026-12-02 12:00'];
  await story.on('2026-11-28 22:00');
  await story.reported('clerk', { summary: '患者名簿を紛失した。', leakType: 'loss' });
  const unsent = "select from mail.outbox where state in ('waiting', 'sending')";
  await eventually(async () => (await asSuperuser(unsent)).length === 0, 'no mail of before is left to die of');
  armed('worker', point);
  const moved = story.on(reminded).catch(() => undefined); // the worker may be dead before it has answered
  await diedAndBack('worker');
  await moved;
  const isThere = async () => Date.parse((await story.view()).now) >= Date.parse('2026-12-02T12:00:00+09:00');
  await eventually(
    async () => (await isThere()) || (await story.on(reminded).catch(() => undefined)),
    'the drill has come to the reminder',
  );
  await asSuperuser("update mail.outbox set leased_until = clock_timestamp() where state = 'sending'");
  let seen = '';
  // All of it at one look: the reminders of several duties come one after the other.
  const { mails, sent } = await eventually(
    async () => {
      // Where the worker stayed away for long, the watchdog told people of the dates as well, and the incident of none of these mails.
      const ofTheIncident = `select state, encode(sha256(convert_to(notice || ' ' || to_person, 'UTF8')), 'hex') as id
        from mail.outbox where incident_id = $1 and kind <> 'watchdog-alarm'`;
      const rows = await asSuperuser<{ state: string; id: string }>(ofTheIncident, [story.incident]);
      const ids = rows.flatMap(({ id }) =>
        sink.mails.flatMap(({ messageId }) => (messageId?.includes(id.slice(0, 40)) ? [messageId] : [])),
      );
      const delivered = (await story.timeline()).filter(({ type }) => type === 'NoticeDelivered');
      seen = JSON.stringify({ rows: rows.map(({ state }) => state), delivered: delivered.length, mails: ids.length });
      const isSettled = rows.length > 0 && rows.every(({ state }) => state === 'sent') && delivered.length === rows.length;
      return isSettled && new Set(ids).size === rows.length && { mails: rows, sent: ids };
    },
    () => `every mail is sent, and every delivery is on record, once; it is ${seen}`,
    180_000, // longer than a lease: on a busy machine one may run out by itself
  );
  // The sender works in four lanes: what was in flight when it died may have gone out, and never more than that.
  expect(sent.length).toBeGreaterThanOrEqual(mails.length + copies);
  expect(sent.length).toBeLessThanOrEqual(mails.length + 4);
}

/** The record says that it is erased as soon as anybody can read it; the repeat of the command makes it true, once. */
async function anErasureCutShort(point: KillPoint, isDestroyed: boolean): Promise<void> {
  const text = `${point} の本文`;
  await insist(text, randomUUID());
  const texts = async () => (await officer.call<Record<string, string | null>>(`/v1/incidents/${incident}/texts`)).body;
  const [ref = ''] = Object.entries(await texts()).find(([, opened]) => opened === text) ?? [];
  const proposal = { scope: 'texts', texts: [ref], ground: 'recorded-by-mistake' };
  const { body } = await officer.send('ProposeErasure', incident, proposal);
  const approver = people.executive.caller;
  armed('api', point);
  const key = randomUUID();
  const approve = () => approver.send('ApproveErasure', incident, { erasure: body.commandId }, key).catch(() => undefined);
  await approve();
  await diedAndBack('api');
  expect((await officer.timeline(incident)).filter(({ type }) => type === 'TextsErased').length).toBeGreaterThan(0);
  expect((await texts())[ref]).toBe(isDestroyed ? null : text);
  const repeated = await eventually(
    async () => ((await approve())?.status === 200 ? await approve() : undefined),
    'the repeat is answered',
  );
  expect((await texts())[ref]).toBeNull();
  expect((await approve())?.body).toEqual(repeated?.body);
  await isDense();
}

/** A file lies there whole, and nobody was told: no entry speaks of it, and the repeat gets what the first would have got. */
async function aFileWithoutEvidence() {
  const bytes = new TextEncoder().encode('送信のログ'.repeat(50_000)) as Uint8Array<ArrayBuffer>;
  const key = randomUUID();
  armed('api', 'api.after-file');
  const first = officer.upload(incident, bytes, key).catch(() => undefined);
  await diedAndBack('api');
  expect(await first).toBeUndefined();
  const [before, { body: kept }] = [
    await officer.view(incident),
    await officer.call<{ items: object[] }>(`/v1/incidents/${incident}/files`),
  ];
  expect([before.evidence, kept.items.length]).toEqual([[], 1]);
  const { status, body: uploaded } = await officer.upload(incident, bytes, key);
  expect(status).toBe(200);
  expect((await officer.send('SealEvidence', incident, { kind: 'log', description: '送信のログ', ...uploaded })).status).toBe(200);
  expect((await officer.view(incident)).evidence).toMatchObject([{ file: uploaded.file }]);
  await isDense();
}

/** What happens at each point. A point without its case does not compile. */
const cases: Readonly<Record<KillPoint, () => Promise<void>>> = {
  'migration.between-two': migratesInTwoStarts,
  'api.after-seal': () =>
    oneNoteAtMost('api', 'api.after-seal', async (before) => {
      expect(await notes()).toHaveLength(before); // sealed, and never shown
      const unnamed = `select count(*)::int as texts from vault.sealed_text t where incident_id = $1
        and not exists (select from ledger.entry e where e.append_id = t.command_id::text)`;
      expect(await asSuperuser(unnamed, [incident])).toEqual([{ texts: 1 }]); // the sweep of the day finds it, or the repeat takes it up
    }),
  'api.after-file': aFileWithoutEvidence,
  'api.after-update': () =>
    oneNoteAtMost('api', 'api.after-update', async (before) => {
      expect(await notes()).toHaveLength(before + 1); // recorded, though nobody was told
    }),
  'erasure.before-key-destroyed': () => anErasureCutShort('erasure.before-key-destroyed', false),
  'erasure.after-key-destroyed': () => anErasureCutShort('erasure.after-key-destroyed', true),
  'ledger.in-transaction': () =>
    oneNoteAtMost('worker', 'ledger.in-transaction', async (before) => {
      expect(await notes()).toHaveLength(before); // nothing half written
    }),
  'ledger.after-commit': aCallerWhoNeverComesBack,
  'checkpoint.after-sign': () => noTwoCheckpoints('checkpoint.after-sign'),
  'checkpoint.after-store': () => noTwoCheckpoints('checkpoint.after-store'),
  'notices.after-claim': () => oneMailPerReminder('notices.after-claim', 0),
  'notices.after-250': () => oneMailPerReminder('notices.after-250', 1),
  'notices.after-state': () => oneMailPerReminder('notices.after-state', 0),
  'notices.after-telling': () => oneMailPerReminder('notices.after-telling', 0),
};

test.each(killPoints)('%s', (point) => cases[point](), 240_000);

/** Committed, and neither engine nor caller has heard of it: the ledger knows more than the history. */
async function aCallerWhoNeverComesBack(): Promise<void> {
  const [key, before] = [randomUUID(), (await notes()).length];
  armed('worker', 'ledger.after-commit');
  const unanswered = await officer.send('AddNote', incident, { text: '応答を待たずに終わったメモ' }, key);
  expect(unanswered.status).toBe(503); // nobody knows yet whether it was written
  await died('worker');
  expect(await notes()).toHaveLength(before + 1); // it was: the process died between the commit and the answer
  await started('worker');
  const next = await insist('次のメモ', randomUUID());
  await isDense();
  expect(await notes()).toHaveLength(before + 2);
  const late = await officer.send('AddNote', incident, { text: '応答を待たずに終わったメモ' }, key);
  expect(late.status).toBe(200); // a caller who does come back gets the first receipt
  expect(late.body.seq).toBeLessThan(next.seq);
  expect(await notes()).toHaveLength(before + 2);
}

/** An export makes a checkpoint while the worker dies of it; afterwards the record verifies, and agrees with every checkpoint that was stored. */
async function noTwoCheckpoints(point: KillPoint): Promise<void> {
  const exported = async () => (await officer.call<string>('/v1/organisation/export')).body;
  await exported();
  armed('worker', point);
  const during = await exported();
  await diedAndBack('worker');
  const notes = (await asSuperuser<{ note: string }>('select note from ledger.checkpoint order by size')).map(({ note }) => note);
  const after = await eventually(async () => {
    const text = await exported();
    const found = await checkRecord(nodeTools, Readable.from([Buffer.from(text)]), { checkpoints: notes });
    return found.is === 'sound' && found.anchored?.seq === found.head.seq && found;
  }, 'the record is anchored to its end');
  expect(after.held).toBe(notes.length);
  expect(await checkRecord(nodeTools, Readable.from([Buffer.from(during)]))).toMatchObject({ is: 'sound' });
}

/** Each migration is whole or absent: the next start goes on from there. */
async function migratesInTwoStarts(): Promise<void> {
  const database = `migrated_in_two_${randomUUID().slice(0, 8)}`;
  await asSuperuser(`create database ${database} owner shodo`);
  const [url, keys] = [withDatabase(installation.ground.databaseUrl, database), installation.ground.keysDatabaseUrl];
  const applied = () =>
    connected(withDatabase(installation.superuserUrl, database), async (client) => {
      const { rows } = await client.query<{ names: number }>('select count(*)::int as names from upkeep.migration');
      return rows[0]?.names ?? 0;
    });
  await installation.product.kill('api');
  // Files of another store lie in the folder of this one.
  const elsewhere = { DATABASE_URL: url, SHODO_KEYS_DATABASE_URL: keys, SHODO_EVIDENCE_FOLDER: join(folder, 'evidence') };
  const points = { SHODO_ALLOW_KILL_POINTS: '1', SHODO_KILL_POINT: 'migration.between-two:3' };
  await installation.product.startWith('api', { ...elsewhere, ...points });
  expect(await installation.product.endOf('api')).toBe('SIGKILL');
  expect(await applied()).toBe(3);
  await installation.product.startWith('api', elsewhere);
  await installation.product.ownerLink(); // said once the database has its shape
  expect(await applied()).toBeGreaterThan(3);
  await installation.product.kill('api');
  await started('api');
  await asSuperuser(`drop database ${database} with (force)`);
}
