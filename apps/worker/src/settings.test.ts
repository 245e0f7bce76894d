import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSettings } from './settings.js';

const least = { DATABASE_URL: 'postgres://shodo:secret@127.0.0.1:5432/shodo', HOME: '/home/somebody' };
const settingsOf = (env: NodeJS.ProcessEnv) => {
  const parsed = parseSettings(env);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.settings;
};
const problemsOf = (env: NodeJS.ProcessEnv) => {
  const parsed = parseSettings(env);
  return 'problems' in parsed ? parsed.problems : [];
};

test('the address of the database suffices: keys lie beside it, the engine on this machine, mails wait', () => {
  expect(settingsOf(least)).toMatchObject({
    databases: { record: { url: least.DATABASE_URL }, keys: { url: 'postgres://shodo:secret@127.0.0.1:5432/shodo_keys' } },
    engine: { address: '127.0.0.1:7233', namespace: 'shodo' },
    publicUrl: 'http://localhost:4310',
    builds: 'follow',
  });
  expect(settingsOf(least)).not.toHaveProperty('mail');
});

test('everything that is wrong is named at once, and no secret is repeated', () => {
  const problems = problemsOf({
    DATABASE_URL: 'mysql://shodo:secret@db',
    SHODO_MASTER_KEY: 'c2VjcmV0',
    SHODO_SMTP_URL: 'http://user:secret@mail',
    TEMPORAL_ADDRESS: 'nowhere',
    SHODO_WORKER_HEALTH_PORT: '0',
    SHODO_BUILDS: 'newest',
    SHODO_WORKER_CACHED_INCIDENTS: '-1',
    SHODO_EVIDENCE_FOLDER: '/evidence',
    SHODO_EVIDENCE_S3_ENDPOINT: 'https://s3.example.jp',
    SHODO_EVIDENCE_S3_BUCKET: 'evidence',
    SHODO_EVIDENCE_S3_ACCESS_KEY_ID: 'shodo',
    SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY: 'a secret too',
    SHODO_KILL_POINT: 'ledger.after-commit:1',
  });
  const named = [
    'SHODO_MASTER_KEY',
    'SHODO_WORKER_HEALTH_PORT',
    'SHODO_BUILDS',
    'SHODO_WORKER_CACHED_INCIDENTS',
    'DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'SHODO_SMTP_URL',
    'SHODO_EVIDENCE_FOLDER',
    'SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY',
    'SHODO_KILL_POINT',
  ];
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(named);
  expect(problems.join()).not.toMatch(/secret|c2Vj/);
});

test('a missing database is said to be missing, and an empty value counts as not set', () => {
  expect(problemsOf({ DATABASE_URL: '', SHODO_WORKER_HEALTH_PORT: '' })).toEqual(['DATABASE_URL is missing']);
});

test('where the journal of erasures could not be kept, the worker does not start', () => {
  expect(problemsOf({ ...least, SHODO_DATA: '/dev/null/data', SHODO_BUILDS: 'newest' })).toEqual([
    'SHODO_BUILDS must be follow or pinned',
    'SHODO_DATA must be a folder that keeps the journal of erasures: /dev/null is in the way',
  ]);
  expect(settingsOf({ ...least, SHODO_DATA: tmpdir() }).erasureJournal).toBe(join(tmpdir(), 'erasures.jsonl'));
});
