import { dayOneOf, type Judgement } from '@shodo/contracts';
import { assess, type Library, type Pack } from '@shodo/duties';
import { mislabelled } from './case-labels.js';
import { type LawCase, sorts, sortsNeeded } from './cases.js';
import type { Problem } from './yaml-file.js';

const inOneZone = (at: string | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

/** The judgement in the words of a case: only what the case speaks of. */
export function shown(judgement: Judgement, expected: LawCase['expected']): Record<string, unknown> {
  const { clock } = judgement;
  const said = new Set([...judgement.because, ...judgement.warnings].map(({ code }) => code));
  const read = (wanted: 'literal' | 'arguable') => judgement.readings.find(({ reading }) => reading === wanted);
  const all: Record<string, unknown> = {
    standing: judgement.standing,
    clock: clock === undefined ? 'none' : 'runs',
    'starts-at': inOneZone(clock?.startsAt),
    'day-one': dayOneOf(judgement),
    'raw-on': clock?.rawOn,
    'due-on': clock?.dueOn,
    'due-at': inOneZone(clock?.dueAt),
    'literal-at': inOneZone(read('literal')?.dueAt),
    'arguable-at': inOneZone(read('arguable')?.dueAt),
    'target-on': clock?.targetOn,
    'alarm-on': clock?.alarmOn,
    'work-by': clock?.workBy,
    'cut-off-at': inOneZone(clock?.cutOffAt),
    'status-filing-by': clock?.statusFilingBy,
    'arguable-on': read('arguable')?.dueOn,
    recipient: judgement.recipient.ja,
    'other-standing': judgement.otherRules?.[0]?.standing,
    'other-due-at': inOneZone(judgement.otherRules?.[0]?.dueAt),
    says: expected.says?.filter((code) => said.has(code)),
    'says-not': expected['says-not']?.filter((code) => !said.has(code)),
  };
  const asked = Object.keys(expected);
  return Object.fromEntries(Object.entries(all).filter(([name]) => asked.includes(name)));
}

/** Instants are compared as instants, not as text. */
export const inWords = (expected: LawCase['expected']) =>
  Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, name.endsWith('-at') ? inOneZone(String(value)) : value]));

/** What the packs of its own duty say of a case: no other duty has a say in it. */
export const judged = ({ duty, form }: LawCase, library: Library): Judgement | undefined =>
  assess(form, { ...library, packs: library.packs.filter((pack) => pack.duty === duty) }).judgements[0];

/** Where the answer differs from what the case expects, in the words of the case; empty when it holds. */
export function differencesOf(one: LawCase, library: Library): readonly string[] {
  const judgement = judged(one, library);
  if (judgement === undefined) return ['no pack judges this duty'];
  const [found, expected] = [shown(judgement, one.expected), inWords(one.expected)];
  return Object.keys(expected)
    .filter((word) => JSON.stringify(found[word]) !== JSON.stringify(expected[word]))
    .map((word) => `${word}: expected ${JSON.stringify(expected[word])}, found ${JSON.stringify(found[word] ?? null)}`);
}

/** A pack file stands beside its cases: where they are to be looked for. */
const casesBeside = (packFile: string) => packFile.replace(/\.yaml$/, '.cases.yaml');

/**
 * What keeps the packs from being relied on: sorts of cases that are missing, cases that do not hold, cases of a duty that no pack judges.
 * @param fileOf the file of a pack; a missing case is reported where it should stand
 */
export function shortcomings(
  library: Library,
  cases: readonly LawCase[],
  fileOf: (pack: Pack) => string = ({ duty }) => duty,
): readonly Problem[] {
  const missing = library.packs.flatMap((pack) => {
    const own = cases.filter(({ duty }) => duty === pack.duty);
    const covered = new Set(own.flatMap(({ covers }) => covers));
    const file = own[0]?.file ?? casesBeside(fileOf(pack));
    return sortsNeeded(pack)
      .filter((sort) => !covered.has(sort))
      .map((sort) => ({
        file,
        line: 1,
        message: `${pack.duty}: a case that covers "${sort}" is missing; sorts of cases: ${sorts.join(', ')}`,
      }));
  });
  const duties = new Set<string>(library.packs.map(({ duty }) => duty));
  const wrong = cases.flatMap((one) => {
    const about = (message: string): Problem => ({ file: one.file, line: one.line, message: `${one.duty}, case ${one.name}: ${message}` });
    if (!duties.has(one.duty)) return [about(`no pack judges this duty; duties: ${[...duties].join(', ')}`)];
    const judgement = judged(one, library);
    const labels = judgement === undefined ? [] : mislabelled(one, judgement, library);
    return [...differencesOf(one, library), ...labels].map(about);
  });
  return [...missing, ...neverArisen(library, cases), ...namedTwice(cases), ...wrong];
}

/** A duty that stands in none of its cases was never seen to arise. */
function neverArisen({ packs }: Library, cases: readonly LawCase[]): readonly Problem[] {
  const judgedToday = [
    ...new Set(packs.filter(({ supersededBy, pending }) => supersededBy === undefined && pending === undefined).map(({ duty }) => duty)),
  ];
  return judgedToday.flatMap((duty) => {
    const [first, ...others] = cases.filter((one) => one.duty === duty);
    if (first === undefined || [first, ...others].some(({ expected }) => expected.standing === 'arisen')) return [];
    return [{ file: first.file, line: 1, message: `${duty} arises in none of its cases: one that expects standing: arisen is missing` }];
  });
}

/** Of two cases of one name nobody knows which one is meant. */
function namedTwice(cases: readonly LawCase[]): readonly Problem[] {
  const seen = new Map<string, LawCase>();
  return cases.flatMap((one) => {
    const key = `${one.file} ${one.name}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, one);
    return other === undefined
      ? []
      : [
          {
            file: one.file,
            line: one.line,
            message: `${one.duty}: the case "${one.name}" is named twice; the other is on line ${other.line}`,
          },
        ];
  });
}

/**
 * Files that are not found where their duty says: the folders are the country and the regime, the file bears the name of the duty, with whatever tells
 * an amendment or an older version apart behind a hyphen. Older versions stand in `superseded`.
 */
export function misnamed(library: Library, fileOf: (pack: Pack) => string): readonly Problem[] {
  return library.packs.flatMap((pack) => {
    const [country = '', regime = '', name = ''] = pack.duty.split('.');
    const folder = `${country}/${regime}${pack.supersededBy === undefined ? '' : '/superseded'}`;
    const file = fileOf(pack).replaceAll('\\', '/');
    const [own, of] = [file.slice(file.lastIndexOf('/') + 1), file.slice(0, Math.max(file.lastIndexOf('/'), 0))];
    const isNamed = own === `${name}.yaml` || own.startsWith(`${name}-`);
    if (of === folder && isNamed) return [];
    return [{ file, line: 1, message: `${pack.duty} is expected in ${folder}/${name}.yaml, or in ${folder}/${name}-….yaml` }];
  });
}
