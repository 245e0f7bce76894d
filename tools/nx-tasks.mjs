import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const tests = (folder, pattern) => existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => pattern.test(file));

/** A suite that needs a server ends in .servers.test.ts; every other suite is pure and may be cached. */
const pureTest = /(?<!\.servers)\.test\.tsx?$/;
const serverTest = /\.servers\.test\.tsx?$/;

/** Every folder with a tsconfig.json gets `build`; every one with tests gets `test`, with server tests also `test-servers`. */
export const createNodes = [
  '{apps/*,libs/*,workflows,activities,test}/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      const at = (name) => join(workspaceRoot, root, name);
      const report = `reports/${root.replace('/', '-')}`;
      const targets = {};
      const compile = `tsc -b ${root}`;
      if (existsSync(at('tsconfig.json'))) targets.build = { command: existsSync(at('vite.config.ts')) ? `${compile} && vite build ${root}` : compile };
      if (tests(at('src'), pureTest)) {
        targets.test = {
          command: `jest --selectProjects ${root} --json --outputFile=${report}.json --silent=false`,
          outputs: [`{workspaceRoot}/${report}.json`],
        };
      }
      if (tests(at('src'), serverTest)) {
        targets['test-servers'] = { command: `jest --selectProjects ${root}:servers --runInBand --json --outputFile=${report}.servers.json` };
      }
      return [file, { projects: { [root]: { root, targets } } }];
    }),
];
