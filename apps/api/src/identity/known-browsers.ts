import { randomBytes } from 'node:crypto';
import { foldedEmail } from './people.js';
import { type DerivedSecrets, sameText } from './secrets.js';

const name = 'shodo.known_browser';
const days = 180;
const day = 86_400_000;

/**
 * The mark of a browser in which a person has signed in. It opens nothing: it only keeps the failures of strangers from being counted against
 * whoever has it, and its own failures are counted apart. It says nothing of whose it is.
 * @returns the cookie to send along
 */
export function knownBrowserCookie(secrets: DerivedSecrets, email: string, { isSecure }: { readonly isSecure: boolean }): string {
  const mark = `${Date.now().toString(36)}-${randomBytes(16).toString('base64url')}`;
  const attributes = [`Max-Age=${(days * day) / 1_000}`, 'Path=/api/auth', 'HttpOnly', 'SameSite=Lax', ...(isSecure ? ['Secure'] : [])];
  return [`${name}=${mark}.${proofOf(secrets, email, mark)}`, ...attributes].join('; ');
}

/** The browser's mark, when it was given for this account and is not too old. */
export function knownBrowser(secrets: DerivedSecrets, email: string, cookies: string | undefined): string | undefined {
  const [, mark, given, proof] =
    /(?:^|;\s*)shodo\.known_browser=(([0-9a-z]{1,12})-[\w-]{22})\.([\w-]{43})(?:;|$)/.exec(cookies ?? '') ?? [];
  if (!mark || !given || !proof || !sameText(proof, proofOf(secrets, email, mark))) return undefined;
  return Date.now() - Number.parseInt(given, 36) < days * day ? mark : undefined;
}

const proofOf = (secrets: DerivedSecrets, email: string, mark: string) => secrets.browserProof(`${foldedEmail(email)}\n${mark}`);
