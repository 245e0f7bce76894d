import type { Duplex } from 'node:stream';
import pg from 'pg';
import { ChangeTeller, type StreamChange } from './change-teller.js';
import { type Database, type DatabaseRole, loginUrl } from './logins.js';

export type StoreRole = 'shodo_app' | 'shodo_upkeep';

export interface OpenStore extends Database {
  readonly role?: StoreRole;
  /** Most connections at once. */
  readonly max?: number;
  /** Told of connections that broke while idle; the pool replaces them by itself. */
  readonly onFault?: (error: Error) => void;
}

export interface Store {
  readonly pool: pg.Pool;
  readonly role: StoreRole;
  /** Tells every listener that a stream has grown; waits for nothing. */
  tell(change: StreamChange): void;
  close(): Promise<void>;
}

/** Settings of every connection of the application: an fsynced commit, and an end to every wait. */
const settings: Readonly<Record<string, string>> = {
  synchronous_commit: 'on',
  statement_timeout: '10000',
  lock_timeout: '8000',
  idle_in_transaction_session_timeout: '15000',
  timezone: 'UTC',
};

/** Opens connections to the database as a role of the application. Connects when first asked: a database that is away is no reason not to start. */
export function openStore({ role = 'shodo_app', max = 10, ...rest }: OpenStore): Store {
  const pool = openPool({ ...rest, role, max });
  const teller = new ChangeTeller(pool);
  let closed: Promise<void> | undefined;
  return {
    pool,
    role,
    tell: (change) => teller.tell(change),
    close: () => {
      closed ??= teller.idle().then(() => pool.end());
      return closed;
    },
  };
}

export interface OpenPool extends Database {
  readonly role: DatabaseRole;
  readonly max: number;
  /** Where names without a schema are looked up. By default nowhere: statements say what they mean. */
  readonly searchPath?: string;
  readonly onFault?: (error: Error) => void;
}

/**
 * A pool whose connections work as a role of the application, logged in as nobody who could become more. The address may hold `options` of its
 * own; ours stand after them.
 */
export function openPool({ role, max, searchPath = 'pg_catalog', onFault, ...database }: OpenPool): pg.Pool {
  const address = new URL(loginUrl(database, role));
  const given = address.searchParams.get('options') ?? '';
  address.searchParams.delete('options');
  const ours = Object.entries({ ...settings, search_path: searchPath, role }).map(([name, value]) => `-c ${name}=${value}`);
  const pool = new pg.Pool({
    connectionString: address.href,
    options: [given, ...ours].join(' ').trim(),
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: 12_000,
    application_name: role,
    keepAlive: true,
    // Statements go out as they are asked, without waiting for the answer to the one before.
    pipeline: true,
  });
  pool.on('error', (error) => onFault?.(error));
  // A connection can break between being taken and being asked: unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', (client) => inOnePieceEachTurn((client as pg.Client).connection.stream)); // a client of a pool is one, whatever the types say
  return pool;
}

/** What is written in one turn of the process leaves in one piece: each piece costs both sides a call into their system, and a wake-up. */
function inOnePieceEachTurn(stream: Duplex): void {
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
  let isHeld = false;
  stream.write = (...given: unknown[]) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(() => {
        isHeld = false;
        stream.uncork();
      });
    }
    return write(...given);
  };
}
