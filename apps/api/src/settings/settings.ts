import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type EngineSettings, killPointProblem, readEngineSettings } from '@shodo/durable/node';
import { type MailSettings, readMailSettings } from '@shodo/mail';
import { type Databases, readDatabases } from '@shodo/store';
import { type EvidencePlace, placeOfJournal, readEvidencePlace } from '@shodo/vault';
import { z } from 'zod';

const whole = (lowest: number, highest: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${lowest} to ${highest}` })
    .int()
    .min(lowest)
    .max(highest);
const address = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: `must be an address such as ${example}` });
const path = z.string().refine((text) => text.startsWith('/'), { error: 'must be an absolute path' });
/** A file somebody made with a secret in it: without one, nothing would be signed as before. */
const secretFile = path.refine((file) => !file.startsWith('/') || isSecretIn(file), {
  error: 'must be a file that holds at least 32 characters',
});
/** What is believed as a proxy: addresses, networks, or one of the names of private ones. */
const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])]);
const proxies = z.string().refine((text) => text.split(',').every((one) => proxy.safeParse(one.trim()).success), {
  error: 'must be addresses or networks such as 10.0.0.2 or 10.0.0.0/24, separated by commas',
});
/** An address, or a name, which has a letter: digits and dots that are no address are a mistake. */
const host = z.string().refine((text) => isIP(text) !== 0 || /^(?=.*[a-z])[a-z0-9.-]+$/i.test(text), {
  error: 'must be an address or a name of this machine, as in 127.0.0.1',
});
function isSecretIn(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').trim().length >= 32;
  } catch {
    return false;
  }
}
const is32Bytes = (text: string) => /^[A-Za-z0-9+/]{43}=$/.test(text) && Buffer.from(text, 'base64').length === 32;

/** Every setting of this process but those of databases, engine, mail and a bucket for files, which their rooms read. Values of secrets are never repeated in a message. */
const Environment = z.object({
  SHODO_DATA: path.optional(),
  SHODO_PORT: whole(0, 65_535).default(4310),
  SHODO_BIND: host.default('127.0.0.1'),
  SHODO_PUBLIC_URL: address(['http:', 'https:'], 'https://shodo.example.jp').optional(),
  /** Origin of the engine's web pages, which may ask for payloads to be opened. */
  SHODO_ENGINE_UI_ORIGIN: address(['http:', 'https:'], 'http://localhost:8233').optional(),
  /** Behind a reverse proxy: addresses whose X-Forwarded-For is believed, separated by commas. */
  SHODO_TRUSTED_PROXIES: proxies.optional(),
  SHODO_MASTER_KEY: z.string().refine(is32Bytes, { error: 'must be 32 bytes in base64' }).optional(),
  SHODO_MASTER_KEY_FILE: path.optional(),
  SHODO_AUTH_SECRET: z.string().min(32, { error: 'must be at least 32 characters' }).optional(),
  SHODO_AUTH_SECRET_FILE: secretFile.optional(),
  SHODO_EVIDENCE_FOLDER: path.optional(),
  SHODO_REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(6_000),
  SHODO_SIGN_INS_PER_MINUTE: whole(1, 100_000).default(60),
  SHODO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Settings {
  readonly port: number;
  readonly bind: string;
  readonly publicUrl?: string;
  readonly engineUiOrigin?: string;
  readonly trustedProxies: readonly string[];
  readonly databases: Databases;
  readonly temporal: EngineSettings;
  readonly masterKey: { readonly value?: string; readonly file: string };
  /** A line for each erasure, outside every database. */
  readonly erasureJournal: string;
  /** Absent where it follows from the master key. */
  readonly authSecret: { readonly value?: string; readonly file?: string };
  /** Where the files of evidence lie, sealed. All processes of an installation share it. */
  readonly evidencePlace: EvidencePlace;
  /** Absent while no mail server is set: mails wait in the outbox. */
  readonly mail?: MailSettings;
  readonly requestsPerMinute: number;
  readonly signInsPerMinute: number;
  readonly logLevel: string;
}

/** Reads all settings, or says everything that is wrong with them at once. An empty value counts as not set. */
export function parseSettings(env: NodeJS.ProcessEnv): { readonly settings: Settings } | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const parsed = Environment.safeParse(given);
  const databases = readDatabases(given);
  const engine = readEngineSettings(given);
  const mail = readMailSettings(given);
  const evidence = readEvidencePlace(given, join(dataOf(given), 'evidence'));
  const journal = placeOfJournal(dataOf(given));
  const killing = killPointProblem(given);
  const problems = [
    ...(parsed.error?.issues.map(({ path: [name], message }) => `${String(name)} ${message}`) ?? []),
    ...[...databases.problems, ...engine.problems, ...mail.problems, ...evidence.problems, ...journal.problems].map(
      ({ name, message }) => `${name} ${message}`,
    ),
    ...(killing ? [`SHODO_KILL_POINT ${killing}`] : []),
  ];
  if (!parsed.success || !databases.settings || problems.length > 0) return { problems };
  const others = { databases: databases.settings, temporal: engine.settings, ...(mail.settings && { mail: mail.settings }) };
  return { settings: { ...ownSettings(parsed.data, dataOf(given)), ...others, evidencePlace: evidence.place } };
}

const dataOf = ({ SHODO_DATA, XDG_DATA_HOME }: NodeJS.ProcessEnv) =>
  SHODO_DATA ?? join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'shodo');

function ownSettings(
  given: z.infer<typeof Environment>,
  data: string,
): Omit<Settings, 'databases' | 'temporal' | 'mail' | 'evidencePlace'> {
  return {
    port: given.SHODO_PORT,
    bind: given.SHODO_BIND,
    ...(given.SHODO_PUBLIC_URL && { publicUrl: new URL(given.SHODO_PUBLIC_URL).origin }),
    ...(given.SHODO_ENGINE_UI_ORIGIN && { engineUiOrigin: new URL(given.SHODO_ENGINE_UI_ORIGIN).origin }),
    trustedProxies: given.SHODO_TRUSTED_PROXIES?.split(',').map((proxy) => proxy.trim()) ?? [],
    masterKey: {
      ...(given.SHODO_MASTER_KEY && { value: given.SHODO_MASTER_KEY }),
      file: given.SHODO_MASTER_KEY_FILE ?? join(data, 'secrets', 'master.key'),
    },
    erasureJournal: placeOfJournal(data).file,
    authSecret: {
      ...(given.SHODO_AUTH_SECRET && { value: given.SHODO_AUTH_SECRET }),
      ...(given.SHODO_AUTH_SECRET_FILE && { file: given.SHODO_AUTH_SECRET_FILE }),
    },
    requestsPerMinute: given.SHODO_REQUESTS_PER_MINUTE,
    signInsPerMinute: given.SHODO_SIGN_INS_PER_MINUTE,
    logLevel: given.SHODO_LOG_LEVEL,
  };
}
