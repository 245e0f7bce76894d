import type { AppendToIncident, Asked, CommandName, IncidentOpening } from '@shodo/contracts';
import { workflowIdOf } from '@shodo/contracts';
import type { Chance } from '../faults/load/chance.js';
import { FinalFailure, type KeptLedger } from './kept-ledger.js';
import { backedOff, done, failed, type OpenActivity, type Outcome } from './protocol.js';
import type { Job, Sandbox } from './sandbox.js';
import type { StatutoryEngine } from './statutory-engine.js';
import { demand, Violation } from './violation.js';
import { type Watching, WorkflowRun } from './workflow-run.js';

/** Epoch ms. The engine's clock may be set back; the database has its own. */
export interface Clocks {
  readonly engine: () => number;
  /** Work takes time. */
  readonly pass: (ms: number) => void;
}

interface Parts {
  readonly sandbox: Sandbox;
  readonly ledger: KeptLedger;
  readonly statutoryEngine: StatutoryEngine;
  readonly clocks: Clocks;
  readonly chance: Chance;
  readonly watching: Watching;
}

const backoffMs = 10_000;

/**
 * Conducts the real workflow as an engine may: in which order things are told, what is lost, what is done twice. It is no Temporal server: no
 * protocol, no store. It decides nothing about an incident either; whatever is written, the workflow asked for.
 */
export class ConductedEngine {
  run: WorkflowRun | undefined;
  /** Told before each thing it does. */
  beforeWork: () => Promise<void> = () => Promise.resolve();
  runs = 0;
  replays = 0;
  ledgerIsAway = false;
  #wasPutOff = false;
  #troubledUntil = 0;
  /** What a worker that was given up may still do: it was paused, not dead. */
  readonly #ghosts: AppendToIncident[] = [];

  /** The build on which the next run begins; a run under way stays on its own. */
  sandbox: Sandbox;
  private readonly ledger: KeptLedger;
  private readonly statutoryEngine: StatutoryEngine;
  private readonly clocks: Clocks;
  private readonly chance: Chance;
  private readonly watching: Watching;

  constructor(parts: Parts) {
    ({
      sandbox: this.sandbox,
      ledger: this.ledger,
      statutoryEngine: this.statutoryEngine,
      clocks: this.clocks,
      chance: this.chance,
      watching: this.watching,
    } = parts);
  }

  /** Update with start: an open run takes it, or one is begun. One id is one update, for whoever asks. */
  send(name: CommandName, asked: Asked, tell: (outcome: Outcome) => void): void {
    this.run ??= this.#begun({ version: 1, tenant: this.ledger.tenant, incident: this.ledger.incident });
    const known = this.run.outcomes.get(asked.id);
    const underWay = this.run.updates.get(asked.id);
    if (known) tell(known);
    else if (underWay) underWay.tell.push(tell);
    else this.run.updates.set(asked.id, { name, asked, tell: [tell], isAccepted: false });
  }

  signal(job: Job): void {
    this.run?.news.push(job);
  }

  /** Does the next thing there is to do. False when there is nothing: everybody waits. */
  async work(): Promise<boolean> {
    this.clocks.pass(this.chance.between(1, 20));
    this.#ring();
    if (!this.#hasWork) return false;
    await this.beforeWork();
    const { run } = this;
    if (!run || !this.#hasWork) return true;
    if (run.needsTask) await run.begin(this.clocks.engine());
    else await this.#goOn(run);
    return true;
  }

  get #hasWork(): boolean {
    return this.run !== undefined && (this.run.isAtWork || this.run.needsTask);
  }

  async #goOn(run: WorkflowRun): Promise<void> {
    const open = [...run.activities.values()];
    const resolved = open.filter(({ resolution }) => resolution);
    const isBusy = open.length > 0;
    if (!isBusy || (resolved.length === 0 && this.chance.happens(0.05))) return this.#complete(run);
    const next = this.chance.oneOf(open);
    if (!next.resolution) return this.#perform(next, run);
    const told = this.chance.happens(0.5) ? resolved : [next];
    if (told.some(({ resolution }) => resolution?.resolveActivity?.result?.backoff)) this.#wasPutOff = true;
    await run.resolve(told, this.clocks.engine());
  }

  async #complete(run: WorkflowRun): Promise<void> {
    // The timer starts with the end of the task.
    if (this.#wasPutOff) this.#troubledUntil = this.clocks.engine() + backoffMs + 1_000;
    this.#wasPutOff = false;
    if (!(await run.complete(this.clocks.engine())) || !run.end) return;
    this.replays += run.replays;
    this.run = 'goesOn' in run.end ? this.#begun(run.end.goesOn) : undefined;
    for (const tell of run.untold) tell('again');
  }

