import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkRecord, type Finding, nodeTools } from '@shodo/verifier';
import { Chance } from '../faults/load/chance.js';
import { forgedByChance, heldByChance } from './held-by-chance.js';
import { sampled, tamperedExport } from './mutations.js';
import type { Specimen } from './specimen.js';
import { longLines, specimens } from './specimens.js';

const home = resolve(__dirname, '../../ledger');
const kept = join(home, 'specimens');
/** A form once written must be verified for ever: files are added here, by running this suite with the variable set, and never changed. */
const mayWrite = process.env.SHODO_WRITE_SPECIMENS === '1';

const verdict = ({ is, ...rest }: Finding) => {
  const more = rest as { problem?: string; seq?: number; why?: string };
  if (is === 'sound') return { is };
  return is === 'broken' ? { is, problem: more.problem, seq: more.seq } : { is, why: more.why };
};

async function ours(file: Buffer, { receipts, checkpoints, keys }: Omit<Specimen, 'lines' | 'found'>): Promise<object> {
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield file;
  }
  const elsewhere = { ...(receipts && { receipts }), ...(checkpoints && { checkpoints }), ...(keys && { keys }) };
  return verdict(await checkRecord(nodeTools, whole(), elsewhere));
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shodo-specimens-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The second implementation, asked about many files in one run. */
async function theirs(questions: readonly (readonly string[])[]): Promise<object[]> {
  const child = spawn('python3', [join(home, 'verify.py'), '--each'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.on('error', () => undefined);
  let answered = '';
  child.stdout.on('data', (chunk: Buffer) => {
    answered += chunk.toString();
  });
  child.stdin.end(questions.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the second implementation ended with ${code}: it needs python3`);
  return answered
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
}

function questionOf(
  name: string,
  file: string,
  { receipts = [], checkpoints = [], keys = [] }: Omit<Specimen, 'lines' | 'found'>,
): string[] {
  const notes = checkpoints.map((note, index) => {
    const path = join(folder, `${name}-${index}.checkpoint`);
    writeFileSync(path, note);
    return path;
  });
  return [
    file,
    ...receipts.flatMap(({ seq, digest }) => ['--receipt', `${seq}:${digest}`]),
    ...notes.flatMap((path) => ['--checkpoint', path]),
    ...keys.flatMap((key) => ['--key', key]),
  ];
}

test('every specimen is kept as it was written, and both implementations find in it what it shows', async () => {
  const built = await specimens();
  mkdirSync(kept, { recursive: true });
  for (const [name, { lines, ...beside }] of Object.entries(built)) {
    const [file, given] = [join(kept, `${name}.ndjson`), join(kept, `${name}.json`)];
    const text = `${lines.join('\n')}\n`;
    if (mayWrite && !existsSync(file)) writeFileSync(file, text);
    if (mayWrite && !existsSync(given)) writeFileSync(given, `${JSON.stringify(beside, undefined, 2)}\n`);
    expect([name, readFileSync(file, 'utf8') === text]).toEqual([name, true]);
    expect([name, JSON.parse(readFileSync(given, 'utf8'))]).toEqual([name, beside]);
  }
  const names = readdirSync(kept)
    .filter((each) => each.endsWith('.ndjson'))
    .map((each) => each.replace('.ndjson', ''));
  const given = names.map((name) => JSON.parse(readFileSync(join(kept, `${name}.json`), 'utf8')) as Specimen);
  const found = await Promise.all(names.map((name, index) => ours(readFileSync(join(kept, `${name}.ndjson`)), given[index] as Specimen)));
  const expected = names.map((name, index) => [name, given[index]?.found]);
  expect(names.map((name, index) => [name, found[index]])).toEqual(expected);
  const answered = await theirs(names.map((name, index) => questionOf(name, join(kept, `${name}.ndjson`), given[index] as Specimen)));
  expect(names.map((name, index) => [name, answered[index]])).toEqual(expected);
});

test('both implementations read a line of the longest length, and none that is longer', async () => {
  const built = Object.entries(await longLines()).map(([name, { lines, found }]) => ({
    name,
    text: Buffer.from(`${lines.join('\n')}\n`),
    found,
  }));
  const paths = built.map(({ text }, index) => {
    const path = join(folder, `long-${index}.ndjson`);
    writeFileSync(path, text);
    return path;
  });
  const expected = built.map(({ name, found }) => [name, found]);
  const found = await Promise.all(built.map(({ text }) => ours(text, {})));
  expect(built.map(({ name }, index) => [name, found[index]])).toEqual(expected);
  const answered = await theirs(paths.map((path) => [path]));
  expect(built.map(({ name }, index) => [name, answered[index]])).toEqual(expected);
});

test('both implementations say the same of records that chance has tampered with', async () => {
  const chance = new Chance(Number(process.env.SHODO_SEED ?? 4_711));
  const sample = await sampled(chance.branch());
  const checkpoints = sample.log.checkpoints.slice(-1).map(({ note }) => note);
  const files = Array.from({ length: process.env.SHODO_LONG ? 1_000 : 40 }, () => tamperedExport(sample)).map(({ how, lines }, index) => {
    const path = join(folder, `${index}.ndjson`);
    writeFileSync(path, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
    return { how, path };
  });
  const answered = await theirs(files.map(({ path }, index) => questionOf(String(index), path, { checkpoints })));
  const found = await Promise.all(files.map(({ path }) => ours(readFileSync(path), { checkpoints })));
  expect(files.map(({ how }, index) => [how, answered[index]])).toEqual(files.map(({ how }, index) => [how, found[index]]));
});

test('both implementations say the same of records beside what chance has somebody hold', async () => {
  const chance = new Chance(Number(process.env.SHODO_SEED ?? 4_712));
  const made = await Promise.all(Array.from({ length: process.env.SHODO_LONG ? 2_000 : 80 }, () => heldByChance(chance.branch())));
  const files = made.map(({ lines, ...beside }, index) => {
    const path = join(folder, `held-${index}.ndjson`);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return { path, beside };
  });
  const found = await Promise.all(files.map(({ path, beside }) => ours(readFileSync(path), beside)));
  const answered = await theirs(files.map(({ path, beside }, index) => questionOf(`held-${index}`, path, beside)));
  expect(answered.map((each, index) => [index, each])).toEqual(found.map((each, index) => [index, each]));
}, 600_000);

test('what somebody else signed silences nothing that is found beside it', async () => {
  const chance = new Chance(Number(process.env.SHODO_SEED ?? 4_713));
  const found = new Map<string, number>();
  for (let count = 0; count < (process.env.SHODO_LONG ? 2_000 : 150); count += 1) {
    const { lines, checkpoints, keys, more } = await forgedByChance(chance.branch());
    const file = Buffer.from(`${lines.join('\n')}\n`);
    const [alone, beside] = await Promise.all(
      [[], more].map((forged) => ours(file, { checkpoints: [...(checkpoints ?? []), ...forged], keys: keys ?? [] })),
    );
    if (!alone || !('problem' in alone)) continue;
    expect([count, beside]).toEqual([count, expect.objectContaining({ is: 'broken' })]);
    found.set(String(alone.problem), (found.get(String(alone.problem)) ?? 0) + 1);
  }
  expect(found.get('wrong-key')).toBeGreaterThan(20);
}, 600_000);

test('the second implementation stays small enough to be read', () => {
  expect(readFileSync(join(home, 'verify.py'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(300);
});
