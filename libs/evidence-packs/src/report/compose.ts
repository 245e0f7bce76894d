import { type IncidentView, isOfTexts, type LeftOut } from '@shodo/contracts';
import { differencesSaid, type Speaker, speakerOf } from '@shodo/words';
import { goesTo } from '../profiles.js';
import { calledIn } from './called.js';
import { decisionsOf } from './decisions.js';
import { dutiesOf } from './duties.js';
import { evidenceOf } from './evidence.js';
import { factsOf } from './facts.js';
import { filingsOf } from './filings.js';
import { leftOutOf } from './left-out.js';
import { measuresOf } from './measures.js';
import { overviewOf } from './overview.js';
import { actorsIn, numbered } from './people.js';
import type { Pair, Report } from './report.js';
import type { PackSource, Writing } from './source.js';
import { timelineOf } from './timeline.js';
import { alarms, dayOfEra } from './words.js';

const sections = [overviewOf, timelineOf, factsOf, dutiesOf, filingsOf, decisionsOf, measuresOf, evidenceOf];

/** The whole report of one state for one kind of recipient. Pure: the same source gives the same words. */
export function reportOf(source: PackSource): { readonly report: Report; readonly leftOut: readonly LeftOut[] } {
  const { profile, view, organisation } = source;
  const writing = writingOf(source);
  const { say, leftOut } = writing;
  const [year = 0, month = 1, day = 1] = japanDay(view.lastActivityAt);
  const report: Report = {
    title: '証拠パック',
    recipient: `${say.word('packProfile', profile)}向け`,
    organisation,
    reference: view.reference,
    ...(view.kind === 'drill' && { drill: '訓練' }),
    warnings: [...recordWarning(view), ...warningsOf(leftOut, view)],
    cover: coverOf(source, say),
    leftOut: {
      title: 'このパックに含めていないもの',
      lead:
        leftOut.length === 0
          ? '記録された内容のうち、含めていないものはありません。'
          : `次のものは、右に記した理由で含めていません。${staysInTheRecord}`,
      rows: leftOut.map((each) => rowOf(each, { view, say, leftOut })),
    },
    check: { title: 'このパックの確かめ方', steps: checkSteps },
    sections: sections.map((write) => write(writing)).filter(({ part }) => goesTo(profile, part)),
    date: { year, month, day },
  };
  return { report, leftOut };
}

function writingOf(source: PackSource): Writing {
  const { profile, view, entries, texts, files } = source;
  const goNames = goesTo(profile, 'staff-names');
  const people = goNames ? source.people : numbered(actorsIn(entries), source.people);
  const duties = new Map([
    ...Object.entries(view.notArisenNames ?? {}),
    ...view.duties.map(({ duty, judgement }) => [duty as string, judgement.names] as const),
  ]);
  const sources = { people, duties, texts, clockShifts: view.clockShifts, ...(goNames && source.names && { names: source.names }) };
  const say = speakerOf('ja', { ...sources, called: calledIn(source, speakerOf('ja', sources)) });
  const leftOut = leftOutOf({ profile, view, files, entries: entries.length, texts });
  return { source, say, who: (person, at) => (person === undefined ? 'Shodo' : say.person(person, at)), leftOut };
}

const japanDay = (instant: string) => new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number);

const coverOf = ({ organisation, view, entries }: PackSource, say: Speaker): Pair[] => [
  ['組織', organisation],
  ['事案番号', view.reference],
  ['記録の時点', `${dayOfEra(view.lastActivityAt)}　${say.momentExact(view.lastActivityAt)}`],
  ['含む記録', `連番 1 から ${entries.at(-1)?.seq ?? 0} まで`],
  ['最後の記載の照合値', view.digest],
];

/** Known before it was built, so nobody is left to find it with the verifier. */
const recordWarning = ({ recordDiffers = [] }: IncidentView): string[] =>
  recordDiffers.length > 0
    ? [`この事案の記録に食い違いが見つかっています（${recordDiffers.length} 件）：${differencesSaid.ja(recordDiffers)}。`]
    : [];

const warningsOf = (leftOut: readonly LeftOut[], view: IncidentView): string[] =>
  leftOut.flatMap((each) => {
    const what = alarms[each.because];
    if (what && isOfTexts(each)) return [`一部の本文は${what}、開けません。`];
    return what ? [`${nameOf(each, view)}のファイルは${what}、このパックはそれを除いて作られました。`] : [];
  });

const nameOf = ({ evidence }: LeftOut, view: IncidentView) => `証拠 ${view.evidence.findIndex((each) => each.evidence === evidence) + 1} `;

type Naming = Pick<Writing, 'say' | 'leftOut'> & { readonly view: IncidentView };

function rowOf(each: LeftOut, naming: Naming): Pair {
  const name = each.evidence === undefined ? partOf(each, naming) : `${nameOf(each, naming.view)}のファイル`;
  return [name, naming.say.word('packOmission', each.because)];
}

/** A part of which some stays out is never named as if all of it did. */
function partOf(each: LeftOut, { say, leftOut }: Naming): string {
  const { part, numbers, count } = each;
  if (isOfTexts(each)) return '一部の本文';
  const whole = say.word('packPart', part);
  if (leftOut.some((other) => other.part === part && other.evidence !== undefined)) return `${whole}（個別に記すものを除く）`;
  if (numbers) return `${whole}のうち、${say.list(numbers.map((number) => `判断 ${number}`))}`;
  // Of notes those are counted that are limited: never what people typed beside something else.
  return count === undefined ? whole : `${part === 'notes' ? 'メモの本文' : whole}のうち ${count} 件`;
}

/** The chain is whole for whoever verifies it: what an entry says in closed words is part of what its digest covers. */
const staysInTheRecord =
  'ただし、検証のために添える「記録.ndjson」には、含めていないものについても、いつ、どの種類の記載があったかと、定型の語（判断の分野、選んだ選択肢の番号、根拠とした事実の名など）が、本文なしで残っています。';

const checkSteps = [
  'ZIP をすべて展開し（いくつかの巻に分かれているときは、すべて同じフォルダーに）、「記録」のフォルダーにある「検証.html」を開きます。ネットワークもサーバーも使いません。',
  '展開したフォルダー全体を選んで「検証する」を押します。ファイルが変えられたり抜かれたりしていればその名前が、記録の記載が変えられていれば最初に食い違う箇所が示されます。',
  '別の経路で受け取った検証点や公開鍵があれば、それも渡します。記録全体が後から書き直されていないことまで確かめられます。',
  '画面に出る「目録の照合値」を、渡した側に電話などで確かめます。渡した側の記録にも同じ値が残っています。',
];