  #begun(opening: IncidentOpening): WorkflowRun {
    const { tenant, incident } = this.ledger;
    this.runs += 1;
    return new WorkflowRun(workflowIdOf(tenant, incident), this.chance.uuid(), opening, this.sandbox, this.watching);
  }

  #ring(): void {
    const { run } = this;
    for (const [seq, { rings }] of run?.timers ?? []) {
      if (rings > this.clocks.engine()) continue;
      run?.timers.delete(seq);
      run?.news.push({ fireTimer: { seq } });
    }
  }

  async #perform(activity: OpenActivity, run: WorkflowRun): Promise<void> {
    activity.tries += 1;
    const isAway = activity.type === 'assessDuties' ? this.statutoryEngine.isBroken : this.ledgerIsAway;
    // Sometimes the answer is lost when the effect is done: it is done again.
    if (isAway || (await this.#effect(activity)) === 'lost') {
      if (isAway && activity.tries >= 3) activity.resolution = backedOff(activity, backoffMs);
      return;
    }
    demand(run.activities.get(activity.seq) === activity, 'comes-to-rest', () => 'an activity nobody waits for');
  }

  /** Something waits for its next try: what is due may be unwritten for now. */
  get hasTrouble(): boolean {
    return this.ledgerIsAway || this.clocks.engine() < this.#troubledUntil;
  }

  get nextRing(): number | undefined {
    const rings = [...(this.run?.timers.values() ?? [])].map((timer) => timer.rings);
    return rings.length > 0 ? Math.min(...rings) : undefined;
  }

  async #effect(activity: OpenActivity): Promise<'done' | 'lost'> {
    try {
      const answer = await this.#answer(activity);
      if (this.chance.happens(0.05)) return 'lost';
      activity.answer = answer;
      activity.resolution = done(activity.seq, answer);
    } catch (error) {
      if (!(error instanceof FinalFailure)) throw error;
      const isCommand = (activity.request as Partial<AppendToIncident>).command !== undefined;
      if (error.type === 'ledger-forked') throw new Violation('state-is-the-fold', 'the workflow is ahead of the ledger');
      if (!isCommand) throw new Violation('a-task-succeeds', 'what the incident wrote by itself cannot be read');
      activity.resolution = failed(activity, error);
    }
    return 'done';
  }

  async #answer({ type, request }: OpenActivity): Promise<unknown> {
    if (type === 'takeChargeOf') return this.ledger.takeCharge();
    if (type === 'assessDuties') return this.statutoryEngine.assess(request as never);
    return this.ledger.append(request as AppendToIncident);
  }

  /** kill -9 of the worker, or a pause so long that the engine gives it up; what it was about to write it may write when it wakes. */
  async loseWorker(wakesLater = 0.5): Promise<void> {
    const { run } = this;
    if (!run) return;
    for (const { type, request, resolution } of run.activities.values())
      if (type === 'appendToIncident' && !resolution && this.chance.happens(wakesLater)) this.#ghosts.push(request as AppendToIncident);
    await run.lose();
  }

  /** A task lasts seconds: what goes on for longer goes on in the next one, or was lost. */
  async endTask(): Promise<void> {
    const { run } = this;
    if (!run?.isAtWork) return;
    if (this.chance.happens(0.5)) await this.#complete(run);
    else await this.loseWorker();
  }

  /** The engine restarts: what it had not written down is forgotten, and whoever waits hears nothing. */
  async loseEngine(): Promise<void> {
    const { run } = this;
    if (!run) return;
    await run.lose();
    const forgotten = [...run.updates].filter(([, { isAccepted }]) => !isAccepted);
    for (const [id] of forgotten) run.updates.delete(id);
    for (const [, { tell }] of forgotten) for (const each of tell) each('again');
  }

  async forget(): Promise<void> {
    if (this.run && !this.run.isAtWork) await this.run.leaveCache();
  }

  /** A worker that was given up wakes and ends what it had begun. Its answer reaches nobody. */
  wakeGhosts(): void {
    for (const request of this.#ghosts.splice(0)) {
      try {
        this.ledger.append(request);
      } catch (error) {
        if (!(error instanceof FinalFailure)) throw error;
      }
    }
  }

  async end(): Promise<void> {
    this.replays += this.run?.replays ?? 0;
    await this.run?.leaveCache();
  }
}
