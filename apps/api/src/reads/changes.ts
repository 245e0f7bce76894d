import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Change, TenantId } from '@shodo/contracts';
import { listenForChanges } from '@shodo/store';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { LOG, SETTINGS } from '../process/tokens.js';
import type { Settings } from '../settings/settings.js';

const heartbeatMs = 15_000;
/** Then the browser connects again and says anew who it is: whoever was removed, or whose session ended, hears no more. */
const longestMs = 5 * 60_000;
const listenersPerPerson = 20;

interface Listener {
  readonly tenant: TenantId;
  readonly person: string;
  readonly send: (text: string) => void;
  readonly end: () => void;
}

/** Tells every open console of an organisation that its record grew. One connection to the database serves them all. */
@Injectable()
export class Changes implements BeforeApplicationShutdown {
  readonly #listeners = new Set<Listener>();
  #source: { close(): unknown } | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Answers with server-sent events until the caller goes or we stop. */
  watch({ tenant, person }: { tenant: TenantId; person: string }, reply: FastifyReply): void {
    if (this.#ended || [...this.#listeners].filter((other) => other.person === person).length >= listenersPerPerson) {
      throw new ProblemAnswer(429, 'too-many-requests', { retryAfterSeconds: 10 });
    }
    this.#start();
    reply.hijack();
    reply.headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    reply.raw.writeHead(200);
    const listener: Listener = { tenant, person, send: (text) => reply.raw.write(text), end: () => reply.raw.end() };
    this.#listeners.add(listener);
    const over = setTimeout(listener.end, longestMs).unref();
    const forget = () => {
      clearTimeout(over);
      this.#listeners.delete(listener);
    };
    reply.raw.on('close', forget).on('error', forget);
    listener.send('retry: 2000\n: connected\n\n');
  }

  beforeApplicationShutdown(): void {
    this.#ended = true;
    clearInterval(this.#heartbeat);
    for (const listener of this.#listeners) listener.end();
    this.#source?.close();
  }

  #start(): void {
    this.#source ??= listenForChanges(
      this.settings.databases.record,
      ({ tenant, incident, seq }) => {
        const change = { seq, ...(incident && { incident }) } as Change;
        this.#tell((listener) => listener.tenant === tenant, `event: change\ndata: ${JSON.stringify(change)}\n\n`);
      },
      () => this.#tell(() => true, 'event: gap\ndata: {}\n\n'),
    );
    this.#heartbeat ??= setInterval(() => this.#tell(() => true, ': still here\n\n'), heartbeatMs).unref();
  }

  #tell(whom: (listener: Listener) => boolean, text: string): void {
    for (const listener of this.#listeners) {
      if (!whom(listener)) continue;
      try {
        listener.send(text);
      } catch (error) {
        this.log.debug({ err: error }, 'a listener went away');
        this.#listeners.delete(listener);
      }
    }
  }
}
