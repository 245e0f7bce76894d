import pg from 'pg';

export interface Login {
  readonly name: string;
  readonly password: string;
  /** What the login may do beyond owning its databases. */
  readonly right: 'createrole' | 'createdb';
}

/**
 * The two logins of an embedded PostgreSQL; harmless when repeated. Neither is a superuser: Shodo's owner makes the roles of the
 * application in its migrations, Temporal's owner makes Temporal's databases. Answers the owner's address of the database `postgres`.
 */
export async function makeLogins(superuserUrl: string, passwords: { readonly shodo: string; readonly temporal: string }): Promise<string> {
  await connected(superuserUrl, async (client) => {
    await ensureLogin(client, { name: 'shodo', password: passwords.shodo, right: 'createrole' });
    await ensureLogin(client, { name: 'temporal', password: passwords.temporal, right: 'createdb' });
  });
  return withLogin(superuserUrl, 'shodo', passwords.shodo);
}

async function ensureLogin(client: pg.Client, { name, password, right }: Login): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${client.escapeIdentifier(name)} login nosuperuser nobypassrls ${right} password ${client.escapeLiteral(password)}`,
  );
}

/** Makes a database unless it is there. With an owner, nobody else may connect to it. */
export async function ensureDatabase(url: string, name: string, owner?: string): Promise<void> {
  await connected(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    const quoted = client.escapeIdentifier(name);
    if (rowCount === 0) await client.query(`create database ${quoted}${owner ? ` owner ${client.escapeIdentifier(owner)}` : ''}`);
    if (owner) await client.query(`revoke connect on database ${quoted} from public`);
  });
}

/** The same server under another login. */
export function withLogin(url: string, user: string, password: string): string {
  const address = new URL(url);
  address.username = encodeURIComponent(user);
  address.password = encodeURIComponent(password);
  return address.href;
}

export const databaseOf = (url: string): string =>
  decodeURIComponent(new URL(url).pathname.slice(1)) || decodeURIComponent(new URL(url).username);

/** The same server and login, another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}

/** Does some work on a connection of its own; errors name server and database, never the password. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    const why = error instanceof Error && error.message ? error.message : String(error);
    throw new Error(`PostgreSQL at ${new URL(url).host}, database ${databaseOf(url)}: ${why}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
