import type { Answered, Asked, CommandName, OrganisationPractice, Receipt } from '@shodo/contracts';
import { by, type Who } from '@shodo/incident/specification';
import type { Attempt } from '@shodo/inspector';
import type { Chance } from '../faults/load/chance.js';
import type { ConductedEngine } from './conducted-engine.js';
import { type KeptLedger, sha256 } from './kept-ledger.js';
import { type Outcome, signal } from './protocol.js';
import { demand } from './violation.js';

/** A command under its key: what every attempt of it sends. */
export interface Operation {
  readonly name: CommandName;
  readonly asked: Asked;
}

/** How a command comes in: by the api, which asks the ledger first and afterwards, or by another client of the engine. */
export type Way = 'api' | 'engine';

/** A run remembers at least those of the last entries: `workflows/src/kit/one-writer.ts`. */
const rememberedReceipts = 200;

type Answer = Receipt | 'refused' | 'unknown';

/** People and programs who send commands, each by the protocol of the api; what they were told is kept. */
export class Callers {
  readonly attempts: Attempt[] = [];
  readonly operations: Operation[] = [];
  practice: OrganisationPractice;
  #waiting = new Set<{ abandon: () => void }>();

  constructor(
    private readonly engine: ConductedEngine,
    private readonly ledger: KeptLedger,
    private readonly now: () => number,
    practice: OrganisationPractice,
    private readonly profile: Asked['organisation']['profile'],
  ) {
    this.practice = practice;
  }

  operation(name: CommandName, body: object, who: Who, id: string): Operation {
    const asked = {
      id,
      body,
      by: by[who],
      requestMac: sha256(JSON.stringify([name, body])),
      organisation: { profile: this.profile, practice: this.practice },
    };
    const operation = { name, asked: asked as unknown as Asked };
    this.operations.push(operation);
    return operation;
  }

  /** One attempt. What comes of it is noted when it comes. */
  send(operation: Operation, way: Way = 'api'): void {
    const known = way === 'api' ? this.#lookedUp(operation) : undefined;
    if (known) this.#note(operation, known);
    else this.#ask(operation, way);
  }

  /** What the api answers by itself. */
  #lookedUp({ name, asked }: Operation): Answer | undefined {
    const earlier = this.ledger.find(asked.id);
    if (earlier) return earlier.requestMac === asked.requestMac ? earlier.receipt : 'refused';
    return name !== 'ReportIncident' && this.ledger.head.seq === 0 ? 'refused' : undefined;
  }

  #ask(operation: Operation, way: Way): void {
    const { name, asked } = operation;
    const waiting = { abandon: () => this.#end(waiting, () => this.#note(operation, 'unknown')) };
    this.#waiting.add(waiting);
    const hear = (outcome: Outcome): void => {
      if (!this.#waiting.has(waiting)) return;
      if (outcome === 'again') this.engine.send(name, asked, hear);
      else this.#end(waiting, () => this.#note(operation, this.#answerOf(operation, outcome, way)));
    };
    this.engine.send(name, asked, hear);
  }

  #answerOf({ name, asked }: Operation, outcome: Exclude<Outcome, 'again'>, way: Way): Answer {
    const recorded = this.ledger.find(asked.id);
    if ('refusals' in outcome) {
      if (recorded?.requestMac !== asked.requestMac) return 'refused';
      // The api asks the ledger once more; whoever comes without it hears what the run knows: the last receipts, and no append whose answer was lost.
      if (way === 'api') {
        this.engine.signal(signal('LookAgain'));
        return recorded.receipt;
      }
      demand(
        this.#isOld(recorded.receipt) || recorded.receipt.seq > outcome.heard,
        'I11',
        () => `${name} is in the record, and its repeat refused`,
      );
      return 'unknown';
    }
    const { seq, digest, commandId } = outcome.receipt;
    const entry = this.ledger.entries[seq - 1];
    const isThere = entry?.digest === digest && entry.appendId === commandId && commandId === asked.id;
    demand(isThere, 'I1', () => `${name} is acknowledged with entry ${seq}, which the ledger does not have`);
    if (way === 'api' && recorded?.requestMac !== asked.requestMac) return 'refused';
    const { requestMac: _whose, ...receipt }: Answered = outcome.receipt;
    return receipt;
  }

  #isOld = ({ seq }: Receipt) => seq <= this.ledger.head.seq - rememberedReceipts;

  #end(waiting: { abandon: () => void }, then: () => void): void {
    if (this.#waiting.delete(waiting)) then();
  }

  #note({ name, asked }: Operation, answer: Answer): void {
    const at = new Date(this.now()).toISOString();
    const told = { at, tenant: this.ledger.tenant, commandId: asked.id, command: name };
    this.attempts.push(typeof answer === 'string' ? { ...told, outcome: answer } : { ...told, outcome: 'ok', receipt: answer });
  }

  /** Somebody who waits never comes back to ask. */
  abandonOne(chance: Chance): void {
    if (this.#waiting.size > 0) chance.oneOf([...this.#waiting]).abandon();
  }

  get areWaiting(): boolean {
    return this.#waiting.size > 0;
  }
}
