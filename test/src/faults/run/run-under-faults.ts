import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkInvariants, type Recovery, type Verdict } from '@shodo/inspector';
import { connected } from '@shodo/servers';
import { withoutEntry } from '@shodo/store';
import { cloneRoot, eventually, keysOf, Rig } from '@shodo/testkit';
import { gatherPeople } from '../../stories/story.js';
import { Chance } from '../load/chance.js';
import { type Crew, leadsIncidents, waitsForDeadlines } from '../load/lives.js';
import { Client, Operations } from '../load/operations.js';
import { endlessSchedule, type Fault, shortSchedule } from './faults.js';

export interface RunPlan {
  readonly seed: number;
  /** How long the faults go on; without it the short schedule is run once. */
  readonly minutes?: number;
  /** Ends early once so many processes were killed. */
  readonly kills?: number;
  readonly copies?: 1 | 2;
  /** Where servers are given: DATABASE_URL and TEMPORAL_ADDRESS. */
  readonly env?: NodeJS.ProcessEnv;
  readonly say?: (line: string) => void;
}

export interface RunResult {
  readonly seed: number;
  readonly faults: number;
  readonly kills: number;
  readonly attempts: number;
  readonly recoveries: readonly Recovery[];
  readonly verdicts: readonly Verdict[];
  /** What no invariant names and should not have happened all the same. */
  readonly unexpected: readonly string[];
}

/** Heal to drained: what waited when the fault was over has its answer by then. A worker that was killed costs its incidents 10 s by itself. */
export const recoveryBudgetMs = 30_000;
/** The longest pause, and the time to come back from it. */
const boundSeconds = 60 + recoveryBudgetMs / 1_000;
const leaders = 8;
const watchers = 3;

/** Runs the product under load and faults, heals it, waits until nothing is owed any more, and checks the invariants. */
export async function runUnderFaults(plan: RunPlan): Promise<RunResult> {
  const { seed, say = () => undefined } = plan;
  const chance = new Chance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'shodo-faults-'));
  const downtime = chance.branch();
  const rig = await Rig.start({
    folder,
    downtimeMs: () => downtime.between(0, 1_500),
    ...(plan.copies && { copies: plan.copies }),
    ...(plan.env && { env: plan.env }),
  });
  let isSound = false;
  try {
    const result = await new UnderFaults(plan, rig, chance, say).run(join(folder, 'operations.ndjson'));
    isSound = problemsOf(result).length === 0;
    return result;
  } finally {
    await rig.stop();
    if (isSound) rmSync(folder, { recursive: true, force: true });
    else say(`what remains of this run is in ${folder}`);
  }
}

/** Everything wrong with a run, a line each. */
export const problemsOf = ({ verdicts, unexpected }: RunResult): string[] => [
  ...unexpected,
  ...verdicts
    .filter(({ is }) => is !== 'holds')
    .map(({ invariant, is, why, breaches }) => `${invariant} ${is} ${why ?? ''} ${JSON.stringify(breaches)}`),
];

class UnderFaults {
  readonly #recoveries: Recovery[] = [];
  #faults = 0;
  #kills = 0;

  constructor(
    private readonly plan: RunPlan,
    private readonly rig: Rig,
    private readonly chance: Chance,
    private readonly say: (line: string) => void,
  ) {}

  async run(logFile: string): Promise<RunResult> {
    const people = await gatherPeople(this.rig.url, await this.rig.ownerLink());
    const crew: Crew = { officer: people.officer, second: people.executive };
    const operations = new Operations(people.tenant, logFile);
    const over = new AbortController();
    setMaxListeners(leaders + watchers, over.signal); // each client waits by it
    const working = this.#clients(operations, crew, over.signal);
    await sleep(this.chance.between(1_000, 2_000));
    for (const fault of this.#schedule()) await this.#suffer(fault, operations);
    over.abort();
    await Promise.all(working);
    const unexpected = [...operations.unexpected, ...(await this.#drained())];
    return {
      seed: this.plan.seed,
      faults: this.#faults,
      kills: this.#kills,
      attempts: operations.attempts.length,
      recoveries: this.#recoveries,
      verdicts: await this.#checked(operations),
      unexpected,
    };
  }

  #clients(operations: Operations, crew: Crew, signal: AbortSignal): Promise<void>[] {
    const lives = [...Array.from({ length: leaders }, () => leadsIncidents), ...Array.from({ length: watchers }, () => waitsForDeadlines)];
    return lives.map((live) => live(new Client(operations, this.chance.branch(), signal), crew, this.chance.branch()));
  }

  *#schedule(): Generator<Fault> {
    const { minutes, kills = Number.POSITIVE_INFINITY } = this.plan;
    if (minutes === undefined) return yield* shortSchedule(this.chance, this.rig);
    const until = Date.now() + minutes * 60_000;
    for (const fault of endlessSchedule(this.chance, this.rig)) {
      if (Date.now() > until || this.#kills >= kills) return;
      yield fault;
    }
  }

  async #suffer(fault: Fault, operations: Operations): Promise<void> {
    await sleep(this.chance.between(100, 3_000));
    const began = Date.now();
    await fault.happens(this.rig);
    this.#faults += 1;
    this.#kills += fault.kills;
    const healed = performance.now();
    // Whoever waits gets an answer in the end; one that takes far too long is told by I13.
    await Promise.race([Promise.all([this.rig.whole(), ...operations.waiting()]), sleep(4 * recoveryBudgetMs, undefined, { ref: false })]);
    const ms = Math.round(performance.now() - healed);
    this.#recoveries.push({ after: fault.name, ms });
    this.say(
      `${new Date(began).toISOString().slice(11, 19)} ${String(this.#kills).padStart(4)} kills  recovered in ${(ms / 1_000).toFixed(1).padStart(5)} s  ${fault.name}`,
    );
  }

  /** Nothing that has become due is owed any more. */
  async #drained(): Promise<string[]> {
    const owed = () =>
      connected(this.rig.ground.databaseUrl, async (client) => {
        await client.query('set role shodo_upkeep'); // the owner sees no organisation, the watchdog sees all
        const { rows } = await client.query(withoutEntry, [null, 0]);
        return rows.length === 0;
      });
    // A run that never heard of its instant is asked by the watchdog, which looks once a minute: how late an entry may come is bounded by the invariants.
    return eventually(owed, 'nothing that is due is owed any more', 4 * recoveryBudgetMs).then(
      () => [],
      (error: unknown) => [String(error)],
    );
  }

  #checked(operations: Operations): Promise<Verdict[]> {
    const { databaseUrl, temporalAddress: address } = this.rig.ground;
    return checkInvariants(
      {
        databaseUrl,
        engine: { address, namespace: this.rig.namespace },
        keys: keysOf({ keysDatabaseUrl: this.rig.ground.keysDatabaseUrl, dataFolder: this.rig.folder }),
        bundlePath: join(cloneRoot, 'apps/worker/dist/workflow-bundle.js'),
      },
      {
        attempts: operations.attempts,
        attemptsAreAll: true,
        boundSeconds,
        recoveries: { budgetMs: recoveryBudgetMs, measured: this.#recoveries },
      },
    );
  }
}
