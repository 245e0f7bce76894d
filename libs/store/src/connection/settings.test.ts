import { readDatabases } from './settings.js';

const DATABASE_URL = 'postgres://shodo:secret@db:5432/shodo';
const named = (env: Record<string, string>) => readDatabases(env).problems.map(({ name }) => name);

test('the address of the record suffices: the keys lie beside it, and the logins of the pools are made', () => {
  expect(readDatabases({ DATABASE_URL })).toEqual({
    settings: { record: { url: DATABASE_URL }, keys: { url: 'postgres://shodo:secret@db:5432/shodo_keys' } },
    problems: [],
  });
});

test('logins made by hand stand beside the owners', () => {
  const env = {
    DATABASE_URL,
    SHODO_KEYS_DATABASE_URL: 'postgres://keeper:x@keys/k',
    SHODO_SERVICE_DATABASE_URL: 'postgres://a:b@db/shodo',
    SHODO_SERVICE_KEYS_DATABASE_URL: 'postgres://c:d@keys/k',
  };
  expect(readDatabases(env).settings).toEqual({
    record: { url: DATABASE_URL, serviceUrl: env.SHODO_SERVICE_DATABASE_URL },
    keys: { url: env.SHODO_KEYS_DATABASE_URL, serviceUrl: env.SHODO_SERVICE_KEYS_DATABASE_URL },
  });
});

test('an owner without a password needs logins made by hand, for each of the two databases', () => {
  const withoutPassword = 'postgres://shodo@db/shodo';
  expect(named({ DATABASE_URL: withoutPassword })).toEqual(['SHODO_SERVICE_DATABASE_URL', 'SHODO_SERVICE_KEYS_DATABASE_URL']);
  expect(named({ DATABASE_URL: 'postgres:///shodo', SHODO_KEYS_DATABASE_URL: DATABASE_URL })).toEqual(['SHODO_SERVICE_DATABASE_URL']);
  expect(named({ DATABASE_URL, SHODO_KEYS_DATABASE_URL: withoutPassword })).toEqual(['SHODO_SERVICE_KEYS_DATABASE_URL']);
});

test('everything that is wrong is named at once, and no value is repeated', () => {
  const wrong = 'mysql://shodo:secret@db';
  const env = {
    DATABASE_URL: wrong,
    SHODO_KEYS_DATABASE_URL: wrong,
    SHODO_SERVICE_DATABASE_URL: wrong,
    SHODO_SERVICE_KEYS_DATABASE_URL: wrong,
  };
  expect(named(env)).toEqual(Object.keys(env));
  expect(named({ SHODO_SERVICE_DATABASE_URL: wrong })).toEqual(['DATABASE_URL', 'SHODO_SERVICE_DATABASE_URL']);
  expect(JSON.stringify(readDatabases(env).problems)).not.toContain('secret');
});
