import type { Database } from './logins.js';

/** The database of the record, and the one of the wrapped keys. */
export interface Databases {
  readonly record: Database;
  readonly keys: Database;
}

interface Problem {
  readonly name: string;
  readonly message: string;
}

const names = ['DATABASE_URL', 'SHODO_KEYS_DATABASE_URL', 'SHODO_SERVICE_DATABASE_URL', 'SHODO_SERVICE_KEYS_DATABASE_URL'] as const;
/** Its name and password, too, must be such as an address may hold: a % that encodes nothing is refused here, and not where they are used. */
function isPostgres(text: string): boolean {
  try {
    const { protocol, username, password } = new URL(text);
    decodeURIComponent(username + password);
    return protocol === 'postgres:' || protocol === 'postgresql:';
  } catch {
    return false;
  }
}

/** Reads where the databases are, and names everything that is wrong, all at once; messages never repeat a value: it holds a password. */
export function readDatabases(env: Readonly<Record<string, string | undefined>>): {
  settings?: Databases;
  problems: readonly Problem[];
} {
  const { DATABASE_URL: url, SHODO_SERVICE_DATABASE_URL: serviceUrl, SHODO_SERVICE_KEYS_DATABASE_URL: keysServiceUrl } = env;
  const problems: Problem[] = names
    .filter((name) => env[name] && !isPostgres(env[name]))
    .map((name) => ({ name, message: 'must be an address such as postgres://user:password@host:5432/shodo, with %25 for a % in it' }));
  if (!url) return { problems: [{ name: 'DATABASE_URL', message: 'is missing' }, ...problems] };
  if (problems.length > 0) return { problems };
  const settings = {
    record: { url, ...(serviceUrl && { serviceUrl }) },
    keys: { url: env.SHODO_KEYS_DATABASE_URL || keysBeside(url), ...(keysServiceUrl && { serviceUrl: keysServiceUrl }) },
  };
  const without = [
    ...withoutLogin(settings.record, 'SHODO_SERVICE_DATABASE_URL', 'DATABASE_URL'),
    ...withoutLogin(
      settings.keys,
      'SHODO_SERVICE_KEYS_DATABASE_URL',
      env.SHODO_KEYS_DATABASE_URL ? 'SHODO_KEYS_DATABASE_URL' : 'DATABASE_URL',
    ),
  ];
  return without.length > 0 ? { problems: without } : { settings, problems };
}

/** The pools' passwords are made from the owner's: where it has none, somebody has to make a login. */
function withoutLogin({ url, serviceUrl }: Database, name: string, owner: string): Problem[] {
  const { username, password } = new URL(url);
  if (serviceUrl || (username && password)) return [];
  return [{ name, message: `is needed, because ${owner} names no login with a password from which the logins of the pools could be made` }];
}

function keysBeside(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${url.pathname.slice(1) || url.username}_keys`;
  return url.href;
}
