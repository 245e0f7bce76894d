import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedPacks } from './assess-now.js';
import { judged, shortcomings } from './case-check.js';
import { mislabelled } from './case-labels.js';
import { loadCases, type Sort, sorts } from './cases.js';
import { shippedFolder } from './load.js';
import { runPacks } from './packs-run.js';

const library = shippedPacks();
const cases = loadCases();

/** The sorts that a case of this duty and name does not live up to, were it labelled with all of them. */
function refusedOf(duty: string, covers: Sort): readonly string[] {
  const one = cases.find((other) => other.duty === duty && other.covers.includes(covers));
  const judgement = one && judged(one, library);
  if (one === undefined || judgement === undefined) throw new Error(`${duty} has no case of ${covers}`);
  return mislabelled({ ...one, covers: sorts }, judgement, library).map((message) => /"(.*?)"/.exec(message)?.[1] ?? message);
}
const fits = (duty: string, covers: Sort) => sorts.filter((sort) => !refusedOf(duty, covers).includes(sort));

test('No case is of every sort: each is of its own, and of what it is by the way', () => {
  const duty = 'us.tx.individual-notice';
  expect(fits(duty, 'plain-day')).toEqual(expect.arrayContaining(['plain-day']));
  for (const other of ['before-midnight', 'after-midnight', 'not-arisen', 'no-anchor', 'exemption', 'unknown-fact'])
    expect(fits(duty, 'plain-day')).not.toContain(other);
  expect(fits(duty, 'not-arisen')).toEqual(['not-arisen']);
  expect(fits(duty, 'before-midnight')).not.toContain('after-midnight');
  expect(fits(duty, 'after-midnight')).not.toContain('before-midnight');
});

const closing = cases.filter(({ covers }) => covers.includes('last-day-closed')).map(({ duty }) => duty);
test.each(closing)('%s: a last day that is closed is none of an ordinary start, and the year ends in the case that says so', (duty) => {
  expect(fits(duty, 'plain-day')).not.toContain('last-day-closed');
  expect(fits(duty, 'last-day-closed')).toContain('last-day-closed');
  expect(fits(duty, 'plain-day')).not.toContain('year-end');
  expect(fits(duty, 'year-end')).toContain('year-end');
});

test('A label that lies is refused at the line of its case, with what would fit', () => {
  const [one] = cases.filter(({ covers }) => covers.includes('plain-day'));
  if (one === undefined) throw new Error('there is no plain day');
  const others = cases.filter((other) => other !== one);
  expect(shortcomings(library, [{ ...one, covers: [...one.covers, 'before-midnight'] }, ...others])).toEqual([
    {
      file: one.file,
      line: one.line,
      message: `${one.duty}, case ${one.name}: it does not cover "before-midnight", as it says; what would fit: a starting point of this clock at 23:59 where the authority is`,
    },
  ]);
});

test('One case with every label passes for nothing, as the command tells', () => {
  const folder = mkdtempSync(join(tmpdir(), 'labels-'));
  try {
    cpSync(join(shippedFolder, 'us/tx'), join(folder, 'us/tx'), { recursive: true });
    const file = join(folder, 'us/tx/individual-notice.cases.yaml');
    const text = readFileSync(file, 'utf8').replace('covers: [plain-day]', `covers: [${sorts.join(', ')}]`);
    writeFileSync(file, text);
    const said: string[] = [];
    const code = runPacks(['us.tx', folder], { out: () => undefined, err: (line) => said.push(line), today: '2026-12-01' });
    const line = text.split('\n').findIndex((one) => one.includes(`covers: [${sorts.join(', ')}]`));
    expect(code).toBe(1);
    expect(said.join('\n')).toContain(`us/tx/individual-notice.cases.yaml:${line}: us.tx.individual-notice, case`);
    expect(said.join('\n').match(/it does not cover "/g)?.length).toBeGreaterThan(5);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
