import type { IncidentOpening, Receipt, Refusal } from '@shodo/contracts';
import {
  type Activated,
  activated,
  activityOf,
  doUpdate,
  type End,
  endIn,
  millisecondsOf,
  type OpenActivity,
  type Outcome,
  refusalsIn,
  responsesIn,
  textOf,
  type Update,
  withoutValidator,
} from './protocol.js';
import { fromPayload, type Job, type Sandbox, type SandboxRun } from './sandbox.js';
import { demand } from './violation.js';

interface Timer {
  readonly rings: number;
  /** What the workflow meant when it set it; it starts with the end of the task. */
  readonly meantFor: number;
}

interface Attempt {
  readonly activated: Activated[];
  readonly news: number;
  readonly delivered: Set<string>;
}

export interface Watching {
  /** The workflow asks for an activity, or says no: what it knows of the ledger must be what the ledger says. */
  readonly asks: (activity: OpenActivity, run: WorkflowRun, at: number) => void;
  readonly refuses: (update: Update, refusals: readonly Refusal[], run: WorkflowRun, at: number) => void;
  /** An answer of the ledger reaches the workflow. */
  readonly hears: (activity: OpenActivity, run: WorkflowRun) => void;
}

/**
 * One run as the engine keeps it: what its history holds, what waits to be told, and the task under way. History is what completed tasks were
 * told and answered; a task that is lost leaves nothing, and what it did in the ledger stays done.
 */
export class WorkflowRun {
  readonly news: Job[] = [];
  readonly updates = new Map<string, Update>();
  readonly timers = new Map<number, Timer>();
  readonly outcomes = new Map<string, Outcome>();
  /** Whoever the run did not take a command from before it ended. */
  readonly untold: ((outcome: Outcome) => void)[] = [];
  activities = new Map<number, OpenActivity>();
  end: End | undefined;
  suggestsMovingOn = false;
  hasNewBuild = false;
  /** Told in a task that it is time to move on. */
  wasToldToMoveOn = false;
  /** Sequence of the last entry the workflow was told of; nothing before it was told where the incident stands. */
  heard: number | undefined;
  replays = 0;
  #history: Activated[] = [];
  readonly #flags = new Set<number>();
  #events = 1;
  #attempt: Attempt | undefined;
  #live: SandboxRun | undefined;
  #isForced = true;
  #lastAt = 0;

  constructor(
    readonly workflowId: string,
    readonly runId: string,
    readonly opening: IncidentOpening,
    /** The build it runs on. */
    readonly sandbox: Sandbox,
    private readonly watching: Watching,
  ) {}

  get isAtWork(): boolean {
    return this.#attempt !== undefined;
  }

