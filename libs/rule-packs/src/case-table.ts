import { type AssessmentForm, anchorIn, type ChoiceStatement, type CountStatement, factIn, type StatedTruth } from '@shodo/contracts';
import type { Pack } from '@shodo/duties';
import type { LawCase } from './cases.js';

const none = '–';
const listed = (entries: readonly string[]) => (entries.length === 0 ? none : entries.join('<br>'));
const cell = (text: string) => text.replaceAll('|', '\\|');

const anchorsIn = ({ anchors }: AssessmentForm) => listed(Object.entries(anchors).map(([name, at]) => `${anchorIn('en', name)}: ${at}`));

type Stated = (StatedTruth | CountStatement | ChoiceStatement) & { readonly asOf?: string | undefined };
const persons = (count: number) => count.toLocaleString('en-US');

/** What was stated, in the words of somebody who tells it. */
function stated(one: Stated): string {
  if ('unknown' in one) return 'not known';
  if ('exact' in one) return persons(one.exact);
  if ('estimate' in one) return `about ${persons(one.estimate)}${one.max === undefined ? '' : `, at most ${persons(one.max)}`}`;
  if ('max' in one) return `at most ${persons(one.max)}`;
  if (one.value === null || one.confidence === 'unknown') return 'not known';
  const said = typeof one.value === 'string' ? one.value : one.value ? 'yes' : 'no';
  const evidence = 'evidence' in one && one.evidence !== undefined && one.evidence.length > 0 ? ', with evidence' : '';
  return `${said}${one.confidence === 'confirmed' ? '' : ` (${one.confidence})`}${evidence}`;
}
const versions = (entry: Stated | readonly Stated[]): string =>
  [entry]
    .flat()
    .map((one) => `${stated(one)}${one.asOf === undefined ? '' : ` as of ${one.asOf}`}`)
    .join('; then ');
const factsIn = ({ facts }: AssessmentForm) =>
  listed(Object.entries(facts).map(([fact, entry]) => `${factIn('en', fact)}: ${versions(entry)}`));

const expectedIn = ({ expected }: LawCase) =>
  listed(
    Object.entries(expected).map(([word, value]) => {
      if (word === 'standing') return `**${value}**`;
      return `${word === 'clock' ? 'date' : word.replaceAll('-', ' ')}: ${Array.isArray(value) ? value.join(', ') : String(value)}`;
    }),
  );

/** The cases of one duty as a table that can be read without the program. */
function tableOf({ duty, names, lastChecked }: Pack, cases: readonly LawCase[]): string {
  const rows = cases.map(
    (one) => `| ${[one.name, one.point, anchorsIn(one.form), factsIn(one.form), expectedIn(one)].map(cell).join(' | ')} |`,
  );
  return [
    `## ${names.ja} · ${names.en}`,
    `\`${duty}\`, last checked ${lastChecked.on}, evidence [${lastChecked.grade}]`,
    ['| case | point | from | facts | expected |', '|---|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

/** @param prefix only duties whose id begins so */
export const caseTables = (packs: readonly Pack[], cases: readonly LawCase[], prefix = ''): string =>
  [...new Map(packs.map((pack) => [pack.duty, pack])).values()]
    .filter(({ duty }) => duty.startsWith(prefix))
    .map((pack) =>
      tableOf(
        pack,
        cases.filter(({ duty }) => duty === pack.duty),
      ),
    )
    .join('\n\n');
