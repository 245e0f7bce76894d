import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { pureSuite, serverSuite } from './nx-tasks.mjs';
import { sourceFiles } from './source-files.mjs';

/** What Jest wrote about each suite (a file with tests), and what it should have written. */
export function clearReports(root) {
  const folder = join(root, 'reports');
  if (existsSync(folder)) for (const name of readdirSync(folder)) if (name.endsWith('.json')) rmSync(join(folder, name));
}

export function readReports(root) {
  const folder = join(root, 'reports');
  const suites = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).testResults)
    .map((result) => toSuite(root, result));
  const reported = new Set(suites.map(({ name }) => name));
  const silent = suiteFiles(root).filter((name) => !reported.has(name));
  return [...suites, ...silent.map((name) => ({ name, seconds: 0, passed: 0, failures: ['did not run'], skips: [] }))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

function suiteFiles(root) {
  return ['apps', 'libs', 'workflows', 'activities', 'bench', 'test']
    .flatMap((folder) => sourceFiles(join(root, folder)))
    .filter((path) => pureSuite.test(path) || serverSuite.test(path))
    .map((path) => relative(root, path));
}

/** A suite that could not be loaded, or that executed no test, counts as one failure: nothing was shown by it. */
function toSuite(root, { name, startTime, endTime, assertionResults, message }) {
  const withStatus = (...wanted) => assertionResults.filter(({ status }) => wanted.includes(status)).map(({ fullName }) => fullName);
  const [passed, skips] = [withStatus('passed'), withStatus('pending', 'todo', 'skipped', 'disabled')];
  const failures = assertionResults.filter(({ status }) => status === 'failed').map((test) => `${test.fullName}${reasonOf(test)}`);
  if (passed.length + failures.length === 0) failures.push(message ? 'could not be loaded' : 'executed no test');
  return {
    name: relative(root, name),
    seconds: Math.max(0, (endTime ?? 0) - (startTime ?? 0)) / 1000,
    passed: passed.length,
    failures,
    skips,
  };
}

/** Why a test failed, in the few lines that still say something where only the end of a run's output is kept. */
function reasonOf({ failureMessages: [message = ''] }) {
  const lines = stripVTControlCharacters(message).split('\n');
  const isPlace = (line) => /^\s+at /.test(line);
  const said = lines.filter((line) => line.trim() !== '' && !isPlace(line)).slice(0, 6);
  const places = lines.filter((line) => isPlace(line) && !line.includes('node_modules')).slice(0, 2);
  return [...said, ...places].map((line) => `\n      ${line.trim().slice(0, 240)}`).join('');
}

const row = (name, seconds, rest = '') => `  ${seconds.toFixed(1).padStart(7)} s  ${name}${rest}`;

export function suiteTable(suites) {
  return suites.map(({ name, seconds, passed, failures, skips }) =>
    row(
      name,
      seconds,
      `  ${passed} passed${failures.length ? `, ${failures.length} FAILED` : ''}${skips.length ? `, ${skips.length} SKIPPED` : ''}`,
    ),
  );
}

export const stepTable = (steps) => steps.map(({ name, seconds, ok }) => row(name, seconds, ok ? '' : '  FAILED'));
