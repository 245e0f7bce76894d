import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './tree.js';

jest.setTimeout(60_000); // each test starts a linter of its own, on a machine that may be busy

/** A small project beside the real one: the same settings, the same packages, and files that break the rules. */
const folder = mkdtempSync(join(tmpdir(), 'shodo-planted-'));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const run = (program: string, ...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};
const biome = (path: string) => run('@biomejs/biome/bin/biome', 'lint', '--colors=off', path);
const oxlint = (path: string) => run('oxlint/bin/oxlint', '--type-aware', '--format=unix', path); // one plain line a finding, whatever FORCE_COLOR says;

/** Where an activity is called and nobody waits for it: the workflow would go on as if it had happened. */
const activityNobodyAwaits = `import { proxyActivities } from '@temporalio/workflow';

const { ring } = proxyActivities<{ ring(bell: string): Promise<void> }>({ startToCloseTimeout: '1 minute' });

export async function calls(): Promise<void> {
  ring('once');
  await ring('twice');
}
`;

beforeAll(() => {
  for (const file of [
    'biome.json',
    '.oxlintrc.json',
    '.gitignore',
    'tsconfig.base.json',
    'workflows/package.json',
    'libs/incident/package.json',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  write('package.json', '{ "name": "planted", "private": true, "type": "module" }\n');
  write('workflows/tsconfig.json', '{ "extends": "../tsconfig.base.json", "compilerOptions": { "rootDir": "src" }, "include": ["src"] }\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the linters must report, in a project with the same settings', () => {
  test.each([
    [
      'a Node built-in in a workflow',
      'workflows/src/built-in.ts',
      "import { readFileSync } from 'node:fs';\n\nexport const read = readFileSync;\n",
      'correctness/noNodejsModules',
    ],
    [
      'a Node built-in in the domain',
      'libs/incident/src/built-in.ts',
      "import { join } from 'node:path';\n\nexport const path = join;\n",
      'correctness/noNodejsModules',
    ],
    [
      'a room that is not declared',
      'workflows/src/undeclared.ts',
      "import { openStore } from '@shodo/store';\n\nexport const open = openStore;\n",
      'correctness/noUndeclaredDependencies',
    ],
    [
      'a package that is not declared',
      'libs/incident/src/undeclared.ts',
      "import { z } from 'zod';\n\nexport const text = z.string();\n",
      'correctness/noUndeclaredDependencies',
    ],
    ['any', 'workflows/src/any.ts', 'export const loose = (given: any) => given;\n', 'suspicious/noExplicitAny'],
    [
      'a non-null assertion',
      'workflows/src/assertion.ts',
      'export const first = (list: string[]) => list[0]!;\n',
      'style/noNonNullAssertion',
    ],
  ])('Biome: %s', (_, path, text, rule) => {
    write(path, text);
    const { status, said } = biome(path);
    expect(said).toContain(`lint/${rule}`);
    expect(status).not.toBe(0);
  });

  test('Oxlint: the promise of an activity that nobody awaits, and only that one', () => {
    write('workflows/src/adrift.ts', activityNobodyAwaits);
    const { status, said } = oxlint('workflows/src/adrift.ts');
    expect(said.match(/no-floating-promises/g)).toHaveLength(1);
    expect(said).toContain('adrift.ts:6');
    expect(status).not.toBe(0);
  });

  test.each([
    ['a file over 400 lines', 'long', `export const line = [\n${'  1,\n'.repeat(401)}];\n`, 'max-lines'],
    [
      'a function over 70 lines',
      'tall',
      `export function tall(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(70)}  return sum;\n}\n`,
      'max-lines-per-function',
    ],
    [
      'more than five parameters',
      'wide',
      'export const wide = (a: number, b: number, c: number, d: number, e: number, f: number) => a + b + c + d + e + f;\n',
      'max-params',
    ],
    [
      'more than four levels',
      'deep',
      `export function deep(n: number): number {\n${'  if (n > 0) {\n'.repeat(5)}  return 1;\n${'  }\n'.repeat(5)}  return 0;\n}\n`,
      'max-depth',
    ],
  ])('Oxlint: %s', (_, name, text, rule) => {
    write(`workflows/src/${name}.ts`, text);
    const { status, said } = oxlint(`workflows/src/${name}.ts`);
    expect(said).toContain(rule);
    expect(status).not.toBe(0);
  });

  test('both leave a clean file alone, so that a report means something', () => {
    write('workflows/src/clean.ts', activityNobodyAwaits.replace("  ring('once');\n", ''));
    expect(biome('workflows/src/clean.ts')).toMatchObject({ status: 0 });
    expect(oxlint('workflows/src/clean.ts')).toMatchObject({ status: 0 });
  });
});
