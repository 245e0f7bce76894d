import { createHmac } from 'node:crypto';
import type { PersonId, TenantId } from '@shodo/contracts';
import type { Query } from './identity-pool.js';
import { sameText } from './secrets.js';

/** Whose session it is. */
export interface PlainSession {
  readonly tenant: TenantId;
  readonly person: PersonId;
}

/** How the sign-in library keeps its sessions; it tells all of it itself. */
export interface KeptSessions {
  readonly name: string;
  readonly secret: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly updateAge: number;
}

/**
 * A session of which nothing but its owner is to be said: the one cookie of a session, signed by us, known to the database at this moment, neither
 * at its end nor due to be prolonged. Of every other request, a refusal included, nothing is answered here, and the library judges it. It asks the
 * database the same question, in several times the work; most requests are of this kind.
 */
export async function plainSession(database: Query, cookie: string, kept: KeptSessions): Promise<PlainSession | undefined> {
  const token = signedToken(cookie, kept);
  if (token === undefined) return undefined;
  const { rows } = await database.query<PlainSession & { expiresAt: Date }>({
    name: 'plain-session',
    text: `select u.id as person, u.tenant, s."expiresAt" from "session" s join "user" u on u.id = s."userId" where s.token = $1`,
    values: [token],
  });
  const [found] = rows;
  if (!found) return undefined;
  const { person, tenant, expiresAt } = found;
  const left = expiresAt.getTime() - Date.now();
  return left > 0 && left > (kept.expiresIn - kept.updateAge) * 1_000 ? { person, tenant } : undefined;
}

/** The token of the session, when the header has one cookie of that name and of nothing else that the library reads. */
function signedToken(cookie: string, { name, secret }: KeptSessions): string | undefined {
  const ofLibrary = cookie.split(';').filter((each) => !each.trimStart().startsWith('shodo.known_browser=') && each.includes('shodo.'));
  const [only, ...more] = ofLibrary;
  const [, token, signature] = /^([A-Za-z0-9]{16,64})\.([A-Za-z0-9+/%]{43,60})$/.exec(contentOf(only, name)) ?? [];
  if (more.length > 0 || token === undefined || signature === undefined) return undefined;
  const given = signature.replaceAll('%2B', '+').replaceAll('%2F', '/').replaceAll('%3D', '=');
  return sameText(given, createHmac('sha256', secret).update(token).digest('base64')) ? token : undefined;
}

function contentOf(cookie: string | undefined, name: string): string {
  const [given, value, ...more] = (cookie ?? '').trim().split('=');
  return given === name && more.length === 0 ? (value ?? '') : '';
}
