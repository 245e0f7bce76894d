import { readDatabases } from '@shodo/store';
import { readEvidencePlace } from '@shodo/vault';
import { z } from 'zod';

const port = (highest: number) =>
  z.coerce
    .number({ error: `must be a whole number from 1 to ${highest}` })
    .int()
    .min(1)
    .max(highest);
const address = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: `must be an address such as ${example}` });
const path = z.string().refine((text) => text.startsWith('/'), { error: 'must be an absolute path' });

interface Setting {
  readonly shape: z.ZodType;
  readonly meaning: string;
  readonly usual: string;
  /** Never repeat its value on the terminal. */
  readonly secret?: boolean;
}

const postgres = address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/shodo');

/** Every setting of `npm start`. Help and parsing both come from this table. */
const table = {
  SHODO_DATA: {
    shape: path,
    usual: "`shodo` in the user's data directory",
    meaning: 'the one folder that holds all data, secrets and logs',
  },
  SHODO_EVIDENCE_FOLDER: { shape: path, usual: '`evidence` in the data folder', meaning: 'where the files of evidence lie, sealed' },
  SHODO_EVIDENCE_S3_ENDPOINT: {
    shape: z.string(),
    usual: 'none: they lie in the folder',
    meaning: 'object store (S3) for those files instead',
  },
  SHODO_EVIDENCE_S3_BUCKET: { shape: z.string(), usual: 'none', meaning: 'its bucket' },
  SHODO_EVIDENCE_S3_REGION: { shape: z.string(), usual: 'us-east-1', meaning: 'its region' },
  SHODO_EVIDENCE_S3_ACCESS_KEY_ID: { shape: z.string(), usual: 'none', meaning: 'name of the key pair that may write there' },
  SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY: { shape: z.string(), usual: 'none', meaning: 'its secret', secret: true },
  SHODO_PORT: { shape: port(65_535), usual: '4310, or a free port when that is taken', meaning: 'port of the console and the API' },
  SHODO_PUBLIC_URL: {
    shape: address(['http:', 'https:'], 'https://shodo.example.jp'),
    usual: 'http://localhost:<port>',
    meaning: 'address people reach it at; stands in mails',
  },
  DATABASE_URL: {
    shape: postgres,
    usual: 'an embedded PostgreSQL in the data folder',
    meaning: 'owner login of a PostgreSQL 15 or newer; opened for migrations only',
    secret: true,
  },
  SHODO_KEYS_DATABASE_URL: {
    shape: postgres,
    usual: 'same server, database name + `_keys`',
    meaning: 'database of the wrapped keys, outside the backup of the other',
    secret: true,
  },
  SHODO_SERVICE_DATABASE_URL: {
    shape: postgres,
    usual: "a login for each role, made by the owner's",
    meaning: 'login for daily work, member of shodo_app, shodo_upkeep, shodo_identity and shodo_people',
    secret: true,
  },
  SHODO_SERVICE_KEYS_DATABASE_URL: {
    shape: postgres,
    usual: "a login made by the owner's",
    meaning: 'the same for the keys, member of shodo_keys',
    secret: true,
  },
  SHODO_POSTGRES_PORT: { shape: port(65_535), usual: 'a free port', meaning: 'port of the embedded PostgreSQL' },
  TEMPORAL_ADDRESS: {
    shape: z.string().regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, { error: 'must be host:port' }),
    usual: 'a server started on the same PostgreSQL',
    meaning: 'a running Temporal server',
  },
  TEMPORAL_NAMESPACE: {
    shape: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, { error: 'must be letters, digits, dots, dashes or underscores' }),
    usual: 'shodo',
    meaning: 'namespace in that server',
  },
  SHODO_TEMPORAL_PORT: { shape: port(32_767), usual: 'a free port', meaning: 'port of the Temporal server that Shodo starts' },
  SHODO_TEMPORAL_SERVER: { shape: path, usual: 'PATH, cache, release archive, Go', meaning: 'the program temporal-server' },
  SHODO_TEMPORAL_SQL_TOOL: { shape: path, usual: 'PATH, cache, release archive, Go', meaning: 'the program temporal-sql-tool' },
  SHODO_MASTER_KEY: {
    shape: z.string().refine(is32Bytes, { error: 'must be 32 bytes in base64' }),
    usual: 'the master key file',
    meaning: 'the key that wraps all others',
    secret: true,
  },
  SHODO_MASTER_KEY_FILE: {
    shape: path,
    usual: '`secrets/master.key` in the data folder',
    meaning: 'file of that key; made at the first start',
  },
  SHODO_AUTH_SECRET: {
    shape: z.string().min(32, { error: 'must be at least 32 characters' }),
    usual: '`secrets/auth.secret` in the data folder',
    meaning: 'signs sessions',
    secret: true,
  },
  SHODO_LOG_KEY: {
    shape: z.string().refine(are32Bytes, { error: 'must be 32 bytes in base64, or several such with spaces between' }),
    usual: 'the key file',
    meaning: 'the key that signs checkpoints of the record; of several, the last signs',
    secret: true,
  },
  SHODO_LOG_KEY_FILE: {
    shape: path,
    usual: '`secrets/log.key` in the data folder',
    meaning: 'file of that key, a line each; made at the first start',
  },
  SHODO_CHECKPOINT_FOLDER: {
    shape: path,
    usual: 'none: checkpoints stay in the database',
    meaning: 'a folder outside of this machine to which checkpoints are added',
  },
  SHODO_CHECKPOINT_MAIL_TO: {
    shape: z.email({ error: 'must be a mail address' }),
    usual: 'nobody',
    meaning: 'adviser who keeps checkpoints of the record, such as a lawyer; needs SHODO_SMTP_URL',
  },
  SHODO_TIMESTAMP_URL: {
    shape: address(['http:', 'https:'], 'https://tsa.example.jp'),
    usual: 'none',
    meaning: 'time-stamp authority (RFC 3161) that stamps each checkpoint',
  },
  SHODO_SMTP_URL: {
    shape: address(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.jp:465'),
    usual: 'none: mails wait in the outbox',
    meaning: 'mail server',
    secret: true,
  },
  SHODO_MAIL_FROM: { shape: z.email({ error: 'must be a mail address' }), usual: 'shodo@localhost', meaning: 'sender of mails' },
} satisfies Record<string, Setting>;

