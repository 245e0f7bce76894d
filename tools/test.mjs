import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import jestConfig from '../jest.config.mjs';
import { nx, nxMeanwhile } from './nx.mjs';
import { clearReports, readReports, stepTable, suiteTable } from './test-report.mjs';

/** `npm test`: everything a change has to pass, from an empty cache on. `--long` asks the suites for more seeds, kills and cases. */
const root = fileURLToPath(new URL('..', import.meta.url));
const began = Date.now();
const steps = [];
const problems = [];
const lints = [];
const over = new AbortController();
let servers;

/** Suites that kill processes, pause them and wait for their return, for leases, timers and mail: minutes in which the other two lanes can compute. */
const waiting = 'test/src/(faults/|stories/mail[.]|workflows/(broken-engine|continue-as-new|months-pass)[.])|apps/local/src/main[.]';

// No setting of the product may reach the suites: a test run never touches a database that somebody works with, and comes out the same everywhere.
// Where programs lie is no such setting.
const settings = Object.keys(JSON.parse(readFileSync(new URL('../apps/local/src/settings.json', import.meta.url), 'utf8')));
for (const name of settings) if (!name.startsWith('SHODO_TEMPORAL_S')) delete process.env[name];
if (process.argv.includes('--long')) process.env.SHODO_LONG = '1';
process.env.FORCE_COLOR = '0'; // tests that read a tool's output want no colours in it

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stopEarly());

clearReports(root);
try {
  await run();
} finally {
  over.abort();
  await timed('servers stopped', async () => servers?.stop());
}
process.exit(report());

async function stopEarly() {
  over.abort();
  await servers?.stop();
  process.exit(130);
}

async function run() {
  if (!(await timed('server tools built', async () => nx(['run-many', '-t', 'build', '-p', '@shodo/servers'])))) return;
  const lib = await import('../libs/servers/dist/index.js');
  const searches = searchPrograms(lib);
  if (!(await timed('everything built', buildMeanwhile))) return;
  const starting = startServers(searches);
  await timed('lint: biome', () => lint('biome check .', ['node_modules/.bin/biome', 'check', '.', '--error-on-warnings']));
  await timed('lint: oxlint', () => lint('oxlint --type-aware', ['node_modules/.bin/oxlint', '--type-aware']));
  // All is built, and nothing may write to what the suites with servers run.
  await timed('pure suites', () => nxMeanwhile(['run-many', '-t', 'test', '--outputStyle=static', '--excludeTaskDependencies']));
  // Beside the suites with servers the pure ones would take a minute less, and keep those waiting that measure a time.
  if (await starting) await Promise.all([timed('suites with servers', suitesThatCompute), timed('suites that wait', suitesThatWait)]);
}

function suitesThatWait() {
  return suitesWithServers('servers-that-wait', ['--testPathPatterns', waiting, '--maxWorkers=1']);
}

/** Two lanes: a third of this kind is no faster on two cores (docs/benchmarks.md). */
function suitesThatCompute() {
  return suitesWithServers('servers', ['--testPathIgnorePatterns', waiting, '--maxWorkers=2']);
}

/** One run for all projects, so that no lane waits for the last suite of each. */
function suitesWithServers(report, which) {
  const projects = jestConfig.projects.map(({ displayName }) => displayName).filter((name) => name.endsWith(':servers'));
  const output = ['--json', `--outputFile=reports/${report}.json`];
  return outcomeOf(process.execPath, ['node_modules/.bin/jest', '--selectProjects', ...projects, ...which, ...output]);
}

/** Each search starts at once: building the Temporal server takes minutes the first time, and the build goes on meanwhile. */
function searchPrograms({ findTemporalServer, findTimeSkippingServer, findBrowser, findObjectStore, toTerminal: say }) {
  const search = (name, find) => timed(name, () => find(say, { signal: over.signal }));
  return {
    temporal: search('Temporal server found', findTemporalServer),
    timeSkipping: search('time-skipping server found', findTimeSkippingServer),
    browser: search('browser found', findBrowser),
    objectStore: search('object store found', findObjectStore),
  };
}

/** Not by `spawnSync`: the searches need this process meanwhile. */
function buildMeanwhile() {
  return outcomeOf(process.execPath, ['tools/build.mjs', '--all']);
}

async function startServers(searches) {
  const { temporal, timeSkipping, browser, objectStore } = Object.fromEntries(
    await Promise.all(Object.entries(searches).map(async ([name, found]) => [name, await found])),
  );
  if (!temporal || !timeSkipping || !browser || !objectStore) return false;
  return timed('servers started', async () => {
    const { startTestServers } = await import('../libs/testkit/dist/servers/test-servers.js');
    servers = await startTestServers((line) => console.error(line), Promise.resolve(temporal));
    Object.assign(process.env, servers.env, {
      SHODO_TIME_SKIPPING_SERVER: timeSkipping.path,
      CHROMIUM_PATH: browser.path,
      SHODO_TEST_OBJECT_STORE: objectStore,
    });
    if ('server' in temporal)
      Object.assign(process.env, { SHODO_TEMPORAL_SERVER: temporal.server, SHODO_TEMPORAL_SQL_TOOL: temporal.sqlTool });
    return true;
  });
}

async function lint(name, [program, ...args]) {
  const ok = await outcomeOf(program, args);
  lints.push({ name, ok });
  return ok;
}

function outcomeOf(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Does a step and notes its seconds; a falsy answer or an exception is a failure of the run. */
async function timed(name, work) {
  const start = Date.now();
  let result;
  try {
    result = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    result = false;
  }
  const ok = result !== false;
  steps.push({ name, seconds: (Date.now() - start) / 1000, ok });
  if (!ok) problems.push(name);
  return result;
}

/** The last line is the verdict; the exit code agrees with it. */
function report() {
  const suites = readReports(root);
  const sum = (count) => suites.reduce((total, suite) => total + count(suite), 0);
  const passed = sum((suite) => suite.passed) + lints.filter(({ ok }) => ok).length;
  const failedTests = sum((suite) => suite.failures.length) + lints.filter(({ ok }) => !ok).length;
  const skips = suites.flatMap(({ name, skips }) => skips.map((title) => `${name}: ${title}`));
  const failures = suites.flatMap(({ name, failures }) => failures.map((title) => `${name}: ${title}`));
  const failed = Math.max(failedTests, problems.length > 0 ? 1 : 0);
  const lines = [
    '',
    'Seconds of each suite:',
    ...suiteTable(suites),
    '',
    'Seconds of each step (some run side by side):',
    ...stepTable(steps),
  ];
  if (failures.length > 0) lines.push('', 'Failed:', ...failures.map((each) => `  ${each}`));
  if (problems.length > 0) lines.push('', `Steps that failed: ${problems.join(', ')}`);
  if (skips.length > 0) lines.push('', 'Skipped, which counts as not passed:', ...skips.map((each) => `  ${each}`));
  lines.push('', `The run took ${((Date.now() - began) / 1000).toFixed(0)} s.`);
  lines.push(`${passed} passed, ${failed} failed${skips.length > 0 ? `, ${skips.length} skipped` : ''}`);
  console.log(lines.join('\n'));
  return failed > 0 || skips.length > 0 ? 1 : 0;
}
