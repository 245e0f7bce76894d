import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shortcomings } from './case-check.js';
import { loadCases } from './cases.js';
import { readPacks } from './load.js';
import { runPacks } from './packs-run.js';
import { PacksRefused, type Problem } from './yaml-file.js';

const folder = fileURLToPath(new URL('../specimens', import.meta.url));

function problemsOf(specimen: string): readonly Problem[] {
  try {
    const { library, fileOf } = readPacks(`${folder}/${specimen}`);
    return shortcomings(library, loadCases(`${folder}/${specimen}`), fileOf);
  } catch (error) {
    if (error instanceof PacksRefused) return error.problems;
    throw error;
  }
}

/** Specimen, line it is refused at, words the message must hold. */
const refused: readonly (readonly [string, number, readonly string[]])[] = [
  ['unknown-fact', 25, ['special-care-info-involved', 'special-care-information-involved', 'wrongful-purpose-possible']],
  ['proof-of-a-count', 25, ['"principals-affected"', 'concealment-key-safe']],
  ['unknown-word', 19, ['"counts-form"', 'allowed here', 'counts-from']],
  ['unknown-line-of-other-law', 15, ['"line"', 'allowed here: sector, law, more-than, without']],
  ['unknown-connective', 21, ['"one-of"', 'any-of, all-of, not, more-than']],
  ['unknown-count', 28, ['people-affected', 'principals-affected']],
  ['unknown-anchor', 48, ['"noticed"', 'aware', 'discovered', 'notified-by-entrustee']],
  ['unknown-confidence', 19, ['"maybe"', 'suspected, probable, confirmed']],
  ['unknown-exemption', 36, ['"encrypted"', 'strong-concealment', 'pseudonymised-only']],
  ['unknown-offices', 46, ['"jp-prefecture"', 'jp-state']],
  ['unknown-zone', 45, ['IANA']],
  ['unknown-roll', 48, ['"next-monday"', 'none, next-open']],
  ['unknown-unit', 51, ['"weeks"', 'hours, days, business-days, months']],
  ['expression', 28, ['principals-affected > 1000', 'allowed here']],
  ['missing-citation', 1, ['cites']],
  ['no-date', 53, ['in-force > from']],
  ['ends-before-it-begins', 53, ['in-force > until', '2023-03-31', 'before the first, 2024-04-01', 'in force on no day']],
  ['duplicate-key', 20, ['unique']],
  ['two-in-force', 53, ['two packs are in force for jp.appi.final-report', 'final-report.yaml']],
  ['version-twice', 53, ['version 2026-11-23.1', 'given twice']],
  ['not-yaml', 6, []],
  ['never-true', 20, ['no facts can make this condition true']],
  ['never-false', 20, ['no facts can make this condition false']],
  ['shadowed-line', 29, ['never makes a difference']],
  ['shadowed-branch', 29, ['never makes a difference']],
  ['contradicting-branch', 29, ['never makes a difference']],
  ['exemption-never-lifts', 39, ['"same-content-kept-elsewhere"', 'no facts']],
  ['exemption-without-its-fact', 35, ['"strong-concealment"', 'concealment-algorithm-recognised']],
  ['exemption-shadowed', 40, ['"pseudonymised-only" above']],
  ['limit-never-governs', 49, ['never governs']],
  ['shorter-limit-never-holds', 53, ['no facts can make this true']],
  ['longer-limit-never-holds', 52, ['before a longer limit above holds']],
  ['longer-limit-is-not', 51, ['no longer than the one']],
  ['missing-cases', 1, ['"year-end" is missing', 'plain-day, before-midnight', '"exemption" is missing']],
  ['wrong-case', 26, ['due-on: expected "2026-12-29", found "2027-01-04"']],
  ['case-of-no-pack', 6, ['no pack judges this duty', 'jp.appi.final-report']],
  ['case-with-unknown-word', 7, ['"ordinary-day"', 'plain-day, before-midnight']],
];

test.each(refused)('The broken pack "%s" is refused at line %i', (specimen, line, words) => {
  const problems = problemsOf(specimen);
  expect(problems).toContainEqual({ file: expect.stringMatching(/\.yaml$/), line, message: expect.any(String) });
  const there = problems
    .filter((problem) => problem.line === line)
    .map(({ message }) => message)
    .join('\n');
  for (const word of words) expect(there).toContain(word);
});

function command(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = runPacks(args, { out: (text) => out.push(text), err: (text) => err.push(text), today: '2026-12-01' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test.each(refused)('The command refuses "%s" at its file and line %i', (specimen, line) => {
  const { code, err } = command('', `${folder}/${specimen}`);
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`\\.yaml:${line}: `));
});

test('The command passes the packs that are shipped, prints the cases of those asked for, and names what was checked long ago', () => {
  const { code, out, err } = command('jp.appi.final');
  expect(code).toBe(0);
  expect(out.match(/^## /gm)).toHaveLength(1);
  expect(err).toMatch(/^規則 \d+ 件、ケース \d+ 件、誤り・不足 0 件、.*\n\d+ packs, \d+ cases, 0 wrong or missing, 0 to be checked again$/);
  const stale: string[] = [];
  expect(runPacks(['jp.tse'], { out: () => undefined, err: (text) => stale.push(text), today: '2027-06-01' })).toBe(0);
  expect(stale.join('')).toContain(
    'jp/appi/final-report.yaml: jp.appi.final-report was last checked on 2026-11-23; compare it with the law again',
  );
});

test('The command refuses a duty that nobody knows, and names those there are', () => {
  const { code, out, err } = command('nonsense');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('「nonsense」で始まる義務はありません。');
  expect(err).toMatch(/allowed here.*: .*jp\.appi\.final-report, .*us\.tx\./);
});

test('Every specimen is one of these', () => {
  expect(readdirSync(folder).sort()).toEqual(refused.map(([specimen]) => specimen).sort());
});
