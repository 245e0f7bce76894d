import { join } from 'node:path';
import type { CommandName } from '@shodo/contracts';
import { bodies, type Who } from '@shodo/incident/specification';
import { cloneRoot } from '@shodo/testkit';
import type { ConductedEngine } from './conducted-engine.js';
import { Life } from './life.js';
import { Sandbox } from './sandbox.js';

/** One short life in which everything is done once, ended by a crash at each of its points: chance finds most of them, this finds all. */
const long = process.env.SHODO_LONG === '1';
const sandbox = new Sandbox(Sandbox.readBundle(join(cloneRoot, 'apps/worker/dist/workflow-bundle.js')));
const day = 86_400_000;

type Crash = (engine: ConductedEngine) => Promise<void>;

const said: readonly (readonly [CommandName, Who, number])[] = [
  ['EstablishAwareness', 'officer', 1],
  ['RecordFact', 'officer', 0],
  ['RecordContainmentMeasure', 'clerk', 1],
  ['SetImpactScope', 'officer', 3],
  ['AcknowledgeReminder', 'officer', 0],
  ['RecordFilingMade', 'officer', 0],
  ['CorrectAwareness', 'executive', 7],
];

/** @returns how many things there were to do */
async function live(seed: number, at: number, crash: Crash): Promise<number> {
  const life = new Life(sandbox, seed);
  let done = 0;
  life.engine.beforeWork = async () => {
    if (done++ === at) await crash(life.engine);
  };
  const tell = async (name: CommandName, who: Who, n: number, id = life.chance.uuid()) => {
    life.callers.send(life.callers.operation(name, bodies[name](life.incident, n, life.now), who, id));
    await life.rest();
  };
  await tell('ReportIncident', 'clerk', 1, life.ledger.incident);
  for (const [name, who, n] of said) {
    await tell(name, who, n);
    life.pass(2 * day);
    await life.rest();
    if (name === 'SetImpactScope' && life.engine.run) life.engine.run.suggestsMovingOn = true;
  }
  await life.end();
  expect(life.ledger.entries.length).toBeGreaterThan(12);
  return done;
}

const crashes: readonly (readonly [string, Crash])[] = [
  ['the worker is lost', (engine) => engine.loseWorker()],
  ['the engine restarts', (engine) => engine.loseEngine()],
  [
    'the worker is lost, and what it had begun is written all the same',
    async (engine) => {
      await engine.loseWorker(1);
      engine.wakeGhosts();
    },
  ],
];

test.each(crashes)(
  'at every point, %s',
  async (_what, crash) => {
    const whole = await live(1, -1, crash);
    expect(whole).toBeGreaterThan(60);
    for (let at = 0; at < whole; at += long ? 1 : 6) await live(1, at, crash);
    if (long) for (let seed = 2; seed < 12; seed++) for (let at = 0; at < whole; at++) await live(seed, at, crash);
  },
  long ? 1_800_000 : 60_000,
);
