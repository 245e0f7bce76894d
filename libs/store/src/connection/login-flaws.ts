import pg from 'pg';
import type { DatabaseRole } from './logins.js';

interface Reached {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly makes: boolean;
  readonly owns: boolean;
}

/** Every role whose rights the login has or may take on, itself included. */
const reached = `select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
    r.rolcreaterole or r.rolcreatedb or r.rolreplication as makes,
    exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_namespace n where n.nspowner = r.oid)
      or exists (select from pg_proc p where p.proowner = r.oid) or exists (select from pg_database d where d.datdba = r.oid) as owns
  from pg_roles r where pg_has_role(session_user, r.oid, 'member') order by r.rolname <> session_user, r.rolname`;

/** Refused at the door: wrong password, no such login, no rule that lets it in, no right to enter this database. */
const shutOut = (code: unknown) => typeof code === 'string' && (code.startsWith('28') || code === '42501');

/**
 * Everything by which a login falls short of its roles or goes beyond them; nothing when it is fit for a pool. Throws when the server cannot be
 * asked. The sentences name logins and roles, never a password.
 */
export async function flawsOfLogin(url: string, roles: readonly DatabaseRole[]): Promise<string[]> {
  const login = decodeURIComponent(new URL(url).username);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'shodo_login_check' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Reached>(reached);
    const missing = roles
      .filter((role) => !rows.some(({ name }) => name === role))
      .map((role) => `the login ${login} does not belong to ${role}`);
    // A superuser may take on every role there is: its own line says it all.
    const telling = rows[0]?.superuser ? rows.slice(0, 1) : rows;
    return [...missing, ...telling.flatMap((role) => excess(login, role))];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!shutOut(code)) throw error;
    return [`the login ${login} is not let in (${String(code)})`];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function excess(login: string, { name, superuser, bypass, makes, owns }: Reached): string[] {
  const rights = [
    ...(superuser ? ['is a superuser'] : []),
    ...(bypass ? ['bypasses row-level security'] : []),
    ...(makes ? ['may make roles or databases, or replicate'] : []),
    ...(owns ? ['owns something here'] : []),
    ...(name.startsWith('pg_') ? ["has rights over everybody's rows or the server"] : []),
  ];
  const who = name === login ? `the login ${login}` : `the login ${login} belongs to ${name}, which`;
  return rights.map((right) => `${who} ${right}`);
}
