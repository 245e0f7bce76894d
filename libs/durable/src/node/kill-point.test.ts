import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killPointProblem, killPointsOf } from './kill-point.js';
import { readEngineSettings } from './settings.js';

const allowed = { SHODO_ALLOW_KILL_POINTS: '1' };

test('the process is killed on the pass that was asked for, at that point only', () => {
  const kills: number[] = [];
  let pass = 0;
  const killPoint = killPointsOf({ ...allowed, SHODO_KILL_POINT: 'ledger.after-commit:3' }, () => kills.push(pass));
  for (pass = 1; pass <= 4; pass++) {
    killPoint('notices.after-250');
    killPoint('ledger.after-commit');
  }
  expect(kills).toEqual([3]);
});

test('a running process is given its point by a file, and another one after it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-point-'));
  const file = join(folder, 'point');
  const kills: string[] = [];
  const killPoint = killPointsOf({ ...allowed, SHODO_KILL_POINT: `@${file}` }, () => kills.push(readFileSync(file, 'utf8')));
  killPoint('ledger.after-commit');
  writeFileSync(file, 'ledger.after-commit:2');
  for (let pass = 1; pass <= 3; pass++) killPoint('ledger.after-commit');
  writeFileSync(file, 'notices.after-250:1');
  killPoint('ledger.after-commit');
  killPoint('notices.after-250');
  rmSync(folder, { recursive: true });
  killPoint('notices.after-250');
  expect(kills).toEqual(['ledger.after-commit:2', 'notices.after-250:1']);
});

test('without the permission nothing is killed, and the start is refused', () => {
  const kills: string[] = [];
  killPointsOf({ SHODO_KILL_POINT: 'ledger.after-commit' }, () => kills.push('killed'))('ledger.after-commit');
  expect(kills).toEqual([]);
  expect(killPointProblem({ SHODO_KILL_POINT: 'ledger.after-commit' })).toContain('SHODO_ALLOW_KILL_POINTS');
});

test('a point that no code passes is refused, a known one is not', () => {
  expect(killPointProblem({ ...allowed, SHODO_KILL_POINT: 'nowhere:1' })).toBeDefined();
  expect(killPointProblem({ ...allowed, SHODO_KILL_POINT: 'ledger.after-commit:0' })).toBeDefined();
  expect(killPointProblem({ ...allowed, SHODO_KILL_POINT: 'ledger.after-commit:2' })).toBeUndefined();
  expect(killPointProblem({})).toBeUndefined();
});

test('engine settings have defaults for one machine, and everything wrong is named at once', () => {
  expect(readEngineSettings({})).toEqual({ settings: { address: '127.0.0.1:7233', namespace: 'shodo' }, problems: [] });
  expect(readEngineSettings({ TEMPORAL_ADDRESS: '[::1]:7233' }).problems).toEqual([]);
  const { problems } = readEngineSettings({ TEMPORAL_ADDRESS: 'host', TEMPORAL_NAMESPACE: 'a b', TEMPORAL_TLS: 'true' });
  expect(problems.map(({ name }) => name)).toEqual(['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'TEMPORAL_TLS']);
});
