import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPacks } from './load.js';
import { PacksRefused, type Problem } from './yaml-file.js';

const folder = fileURLToPath(new URL('../specimens', import.meta.url));

function problemsOf(specimen: string): readonly Problem[] {
  try {
    loadPacks(`${folder}/${specimen}`);
  } catch (error) {
    if (error instanceof PacksRefused) return error.problems;
    throw error;
  }
  return [];
}

/** Specimen, line it is refused at, words the message must hold. */
const refused: readonly (readonly [string, number, readonly string[]])[] = [
  ['unknown-fact', 25, ['special-care-info-involved', 'special-care-information-involved', 'wrongful-purpose-possible']],
  ['unknown-word', 19, ['"counts-form"', 'allowed here', 'counts-from']],
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
  ['duplicate-key', 20, ['unique']],
  ['two-in-force', 53, ['two packs are in force for jp.appi.final-report', 'final-report.yaml']],
  ['version-twice', 53, ['version 2026-11-23.1', 'given twice']],
  ['not-yaml', 6, []],
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

test('Every specimen is one of these', () => {
  expect(readdirSync(folder).sort()).toEqual(refused.map(([specimen]) => specimen).sort());
});
