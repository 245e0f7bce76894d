import { citedLaws, knownCitation } from '@shodo/contracts';
import type { Condition, Pack } from '@shodo/duties';
import type { Problem, YamlFile } from './yaml-file.js';

/** A pack and the file it stands in. */
export interface Placed {
  readonly pack: Pack;
  readonly file: string;
  readonly lineOf: YamlFile<unknown>['lineOf'];
}
type Path = readonly PropertyKey[];
interface Named {
  readonly path: Path;
  readonly duty: string;
}

function filingsIn(condition: Condition | undefined, path: Path): readonly Named[] {
  if (condition === undefined) return [];
  if (condition.is === 'not') return filingsIn(condition.part, [...path, 'not']);
  if ('parts' in condition) return condition.parts.flatMap((part, index) => filingsIn(part, [...path, condition.is, index]));
  return condition.is === 'filed' ? [{ path: [...path, 'filed'], duty: condition.duty }] : [];
}

const filingOf = (anchor: string | undefined, path: Path): readonly Named[] =>
  anchor?.startsWith('filed:') === true ? [{ path, duty: anchor.slice('filed:'.length) }] : [];

/** Wherever a pack names the filing of a duty. */
function filingsNamed({ arisesWhen, liftedBy, clock }: Pack): readonly Named[] {
  return [
    ...filingsIn(arisesWhen, ['arises-when']),
    ...liftedBy.flatMap(({ unless, onlyWhen }, index) => [
      ...filingsIn(unless, ['lifted-by', index, 'unless']),
      ...filingsIn(onlyWhen, ['lifted-by', index, 'only-when']),
    ]),
    ...clock.earliestOf.flatMap(({ anchor, renewedBy, inPlaceOf, when }, index) => {
      const path = ['clock', 'earliest-of', index];
      return [
        ...filingOf(anchor, [...path, 'anchor']),
        ...filingOf(renewedBy, [...path, 'renewed-by']),
        ...filingOf(inPlaceOf, [...path, 'in-place-of']),
        ...filingsIn(when, [...path, 'when']),
      ];
    }),
    ...clock.longerWhen.flatMap(({ when }, index) => filingsIn(when, ['clock', 'longer-when', index, 'when'])),
  ];
}

const countryOf = (duty: string) => duty.slice(0, duty.indexOf('.'));

/**
 * A filing on a duty that no pack has is on no record, so a clock that waits for it never starts.
 * @param elsewhere duties whose packs are not in this folder
 */
export function unknownFilings(packs: readonly Placed[], elsewhere: readonly string[]): readonly Problem[] {
  const known = new Set([...packs.flatMap(({ pack }) => [pack.duty, ...pack.filedAlsoAs]), ...elsewhere]);
  return packs.flatMap(({ pack, file, lineOf }) =>
    filingsNamed(pack)
      .filter(({ duty }) => !known.has(duty))
      .map(({ path, duty }) => ({
        file,
        line: lineOf(path),
        message: `${path.map(String).join(' > ')}: no pack has the duty "${duty}", so it is never filed; allowed here: ${[...known]
          .filter((one) => countryOf(one) === countryOf(pack.duty))
          .sort()
          .join(', ')}`,
      })),
  );
}

/** A law by a name that nobody knows, or a provision in a form that nobody can read: it would show as it is written, in both languages. */
export function unknownLaws(packs: readonly Placed[]): readonly Problem[] {
  return packs.flatMap(({ pack: { cites, sectorsUnderOtherLaw }, file, lineOf }) =>
    [
      ...cites.map(({ law, provision }, index) => ({ path: ['cites', index], law, cited: `${law} ${provision}` })),
      ...sectorsUnderOtherLaw.map(({ law }, index) => ({ path: ['sectors-under-other-law', index, 'law'], law, cited: law })),
    ]
      .filter(({ cited }) => knownCitation('en', cited) === undefined)
      .map(({ path, law, cited }) => ({
        file,
        line: lineOf(path),
        message: citedLaws.some((one) => one === law || law.startsWith(`${one} `))
          ? `${path.join(' > ')}: "${cited}" is in no form that can be read; articles are written 26(1), 7(iii) or 2(2) proviso, sections 1798.82, headings 3-5-3-4`
          : `${path.join(' > ')}: unknown law "${law}"; allowed here: ${citedLaws.join(', ')}`,
      })),
  );
}

/** A text that was compared with the law after it was written would be another text. The clock of the machine has no say in it. */
export function checkedAhead(packs: readonly Placed[]): readonly Problem[] {
  return packs
    .filter(({ pack: { version, lastChecked } }) => lastChecked.on > version.slice(0, 10))
    .map(({ pack: { version, lastChecked }, file, lineOf }) => ({
      file,
      line: lineOf(['last-checked', 'on']),
      message: `last-checked > on: ${lastChecked.on} lies after the day this version was written, ${version.slice(0, 10)}: write a version of the day it was checked`,
    }));
}
