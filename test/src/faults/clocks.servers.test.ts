import { randomUUID } from 'node:crypto';
import type { TimelineEntry } from '@shodo/contracts';
import { connectClient } from '@shodo/durable/node';
import { connected, databaseOf, withDatabase } from '@shodo/servers';
import { type Caller, cloneRoot, eventually, type Installation, type Part, Product, startInstallation } from '@shodo/testkit';
import { gatherPeople, type People, password } from '../stories/story.js';
import { whileAppendsWait } from './held-appends.js';
import { dense } from './small-practice.js';

/** One process whose clock is wrong, or that comes back from a pause: what the record says, and when deadlines fall, is no matter of its clock. */
let installation: Installation;
let people: People;
let officer: Caller;
let incident = '';

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  officer = people.officer.caller;
  const { body } = await officer.send('ReportIncident', undefined, {
    summary: '封筒を紛失した。',
    leakType: 'loss',
    noticedAt: new Date().toISOString(),
  });
  incident = body.incidentId;
  await eventually(async () => (await officer.view(incident)).duties.length > 0, 'the duties are assessed');
});
afterAll(() => installation?.stop());

const minute = 60_000;
const isLong = process.env.SHODO_LONG === '1';
const steps: readonly [string, number][] = [
  ['thirty days ahead', 30 * 24 * 60 * minute],
  ['an hour behind', -60 * minute],
  ['an hour ahead', 60 * minute],
];

/** Moves the clock that JavaScript sees before anything else is loaded; timers run on. */
const stepped = (ms: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `const Real=Date;const by=${ms};globalThis.Date=class extends Real{constructor(...a){a.length?super(...a):super(Real.now()+by)}static now(){return Real.now()+by}};`,
  )}`,
});

/** The record's database, as its superuser. */
const recordUrl = ({ superuserUrl, ground }: Installation) => withDatabase(superuserUrl, databaseOf(ground.databaseUrl));

const signIn = () => eventually(async () => (await officer.signIn('officer@example.jp', password)).status === 200, 'the officer signs in');

/** One round of the watchdog, now. */
async function watchdogRuns(): Promise<void> {
  const { temporalAddress: address, temporalNamespace: namespace } = installation.ground;
  const ranAt = () =>
    connected(recordUrl(installation), async (client) =>
      Number((await client.query('select extract(epoch from ran_at) as at from upkeep.watchdog_run')).rows[0]?.at ?? 0),
    );
  const before = await ranAt();
  const engine = connectClient({ address, namespace });
  await engine.schedule.getHandle('upkeep:watchdog').trigger();
  await eventually(async () => (await ranAt()) > before, 'the watchdog has looked');
  await engine.connection.close();
}

const alarms = async () =>
  (await officer.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body.items.filter(
    ({ type }) => type === 'WatchdogAlarmRaised',
  );

const denseTimeline = async () => dense(await officer.timeline(incident));

test.each(
  (['api', 'worker'] as const).flatMap((part: Part) => steps.slice(0, isLong ? 3 : 1).map(([name, ms]) => [part, name, ms] as const)),
)('the clock of %s stands %s: entries, reminders and alarms come when they should', async (part, _name, ms) => {
  await installation.product.kill(part);
  await installation.product.startWith(part, stepped(ms));
  await signIn(); // a session has run out in a month
  const reviewAt = new Date(Date.now() + 4_000).toISOString();
  const held = { duty: 'jp.appi.principal-notice', reason: 'too-little-known', reviewAt };
  await eventually(async () => (await officer.send('HoldPrincipalNotice', incident, held)).status === 200, 'the notice is held');
  const told = await eventually(
    async () =>
      (await denseTimeline()).find(({ type, data }) => type === 'ReminderFellDue' && (data as { dueAt: string }).dueAt === reviewAt),
    'the day to look again is told',
    40_000,
  );
  for (const at of [told.occurredAt, told.recordedAt]) {
    expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(reviewAt) - 1_000);
    expect(Date.parse(at)).toBeLessThan(Date.now() + 5_000);
  }
  await watchdogRuns();
  expect(await alarms()).toEqual([]); // it goes by the database's clock
  await installation.product.kill(part);
  await installation.product.start(part);
  await signIn();
});

test('a worker comes back from a pause after another has taken its place: the command is there once, and the ledger has one writer', async () => {
  const { ground, product } = installation;
  const [key, note, before] = [randomUUID(), { text: '止まっていた worker のメモ' }, (await denseTimeline()).length];
  const second = new Product(cloneRoot, ground);
  try {
    await whileAppendsWait(recordUrl(installation), async (oneWaits) => {
      void officer.send('AddNote', incident, note, key).catch(() => undefined);
      await oneWaits();
      product.pause('worker');
    });
    await second.start('worker');
    const receipt = await eventually(
      async () => {
        const answer = await officer.send('AddNote', incident, note, key).catch(() => undefined);
        return answer?.status === 200 && answer.body;
      },
      'the other worker answers',
      90_000,
    );
    product.resume('worker');
    for (const text of ['その後のメモ', 'もう一つのメモ']) expect((await officer.send('AddNote', incident, { text })).status).toBe(200);
    expect((await officer.send('AddNote', incident, note, key)).body).toEqual(receipt);
    expect(await denseTimeline()).toHaveLength(before + 3);
  } finally {
    product.resume('worker');
    await second.stop();
  }
}, 180_000);
