import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { admits } from './engines.js';
import { type Lockfile, lookUp, missingPlatforms, tooNewForNode, unexpectedScripts, withoutIntegrity } from './lockfile.js';
import { projects } from './rooms.js';
import { readJson, root } from './tree.js';

const lock = (readJson('package-lock.json') as { packages: Lockfile }).packages;
const judged = Object.keys((readJson('package.json') as { allowScripts: Record<string, boolean> }).allowScripts);

/** Every installed copy of the packages of one family, also the nested ones. */
function installed(family: string, folder = 'node_modules'): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).flatMap((name) => {
    if (name.startsWith('.')) return [];
    if (name.startsWith('@')) {
      const scoped = readdirSync(join(root, folder, name)).map((each) => `${folder}/${name}/${each}`);
      return scoped.flatMap((each) => [...(name === family ? [each] : []), ...installed(family, `${each}/node_modules`)]);
    }
    return installed(family, `${folder}/${name}/node_modules`);
  });
}

const versionOf = (path: string) => (readJson(`${path}/package.json`) as { version: string }).version;

describe('what is installed', () => {
  test('all packages of Temporal are of exactly one version, nested copies too', () => {
    const copies = ['', ...projects.map((each) => `${each}/`), 'test/'].flatMap((each) => installed('@temporalio', `${each}node_modules`));
    expect(copies.length).toBeGreaterThan(8);
    expect([...new Set(copies.map(versionOf))]).toEqual(['1.24.0']);
  });

  test('protobufjs at the root is the one Temporal wants: with another, no history replays from JSON', () => {
    expect(versionOf('node_modules/protobufjs')).toMatch(/^8\./);
  });
});

describe('the lockfile', () => {
  test('vouches for the content of every entry', () => expect(withoutIntegrity(lock)).toEqual([]));
  test('holds the binaries of every platform', () => expect(missingPlatforms(lock)).toEqual([]));
  test('asks for no newer Node than is promised', () => expect(tooNewForNode(lock)).toEqual([]));
  test('runs only install scripts that were judged', () => expect(unexpectedScripts(lock, judged)).toEqual([]));
});

describe('a lockfile that breaks a rule is reported by name', () => {
  const entry = { version: '1.0.0', integrity: 'sha512-abc' };

  test('an entry without integrity, with a weak one, or from elsewhere', () => {
    const bad = {
      'node_modules/bare': { version: '1.0.0' },
      'node_modules/weak': { ...entry, integrity: 'sha1-abc' },
      'node_modules/elsewhere': { ...entry, resolved: 'git+ssh://git@example.jp/elsewhere.git' },
      'node_modules/good': { ...entry, resolved: 'https://registry.npmjs.org/good/-/good-1.0.0.tgz' },
      'node_modules/@shodo/store': { link: true, resolved: 'libs/store' },
      'libs/store': { version: '0.0.0' },
    };
    expect(withoutIntegrity(bad)).toEqual(['node_modules/bare', 'node_modules/weak', 'node_modules/elsewhere']);
  });

  test('a platform that is missing, though a nested copy elsewhere exists', () => {
    const bad = {
      'node_modules/native': { ...entry, optionalDependencies: { 'native-linux': '1.0.0', 'native-mac': '1.0.0' } },
      'node_modules/native-linux': entry,
      'node_modules/other/node_modules/native-mac': entry,
    };
    expect(missingPlatforms(bad)).toEqual(['node_modules/native lacks native-mac']);
  });

  test('a package that needs a newer Node, or says so in a way nobody can read', () => {
    const bad = {
      'node_modules/new': { ...entry, engines: { node: '>=22' } },
      'node_modules/strange': { ...entry, engines: { node: 'lts/*' } },
      'node_modules/good': { ...entry, engines: { node: '^20.19.0 || >=22.12.0' } },
    };
    expect(tooNewForNode(bad)).toEqual(['node_modules/new asks for Node >=22', 'node_modules/strange asks for Node lts/*']);
  });

  test('an install script nobody judged', () => {
    const bad = {
      'node_modules/@swc/core': { ...entry, hasInstallScript: true },
      'node_modules/a/node_modules/miner': { ...entry, hasInstallScript: true },
    };
    expect(unexpectedScripts(bad, ['@swc/core'])).toEqual(['node_modules/a/node_modules/miner']);
  });
});

test.each([
  ['>=20', true],
  ['>= 20.20', false],
  ['18 || 20 || >=22', true],
  ['^20.20.0 || >=22', false],
  ['~20.19', true],
  ['>=16 || 14 >=14.17', true],
  ['>=18 <20', false],
  ['10.x', false],
  ['6.* || >= 10.*', true],
  ['*', true],
  ['node 20', undefined],
])('Node 20.19.0 against "%s": %s', (range, answer) => expect(admits(range, '20.19.0')).toBe(answer));

test('a package is found beside its user or in a folder above it', () => {
  const tree = { 'node_modules/a': {}, 'node_modules/b/node_modules/a': {}, 'apps/api/node_modules/c': {} };
  expect(lookUp(tree, 'node_modules/b', 'a')).toBe('node_modules/b/node_modules/a');
  expect(lookUp(tree, 'apps/api', 'c')).toBe('apps/api/node_modules/c');
  expect(lookUp(tree, 'apps/api', 'a')).toBe('node_modules/a');
  expect(lookUp(tree, 'node_modules/@s/x/node_modules/y', 'a')).toBe('node_modules/a');
  expect(lookUp(tree, 'apps/worker', 'c')).toBeUndefined();
});
