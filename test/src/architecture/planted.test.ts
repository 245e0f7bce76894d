import { declarationViolations, importViolations, impurities, referenceViolations, tableViolations } from './guards.js';
import { type Room, rooms } from './rooms.js';
import { stateOfSharedModules } from './shared-modules.js';
import { type TreeFile, wholeTree } from './tree.js';

/** The package.json files as they stand, and one file that breaks a rule. */
const manifests = wholeTree().filter(({ path }) => path.endsWith('package.json'));
const planted = (path: string, text: string): TreeFile[] => [...manifests, { path, text }];

/** The planted file is the only source given: whatever is reported is about it. */
const reported = (path: string, text: string) => importViolations(planted(path, text));

describe('an import without the right to it is reported by name', () => {
  test.each([
    [
      'a workflow importing a node room',
      'workflows/src/kit/planted.ts',
      "import { openStore } from '@shodo/store';",
      'workflows may not import @shodo/store',
    ],
    ['a workflow importing zod', 'workflows/src/kit/planted.ts', "import { z } from 'zod';", 'workflows may not import zod'],
    [
      'a workflow importing values of contracts, and zod with them',
      'workflows/src/kit/planted.ts',
      "import { taskQueues } from '@shodo/contracts';",
      'workflows may import only types of @shodo/contracts',
    ],
    [
      'a type imported by the side, which still loads the module',
      'workflows/src/kit/planted.ts',
      "import { type Asked } from '@shodo/contracts';",
      'workflows may import only types of @shodo/contracts',
    ],
    [
      'a workflow computing deadlines',
      'workflows/src/kit/planted.ts',
      "import { dutiesOf } from '@shodo/duties';",
      'workflows may not import @shodo/duties',
    ],
    [
      'a workflow importing activities',
      'workflows/src/planted.ts',
      "import { provide } from '@shodo/activities';",
      'workflows may not import @shodo/activities',
    ],
    [
      'a workflow importing the node half of durable',
      'workflows/src/planted.ts',
      "import { sendCommand } from '@shodo/durable/node';",
      'workflows may not import @shodo/durable/node',
    ],
    [
      'a workflow importing a Node built-in',
      'workflows/src/planted.ts',
      "import { readFileSync } from 'node:fs';",
      'workflows may not import the Node built-in node:fs',
    ],
    [
      'a Node built-in without its prefix',
      'workflows/src/planted.ts',
      "import { readFile } from 'fs/promises';",
      'workflows may not import the Node built-in fs/promises',
    ],
    [
      'a workflow importing the client',
      'workflows/src/planted.ts',
      "import { Client } from '@temporalio/client';",
      'workflows may not import @temporalio/client',
    ],
    [
      'the console importing the domain',
      'apps/console/src/planted.tsx',
      "import { decide } from '@shodo/incident';",
      'console may not import @shodo/incident',
    ],
    [
      'the console importing a Node built-in',
      'apps/console/src/planted.tsx',
      "import { join } from 'node:path';",
      'console may not import the Node built-in node:path',
    ],
    [
      'the api importing the domain',
      'apps/api/src/planted.ts',
      "import type { Incident } from '@shodo/incident';",
      'api may not import @shodo/incident',
    ],
    ['the api importing workflows', 'apps/api/src/planted.ts', "export * from '@shodo/workflows';", 'api may not import @shodo/workflows'],
    [
      'the api importing activities',
      'apps/api/src/planted.ts',
      "const late = await import('@shodo/activities');",
      'api may not import @shodo/activities',
    ],
    [
      'access importing the domain',
      'libs/access/src/planted.ts',
      "import { decide } from '@shodo/incident';",
      'access may not import @shodo/incident',
    ],
    [
      'duties importing values of contracts',
      'libs/duties/src/planted.ts',
      "import { Instant } from '@shodo/contracts';",
      'duties may import only types of @shodo/contracts',
    ],
    ['the domain importing zod', 'libs/incident/src/planted.ts', "import { z } from 'zod';", 'incident may not import zod'],
    [
      'the domain importing Temporal',
      'libs/incident/src/planted.ts',
      "import { sleep } from '@temporalio/workflow';",
      'incident may not import @temporalio/workflow',
    ],
    [
      'the domain importing Nest',
      'libs/incident/src/planted.ts',
      "import { Injectable } from '@nestjs/common';",
      'incident may not import @nestjs/common',
    ],
    [
      'the ledger importing a Node built-in',
      'libs/ledger/src/planted.ts',
      "import { createHash } from 'node:crypto';",
      'ledger may not import the Node built-in node:crypto',
    ],
    ['the ledger requiring a database', 'libs/ledger/src/planted.ts', "const pg = require('pg');", 'ledger may not import pg'],
    [
      'contracts importing another room',
      'libs/contracts/src/planted.ts',
      "import type { Duty } from '@shodo/duties';",
      'contracts may not import @shodo/duties',
    ],
    [
      'the store importing Nest',
      'libs/store/src/planted.ts',
      "import { Injectable } from '@nestjs/common';",
      'store may not import @nestjs/common',
    ],
    [
      'the store importing the vault',
      'libs/store/src/planted.ts',
      "import { openTexts } from '@shodo/vault';",
      'store may not import @shodo/vault',
    ],
    [
      'running code standing on what is for tests',
      'libs/store/src/planted.ts',
      "import { example } from './specification/examples.js';",
      'store runs on ./specification/examples.js, which is for tests',
    ],
    [
      'servers importing a room',
      'libs/servers/src/planted.ts',
      "import { openStore } from '@shodo/store';",
      'servers may not import @shodo/store',
    ],
    [
      'activities importing workflows',
      'activities/src/planted.ts',
      "import { incidentResponse } from '@shodo/workflows';",
      'activities may not import @shodo/workflows',
    ],
    [
      'activities importing the views',
      'activities/src/planted.ts',
      "import { fold } from '@shodo/views';",
      'activities may not import @shodo/views',
    ],
    [
      'the worker importing workflows instead of naming their path',
      'apps/worker/src/planted.ts',
      "import { incidentResponse } from '@shodo/workflows';",
      'worker may not import @shodo/workflows',
    ],
    [
      'the verifier importing a store',
      'apps/verifier/src/planted.ts',
      "import { openStore } from '@shodo/store';",
      'verifier may not import @shodo/store',
    ],
    [
      'running code importing the tools of tests',
      'apps/api/src/planted.ts',
      "import { fixedClock } from '@shodo/testkit';",
      'api may not import @shodo/testkit',
    ],
    [
      'a reach into another project by a relative path',
      'apps/console/src/planted.ts',
      "import { decide } from '../../../libs/incident/src/index.js';",
      'console reaches into another project by ../../../libs/incident/src/index.js',
    ],
    [
      'the sandbox half of durable reaching into the node half',
      'libs/durable/src/workflow/planted.ts',
      "import { connect } from '../node/index.js';",
      'durable/workflow may not import ../node/index.js',
    ],
    [
      'a type hidden in an annotation',
      'apps/api/src/planted.ts',
      "export type State = import('@shodo/incident').Incident;",
      'api may not import @shodo/incident',
    ],
    [
      'an undeclared package',
      'libs/store/src/planted.ts',
      "import sql from 'postgres-template';",
      'postgres-template is not declared in libs/store/package.json',
    ],
    [
      'a package declared only for tests',
      'libs/rule-packs/src/planted.ts',
      "import { between } from '@holiday-jp/holiday_jp';",
      '@holiday-jp/holiday_jp is not declared in libs/rule-packs/package.json',
    ],
  ])('%s', (_, path, text, problem) => {
    expect(reported(path, `// first line\n${text}\n`)).toContain(`${path}:2 ${problem}`);
  });

  test.each([
    ['a workflow', 'workflows/src/planted.ts', "import type { Asked } from '@shodo/contracts';\nimport { decide } from '@shodo/incident';"],
    [
      'the kill point in activities',
      'activities/src/planted.ts',
      "import { killPoint } from '@shodo/durable/node';\nimport { pino } from './log.js';",
    ],
    ['the path of the workflows', 'apps/worker/src/planted.ts', "export const path = import.meta.resolve('@shodo/workflows');"],
    ['what the tests of a room share', 'libs/store/src/specification/planted.ts', "import { ensureDatabase } from '@shodo/servers';"],
    ['a test', 'libs/incident/src/planted.test.ts', "import fc from 'fast-check';\nimport { readFileSync } from 'node:fs';"],
  ])('%s that keeps the rules is left alone', (_, path, text) => {
    const rights = reported(path, text).filter((problem) => !problem.includes('is not declared'));
    expect(rights).toEqual([]);
  });
});

