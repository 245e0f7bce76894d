import { join } from 'node:path';
import { createLedgerActivities } from '@shodo/activities';
import type { AppendToIncident } from '@shodo/contracts';
import { checkInvariants } from '@shodo/inspector';
import { findCommand, openStore, type Store } from '@shodo/store';
import { cloneRoot, type FreshDatabase, freshDatabase } from '@shodo/testkit';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { FinalFailure, type KeptLedger } from './kept-ledger.js';
import { Life } from './life.js';
import { Sandbox } from './sandbox.js';

/** The simulation keeps its ledger in memory. What that ledger answers to the appends of whole lives, the real store must answer too. */
let database: FreshDatabase;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

const bundlePath = join(cloneRoot, 'apps/worker/dist/workflow-bundle.js');
const isLong = process.env.SHODO_LONG === '1';
const lives = isLong ? 300 : 12;
const length = 20;

interface Asked {
  readonly append?: AppendToIncident;
  readonly answer: unknown;
}

/** Writes down everything a ledger is asked in a life, and what it answers. */
function listeningTo(ledger: KeptLedger): Asked[] {
  const heard: Asked[] = [];
  const append = ledger.append.bind(ledger);
  const takeCharge = ledger.takeCharge.bind(ledger);
  ledger.append = (request) => {
    try {
      const answer = append(request);
      heard.push({ append: request, answer });
      return answer;
    } catch (error) {
      if (error instanceof FinalFailure) heard.push({ append: request, answer: error.type });
      throw error;
    }
  };
  ledger.takeCharge = () => {
    const answer = takeCharge();
    heard.push({ answer });
    return answer;
  };
  return heard;
}

/** Times of commits are each ledger's own. */
const comparable = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (name, value: unknown) => (name === 'recordedAt' ? 'then' : value)));

test('the ledger of the simulation answers as the store does, and what it left holds every promise in the database', async () => {
  const sandbox = new Sandbox(Sandbox.readBundle(bundlePath));
  // The simulated ledger judges nothing with an append: its runs ask by themselves, as they do while the statutory engine is away.
  const assessDuties = () => Promise.reject(new Error('the statutory engine is away'));
  const { appendToIncident, takeChargeOf } = createLedgerActivities({ store, assessDuties, killPoint: () => undefined });
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= lives; seed++) {
    const life = new Life(sandbox, seed);
    const heard = listeningTo(life.ledger);
    for (let step = 0; step < length; step++) await life.step(step);
    await life.end();
    const of = { tenant: life.ledger.tenant, incident: life.ledger.incident } as Parameters<typeof takeChargeOf>[0];
    for (const { append, answer } of heard) {
      const asked = append ? inActivity(appendToIncident, append) : inActivity(takeChargeOf, of);
      const answered = await asked.catch((error: { type: string }) => error.type);
      expect(comparable(answered)).toEqual(comparable(answer));
      outcomes.add(append ? ((answer as { outcome?: string }).outcome ?? String(answer)) : 'taken');
    }
    const { commandId } = life.callers.attempts.find(({ receipt }) => receipt) ?? {};
    if (commandId)
      expect(comparable((await findCommand(store, { tenant: of.tenant, commandId }))?.receipt)).toEqual(
        comparable(life.ledger.find(commandId)?.receipt),
      );
  }
  const common = ['appended', 'command-is-malformed', 'repeated', 'taken'];
  expect([...outcomes]).toEqual(expect.arrayContaining(isLong ? [...common, 'lagging'] : common)); // a writer seldom lags: most catch up by a repeat
  const verdicts = await checkInvariants({ databaseUrl: database.url, bundlePath }, { only: ['I5', 'I7', 'I9', 'I11', 'I15'] });
  expect(verdicts.filter(({ is }) => is === 'broken')).toEqual([]);
  expect(verdicts.find(({ invariant }) => invariant === 'I7')?.figures.incidents).toBe(lives);
}, 600_000);

const inActivity = <Request, Answer>(activity: (request: Request) => Promise<Answer>, request: Request): Promise<Answer> =>
  new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR', () => undefined) }).run<[Request], Answer, typeof activity>(
    activity,
    request,
  );
