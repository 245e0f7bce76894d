import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxRow, Problem } from '@shodo/contracts';
import { eventually, type Installation, startInstallation } from '@shodo/testkit';
import { MailSink } from './mail-sink.js';
import { gatherPeople, type People, Story } from './story.js';

/** Reminders reach people by a real mail server, wait for their answer, and are on record either way. */
const sink = new MailSink();
let installation: Installation;
let people: People;

beforeAll(async () => {
  const url = await sink.listen();
  installation = await startInstallation({ SHODO_SMTP_URL: url, SHODO_MAIL_FROM: 'shodo@example.jp' });
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
});
afterAll(async () => {
  await installation?.stop();
  await sink.close();
});

afterEach(() => {
  sink.refuseWith = undefined;
});

async function knownLeak(): Promise<Story> {
  const story = new Story(people);
  await story.on('2026-11-28 22:00');
  await story.reported('clerk', { summary: '患者名簿を紛失した。', leakType: 'loss' });
  return story;
}

const entry = (story: Story, type: string, to?: string) =>
  eventually(
    async () =>
      (await story.timeline()).find((each) => each.type === type && (to === undefined || (each.data as { to: string }).to === to)),
    `${type} is on record`,
    40_000,
  );

test('that an incident was reported reaches the privacy officer at once, by its reference and without a word of what happened', async () => {
  const story = await knownLeak();
  const delivered = await entry(story, 'NoticeDelivered', story.idOf('officer'));
  expect(delivered.data).toMatchObject({ notice: story.incident });
  const { reference } = await story.view();
  const mails = sink.mails.filter(({ text }) => text?.includes(`/incidents/${story.incident}`));
  expect(mails.map(({ subject, to }) => [subject, [to].flat().map((each) => each?.text)])).toEqual([
    [`[訓練] 事案が報告されました（事案 ${reference}）`, ['officer@example.jp']],
  ]);
  expect(`${mails[0]?.text}${mails[0]?.html}`).not.toContain('患者名簿');
});

test('a reminder that waits for the mail server is withdrawn when its duty is met meanwhile', async () => {
  const story = await knownLeak();
  await entry(story, 'NoticeDelivered', story.idOf('officer'));
  sink.refuseWith = 451;
  await story.on('2026-12-02 12:00');
  const duty = 'jp.appi.preliminary-report';
  const states = async () => {
    const { body } = await people.officer.caller.call<{ items: OutboxRow[] }>(`/v1/outbox?incident=${story.incident}&limit=100`);
    return [...new Set(body.items.filter((mail) => mail.duty === duty).map(({ state }) => state))];
  };
  await eventually(async () => ((await states()).join() === 'waiting' ? true : undefined), 'the reminder was turned away and waits');
  await story.do('officer', 'RecordFilingMade', { duty, kind: 'preliminary', madeAt: story.now, channel: 'ppc-web-form' });
  // Where it was just being tried once more, that is turned away first.
  await eventually(async () => (await states()).join() === 'withdrawn', 'the reminder is withdrawn', 60_000);
});

test('a reminder reaches the privacy officer in Japanese without a word of what happened, and its acceptance is on record', async () => {
  const story = await knownLeak();
  await story.on('2026-12-02 12:00'); // the last day of the guideline
  await entry(story, 'NoticeDelivered', story.idOf('officer'));
  // Several duties remind on that day, in no fixed order.
  const mail = await eventually(
    async () => sink.to('officer@example.jp').find(({ subject }) => subject?.includes('速報（個人情報保護法）')),
    'the reminder of the preliminary report arrives',
  );
  expect(mail.subject).toContain('訓練');
  expect(mail.text).toContain(`/incidents/${story.incident}`);
  expect(mail.text).toContain('2026年12月2日（水）');
  expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain('患者名簿');

  const { reminders } = await story.view();
  const open = reminders.find((each) => !each.acknowledgedAt);
  if (!open) throw new Error('a reminder waits for its answer');
  await story.do('officer', 'AcknowledgeReminder', { notice: open.notice });
  expect(await story.refused('officer', 'AcknowledgeReminder', { notice: open.notice })).toEqual(['reminder-is-acknowledged-already']);
});

