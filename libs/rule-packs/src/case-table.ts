import type { AssessmentForm } from '@shodo/contracts';
import type { Pack } from '@shodo/duties';
import type { LawCase } from './cases.js';

const none = '–';
const listed = (entries: readonly string[]) => (entries.length === 0 ? none : entries.join('<br>'));
const cell = (text: string) => text.replaceAll('|', '\\|');

const anchorsIn = ({ anchors }: AssessmentForm) => listed(Object.entries(anchors).map(([name, at]) => `${name} ${at}`));

const stated = (one: unknown): string =>
  JSON.stringify(one)
    .replaceAll('"', '')
    .replaceAll(/evidence:\[[^\]]*\]/g, 'evidenced');
const factsIn = ({ facts }: AssessmentForm) => listed(Object.entries(facts).map(([fact, one]) => `${fact} ${stated(one)}`));

const expectedIn = ({ expected }: LawCase) =>
  listed(Object.entries(expected).map(([word, value]) => `${word} ${Array.isArray(value) ? value.join(', ') : String(value)}`));

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
