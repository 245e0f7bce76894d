import { isAddress } from './address.js';

/** How mails leave, from SHODO_SMTP_URL and SHODO_MAIL_FROM. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `from-the-start`: smtps. `upgrade`: STARTTLS or no mail. `none`: this machine, or a private network by explicit wish. */
  readonly tls: 'from-the-start' | 'upgrade' | 'none';
  readonly signIn?: { readonly user: string; readonly password: string };
  readonly from: string;
}

interface Problem {
  readonly name: string;
  readonly message: string;
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
/** An address may hold any %, a name or password only what was encoded. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
const usualPorts = { 'smtps:': 465, 'smtp:': 587 } as const;

/**
 * Reads the mail settings; without SHODO_SMTP_URL there are none and mails wait. `smtp://` insists on STARTTLS except on this machine;
 * `?tls=off` gives that up for a mail catcher in a private network, and then takes no password. Messages never repeat a value: it may hold one.
 */
export function readMailSettings(env: Readonly<Record<string, string | undefined>>): {
  settings?: MailSettings;
  problems: readonly Problem[];
} {
  const from = env.SHODO_MAIL_FROM || 'shodo@localhost';
  const problems: Problem[] = isAddress(from) ? [] : [{ name: 'SHODO_MAIL_FROM', message: 'expected a mail address' }];
  if (!env.SHODO_SMTP_URL) return { problems };
  const read = readUrl(env.SHODO_SMTP_URL);
  if (typeof read === 'string') return { problems: [...problems, { name: 'SHODO_SMTP_URL', message: read }] };
  if (!env.SHODO_MAIL_FROM && !isLoopback(read.host))
    problems.push({ name: 'SHODO_MAIL_FROM', message: 'is needed beside SHODO_SMTP_URL: mail servers refuse unknown senders' });
  return problems.length > 0 ? { problems } : { settings: { ...read, from }, problems };
}

function readUrl(text: string): Omit<MailSettings, 'from'> | string {
  if (!URL.canParse(text)) return 'expected smtps://user:password@host:465 or smtp://host:587';
  const url = new URL(text);
  if (!isDecodable(url.username) || !isDecodable(url.password)) return 'has a % in its name or password that must be written as %25';
  const { protocol, searchParams } = url;
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return 'expected an address that begins with smtps:// or smtp://';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!host) return 'names no host';
  const strange = [...searchParams].find(([name, value]) => name !== 'tls' || value !== 'off');
  if (strange || (url.pathname !== '' && url.pathname !== '/') || url.hash) return 'takes nothing after the port but ?tls=off';
  const inClear = searchParams.has('tls');
  if (inClear && protocol === 'smtps:') return 'says smtps and tls=off, which contradict each other';
  if (inClear && url.username && !isLoopback(host)) return 'would send a password in clear: leave out tls=off or the sign-in';
  const tls = protocol === 'smtps:' ? 'from-the-start' : inClear || isLoopback(host) ? 'none' : 'upgrade';
  const signIn = url.username ? { signIn: { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } } : {};
  return { host, port: url.port ? Number(url.port) : usualPorts[protocol], tls, ...signIn };
}