test('whoever is put in charge of a track by somebody else gets one mail in their language, however often the command is sent', async () => {
  const { responder, officer } = people;
  expect((await responder.caller.call('/v1/me/choose-language', { body: { language: 'en' } })).status).toBe(200);
  const story = await knownLeak();
  const [key, body] = [randomUUID(), { track: 'containment', to: responder.id }];
  for (const _ of [1, 2, 3]) expect((await officer.caller.send('AssignTrack', story.incident, body, key)).status).toBe(200);
  await entry(story, 'NoticeDelivered', responder.id);
  await Promise.all([installation.product.kill('worker'), installation.product.kill('api')]);
  await installation.product.start();
  expect((await officer.caller.send('AssignTrack', story.incident, body, key)).status).toBe(200);
  // A mail of the same life that was put later shows that the outbox was gone through.
  await story.do('officer', 'HandOverTrack', { track: 'containment', to: people.clerk.id });
  await story.do('officer', 'AssignTrack', { track: 'notification', to: officer.id });
  await entry(story, 'NoticeDelivered', people.clerk.id);
  const about = ({ text }: { text?: string }) => text?.includes(`/incidents/${story.incident}`);
  const { reference } = await story.view();
  expect(
    sink
      .to('responder@example.jp')
      .filter(about)
      .map(({ subject }) => subject),
  ).toEqual([`[DRILL] Containment: you have been put in charge (incident ${reference})`]);
  expect(
    sink
      .to('clerk@example.jp')
      .filter(about)
      .map(({ subject }) => subject),
  ).toEqual([`[訓練] 「封じ込め」の担当になりました（事案 ${reference}）`]);
  expect(
    sink
      .to('officer@example.jp')
      .filter(about)
      .filter(({ subject }) => subject?.includes('担当')),
  ).toEqual([]);
  const [mail] = sink.to('responder@example.jp').filter(about);
  expect(`${mail?.text}${mail?.html}`).not.toContain('患者名簿');
  await responder.caller.call('/v1/me/choose-language', { body: { language: 'ja' } });
});

test('a person who chose English gets the next reminder in English', async () => {
  const chosen = await people.officer.caller.call('/v1/me/choose-language', { body: { language: 'en' } });
  expect(chosen.status).toBe(200);
  const story = await knownLeak();
  await story.on('2026-12-02 12:00');
  await entry(story, 'NoticeDelivered', story.idOf('officer'));
  const mail = await eventually(
    async () =>
      sink
        .to('officer@example.jp')
        .find(({ subject, text }) => text?.includes(`/incidents/${story.incident}`) && !subject?.includes('reported')),
    'a reminder of this incident arrives',
  );
  expect(mail.subject).toMatch(/^\[DRILL\]/);
  expect(mail.subject).not.toMatch(/[ぁ-ん]/);
  await people.officer.caller.call('/v1/me/choose-language', { body: { language: 'ja' } });
});

test('a reminder that nobody answers goes to everybody responsible', async () => {
  const story = await knownLeak();
  await story.on('2026-12-02 12:00');
  await entry(story, 'ReminderFellDue');
  await story.on('2026-12-02 18:00'); // four hours and more without an answer
  await entry(story, 'ReminderEscalated');
  await entry(story, 'NoticeDelivered', story.idOf('executive'));
});

