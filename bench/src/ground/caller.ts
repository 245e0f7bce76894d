import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CommandName, commands, type Receipt } from '@shodo/contracts';
import type { Acknowledged } from '../measure/invariants.js';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/** Somebody signed in at the HTTP API, over kept connections: as little of their own cost as possible. */
export class Caller {
  #cookies: readonly string[] = [];

  constructor(
    private readonly url: string,
    private readonly acknowledged: Acknowledged,
  ) {}

  /** The organisation this person works for, once they do. */
  tenant = '';

  async post<Body = unknown>(path: string, body: unknown, key?: string): Promise<Answer<Body>> {
    const sent = JSON.stringify(body);
    const asking = request(`${this.url}${path}`, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(sent),
        origin: this.url,
        ...(this.#cookies.length > 0 && { cookie: this.#cookies.join('; ') }),
        ...(key && { 'idempotency-key': key }),
      },
    });
    asking.end(sent);
    const [answered] = (await once(asking, 'response')) as [import('node:http').IncomingMessage];
    let text = '';
    for await (const chunk of answered.setEncoding('utf8')) text += chunk;
    this.#keep(answered.headers['set-cookie'] ?? []);
    return { status: answered.statusCode ?? 0, body: (text ? JSON.parse(text) : undefined) as Body };
  }

  /** Sends a command that must be accepted; again, under its key, when a machine at its limits did not answer in time. @throws with the answer when it is not */
  async send(name: CommandName, incident: string | undefined, body: unknown, key: string = randomUUID()): Promise<Receipt> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.post<Receipt>(commands[name].path.replace(':incidentId', incident ?? ''), body, key);
      if (answer.status === 200) return this.acknowledged.note(this.tenant, name, answer.body);
      if (!passing.has(answer.status) || tries === mostTries) throw new NotAccepted(name, answer);
      sentAgain.count += 1;
      await sleep(100);
    }
  }

  #keep(cookies: readonly string[]): void {
    if (cookies.length > 0) this.#cookies = cookies.map((cookie) => cookie.split(';')[0] ?? '');
  }
}

const passing: ReadonlySet<number> = new Set([429, 503]);
const mostTries = 10;
/** Commands that were sent again, for whatever reason: a figure of its own beside the times, which count from the first try. */
export const sentAgain = { count: 0 };

export class NotAccepted extends Error {
  override readonly name = 'NotAccepted';
  constructor(
    name: CommandName,
    readonly answer: Answer,
  ) {
    super(`${name} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}
