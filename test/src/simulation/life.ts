import type { Asked, IncidentEventType } from '@shodo/contracts';
import { type Incident, initialIncident } from '@shodo/incident';
import { small, standard } from '@shodo/incident/specification';
import { incidentOf } from '@shodo/views';
import { Chance } from '../faults/load/chance.js';
import { brokenAfterALife, type Left } from './after-a-life.js';
import { AtRest, ringing } from './at-rest.js';
import { Callers } from './callers.js';
import { ConductedEngine } from './conducted-engine.js';
import { anyHappening } from './happenings.js';
import { KeptLedger } from './kept-ledger.js';
import { signal } from './protocol.js';
import { SameState } from './same-state.js';
import type { Sandbox } from './sandbox.js';
import { FickleEngine, ShippedPacks, type StatutoryEngine } from './statutory-engine.js';
import { demand } from './violation.js';

const day = 86_400_000;
/** Longer than anything waits for its next try, by whichever clock. */
const healedMs = 2 * 3_600_000;
const mostWork = 1_000;
const mostHops = 4;
const askedOnceMore = 8;

export interface Lived {
  /** Off, only what shows outside is looked at: what is acknowledged, recorded and due. */
  readonly isWatched?: boolean;
}

/** What a life was full of. */
export interface Figures {
  readonly entries: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly unknown: number;
  readonly runs: number;
  readonly replays: number;
  readonly closings: number;
  readonly missed: number;
}

/** One incident from its seed on: the real workflow, a ledger, people, and whatever an engine may do to them. */
export class Life {
  readonly ledger: KeptLedger;
  readonly engine: ConductedEngine;
  readonly callers: Callers;
  readonly statutoryEngine: StatutoryEngine;
  readonly chance: Chance;
  /** How far the clocks of engine and database are off. */
  readonly ahead = { engine: 0, database: 0 };
  #now = Date.parse('2026-11-28T13:00:00Z');
  readonly #atRest = new AtRest();

  constructor(
    sandbox: Sandbox,
    readonly seed: number,
    { isWatched = true }: Lived = {},
  ) {
    this.chance = new Chance(seed);
    const [tenant, incident] = [this.chance.uuid(), this.chance.uuid()];
    this.ledger = new KeptLedger(tenant, incident, () => this.#now + this.ahead.database);
    this.statutoryEngine = this.chance.happens(0.2) ? new ShippedPacks() : new FickleEngine(this.chance.branch());
    const clocks = { engine: () => this.now, pass: (ms: number) => this.pass(ms) };
    const watching = new SameState(this.ledger, isWatched);
    const { ledger, statutoryEngine } = this;
    this.engine = new ConductedEngine({ sandbox, ledger, statutoryEngine, clocks, chance: this.chance.branch(), watching });
    const profile = { jurisdictions: ['jp'] } as unknown as Asked['organisation']['profile'];
    this.callers = new Callers(this.engine, this.ledger, () => this.#now, this.chance.oneOf([standard, standard, small]), profile);
  }

  /** The engine's clock. */
  get now(): number {
    return this.#now + this.ahead.engine;
  }

  get incident(): Incident {
    return this.ledger.folded ? incidentOf(this.ledger.folded) : initialIncident(this.ledger.incident);
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  /**
   * Something happens, then the engine works for a while, or until everybody waits. Each step has chance of its own, so that leaving some out
   * changes nothing else. @throws Violation for a promise that does not hold
   */
  async step(index: number): Promise<void> {
    const chance = new Chance(Math.imul(this.seed + 1, 0x9e3779b1) + index);
    await anyHappening(chance, index)(this, chance);
    const most = chance.oneOf([0, 1, 2, 3, 5, 8, mostWork, mostWork, mostWork]);
    if (most === mostWork) await this.rest();
    else for (let done = 0; done < most && (await this.engine.work()); ) done++;
  }

  /** Everybody who can do something does it, until all wait. */
  async rest(): Promise<void> {
    await this.#work();
    if (this.engine.hasTrouble) return;
    if (ringing(this.ledger, this.now).length > 0) {
      this.engine.signal(signal('LookAgain'));
      await this.#work();
    }
    this.#atRest.demand({ engine: this.engine, ledger: this.ledger, now: this.now, cannotBeJudged: this.statutoryEngine.isBroken });
  }

  async #work(): Promise<void> {
    for (let done = 0; await this.engine.work(); done++) demand(done < mostWork, 'comes-to-rest', () => 'work without end');
  }

  /** Faults end, whoever waits is answered, months pass; then some of it is asked once more, and the record examined. */
  async end(): Promise<Figures> {
    this.engine.ledgerIsAway = false;
    this.statutoryEngine.isBroken = false;
    this.ahead.engine = 0;
    this.ahead.database = 0;
    this.engine.wakeGhosts();
    await this.rest();
    this.pass(healedMs);
    await this.rest();
    demand(!this.callers.areWaiting, 'everybody-is-answered', () => 'somebody waits although nothing is wrong');
    for (let hop = this.chance.between(0, mostHops); hop > 0 && this.engine.nextRing !== undefined; hop--) {
      this.pass(Math.max(0, this.engine.nextRing - this.now) + this.chance.oneOf([0, 0, 1_000, day]));
      await this.rest();
    }
    for (const operation of this.chance.shuffled(this.callers.operations).slice(0, askedOnceMore))
      this.callers.send(operation, this.chance.oneOf(['api', 'api', 'engine']));
    await this.rest();
    await this.engine.end();
    const [violation] = await brokenAfterALife(this.left);
    if (violation) throw violation;
    return this.#figures();
  }

  get left(): Left {
    return { ledger: this.ledger, attempts: this.callers.attempts, takenAt: this.now };
  }

  #figures(): Figures {
    const { attempts } = this.callers;
    const written = (type: IncidentEventType) => this.ledger.entries.filter(({ event }) => event.type === type).length;
    const count = (outcome: (typeof attempts)[number]['outcome']) => attempts.filter((each) => each.outcome === outcome).length;
    return {
      entries: this.ledger.entries.length,
      acknowledged: count('ok'),
      refused: count('refused'),
      unknown: count('unknown'),
      runs: this.engine.runs,
      replays: this.engine.replays,
      closings: written('IncidentClosed'),
      missed: written('DeadlineMissed'),
    };
  }
}
