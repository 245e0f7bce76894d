import { Problem } from '@shodo/contracts';

/** The API said no: the problem as it came, in the reader's language. */
export class Declined extends Error {
  override readonly name = 'Declined';
  constructor(
    readonly problem: Problem,
    /** How long to wait before the same is asked again, when the API says so. */
    readonly retryAfterSeconds?: number,
  ) {
    super(problem.title);
  }
}

/** No answer came, or none that could be read: what was sent may or may not have arrived. Sending again with the same key is safe. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export interface Request {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

const address = ({ path, query = {} }: Request) => {
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return asked.length ? `${path}?${new URLSearchParams(asked)}` : path;
};

/** `/v1/incidents/:incidentId` with its names filled in. */
export const fillPath = (path: string, names: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(names[name] ?? ''));

/** Sends one request to our own server and answers with its JSON; `Declined` for a problem, `Unreachable` when there is none to read. */
export async function send(request: Request): Promise<unknown> {
  const text = await (await answerTo(request)).text().catch(() => '');
  return text === '' ? undefined : jsonOf(text);
}

/** Sends one request and answers with what came, unread; throws as `send` does. */
export async function answerTo(request: Request): Promise<Response> {
  const { method = 'GET', body, idempotencyKey } = request;
  const answer = await fetch(address(request), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang || 'ja',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Unreachable('no answer');
  });
  if (answer.ok) return answer;
  throw declined(answer, await answer.text().catch(() => ''));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreachable('the answer is no JSON');
  }
}

function declined({ status, headers }: Response, text: string): Error {
  if (status === 401) return new Declined({ type: 'urn:shodo:problem:not-signed-in', title: '', status, code: 'not-signed-in' });
  try {
    const problem = Problem.safeParse(JSON.parse(text));
    if (problem.success) return new Declined(problem.data, Number(headers.get('retry-after')) || undefined);
  } catch {
    // Something between us and the API answered: there is no problem to read.
  }
  return status >= 500 ? new Unreachable(`status ${status}`) : new Declined({ type: 'about:blank', title: '', status });
}

/** The reader's roles do not allow it. Each refusal is on record, so it is not asked again by itself. */
export const isNotAllowed = (error: unknown): boolean => error instanceof Declined && error.problem.status === 403;

export const isSignedOut = (error: unknown): boolean => error instanceof Declined && error.problem.status === 401;
