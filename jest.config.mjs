/** Packages published as ES modules only: Jest runs CommonJS, so SWC converts them on the way in. */
const esmOnly = [
  '@nestjs', 'content-disposition',
  'better-auth', '@better-auth', 'better-call', '@better-fetch', '@noble', 'jose', 'rou3', 'nanostores',
];

const settings = (dir) => ({
  rootDir: `<rootDir>/${dir}`,
  testEnvironmentOptions: { customExportConditions: ['@shodo/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.m?[tj]sx?$': [
      '@swc/jest',
      {
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true, tsx: false },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
});

/** Pure suites: no server, no clock, no network. */
const pure = (dir) => ({ ...settings(dir), displayName: dir, testMatch: ['<rootDir>/src/**/*.test.ts'], testPathIgnorePatterns: ['\\.servers\\.test\\.ts$', '/node_modules/'] });

/** Suites against real servers: the runner starts them once and hands their addresses over in the environment. */
const withServers = (dir) => ({
  ...settings(dir),
  displayName: `${dir}:servers`,
  testMatch: ['<rootDir>/src/**/*.servers.test.ts'],
  globalSetup: '<rootDir>/../../tools/test-servers/set-up.mjs',
  globalTeardown: '<rootDir>/../../tools/test-servers/tear-down.mjs',
});
const shallow = (project) => ({ ...project, globalSetup: '<rootDir>/../tools/test-servers/set-up.mjs', globalTeardown: '<rootDir>/../tools/test-servers/tear-down.mjs' });

export default {
  projects: [
    ...['contracts', 'incident', 'duties', 'access', 'ledger', 'views', 'rule-packs', 'store', 'vault', 'mail', 'durable', 'servers'].map((lib) => pure(`libs/${lib}`)),
    ...['api', 'worker', 'verifier', 'console', 'local'].map((app) => pure(`apps/${app}`)),
    pure('activities'), pure('workflows'), pure('test'),
    ...['libs/store', 'libs/vault', 'libs/mail', 'apps/api'].map(withServers),
    ...['activities', 'workflows', 'test'].map(withServers).map(shallow),
  ],
};
