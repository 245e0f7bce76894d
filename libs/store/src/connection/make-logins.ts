import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { LoginRefused } from '../faults.js';
import { flawsOfLogin } from './login-flaws.js';
import { type Database, type DatabaseRole, loginUrl } from './logins.js';

const byHand = 'make a login by hand, as docs/how-to/run-in-production.md says';

/**
 * Sees to it that the pools can log in, each with the rights of its role and no others. A login that is right already is left alone, so this is
 * harmless when repeated; one that was made by hand is only looked at.
 * @param owner a connection of the owner to this database
 * @throws LoginRefused with everything that is wrong
 */
export async function ensureLogins(owner: pg.Client, database: Database, roles: readonly DatabaseRole[]): Promise<void> {
  if (database.serviceUrl) return refuse(await flawsOfLogin(database.serviceUrl, roles));
  const flaws: string[] = [];
  for (const role of roles) {
    const url = loginUrl(database, role);
    if ((await flawsOfLogin(url, [role])).length === 0) continue;
    await whenNobodyElseDoes(() => makeLogin(owner, url, role));
    flaws.push(...(await flawsOfLogin(url, [role])));
  }
  refuse(flaws);
}

/** The same for a process that migrates nothing: whether the login made by hand, if there is one, is fit for the pools. */
export async function demandFitLogin({ serviceUrl }: Database, roles: readonly DatabaseRole[]): Promise<void> {
  if (serviceUrl) refuse(await flawsOfLogin(serviceUrl, roles));
}

function refuse(flaws: readonly string[]): void {
  if (flaws.length > 0) throw new LoginRefused(`${flaws.join('; ')}: ${byHand}`);
}

async function makeLogin(owner: pg.Client, url: string, role: DatabaseRole): Promise<void> {
  const { username, password } = new URL(url);
  const name = decodeURIComponent(username);
  const login = owner.escapeIdentifier(name);
  const secret = owner.escapeLiteral(verifierOf(decodeURIComponent(password)));
  const { rows } = await owner.query<{ database: string; exists: boolean }>(
    'select current_database() as database, exists (select from pg_roles where rolname = $1) as exists',
    [name],
  );
  try {
    await owner.query(`${rows[0]?.exists ? 'alter' : 'create'} role ${login} login password ${secret}`);
    await owner.query(`grant ${role} to ${login}`);
    await owner.query(`grant connect on database ${owner.escapeIdentifier(rows[0]?.database ?? '')} to ${login}`);
  } catch (error) {
    if (!hasCode(error, '42501')) throw error;
    throw new LoginRefused(`the owner's login may not make the login ${name} and give it ${role}: ${byHand}`, { cause: error });
  }
}

/** Logins belong to the whole server, and no lock reaches across its databases: another start at this moment may be making the same ones. */
async function whenNobodyElseDoes(make: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await make();
    } catch (error) {
      // Somebody else made it, or changed it, between our look and our deed.
      if (attempt === 10 || !['42710', '23505', 'XX000'].some((code) => hasCode(error, code))) throw error;
      await sleep(20 * attempt * (0.5 + Math.random()));
    }
  }
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

/** What the server keeps of a password (RFC 5803). Made here, so that the password itself appears in no statement and in no log of the server. */
function verifierOf(password: string): string {
  const [salt, rounds] = [randomBytes(16), 4096];
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const key = (purpose: string) => createHmac('sha256', salted).update(purpose).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest();
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored.toString('base64')}:${key('Server Key').toString('base64')}`;
}
