import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyPacksDoNotLoad } from './fit-to-judge.js';
import { loadPacks } from './load.js';

test('the shipped packs are fit to judge by', () => {
  expect(whyPacksDoNotLoad()).toEqual([]);
});

test('a broken pack is told with its file and line, a line per problem', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shodo-packs-'));
  try {
    writeFileSync(join(folder, 'broken.yaml'), 'deadlines: never\n');
    const problems = whyPacksDoNotLoad(() => loadPacks(folder));
    expect(problems[0]).toMatch(/^broken\.yaml:1: /);
    expect(problems.every((problem) => problem.startsWith('broken.yaml:'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('files that cannot be read at all are told too', () => {
  const unreadable = () => {
    throw new Error('EACCES: permission denied');
  };
  expect(whyPacksDoNotLoad(unreadable)).toEqual(['the packs cannot be read: EACCES: permission denied']);
});
