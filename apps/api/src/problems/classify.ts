import { doesNotFit, keysAreMissing, notAvailable, ProblemAnswer } from './problem-answer.js';

/** Turns whatever ended a request into a problem. What nobody foresaw is `unexpected`: its details go to the log, never to the caller. */
export function classified(error: unknown): ProblemAnswer {
  if (error instanceof ProblemAnswer) return error;
  if (isAway(error)) return notAvailable();
  if (textOf(error, 'name') === 'MalformedCursor') return doesNotFit([{ pointer: '/cursor', code: 'wrong' }]);
  if (textOf(error, 'name') === 'EntryUnreadable') return new ProblemAnswer(500, 'record-is-unreadable');
  if (textOf(error, 'name') === 'KeysAreMissing') return keysAreMissing();
  return fromFramework(error) ?? new ProblemAnswer(500, 'unexpected');
}

const textOf = (error: unknown, key: string): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : '';
};

/** System errors of a server that is not there, and PostgreSQL's own words for shutting down, starting up, being full, or being read-only. */
const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53400',
  '25006',
  '08000',
  '08003',
  '08006',
  '08001',
  '08004',
]);
/** What our own rooms throw for it. */
const unavailable = new Set(['EngineAway', 'StoreUnavailable', 'VaultUnavailable', 'KeysUnavailable', 'PlaceAway']);
const awayMessage =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout)/;

/** The database or the engine cannot be reached, whoever noticed it and however deeply it is wrapped. */
export function isAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  if (away.has(textOf(error, 'code')) || awayMessage.test(textOf(error, 'message')) || unavailable.has(textOf(error, 'name'))) return true;
  const inner = error instanceof AggregateError ? error.errors : [];
  return inner.some((each) => isAway(each, depth + 1)) || isAway(Reflect.get(error, 'cause'), depth + 1);
}

function fromFramework(error: unknown): ProblemAnswer | undefined {
  const code = textOf(error, 'code');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemAnswer(413, 'too-large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new ProblemAnswer(415, 'media-type-not-supported');
  // Longer than any identifier: no route has it.
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return new ProblemAnswer(404, 'not-found');
  const status: unknown =
    typeof error === 'object' && error !== null ? (Reflect.get(error, 'statusCode') ?? Reflect.get(error, 'status')) : undefined;
  if (status === 404) return new ProblemAnswer(404, 'not-found');
  if (status === 429) return new ProblemAnswer(429, 'too-many-requests', { retryAfterSeconds: 60 });
  if (typeof status === 'number' && status >= 400 && status < 500) return new ProblemAnswer(400, 'malformed-request');
  return undefined;
}
