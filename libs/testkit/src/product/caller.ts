import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CommandName,
  commands,
  type EvidencePackBuilt,
  type IncidentView,
  type OrganisationCommandName,
  organisationCommands,
  packRequests,
  type Receipt,
  type TimelineEntry,
  type UploadedFile,
  uploads,
} from '@shodo/contracts';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

interface Call {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  /** Sent as it is, for bodies that are no JSON. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Gives up then, as a person or a proxy does. */
  readonly timeoutMs?: number;
}

/** Somebody at the other end of the HTTP API: signed in by cookie, or nobody yet. */
export class Caller {
  #cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    readonly language: 'ja' | 'en' = 'ja',
  ) {}

  async call<Body = unknown>(path: string, { method, body, raw, key, headers, timeoutMs }: Call = {}): Promise<Answer<Body>> {
    const sends = body !== undefined || raw !== undefined;
    const response = await fetch(`${this.url}${path}`, {
      method: method ?? (sends ? 'POST' : 'GET'),
      redirect: 'manual',
      ...(timeoutMs !== undefined && { signal: AbortSignal.timeout(timeoutMs) }),
      headers: {
        'accept-language': this.language,
        origin: this.url,
        ...(sends && { 'content-type': 'application/json' }),
        ...(this.#cookies.size > 0 && { cookie: this.#cookie() }),
        ...(key && { 'idempotency-key': key }),
        ...headers,
      },
      ...(sends && { body: raw ?? JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const text = await response.text();
    return { status: response.status, body: parse(text) as Body, headers: response.headers };
  }

  /** What a browser would save. */
  async save(path: string): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
    const response = await fetch(`${this.url}${path}`, { headers: { cookie: this.#cookie() } });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
  }

  #cookie = (): string => [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  /** As lines of a request that is written by hand. */
  headersOf = (more: Readonly<Record<string, string>>): string =>
    Object.entries({ origin: this.url, cookie: this.#cookie(), ...more })
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n');

  setUp = (ownerLink: string, form: Readonly<Record<string, unknown>>) =>
    this.call<{ person: string; tenant: string }>('/v1/setup', { body: { token: tokenOf(ownerLink), ...form } });

  join = (joinLink: string, password: string) =>
    this.call<{ person: string; tenant: string }>('/v1/join', { body: { token: tokenOf(joinLink), password } });

  signIn = (email: string, password: string) => this.call('/api/auth/sign-in/email', { body: { email, password } });

  /** Sends a command of an incident; a key of its own unless one is given. */
  send(name: CommandName, incident: string | undefined, body: unknown, key: string = randomUUID()): Promise<Answer<Receipt>> {
    return this.call<Receipt>(commands[name].path.replace(':incidentId', incident ?? ''), { body, key });
  }

  sendToOrganisation<Body = Record<string, string>>(
    name: OrganisationCommandName,
    params: Readonly<Record<string, string>>,
    body: unknown,
    key: string = randomUUID(),
  ) {
    const path = Object.entries(params).reduce(
      (filled, [param, value]) => filled.replace(`:${param}`, value),
      organisationCommands[name].path as string,
    );
    return this.call<Body>(path, { body, key });
  }

  async view(incident: string): Promise<IncidentView> {
    const { status, body } = await this.call<IncidentView>(`/v1/incidents/${incident}`);
    if (status !== 200) throw new Error(`reading the incident answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Hands a file over to be kept. */
  upload(incident: string, bytes: Uint8Array<ArrayBuffer>, key: string = randomUUID()) {
    const path = uploads.uploadFile.path.replace(':incidentId', incident);
    const headers = { 'content-type': 'application/octet-stream' };
    return this.call<UploadedFile>(path, { method: 'POST', raw: bytes, key, headers });
  }

  buildPack(incident: string, body: unknown, key: string = randomUUID()) {
    return this.call<EvidencePackBuilt>(packRequests.buildEvidencePack.path.replace(':incidentId', incident), { body, key });
  }

  /** The whole timeline, oldest first. */
  async timeline(incident: string): Promise<TimelineEntry[]> {
    const entries: TimelineEntry[] = [];
    let next: string | undefined;
    do {
      const { status, body } = await this.call<{ items: TimelineEntry[]; next?: string }>(
        `/v1/incidents/${incident}/timeline?limit=100${next ? `&cursor=${encodeURIComponent(next)}` : ''}`,
      );
      if (status !== 200) throw new Error(`reading the timeline answered ${status}: ${JSON.stringify(body)}`);
      entries.push(...body.items);
      next = body.next;
    } while (next);
    return entries.toSorted((a, b) => a.seq - b.seq);
  }
}

const tokenOf = (link: string) => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Asks again until the answer is there: what happens by itself (an assessment, a reminder, a mail) comes a moment after its cause.
 * @param what is waited for; as a function, also what was seen last
 */
export async function eventually<T>(
  ask: () => Promise<T | undefined | false>,
  what: string | (() => string),
  withinMs = 60_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > until) throw new Error(`did not happen within ${withinMs / 1000} s: ${typeof what === 'string' ? what : what()}`);
    await sleep(100);
  }
}
