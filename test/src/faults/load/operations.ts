import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandIdOf } from '@shodo/api';
import { type CommandName, commands, type IncidentView, type Problem, type Receipt } from '@shodo/contracts';
import type { Attempt } from '@shodo/inspector';
import type { Answer, Caller } from '@shodo/testkit';
import type { Chance } from './chance.js';

/** Longer than the api waits for the engine and for a statement of the database. */
const patienceMs = 25_000;

export interface Person {
  readonly caller: Caller;
  readonly id: string;
}

/** What every client wrote down: each attempt with its outcome, and who is waiting for an answer now. */
export class Operations {
  readonly attempts: Attempt[] = [];
  readonly #unexpected = new Map<string, number>();
  readonly #waiting = new Set<Promise<unknown>>();

  constructor(
    readonly tenant: string,
    private readonly logFile: string,
  ) {}

  note(attempt: Attempt): void {
    this.attempts.push(attempt);
    appendFileSync(this.logFile, `${JSON.stringify(attempt)}\n`);
  }

  /** An answer that no fault explains: a 500 means that nobody foresaw it. References in problems differ, so they are left out. */
  noteUnexpected(what: string, { status, body }: Answer): void {
    const { code, errors } = (body ?? {}) as Partial<Problem>;
    const told = `${what} was answered ${status} ${code ?? ''} ${JSON.stringify(errors ?? [])}`;
    this.#unexpected.set(told, (this.#unexpected.get(told) ?? 0) + 1);
  }

  get unexpected(): string[] {
    return [...this.#unexpected].map(([told, times]) => `${told}, ${times} times`);
  }

  /** Whoever waits for an answer at this moment. */
  waiting = (): Promise<unknown>[] => [...this.#waiting];

  async awaited<T>(answer: Promise<T>): Promise<T> {
    this.#waiting.add(answer);
    try {
      return await answer;
    } finally {
      this.#waiting.delete(answer);
    }
  }
}

export interface Sending {
  readonly by: Person;
  readonly name: CommandName;
  /** Absent for a report. */
  readonly incident?: string;
  readonly body: object;
}

/** One client: it sends commands under keys of its own and insists, or gives up for good when it got no answer. */
export class Client {
  constructor(
    private readonly operations: Operations,
    private readonly chance: Chance,
    private readonly signal: AbortSignal,
  ) {}

  /** Sends one command until its outcome is known. Nothing when it was refused, or when this client never comes back to ask. */
  async send(
    sending: Sending,
    { comesBack = this.chance.happens(0.85), twins = this.chance.happens(0.1) } = {},
  ): Promise<Receipt | undefined> {
    const key = this.chance.uuid();
    const tries = async (): Promise<Receipt | undefined> => {
      for (;;) {
        const outcome = await this.#attempt(sending, key);
        if (outcome !== 'unknown') return outcome === 'refused' ? undefined : outcome;
        if (!comesBack || this.signal.aborted) return undefined;
        await sleep(this.chance.between(200, 800));
      }
    };
    const answers = Promise.all(twins ? [tries(), tries()] : [tries()]);
    const [receipt] = await (comesBack ? this.operations.awaited(answers) : answers);
    return receipt;
  }

  async #attempt({ by, name, incident, body }: Sending, key: string): Promise<Receipt | 'refused' | 'unknown'> {
    const path = commands[name].path.replace(':incidentId', incident ?? '');
    const about = {
      tenant: this.operations.tenant,
      commandId: commandIdOf(this.operations.tenant as never, by.id as never, key),
      command: name,
    };
    const answer = await by.caller.call<Receipt>(path, { body, key, timeoutMs: patienceMs }).catch(() => undefined);
    const at = new Date().toISOString();
    if (answer?.status === 200) {
      this.operations.note({ at, ...about, outcome: 'ok', status: 200, receipt: answer.body });
      return answer.body;
    }
    const isOpen = !answer || answer.status >= 500 || answer.status === 429;
    const outcome = isOpen ? 'unknown' : 'refused';
    this.operations.note({ at, ...about, outcome, ...(answer && { status: answer.status }) });
    if (answer && (isOpen ? ![429, 502, 503, 504].includes(answer.status) : ![404, 409].includes(answer.status)))
      this.operations.noteUnexpected(name, answer);
    return outcome;
  }

  /** Reads an incident, as often as it takes. Nothing when there is none, or the run is over. */
  async view(by: Person, incident: string): Promise<IncidentView | undefined> {
    while (!this.signal.aborted) {
      const answer = await by.caller.call<IncidentView>(`/v1/incidents/${incident}`, { timeoutMs: patienceMs }).catch(() => undefined);
      if (answer?.status === 200) return answer.body;
      if (answer?.status === 404) return undefined;
      if (answer && answer.status < 500 && answer.status !== 429) this.operations.noteUnexpected('reading', answer);
      await sleep(this.chance.between(100, 400));
    }
    return undefined;
  }

  pause = (least: number, most: number) =>
    sleep(this.chance.between(least, most), undefined, { signal: this.signal }).catch(() => undefined);
  get isOver(): boolean {
    return this.signal.aborted;
  }
}