type Name = keyof typeof table;
export type Settings = { readonly [N in Name]?: z.infer<(typeof table)[N]['shape']> };

export type Parsed = { readonly settings: Settings } | { readonly problems: readonly string[] };

/** Reads all settings and reports everything that is wrong with them at once. An empty value counts as not set. */
export function parseSettings(env: NodeJS.ProcessEnv): Parsed {
  const given = Object.fromEntries(Object.keys(table).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const shapes = Object.fromEntries(Object.entries(table).map(([name, { shape }]) => [name, shape.optional()])) as {
    [N in Name]: z.ZodOptional<(typeof table)[N]['shape']>;
  };
  const parsed = z.object(shapes).safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path: [name], message }) => problemWith(String(name), message, given));
  problems.push(...contradictions(given));
  if (parsed.success) problems.push(...loginProblems(given));
  return parsed.success && problems.length === 0 ? { settings: parsed.data } : { problems };
}

function problemWith(name: string, message: string, given: Record<string, string | undefined>): string {
  const secret = Object.entries(table).some(([each, setting]) => each === name && 'secret' in setting && setting.secret);
  return `${name} ${message}${secret ? '' : ` (it is "${given[name]}")`}`;
}

function contradictions(given: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  if (given.SHODO_MASTER_KEY && given.SHODO_MASTER_KEY_FILE) problems.push('SHODO_MASTER_KEY and SHODO_MASTER_KEY_FILE exclude each other');
  if (given.SHODO_LOG_KEY && given.SHODO_LOG_KEY_FILE) problems.push('SHODO_LOG_KEY and SHODO_LOG_KEY_FILE exclude each other');
  if (given.SHODO_CHECKPOINT_MAIL_TO && !given.SHODO_SMTP_URL) problems.push('SHODO_CHECKPOINT_MAIL_TO needs SHODO_SMTP_URL');
  if (!given.SHODO_TEMPORAL_SERVER !== !given.SHODO_TEMPORAL_SQL_TOOL)
    problems.push('SHODO_TEMPORAL_SERVER and SHODO_TEMPORAL_SQL_TOOL go together: set both or neither');
  problems.push(...readEvidencePlace(given, '').problems.map(({ name, message }) => `${name} ${message}`));
  return problems;
}

/** The embedded PostgreSQL makes the logins of its pools itself; one that is given must be able to, or somebody has made them. */
function loginProblems(given: Record<string, string | undefined>): string[] {
  if (!given.DATABASE_URL && given.SHODO_SERVICE_DATABASE_URL)
    return ['SHODO_SERVICE_DATABASE_URL goes with DATABASE_URL, which is not set'];
  const embedded = 'postgres://shodo:its-own-password@127.0.0.1/shodo';
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

export function help(): string {
  const width = Math.max(...Object.keys(table).map((name) => name.length));
  const settings = Object.entries(table).map(
    ([name, { meaning, usual }]) => `  ${name.padEnd(width)} ${meaning}\n${' '.repeat(width + 3)}default: ${usual}`,
  );
  return [
    'npm start: runs Shodo on this machine, with PostgreSQL and the Temporal server, until Ctrl-C.',
    '',
    'Settings, all by environment:',
    ...settings,
    '',
    'npm start -- --help shows this.',
  ].join('\n');
}
