import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { readEngineSettings } from '@shodo/durable/node';
import { readMailSettings } from '@shodo/mail';
import { readDatabases } from '@shodo/store';
import { readEvidencePlace } from '@shodo/vault';
import { z } from 'zod';
import { nearestTo } from './nearest-name.js';

const whole = (lowest: number, highest: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${lowest} to ${highest}` })
    .int()
    .min(lowest)
    .max(highest);
const port = (highest: number) => whole(1, highest);
const address = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: `must be an address such as ${example}` });
/** What is believed as a proxy: addresses, networks, or one of the names of private ones. */
const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])]);
const proxies = z.string().refine((text) => text.split(',').every((one) => proxy.safeParse(one.trim()).success), {
  error: 'must be addresses or networks such as 10.0.0.2 or 10.0.0.0/24, separated by commas',
});
/** An address, or a name, which has a letter: digits and dots that are no address are a mistake. */
const host = z.string().refine((text) => isIP(text) !== 0 || /^(?=.*[a-z])[a-z0-9.-]+$/i.test(text), {
  error: 'must be an address or a name of this machine, as in 127.0.0.1',
});
const path = z.string().refine((text) => text.startsWith('/'), { error: 'must be an absolute path' });

const postgres = address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/shodo');

/** What is said of each setting. Of a secret the value is never repeated on the terminal. */
const said: Readonly<Record<string, { readonly meaning: string; readonly usual: string; readonly secret?: true }>> = JSON.parse(
  readFileSync(new URL('../src/settings.json', import.meta.url), 'utf8'),
);

/** A port of a machine; as the room of the engine reads it, so that nothing is started before it is looked at. */
const isHostAndPort = (text: string) => readEngineSettings({ TEMPORAL_ADDRESS: text }).problems.length === 0;

/**
 * The form of every setting of `npm start`, and of the api and the worker that it starts: malformed ones are refused before anything runs. What each
 * means stands in `settings.json`, so that help can be given before anything is built.
 */
const shapes = {
  SHODO_DATA: path,
  SHODO_EVIDENCE_FOLDER: path,
  SHODO_EVIDENCE_S3_ENDPOINT: z.string(),
  SHODO_EVIDENCE_S3_BUCKET: z.string(),
  SHODO_EVIDENCE_S3_REGION: z.string(),
  SHODO_EVIDENCE_S3_ACCESS_KEY_ID: z.string(),
  SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY: z.string(),
  SHODO_PORT: port(65_535),
  SHODO_PUBLIC_URL: address(['http:', 'https:'], 'https://shodo.example.jp'),
  DATABASE_URL: postgres,
  SHODO_KEYS_DATABASE_URL: postgres,
  SHODO_SERVICE_DATABASE_URL: postgres,
  SHODO_SERVICE_KEYS_DATABASE_URL: postgres,
  SHODO_POSTGRES_PORT: port(65_535),
  TEMPORAL_ADDRESS: z.string().refine(isHostAndPort, { error: 'must be host:port' }),
  TEMPORAL_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, { error: 'must be letters, digits, dots, dashes or underscores' }),
  SHODO_TEMPORAL_PORT: port(32_767),
  SHODO_TEMPORAL_SERVER: path,
  SHODO_TEMPORAL_SQL_TOOL: path,
  SHODO_MASTER_KEY: z.string().refine(is32Bytes, { error: 'must be 32 bytes in base64' }),
  SHODO_MASTER_KEY_FILE: path,
  SHODO_AUTH_SECRET: z.string().min(32, { error: 'must be at least 32 characters' }),
  SHODO_LOG_KEY: z.string().refine(are32Bytes, { error: 'must be 32 bytes in base64, or several such with spaces between' }),
  SHODO_LOG_KEY_FILE: path,
  SHODO_CHECKPOINT_FOLDER: path,
  SHODO_CHECKPOINT_MAIL_TO: z.email({ error: 'must be a mail address' }),
  SHODO_TIMESTAMP_URL: address(['http:', 'https:'], 'https://tsa.example.jp'),
  SHODO_SMTP_URL: z.string(),
  SHODO_MAIL_FROM: z.string(),
  SHODO_BIND: host,
  SHODO_TRUSTED_PROXIES: proxies,
  SHODO_ENGINE_UI_ORIGIN: address(['http:', 'https:'], 'http://localhost:8233'),
  SHODO_REQUESTS_PER_MINUTE: whole(1, 1_000_000),
  SHODO_SIGN_INS_PER_MINUTE: whole(1, 100_000),
  SHODO_AUTH_SECRET_FILE: path,
  SHODO_BUILDS: z.enum(['follow', 'pinned'], { error: 'must be follow or pinned' }),
  SHODO_WORKER_HEALTH_PORT: port(65_535),
  SHODO_WORKER_CACHED_INCIDENTS: whole(0, 1_000_000),
  SHODO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
    error: 'must be fatal, error, warn, info, debug or silent',
  }),
} satisfies Record<string, z.ZodType>;

type Name = keyof typeof shapes;
export type Settings = { readonly [N in Name]?: z.infer<(typeof shapes)[N]> };

export type Parsed = { readonly settings: Settings } | { readonly problems: readonly string[] };

/** Reads all settings and reports everything that is wrong with them at once. An empty value counts as not set. */
export function parseSettings(env: NodeJS.ProcessEnv): Parsed {
  const given = Object.fromEntries(Object.keys(shapes).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const optional = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, shape.optional()])) as {
    [N in Name]: z.ZodOptional<(typeof shapes)[N]>;
  };
  const parsed = z.object(optional).safeParse(given);
  const malformed = parsed.success ? [] : parsed.error.issues.map(({ path: [name], message }) => ({ name: String(name), message }));
  const problems = malformed.map(({ name, message }) => problemWith(name, message, given));
  problems.push(...contradictions(given), ...engineProblems(env));
  // What is malformed has been said: a login that would do stands in its place, so that nothing is said of it twice.
  problems.push(...loginProblems({ ...given, ...Object.fromEntries(malformed.map(({ name }) => [name, embedded])) }));
  return parsed.success && problems.length === 0 ? { settings: parsed.data } : { problems };
}

/** A name that looks like a setting and is none, and the setting that was likely meant. */
export interface Unheeded {
  readonly name: string;
  readonly meant?: string;
}

/** Names that look like settings and are none: a slip of the pen would otherwise go unseen. */
export const unheededIn = (env: NodeJS.ProcessEnv): Unheeded[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('SHODO_') && !Object.hasOwn(shapes, name))
    .toSorted()
    .map((name) => {
      const meant = nearestTo(name, Object.keys(shapes));
      return { name, ...(meant && { meant }) };
    });

function problemWith(name: string, message: string, given: Record<string, string | undefined>): string {
  const secret = said[name]?.secret === true;
  return `${name} ${message}${secret ? '' : ` (it is "${given[name]}")`}`;
}

function contradictions(given: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  if (given.SHODO_MASTER_KEY && given.SHODO_MASTER_KEY_FILE) problems.push('SHODO_MASTER_KEY and SHODO_MASTER_KEY_FILE exclude each other');
  if (given.SHODO_LOG_KEY && given.SHODO_LOG_KEY_FILE) problems.push('SHODO_LOG_KEY and SHODO_LOG_KEY_FILE exclude each other');
  problems.push(...readMailSettings(given).problems.map(({ name, message }) => `${name} ${message}`));
  if (given.SHODO_CHECKPOINT_MAIL_TO && !given.SHODO_SMTP_URL) problems.push('SHODO_CHECKPOINT_MAIL_TO needs SHODO_SMTP_URL');
  if (!given.SHODO_TEMPORAL_SERVER !== !given.SHODO_TEMPORAL_SQL_TOOL)
    problems.push('SHODO_TEMPORAL_SERVER and SHODO_TEMPORAL_SQL_TOOL go together: set both or neither');
  problems.push(...readEvidencePlace(given, '').problems.map(({ name, message }) => `${name} ${message}`));
  return problems;
}

/** Settings of the engine that are none of ours, and that somebody expects to be heeded. */
const engineProblems = (env: NodeJS.ProcessEnv): string[] =>
  readEngineSettings(env)
    .problems.filter(({ name }) => !Object.hasOwn(shapes, name))
    .map(({ name, message }) => `${name} ${message}`);

/** As the embedded PostgreSQL's: its login has a password. */
const embedded = 'postgres://shodo:its-own-password@127.0.0.1/shodo';

/** The embedded PostgreSQL makes the logins of its pools itself; one that is given must be able to, or somebody has made them. */
function loginProblems(given: Record<string, string | undefined>): string[] {
  if (!given.DATABASE_URL && given.SHODO_SERVICE_DATABASE_URL)
    return ['SHODO_SERVICE_DATABASE_URL goes with DATABASE_URL, which is not set'];
  return readDatabases({ ...given, DATABASE_URL: given.DATABASE_URL ?? embedded }).problems.map(
    ({ name, message }) => `${name} ${message}`,
  );
}

function are32Bytes(text: string): boolean {
  return text.trim().split(/\s+/).every(is32Bytes);
}

function is32Bytes(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text) && Buffer.from(text, 'base64').length === 32;
}