test('a mail server that refuses for good is an entry and a task, never silence; set right, the officer sends the mail again and it arrives', async () => {
  sink.refuseWith = 550;
  const story = await knownLeak();
  await story.on('2026-12-02 12:00');
  const failed = await entry(story, 'NoticeDeliveryFailed', story.idOf('officer'));
  expect(failed.data).toMatchObject({ attempts: 1 });
  const { officer, clerk } = people;
  const toBeDone = async () =>
    (await officer.caller.call<{ items: OutboxRow[] }>(`/v1/outbox?incident=${story.incident}&state=failed&limit=100`)).body.items;
  const mail = (await toBeDone()).find(({ notice, to }) => notice === (failed.data as { notice: string }).notice && to === officer.id);
  if (!mail) throw new Error('the mail that failed waits in the outbox');
  expect(mail).toMatchObject({ reason: 'address-was-refused', allowed: [{ command: 'SendMailAgain', allowed: true }] });

  // Nothing was set right yet: it fails a second time, which is an entry of its own.
  const again = (caller = officer.caller) => caller.sendToOrganisation<Problem>('SendMailAgain', { mailId: mail.id }, {});
  expect((await again(clerk.caller)).status).toBe(403);
  expect((await again()).status).toBe(200);
  const failures = async () =>
    (await story.timeline()).filter(
      ({ type, data }) =>
        type === 'NoticeDeliveryFailed' &&
        (data as { notice: string; to: string }).notice === mail.notice &&
        (data as { to: string }).to === officer.id,
    );
  await eventually(async () => ((await failures()).length === 2 ? true : undefined), 'the second failure is on record', 40_000);

  sink.refuseWith = undefined;
  expect((await again()).status).toBe(200);
  const delivered = await eventually(
    async () =>
      (await story.timeline()).find(
        ({ type, data }) =>
          type === 'NoticeDelivered' && (data as { notice: string }).notice === mail.notice && (data as { to: string }).to === officer.id,
      ),
    'the delivery is on record',
    40_000,
  );
  expect(delivered).toBeTruthy();
  const arrived = sink.to('officer@example.jp').filter(({ subject, text }) => subject === mail.subject && text?.includes(story.incident));
  expect(arrived).toHaveLength(1);
  expect((await toBeDone()).map(({ id }) => id)).not.toContain(mail.id);
  const late = await again();
  expect([late.status, late.body.refusals?.map(({ code }) => code)]).toEqual([409, ['mail-is-sent-already']]);
});

test('what waited for a mail server and no longer holds is withdrawn with its reason; what holds goes as soon as there is one', async () => {
  const { officer, executive } = people;
  const { product } = installation;
  await product.kill('worker');
  await product.startWith('worker', { SHODO_SMTP_URL: '', SHODO_MAIL_FROM: '' });
  const duty = 'jp.appi.preliminary-report';
  const mailsOf = async ({ incident }: Story) =>
    (await officer.caller.call<{ items: OutboxRow[] }>(`/v1/outbox?incident=${incident}&limit=100`)).body.items.filter(
      (mail) => mail.duty === duty && mail.to === officer.id,
    );
  const waiting = (story: Story) =>
    eventually(async () => (await mailsOf(story)).find(({ state }) => state === 'waiting'), 'the reminder waits', 40_000);

  const [moved, seen, untouched] = [await knownLeak(), await knownLeak(), await knownLeak()];
  for (const story of [moved, seen, untouched]) await story.on('2026-12-02 12:00'); // the last day of the guideline
  const stale = await waiting(moved);
  await moved.do('officer', 'CorrectAwareness', { awareAt: '2026-12-01T09:00:00+09:00', basis: 'own-discovery', reason: '別の件だった。' });
  await eventually(async () => (await moved.laterOf(duty)).later === '2026-12-05', 'the later date is proposed');
  await moved.do('executive', 'DecideLaterDate', await moved.laterDates('agree'));
  const { notice } = await waiting(seen);
  await seen.do('executive', 'AcknowledgeReminder', { notice });
  const current = await waiting(untouched);
  expect(executive.id).not.toBe(officer.id);

  await product.kill('worker');
  await sleep(10_000); // so long as that a mail counts as one that waited
  await product.startWith('worker');
  const ended = async (story: Story, id: string) =>
    eventually(
      async () => (await mailsOf(story)).find((mail) => mail.id === id && mail.state !== 'waiting' && mail.state !== 'sending'),
      'the mail came to an end',
      40_000,
    );
  const first = (await mailsOf(seen)).find((mail) => mail.notice === notice)?.id ?? '';
  expect(await ended(moved, stale.id)).toMatchObject({ state: 'withdrawn', reason: 'date-was-moved' });
  expect(await ended(seen, first)).toMatchObject({ state: 'withdrawn', reason: 'it-was-acknowledged' });
  expect(await ended(untouched, current.id)).toMatchObject({ state: 'sent' });
  const about = (story: Story) =>
    sink
      .to('officer@example.jp')
      .filter(({ subject, text }) => text?.includes(story.incident) && subject?.includes('速報（個人情報保護法）'));
  expect([about(moved).length, about(seen).length, about(untouched).length]).toEqual([0, 0, 1]);

  // The new date has a reminder of its own, in its time.
  await moved.on('2026-12-05 12:00');
  const mail = await eventually(async () => about(moved)[0], 'the reminder of the new date arrives', 40_000);
  expect(mail.text).toContain('2026年12月5日（土）');
});
