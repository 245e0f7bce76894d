import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Packages published as ES modules only: Jest runs CommonJS, so SWC converts them on the way in. */
const esmOnly = [
  '@nestjs',
  'content-disposition',
  'better-auth',
  '@better-auth',
  'better-call',
  '@better-fetch',
  '@noble',
  'jose',
  'rou3',
  'nanostores',
];

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Every workspace folder is a project: a new one cannot be forgotten here. */
const projects = ['apps', 'libs']
  .flatMap((storey) => readdirSync(at(storey)).map((name) => `${storey}/${name}`))
  .concat('activities', 'workflows', 'bench', 'test')
  .filter((folder) => existsSync(at(`${folder}/package.json`)));

const withSwc = (parser) => [
  '@swc/jest',
  {
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, ...parser },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
  },
];

const settings = (folder) => ({
  rootDir: at(folder),
  testEnvironmentOptions: { customExportConditions: ['@shodo/source', 'node', 'node-addons'] },
  moduleNameMapper: { '\\.module\\.css$': at('tools/class-names.cjs'), '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.m?[tj]s$': withSwc({ tsx: false }), '^.+\\.[tj]sx$': withSwc({ tsx: true }) },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
});

/** Pure suites: no server, no clock, no network. */
const pure = (folder) => ({
  ...settings(folder),
  displayName: folder,
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['\\.servers\\.test\\.tsx?$', '/node_modules/'],
});

/** Suites against real servers: the runner starts them once and hands their addresses over in the environment. */
const withServers = (folder) => ({
  ...settings(folder),
  displayName: `${folder}:servers`,
  testMatch: ['<rootDir>/src/**/*.servers.test.{ts,tsx}'],
  globalSetup: at('tools/test-servers/set-up.mjs'),
  globalTeardown: at('tools/test-servers/tear-down.mjs'),
});

/** Long enough for a laden machine: a time limit ends what hangs, and judges nothing. */
const testTimeout = 120_000;

export default {
  testTimeout,
  testSequencer: at('tools/test-servers/longest-first.mjs'),
  projects: [...projects.map(pure), ...projects.map(withServers)],
};
