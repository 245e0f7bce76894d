import type { Head } from '@shodo/contracts';

/** PostgreSQL is away, or did not answer in time: nothing is known to be wrong, try again. Doors answer 503. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(readonly code: string) {
    super(`the store does not answer (${code})`);
  }
}

/** A stream has been written by somebody else than its one writer, or its writer knows more than the ledger: never retried, somebody must look. */
export class LedgerForked extends Error {
  override readonly name = 'LedgerForked';
  constructor(
    readonly stream: string,
    readonly stated: Head,
    readonly found: Head,
  ) {
    super(
      `${stream}: the writer stands at ${stated.seq} ${stated.digest.slice(0, 12)}, the ledger at ${found.seq} ${found.digest.slice(0, 12)}`,
    );
  }
}

/** An event without its declared shape never enters the ledger. Names the type, never the content. */
export class MalformedEvent extends Error {
  override readonly name = 'MalformedEvent';
}

/** The database is not in a state this program may change. The message says why and what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

/** The pools cannot log in, or their login may do what the application must not. The message says everything that is wrong and what to do. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';
}

/** A cursor that no list of ours gave out. */
export class MalformedCursor extends Error {
  override readonly name = 'MalformedCursor';
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '55P03',
  '57014',
  '40001',
  '40P01',
  '25P03',
  '25006',
  '58030',
]);
/**
 * Classes of PostgreSQL's codes: connection exception, insufficient resources, operator intervention, and what it calls an internal error of its own, as
 * when its log cannot be synced and it goes down with that.
 */
const connectionClasses = new Set(['08', '53', '57', 'XX']);
/** What node-postgres says without a code. */
const connectionWords =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end/i;

/** Tells the world's faults from ours: a lost connection, a time-out or a full disk becomes StoreUnavailable, without PostgreSQL's text, which may quote rows. */
export function asFault(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined && (connectionCodes.has(code) || connectionClasses.has(code.slice(0, 2)))) return new StoreUnavailable(code);
  const says = 'message' in error && typeof error.message === 'string' ? error.message : '';
  return connectionWords.test(says) ? new StoreUnavailable('connection') : error;
}
