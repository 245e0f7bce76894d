import {
  type AssessmentForm,
  anchorIn,
  type ChoiceStatement,
  type CountStatement,
  factIn,
  type StatedTruth,
  type StatementCode,
  wordIn,
} from '@shodo/contracts';
import { determinedUnder, type Pack } from '@shodo/duties';
import { expectedWord, type Language, sentenceIn, sortWords, tableWords, valueIn } from './case-words.js';
import type { LawCase } from './cases.js';

const none = '–';
const listed = (entries: readonly string[]) => (entries.length === 0 ? none : entries.join('<br>'));
const cell = (text: string) => text.replaceAll('|', '\\|');
const named = (language: Language, name: string, value: string) => (language === 'ja' ? `${name}：${value}` : `${name}: ${value}`);

const anchorsIn = ({ anchors, organisation }: AssessmentForm, language: Language) =>
  listed(
    Object.entries(anchors).map(([name, at]) =>
      named(language, anchorIn(language, name, determinedUnder(name, organisation.jurisdictions)), valueIn(language, at)),
    ),
  );

type Stated = (StatedTruth | CountStatement | ChoiceStatement) & { readonly asOf?: string | undefined };
const persons = (count: number, language: Language) => `${count.toLocaleString('en-US')}${language === 'ja' ? '人' : ''}`;

function numberStated(one: CountStatement, language: Language): string {
  if ('unknown' in one) return tableWords.unknown[language];
  if ('exact' in one) return persons(one.exact, language);
  const most = one.max === undefined ? '' : `${language === 'ja' ? '最大' : 'at most '}${persons(one.max, language)}`;
  if (!('estimate' in one)) return most;
  const about = `${language === 'ja' ? '約' : 'about '}${persons(one.estimate, language)}`;
  return most === '' ? about : `${about}${language === 'ja' ? '、' : ', '}${most}`;
}

/** What was stated, in the words of somebody who tells it. */
function stated(one: Stated, language: Language): string {
  if (!('value' in one)) return numberStated(one, language);
  if (one.value === null || one.confidence === 'unknown') return tableWords.unknown[language];
  const said = typeof one.value === 'string' ? wordIn(language, one.value) : tableWords[one.value ? 'yes' : 'no'][language];
  const evidence = 'evidence' in one && one.evidence !== undefined && one.evidence.length > 0 ? tableWords.evidence[language] : '';
  const sure = one.confidence === 'confirmed';
  const confidence = wordIn(language, one.confidence);
  return `${said}${sure ? '' : language === 'ja' ? `（${confidence}）` : ` (${confidence})`}${evidence}`;
}

const versions = (entry: Stated | readonly Stated[], language: Language): string =>
  [entry]
    .flat()
    .map((one) => {
      if (one.asOf === undefined) return stated(one, language);
      const asOf = valueIn(language, one.asOf);
      return language === 'ja' ? `${asOf}の時点で${stated(one, language)}` : `${stated(one, language)} as of ${asOf}`;
    })
    .join(tableWords.next[language]);
const factsIn = ({ facts }: AssessmentForm, language: Language) =>
  listed(Object.entries(facts).map(([fact, entry]) => named(language, factIn(language, fact), versions(entry, language))));

const expectedIn = ({ expected }: LawCase, language: Language) =>
  listed(
    Object.entries(expected).map(([word, value]) => {
      if (word === 'standing') return `**${valueIn(language, String(value))}**`;
      const told = Array.isArray(value)
        ? (value as readonly StatementCode[]).map((code) => sentenceIn(language, code)).join(' ')
        : valueIn(language, String(value));
      return named(language, expectedWord(word, language), told);
    }),
  );

/** The cases of one duty as a table that can be read without the program. */
function tableOf({ duty, names, lastChecked }: Pack, cases: readonly LawCase[], language: Language): string {
  const columns = ['case', 'sort', 'from', 'facts', 'expected', 'point'] as const;
  const rows = cases.map((one) => {
    const sorts =
      one.covers.length === 0 ? none : one.covers.map((sort) => sortWords[sort][language]).join(language === 'ja' ? '、' : ', ');
    return [one.name, sorts, anchorsIn(one.form, language), factsIn(one.form, language), expectedIn(one, language), one.point];
  });
  const checked =
    language === 'ja'
      ? `\`${duty}\`、最後に確認した日 ${valueIn('ja', lastChecked.on)}、根拠の等級 [${lastChecked.grade}]`
      : `\`${duty}\`, last checked ${lastChecked.on}, evidence [${lastChecked.grade}]`;
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [
    `## ${names.ja} · ${names.en}`,
    checked,
    [line(columns.map((column) => tableWords[column][language])), `|${'---|'.repeat(columns.length)}`, ...rows.map(line)].join('\n'),
  ].join('\n\n');
}

/** @param prefix only duties whose id begins so */
export const caseTables = (packs: readonly Pack[], cases: readonly LawCase[], prefix = '', language: Language = 'ja'): string =>
  [...new Map(packs.map((pack) => [pack.duty, pack])).values()]
    .filter(({ duty }) => duty.startsWith(prefix))
    .map((pack) =>
      tableOf(
        pack,
        cases.filter(({ duty }) => duty === pack.duty),
        language,
      ),
    )
    .join('\n\n');
