import { parseSettings, unheededIn } from './settings.js';

const problemsOf = (env: NodeJS.ProcessEnv) => {
  const parsed = parseSettings(env);
  return 'problems' in parsed ? parsed.problems : [];
};

test('nothing set is a good setting, and so is an empty value', () => {
  expect(parseSettings({ PATH: '/bin', SHODO_PORT: '', DATABASE_URL: '' })).toEqual({ settings: {} });
});

test('well-formed settings are taken over, ports as numbers', () => {
  const env = {
    SHODO_DATA: '/srv/shodo',
    SHODO_PORT: '8080',
    DATABASE_URL: 'postgresql://shodo:pw@db/shodo?sslmode=verify-full',
    TEMPORAL_ADDRESS: '[::1]:7233',
    SHODO_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    SHODO_SMTP_URL: 'smtps://user:pw@mail.example.jp:465',
    SHODO_MAIL_FROM: 'shodo@example.jp',
    SHODO_PUBLIC_URL: 'https://shodo.example.jp',
  };
  expect(parseSettings(env)).toEqual({ settings: { ...env, SHODO_PORT: 8080 } });
});

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['localhost', true],
  ['shodo.example.jp', true],
  ['999.1.1.1', false],
  ['a b', false],
])('the address to listen on: %s', (SHODO_BIND, isGood) => {
  expect(problemsOf({ SHODO_BIND })).toHaveLength(isGood ? 0 : 1);
});

test('a name that looks like a setting and is none does not go unseen', () => {
  const env = { SHODO_SMPT_URL: 'smtp://localhost', SHODO_PORT: '4310', SHODO_MAILFROM: 'a@b.jp', SHODO_COLOUR: 'red', PATH: '/bin' };
  expect(unheededIn(env)).toEqual([
    { name: 'SHODO_COLOUR' },
    { name: 'SHODO_MAILFROM', meant: 'SHODO_MAIL_FROM' },
    { name: 'SHODO_SMPT_URL', meant: 'SHODO_SMTP_URL' },
  ]);
});

test('everything that is wrong is reported at once, each with its name', () => {
  const problems = problemsOf({
    SHODO_DATA: 'data',
    SHODO_PORT: '0',
    SHODO_TEMPORAL_PORT: '40000',
    DATABASE_URL: 'mysql://host/shodo',
    TEMPORAL_ADDRESS: 'http://host:7233',
    SHODO_SMTP_URL: 'mail.example.jp',
    SHODO_MAIL_FROM: 'shodo',
    SHODO_AUTH_SECRET: 'short',
  });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'SHODO_DATA',
    'SHODO_PORT',
    'DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'SHODO_TEMPORAL_PORT',
    'SHODO_AUTH_SECRET',
    'SHODO_MAIL_FROM',
    'SHODO_SMTP_URL',
  ]);
});

test('a login that is missing is reported beside what is malformed, and nothing twice', () => {
  const needed = 'is needed, because DATABASE_URL names no login with a password from which the logins of the pools could be made';
  const problems = (env: NodeJS.ProcessEnv) => problemsOf({ SHODO_PORT: 'abc', ...env });
  const port = 'SHODO_PORT must be a whole number from 1 to 65535 (it is "abc")';
  expect(problems({ DATABASE_URL: 'postgres://db/shodo' })).toEqual([
    port,
    `SHODO_SERVICE_DATABASE_URL ${needed}`,
    `SHODO_SERVICE_KEYS_DATABASE_URL ${needed}`,
  ]);
  expect(problems({ SHODO_SERVICE_DATABASE_URL: 'postgres://u:p@db/shodo' })).toEqual([
    port,
    'SHODO_SERVICE_DATABASE_URL goes with DATABASE_URL, which is not set',
  ]);
  const malformed = (name: string) => `${name} must be an address such as postgres://user:password@host:5432/shodo`;
  expect(problems({ DATABASE_URL: 'mysql://db/shodo', SHODO_SERVICE_DATABASE_URL: 'postgres://u:p@db/shodo' })).toEqual([
    port,
    malformed('DATABASE_URL'),
  ]);
  expect(problems({ DATABASE_URL: 'postgres://db/shodo', SHODO_KEYS_DATABASE_URL: 'mysql://db/keys' })).toEqual([
    port,
    malformed('SHODO_KEYS_DATABASE_URL'),
    `SHODO_SERVICE_DATABASE_URL ${needed}`,
  ]);
});

test.each(['abc', '1.5', '-1', '65536', '80 '.repeat(2)])('%j is no port', (port) => {
  expect(problemsOf({ SHODO_PORT: port })).toEqual([`SHODO_PORT must be a whole number from 1 to 65535 (it is "${port}")`]);
});

test('a problem with a secret does not repeat the secret', () => {
  const secrets = {
    DATABASE_URL: 'mysql://u:hunter2@h/d',
    SHODO_MASTER_KEY: 'hunter2',
    SHODO_AUTH_SECRET: 'hunter2',
    SHODO_SMTP_URL: 'x:hunter2@h',
  };
  const problems = problemsOf(secrets);
  expect(problems).toHaveLength(4);
  expect(problems.join()).not.toContain('hunter2');
});

test.each([31, 33])('a master key of %i bytes is refused', (bytes) => {
  expect(problemsOf({ SHODO_MASTER_KEY: Buffer.alloc(bytes).toString('base64') })).toEqual(['SHODO_MASTER_KEY must be 32 bytes in base64']);
});

test('settings that contradict each other are refused', () => {
  const key = Buffer.alloc(32).toString('base64');
  expect(problemsOf({ SHODO_MASTER_KEY: key, SHODO_MASTER_KEY_FILE: '/key' })).toEqual([
    'SHODO_MASTER_KEY and SHODO_MASTER_KEY_FILE exclude each other',
  ]);
  expect(problemsOf({ SHODO_TEMPORAL_SERVER: '/bin/temporal-server' })).toHaveLength(1);
});

test('the settings of the api and the worker are refused with the others, before anything is started', () => {
  expect(
    problemsOf({
      SHODO_LOG_LEVEL: 'loud',
      SHODO_REQUESTS_PER_MINUTE: 'abc',
      SHODO_SIGN_INS_PER_MINUTE: '0',
      SHODO_TRUSTED_PROXIES: 'the-proxy',
      SHODO_BUILDS: 'newest',
      SHODO_WORKER_HEALTH_PORT: '0',
      TEMPORAL_ADDRESS: 'host:99999',
      SHODO_SMTP_URL: 'smtps://mail.example.jp',
      TEMPORAL_TLS: 'true',
    }),
  ).toEqual([
    'TEMPORAL_ADDRESS must be host:port (it is "host:99999")',
    'SHODO_TRUSTED_PROXIES must be addresses or networks such as 10.0.0.2 or 10.0.0.0/24, separated by commas (it is "the-proxy")',
    'SHODO_REQUESTS_PER_MINUTE must be a whole number from 1 to 1000000 (it is "abc")',
    'SHODO_SIGN_INS_PER_MINUTE must be a whole number from 1 to 100000 (it is "0")',
    'SHODO_BUILDS must be follow or pinned (it is "newest")',
    'SHODO_WORKER_HEALTH_PORT must be a whole number from 1 to 65535 (it is "0")',
    'SHODO_LOG_LEVEL must be fatal, error, warn, info, debug or silent (it is "loud")',
    'SHODO_MAIL_FROM is needed beside SHODO_SMTP_URL: mail servers refuse unknown senders',
    'TEMPORAL_TLS encrypted connections to the engine are not supported yet; use a private network',
  ]);
});