  get needsTask(): boolean {
    return (
      !this.end &&
      !this.#attempt &&
      (this.#isForced || this.news.length > 0 || [...this.updates.values()].some((update) => !update.isAccepted))
    );
  }

  /** Begins a task with everything that waits to be told. */
  async begin(now: number): Promise<void> {
    this.#live ??= await this.#replayed(now);
    const waiting = [...this.updates].filter(([, { isAccepted }]) => !isAccepted);
    const [timers, others] = [this.news.filter(({ fireTimer }) => fireTimer), this.news.filter(({ fireTimer }) => !fireTimer)];
    const beginning = this.#history.length === 0 ? [this.#live.beginning] : [];
    this.#attempt = { activated: [], news: this.news.length, delivered: new Set(waiting.map(([id]) => id)) };
    this.#events += 2 + this.news.length;
    const asked = waiting.map(([id, update]) => doUpdate(id, update));
    const jobs = [...beginning, ...others, ...asked, ...timers];
    if (jobs.length > 0) await this.#activate(jobs, now);
  }

  /** Tells the workflow what became of activities. */
  async resolve(activities: readonly OpenActivity[], now: number): Promise<void> {
    const jobs = activities.flatMap(({ resolution }) => resolution ?? []);
    for (const activity of activities) {
      this.activities.delete(activity.seq);
      this.watching.hears(activity, this);
    }
    this.#events += 1;
    await this.#activate(jobs, now);
  }

  async #activate(jobs: readonly Job[], now: number): Promise<void> {
    const attempt = this.#attempt;
    if (!attempt || !this.#live) throw new Error('no task is under way');
    const at = Math.max(now, this.#lastAt);
    this.#lastAt = at;
    const { suggestsMovingOn, hasNewBuild } = this;
    if (suggestsMovingOn || hasNewBuild) this.wasToldToMoveOn = true;
    const circumstances = { at, historyLength: this.#events, suggestsMovingOn, hasNewBuild };
    const { commands, flags } = await activated(this.#live, jobs, { ...circumstances, flags: [...this.#flags], isReplaying: false });
    for (const flag of flags) this.#flags.add(flag);
    attempt.activated.push({ jobs, circumstances, commands, heard: this.heard });
    for (const activity of commands.flatMap((command) => activityOf(command, at))) {
      this.activities.set(activity.seq, activity);
      this.watching.asks(activity, this, at);
    }
    for (const { protocolInstanceId: id, rejected } of responsesIn(commands)) {
      const update = this.updates.get(id ?? '');
      if (rejected && update) this.watching.refuses(update, refusalsIn(rejected), this, at);
    }
  }

  /** The worker answers the task. False when the engine does not take the answer, because something arrived that an ending run would lose. */
  async complete(now: number): Promise<boolean> {
    const attempt = this.#attempt;
    if (!attempt) throw new Error('no task is under way');
    const commands = attempt.activated.flatMap((each) => each.commands);
    const end = endIn(commands);
    if (end && this.news.length > attempt.news) {
      await this.lose();
      return false;
    }
    this.#attempt = undefined;
    this.#isForced = false;
    this.news.splice(0, attempt.news);
    this.#keep(attempt);
    this.#setTimers(attempt, now);
    for (const each of attempt.activated) this.#answer(each);
    // A task that ends while activities go on is followed by the next at once.
    this.#isForced = this.activities.size > 0;
    if (end) await this.#endWith(end);
    return true;
  }

  /** What a validator refused never was: history shows neither the command nor its refusal. */
  #keep({ activated: all }: Attempt): void {
    const responses = all.flatMap(({ commands }) => responsesIn(commands));
    const accepted = new Set(responses.flatMap(({ protocolInstanceId, accepted: yes }) => (yes ? [protocolInstanceId] : [])));
    const wasTaken = (id: string | null | undefined) => accepted.has(id) || this.updates.get(id ?? '')?.isAccepted;
    for (const { jobs, commands, circumstances, heard } of all) {
      const kept = {
        circumstances,
        heard,
        jobs: jobs.filter(({ doUpdate: update }) => !update || wasTaken(update.protocolInstanceId)).map(withoutValidator),
        commands: commands.filter(({ updateResponse: response }) => !response || wasTaken(response.protocolInstanceId)),
      };
      if (kept.jobs.length + kept.commands.length > 0) this.#history.push(kept);
      this.#events += kept.commands.length;
    }
  }

  #setTimers({ activated: all }: Attempt, now: number): void {
    for (const { commands, circumstances } of all)
      for (const { startTimer, cancelTimer } of commands) {
        if (startTimer) {
          const ms = millisecondsOf(startTimer.startToFireTimeout);
          this.timers.set(startTimer.seq ?? 0, { rings: now + ms, meantFor: circumstances.at + ms });
        }
        if (!cancelTimer) continue;
        this.timers.delete(cancelTimer.seq ?? 0);
        const rung = this.news.findIndex(({ fireTimer }) => fireTimer?.seq === cancelTimer.seq);
        if (rung >= 0) this.news.splice(rung, 1);
      }
  }

  #answer({ commands, heard = 0 }: Activated): void {
    for (const { protocolInstanceId, accepted, rejected, completed } of responsesIn(commands)) {
      const id = protocolInstanceId ?? '';
      const update = this.updates.get(id);
      if (!update) throw new Error(`an answer to ${id}, which nobody sent`);
      if (accepted) update.isAccepted = true;
      if (!rejected && !completed) continue;
      const outcome: Outcome = rejected ? { refusals: refusalsIn(rejected), heard } : { receipt: fromPayload<Receipt>(completed) };
      this.updates.delete(id);
      if (update.isAccepted) this.outcomes.set(id, outcome);
      for (const tell of update.tell) tell(outcome);
    }
  }

  async #endWith(end: End): Promise<void> {
    this.end = end;
    await this.leaveCache();
    const left = [...this.updates].find(([, { isAccepted }]) => isAccepted);
    demand(!left, 'everybody-is-answered', () => `${left?.[1].name} was accepted, and its run ended`);
    for (const { tell } of this.updates.values()) this.untold.push(...tell);
    this.updates.clear();
  }

  /** The worker is gone, or has taken too long: what it knew is gone, what it did is done. */
  async lose(): Promise<void> {
    this.#attempt = undefined;
    this.#isForced = true;
    await this.leaveCache();
  }

  /** The worker forgets the run; the next task begins with its history. */
  async leaveCache(): Promise<void> {
    await this.#live?.end();
    this.#live = undefined;
  }

  /** Tells the whole history to a new sandbox: it must answer, command by command, as it did the first time. */
  async #replayed(now: number): Promise<SandboxRun> {
    const { workflowId, runId, opening } = this;
    const live = await this.sandbox.begin({ workflowId, runId, opening, at: this.#history[0]?.circumstances.at ?? now });
    this.replays += 1;
    const open = new Map<number, OpenActivity>();
    for (const { jobs, circumstances, commands } of this.#history) {
      // As the engine does on replay: which patches the history holds is said before anything else.
      const patches = commands.flatMap(({ setPatchMarker: held }) => (held ? [{ notifyHasPatch: { patchId: held.patchId } }] : []));
      const { commands: answered } = await activated(live, [...patches, ...jobs], {
        ...circumstances,
        flags: [...this.#flags],
        isReplaying: true,
      });
      demand(
        textOf(answered) === textOf(commands),
        'I8',
        () => `a history does not replay: ${textOf(commands)} became ${textOf(answered)}`,
      );
      for (const { resolveActivity } of jobs) if (resolveActivity) open.delete(resolveActivity.seq ?? 0);
      for (const activity of answered.flatMap((command) => activityOf(command, circumstances.at))) open.set(activity.seq, activity);
    }
    this.activities = open;
    this.heard = this.#history.at(-1)?.heard;
    return live;
  }
}