describe('a declared dependency without the right to it is reported by name', () => {
  const declared = (folder: string, content: object) =>
    declarationViolations([{ path: `${folder}/package.json`, text: JSON.stringify(content, null, 2) }]);

  test.each([
    ['the console declaring the domain', 'apps/console', '@shodo/incident'],
    ['the api declaring the domain', 'apps/api', '@shodo/incident'],
    ['access declaring the domain', 'libs/access', '@shodo/incident'],
    ['workflows declaring duties', 'workflows', '@shodo/duties'],
    ['workflows declaring zod', 'workflows', 'zod'],
    ['activities declaring workflows', 'activities', '@shodo/workflows'],
    ['the domain declaring Temporal', 'libs/incident', '@temporalio/workflow'],
    ['the verifier declaring a database', 'apps/verifier', 'pg'],
    ['running code declaring the tools of tests', 'apps/api', '@shodo/testkit'],
  ])('%s', (_, folder, name) => {
    expect(declared(folder, { dependencies: { [name]: '*' } })).toEqual([`${folder}/package.json:3 ${folder} may not declare ${name}`]);
  });

  test('tests may declare the tools of tests, and no room above', () => {
    expect(declared('libs/store', { devDependencies: { '@shodo/testkit': '*' } })).toEqual([]);
    expect(declared('libs/store', { devDependencies: { '@shodo/activities': '*' } })).toEqual([
      'libs/store/package.json:3 libs/store may not declare @shodo/activities',
    ]);
  });

  test('only the worker may declare workflows, for their path', () => {
    expect(declared('apps/worker', { dependencies: { '@shodo/workflows': '*' } })).toEqual([]);
    expect(declared('apps/local', { dependencies: { '@shodo/workflows': '*' } })).toHaveLength(1);
  });

  test('a dependency without a reference is reported', () => {
    const files = [
      { path: 'libs/store/package.json', text: '{ "dependencies": { "@shodo/contracts": "*", "@shodo/ledger": "*" } }' },
      { path: 'libs/store/tsconfig.json', text: '{ "references": [{ "path": "../contracts" }] }' },
    ];
    expect(referenceViolations(files)).toEqual([
      'libs/store/tsconfig.json:1 declares a dependency on libs/ledger but does not refer to it',
    ]);
  });
});

