import { homedir } from 'node:os';
import { join } from 'node:path';
import { type EngineSettings, killPointProblem, readEngineSettings } from '@shodo/durable/node';
import { type MailSettings, readMailSettings } from '@shodo/mail';
import { type Databases, readDatabases } from '@shodo/store';
import { type EvidencePlace, placeOfJournal, readEvidencePlace } from '@shodo/vault';
import { z } from 'zod';

const address = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: `must be an address such as ${example}` });
const path = z.string().refine((text) => text.startsWith('/'), { error: 'must be an absolute path' });
const port = z.coerce.number({ error: 'must be a whole number from 1 to 65535' }).int().min(1).max(65_535);
const is32Bytes = (text: string) => /^[A-Za-z0-9+/]{43}=$/.test(text) && Buffer.from(text, 'base64').length === 32;

const are32Bytes = (text: string) => text.trim().split(/\s+/).every(is32Bytes);

/** Every setting of this process but those of databases, engine, mail and a bucket for files, which their rooms read. Values of secrets are never repeated in a message. */
const Environment = z.object({
  SHODO_DATA: path.optional(),
  SHODO_PORT: port.default(4310),
  SHODO_PUBLIC_URL: address(['http:', 'https:'], 'https://shodo.example.jp').optional(),
  SHODO_MASTER_KEY: z.string().refine(is32Bytes, { error: 'must be 32 bytes in base64' }).optional(),
  SHODO_MASTER_KEY_FILE: path.optional(),
  SHODO_EVIDENCE_FOLDER: path.optional(),
  SHODO_WORKER_HEALTH_PORT: port.optional(),
  SHODO_BUILDS: z.enum(['follow', 'pinned'], { error: 'must be follow or pinned' }).default('follow'),
  SHODO_WORKER_CACHED_INCIDENTS: z.coerce.number({ error: 'must be a whole number' }).int().min(0).max(1_000_000).optional(),
  SHODO_LOG_KEY: z.string().refine(are32Bytes, { error: 'must be 32 bytes in base64, or several such with spaces between' }).optional(),
  SHODO_LOG_KEY_FILE: path.optional(),
  SHODO_CHECKPOINT_FOLDER: path.optional(),
  SHODO_CHECKPOINT_MAIL_TO: z.email({ error: 'must be a mail address' }).optional(),
  SHODO_TIMESTAMP_URL: address(['http:', 'https:'], 'https://tsa.example.jp').optional(),
  SHODO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Settings {
  readonly databases: Databases;
  readonly masterKey: { readonly value?: string; readonly file: string };
  /** A line for each erasure, outside every database. */
  readonly erasureJournal: string;
  /** Where the files of evidence lie, sealed. All processes of an installation share it. */
  readonly evidencePlace: EvidencePlace;
  readonly engine: EngineSettings;
  /** Absent while no mail server is set: mails wait in the outbox. */
  readonly mail?: MailSettings;
  /** The key that signs checkpoints of the record, and where they go outside of this installation. */
  readonly checkpoints: {
    readonly key: { readonly value?: string; readonly file: string };
    readonly folder?: string;
    readonly timestampUrl?: string;
    readonly mailTo?: string;
  };
  /** Where people reach Shodo; stands in mails. */
  readonly publicUrl: string;
  readonly healthPort?: number;
  /** `pinned`: a run stays on the build that began it, for installations that keep old workers beside new ones during an upgrade. */
  readonly builds: 'follow' | 'pinned';
  /** Incidents kept in memory; by default as many as the heap allows. */
  readonly cachedIncidents?: number;
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
    ...(parsed.error?.issues ?? []).map(({ path: [name], message }) => `${String(name)} ${message}`),
    ...[...databases.problems, ...engine.problems, ...mail.problems, ...evidence.problems, ...journal.problems].map(
      ({ name, message }) => `${name} ${message}`,
    ),
    ...(given.SHODO_CHECKPOINT_MAIL_TO && !mail.settings ? ['SHODO_CHECKPOINT_MAIL_TO needs SHODO_SMTP_URL'] : []),
    ...(killing ? [`SHODO_KILL_POINT ${killing}`] : []),
  ];
  if (!parsed.success || !databases.settings || problems.length > 0) return { problems };
  const others = { databases: databases.settings, engine: engine.settings, ...(mail.settings && { mail: mail.settings }) };
  return { settings: { ...settingsFrom(parsed.data, dataOf(given)), ...others, evidencePlace: evidence.place } };
}

const dataOf = ({ SHODO_DATA, XDG_DATA_HOME }: NodeJS.ProcessEnv) =>
  SHODO_DATA ?? join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'shodo');

function settingsFrom(given: z.infer<typeof Environment>, data: string): Omit<Settings, 'databases' | 'engine' | 'mail' | 'evidencePlace'> {
  return {
    masterKey: {
      ...(given.SHODO_MASTER_KEY && { value: given.SHODO_MASTER_KEY }),
      file: given.SHODO_MASTER_KEY_FILE ?? join(data, 'secrets', 'master.key'),
    },
    erasureJournal: placeOfJournal(data).file,
    checkpoints: {
      key: {
        ...(given.SHODO_LOG_KEY && { value: given.SHODO_LOG_KEY }),
        file: given.SHODO_LOG_KEY_FILE ?? join(data, 'secrets', 'log.key'),
      },
      ...(given.SHODO_CHECKPOINT_FOLDER && { folder: given.SHODO_CHECKPOINT_FOLDER }),
      ...(given.SHODO_CHECKPOINT_MAIL_TO && { mailTo: given.SHODO_CHECKPOINT_MAIL_TO }),
      ...(given.SHODO_TIMESTAMP_URL && { timestampUrl: given.SHODO_TIMESTAMP_URL }),
    },
    publicUrl: given.SHODO_PUBLIC_URL ?? `http://localhost:${given.SHODO_PORT}`,
    ...(given.SHODO_WORKER_HEALTH_PORT !== undefined && { healthPort: given.SHODO_WORKER_HEALTH_PORT }),
    builds: given.SHODO_BUILDS,
    ...(given.SHODO_WORKER_CACHED_INCIDENTS !== undefined && { cachedIncidents: given.SHODO_WORKER_CACHED_INCIDENTS }),
    logLevel: given.SHODO_LOG_LEVEL,
  };
}
