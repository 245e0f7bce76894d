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

test('a reminder that nobody answers goes to everybody responsible', async () => {
  const story = await knownLeak();
  await story.on('2026-12-02 12:00');
  await entry(story, 'ReminderFellDue');
  await story.on('2026-12-02 18:00'); // four hours and more without an answer
  await entry(story, 'ReminderEscalated');
  await entry(story, 'NoticeDelivered', story.idOf('executive'));
});

test('a mail server that refuses for good is an entry and a reason in the outbox, never silence', async () => {
  sink.refuseWith = 550;
  const story = await knownLeak();
  await story.on('2026-12-02 12:00');
  const failed = await entry(story, 'NoticeDeliveryFailed', story.idOf('officer'));
  expect(failed.data).toMatchObject({ attempts: 1 });
  const { body } = await people.officer.caller.call<{ items: { incident?: string; state: string; reason?: string }[] }>(
    '/v1/outbox?limit=100',
  );
  expect(body.items.find((row) => row.incident === story.incident && row.state === 'failed')?.reason).toBeTruthy();
  sink.refuseWith = undefined;
});
