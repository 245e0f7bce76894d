import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

mkdirSync(fileURLToPath(new URL('../reports', import.meta.url)), { recursive: true });

const holds = (folder, pattern) => existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => pattern.test(file));

/** A suite that needs a server ends in .servers.test.ts; every other suite is pure and may be cached. */
export const pureSuite = /(?<!\.servers)\.test\.tsx?$/;
export const serverSuite = /\.servers\.test\.tsx?$/;

const testInputs = ['default', '^production', '{workspaceRoot}/jest.config.mjs', { env: 'SHODO_LONG' }];

/** The product's own processes: read as two thousand small modules, each would compute longest at its start. */
const startedOften = ['apps/api', 'apps/worker'];

function targetsOf(folder, workspaceRoot) {
  const at = (name) => join(workspaceRoot, folder, name);
  const targets = {};
  if (existsSync(at('tsconfig.json'))) {
    const steps = [`tsc -b ${folder}`];
    if (existsSync(at('vite.config.ts'))) steps.push(`vite build ${folder}`);
    // A bundle of workflows or of rule packs lies in the outputs of this task: made elsewhere it would go when Nx puts the outputs back from its cache.
    if (existsSync(at('src/bundle.ts'))) steps.push(`node ${folder}/dist/bundle.js`);
    if (startedOften.includes(folder)) steps.push(`node tools/one-program.mjs ${folder}`);
    targets.build = { command: steps.join(' && ') };
  }
  if (holds(at('src'), pureSuite)) {
    const report = `reports/${folder.replace('/', '-')}.json`;
    targets.test = {
      command: `jest --selectProjects ${folder} --json --outputFile=${report}`,
      // The project `test` looks at the whole tree, so no list of inputs could say when its result still holds.
      cache: folder !== 'test',
      inputs: testInputs,
      outputs: [`{workspaceRoot}/${report}`],
    };
  }
  return targets;
}

/** Every folder with a tsconfig.json gets `build`; every one with pure tests gets `test`. Suites with servers are two runs of Jest for all. */
export const createNodes = [
  '{apps/*,libs/*,workflows,activities,bench,test}/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      return [file, { projects: { [root]: { root, targets: targetsOf(root, workspaceRoot) } } }];
    }),
];