describe('a pure room that asks the world is reported by name', () => {
  test.each([
    ['the domain reading the clock', 'libs/incident', 'export const now = () => Date.now();', 'incident asks Date.now'],
    ['duties reading the clock', 'libs/duties', 'export const now = () => new Date().toISOString();', 'duties asks new Date()'],
    ['access reading the clock as text', 'libs/access', 'export const now = () => Date();', 'access asks Date()'],
    ['contracts throwing dice', 'libs/contracts', 'export const id = () => Math.random();', 'contracts asks Math.random'],
    ['views reading the environment', 'libs/views', 'export const zone = process.env.TZ;', 'views asks the global process'],
    [
      'the ledger hashing by itself',
      'libs/ledger',
      'export const h = (b: Uint8Array) => crypto.subtle.digest("SHA-256", b);',
      'ledger asks the global crypto',
    ],
  ])('%s', (_, folder, text, problem) => {
    expect(impurities([{ path: `${folder}/src/planted.ts`, text: `// first line\n${text}` }])).toEqual([
      `${folder}/src/planted.ts:2 ${problem}`,
    ]);
  });

  test('a given instant may be read, and node rooms may ask', () => {
    expect(impurities([{ path: 'libs/duties/src/planted.ts', text: 'export const at = (text: string) => new Date(text);' }])).toEqual([]);
    expect(impurities([{ path: 'libs/store/src/planted.ts', text: 'export const now = () => new Date();' }])).toEqual([]);
  });
});

describe('what a module of the workflows keeps for all incidents is reported', () => {
  const kept = (text: string, path = 'libs/incident/src/planted.ts') => stateOfSharedModules([{ path, text: `// first line\n${text}` }]);

  test.each([
    'let seen = 0;',
    'export let seen = 0;',
    'const seen = new Map<string, number>();',
    'export const seen = new WeakMap();',
    'const seen: string[] = [];',
    'const seen: Record<string, number> = {};',
  ])('%s', (text) => expect(kept(text)).toEqual(['libs/incident/src/planted.ts:2 seen is shared by all incidents']));

  test.each(['workflows/src/kit/planted.ts', 'libs/durable/src/workflow/planted.ts', 'libs/contracts/src/upcasts/planted.ts'])(
    'in %s',
    (path) => expect(kept('let seen = 0;', path)).toHaveLength(1),
  );

  test('a read-only set, an empty list that stays so, and what a function keeps while it runs are not', () => {
    expect(kept("const known: ReadonlySet<string> = new Set(['a']);\nconst none: readonly string[] = [];")).toEqual([]);
    expect(kept('export const count = () => { let seen = 0; seen += 1; return seen; };')).toEqual([]);
    expect(kept('let seen = 0;', 'libs/store/src/planted.ts')).toEqual([]);
  });
});

describe('a table that breaks its own order is reported', () => {
  const changed = (name: string, change: Partial<Room>) =>
    tableViolations(rooms.map((each) => (each.name === name ? { ...each, ...change } : each)));

  test('a room that imports a storey above it', () =>
    expect(changed('contracts', { imports: ['activities'] })).toContain('contracts imports activities, a storey above it'));
  test('a circle', () =>
    expect(changed('views', { imports: ['contracts', 'store'] })).toEqual(
      expect.arrayContaining(['views reaches itself', 'store reaches itself']),
    ));
  test('a room that does not exist', () =>
    expect(changed('views', { imports: ['cellar'] })).toEqual(['views imports the unknown room cellar']));
});
