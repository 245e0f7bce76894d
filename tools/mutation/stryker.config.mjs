import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const others = (folder, kept) =>
  readdirSync(new URL(folder, root))
    .filter((name) => !kept.includes(name))
    .map((name) => `/${folder}${name}`);

/** Mutates the statutory engine, nothing else. `npm run mutate`. */
export default {
  plugins: [fileURLToPath(new URL('in-process-runner.mjs', import.meta.url))],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  mutate: ['libs/duties/src/**/*.ts', '!libs/duties/src/**/*.test.ts', '!libs/duties/src/index.ts', '!libs/duties/src/pack.ts'],
  ignorePatterns: [
    ...others('', ['libs', 'package.json', 'node_modules']),
    ...others('libs/', ['contracts', 'duties', 'rule-packs']),
    '**/dist',
  ],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 85 },
  concurrency: 2,
  timeoutMS: 30_000,
  disableTypeChecks: false,
  checkers: [],
  tempDirName: 'reports/stryker',
  allowEmpty: false,
};
