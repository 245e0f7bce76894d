import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSecret } from './kept-secret.js';
import { parseSettings } from './settings.js';

const enough = { DATABASE_URL: 'postgres://shodo:secret@127.0.0.1:5432/shodo', HOME: '/home/somebody' };
const settingsOf = (env: NodeJS.ProcessEnv) => {
  const parsed = parseSettings(env);
  if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
  return parsed.settings;
};

describe('the settings of the api', () => {
  it('need a database only; the keys lie in another one beside it', () => {
    expect(settingsOf(enough)).toMatchObject({
      port: 4310,
      bind: '127.0.0.1',
      databases: { record: { url: enough.DATABASE_URL }, keys: { url: 'postgres://shodo:secret@127.0.0.1:5432/shodo_keys' } },
      temporal: { address: '127.0.0.1:7233', namespace: 'shodo' },
    });
  });

  it('count an empty value as not set', () => {
    expect(settingsOf({ ...enough, SHODO_PORT: '', SHODO_PUBLIC_URL: '' })).toMatchObject({ port: 4310 });
  });

  it('are refused all at once, and no value of a secret is repeated', () => {
    const parsed = parseSettings({
      SHODO_PORT: 'many',
      SHODO_PUBLIC_URL: 'shodo.example',
      SHODO_MASTER_KEY: 'short-and-secret',
      TEMPORAL_ADDRESS: 'nowhere',
      SHODO_SMTP_URL: 'http://user:hunter2@mail',
      SHODO_EVIDENCE_S3_BUCKET: 'Evidence',
    });
    const problems = 'problems' in parsed ? parsed.problems : [];
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'SHODO_EVIDENCE_S3_ACCESS_KEY_ID',
      'SHODO_EVIDENCE_S3_BUCKET',
      'SHODO_EVIDENCE_S3_ENDPOINT',
      'SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY',
      'SHODO_MASTER_KEY',
      'SHODO_PORT',
      'SHODO_PUBLIC_URL',
      'SHODO_SMTP_URL',
      'TEMPORAL_ADDRESS',
    ]);
    expect(problems).toContain('DATABASE_URL is missing');
    expect(problems.join()).not.toMatch(/short-and-secret|hunter2/);
  });

  it.each([
    ['10.0.0.2', ['10.0.0.2']],
    ['10.0.0.0/24, fd00::/8 ,loopback', ['10.0.0.0/24', 'fd00::/8', 'loopback']],
  ])('take %s as proxies', (given, trustedProxies) => {
    expect(settingsOf({ ...enough, SHODO_TRUSTED_PROXIES: given })).toMatchObject({ trustedProxies });
  });

  it.each(['proxy', '10.0.0.2/33', '10.0.0.2,', '10.0.0.2 10.0.0.3', 'true', '*'])('refuse %s as proxies', (given) => {
    expect(parseSettings({ ...enough, SHODO_TRUSTED_PROXIES: given })).toEqual({
      problems: ['SHODO_TRUSTED_PROXIES must be addresses or networks such as 10.0.0.2 or 10.0.0.0/24, separated by commas'],
    });
  });

  it('are refused where the journal of erasures could not be kept, with what else is wrong', () => {
    expect(parseSettings({ ...enough, SHODO_DATA: '/dev/null/data', SHODO_SMTP_URL: 'nowhere' })).toEqual({
      problems: [
        'SHODO_SMTP_URL expected smtps://user:password@host:465 or smtp://host:587',
        'SHODO_DATA must be a folder that keeps the journal of erasures: /dev/null is in the way',
      ],
    });
    expect(settingsOf({ ...enough, SHODO_DATA: tmpdir() }).erasureJournal).toBe(join(tmpdir(), 'erasures.jsonl'));
  });

  it('take the secret that signs sessions by hand only: a file of it must be there', () => {
    expect(settingsOf(enough).authSecret).toEqual({});
    const folder = mkdtempSync(join(tmpdir(), 'shodo-settings-'));
    const SHODO_AUTH_SECRET_FILE = join(folder, 'auth.secret');
    const problems = ['SHODO_AUTH_SECRET_FILE must be a file that holds at least 32 characters'];
    expect(parseSettings({ ...enough, SHODO_AUTH_SECRET_FILE })).toEqual({ problems });
    writeFileSync(SHODO_AUTH_SECRET_FILE, 'too short\n');
    expect(parseSettings({ ...enough, SHODO_AUTH_SECRET_FILE })).toEqual({ problems });
    writeFileSync(SHODO_AUTH_SECRET_FILE, `${'x'.repeat(32)}\n`);
    expect(settingsOf({ ...enough, SHODO_AUTH_SECRET_FILE }).authSecret).toEqual({ file: SHODO_AUTH_SECRET_FILE });
    rmSync(folder, { recursive: true });
  });

  it('keep of the public address its origin, so that links do not double a slash', () => {
    expect(settingsOf({ ...enough, SHODO_PUBLIC_URL: 'https://shodo.example.jp/' }).publicUrl).toBe('https://shodo.example.jp');
  });
});

describe('a secret that is kept in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shodo-secret-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made once, readable by its owner only, and read ever after', () => {
    const file = join(folder, 'deep', 'auth.secret');
    const made = keptSecret({ file });
    expect(Buffer.from(made, 'base64')).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(keptSecret({ file })).toBe(made);
    expect(readFileSync(file, 'utf8').trim()).toBe(made);
  });

  it('gives way to a value of the settings', () => {
    expect(keptSecret({ value: 'given', file: join(folder, 'never-made') })).toBe('given');
  });

  it('is closed to others when it was open', () => {
    const file = join(folder, 'open.secret');
    writeFileSync(file, 'kept\n', { mode: 0o644 });
    expect(keptSecret({ file })).toBe('kept');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is never made anew over an empty file: what it protects would be lost', () => {
    const file = join(folder, 'empty.secret');
    writeFileSync(file, '');
    expect(() => keptSecret({ file })).toThrow(/empty/);
  });
});
