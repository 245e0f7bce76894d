import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lockfile, withoutIntegrity } from '../architecture/lockfile.js';
import { manifestsIn } from '../architecture/manifest.js';
import { readJson, root, wholeTree } from '../architecture/tree.js';
import { directDependencies, pageProblems } from './dependencies.js';

const lockOf = (path: string) => (readJson(path) as { packages: Lockfile }).packages;
const installedLicence = (path: string) => (readJson(`${path}/package.json`) as { license?: string }).license ?? 'none';

/** Tools that are installed only when they are asked for have a lockfile of their own, which names the licences. */
const apart = 'tools/mutation';

test('docs/dependencies.md lists every direct dependency with the version and the licence that are installed', () => {
  const manifests = manifestsIn(wholeTree());
  const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
  const tools = lockOf(`${apart}/package-lock.json`);
  const own = manifests.filter(({ folder }) => folder === apart).map((manifest) => ({ ...manifest, folder: '.' }));
  expect(own).toHaveLength(1);
  const others = manifests.filter(({ folder }) => folder !== apart);
  const named = [
    ...directDependencies(others, lockOf('package-lock.json'), installedLicence),
    ...directDependencies(own, tools, (path) => tools[path]?.license ?? 'none'),
  ];
  expect(pageProblems(page, named)).toEqual([]);
  expect(withoutIntegrity(tools)).toEqual([]);
});

describe('a page that drifts is reported', () => {
  const lockfile = {
    'node_modules/zod': { version: '4.6.7' },
    'apps/api/node_modules/pg': { version: '8.23.1' },
    'node_modules/pg': { version: '7.0.0' },
  };
  const manifests = manifestsIn([
    { path: 'apps/api/package.json', text: '{ "dependencies": { "pg": "8.23.1", "@shodo/store": "*" } }' },
    { path: 'libs/contracts/package.json', text: '{ "dependencies": { "zod": "4.6.7" } }' },
  ]);
  const dependencies = directDependencies(manifests, lockfile, () => 'MIT');
  const page = '| `pg` | 8.23.1 | MIT | speaks to PostgreSQL |\n| `zod` | 4.6.7 | MIT | parses at the doors |\n';

  test('the version is the one the project gets, also when it is nested', () => {
    expect(dependencies).toEqual([
      { name: 'pg', version: '8.23.1', licence: 'MIT' },
      { name: 'zod', version: '4.6.7', licence: 'MIT' },
    ]);
    expect(pageProblems(page, dependencies)).toEqual([]);
  });

  test.each([
    ['a missing row', page.split('\n')[0] ?? '', 'the page lacks zod 4.6.7, MIT'],
    ['a row nobody needs', `${page}| \`left\` | 1.0.0 | MIT | was needed once |\n`, 'nobody uses left 1.0.0, MIT'],
    ['another version', page.replace('4.6.7', '4.6.8'), 'the page lacks zod 4.6.7, MIT'],
    ['another licence', page.replace('| MIT | parses', '| GPL-3.0 | parses'), 'nobody uses zod 4.6.7, GPL-3.0'],
    ['no reason', page.replace('parses at the doors ', ' '), 'the page does not say why zod'],
    ['a row said twice', page + page, 'the page says pg 8.23.1, MIT twice'],
  ])('%s', (_, changed, problem) => expect(pageProblems(changed, dependencies)).toContain(problem));
});
