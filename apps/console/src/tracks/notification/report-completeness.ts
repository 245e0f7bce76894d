import type { CommandName, DutyView, FactName, IncidentView, ReportItem, ReportItemView } from '@shodo/contracts';
import { causeText, type Language, type Speaker } from '@shodo/words';
import { standingNow } from '../remediation/standing-now.js';

type View = Pick<
  IncidentView,
  | 'leakType'
  | 'noticedAt'
  | 'occurredAt'
  | 'awareness'
  | 'categories'
  | 'dataItems'
  | 'principals'
  | 'cause'
  | 'facts'
  | 'duties'
  | 'preventionMeasures'
  | 'reportItems'
>;

interface Phrases {
  readonly noticed: (at: string) => string;
  readonly occurred: (at: string) => string;
  readonly aware: (at: string, isProvisional: boolean) => string;
  readonly notified: (means: string, persons: string, at: string) => string;
  readonly substituted: (measure: string, persons: string | undefined, at: string) => string;
  readonly held: (reason: string) => string;
  readonly owedAgain: (reason: string, reviewAt: string) => string;
  readonly notOwed: string;
  readonly examined: (what: string) => string;
  readonly measures: (done: number, planned: number) => string;
  readonly partly: string;
  readonly countPartly: string;
  readonly open: string;
}

const phrases: Readonly<Record<Language, Phrases>> = {
  ja: {
    noticed: (at) => `発覚 ${at}`,
    occurred: (at) => `発生 ${at}`,
    aware: (at, isProvisional) => `知った日時 ${at}${isProvisional ? '（暫定）' : ''}`,
    notified: (means, persons, at) => `${at} に${means}で${persons}に通知`,
    substituted: (measure, persons, at) => `${at} から${measure}${persons ? `（対象 ${persons}）` : ''}`,
    held: (reason) => `通知を保留：${reason}`,
    owedAgain: (reason, reviewAt) => `保留（${reason}）の再検討の日時 ${reviewAt} を過ぎ、通知が必要`,
    notOwed: '現時点で本人への通知の義務はない',
    examined: (what) => `調べたこと：${what}`,
    measures: (done, planned) => `実施済み ${done} 件、今後実施 ${planned} 件`,
    partly: '。ほかは調査中',
    countPartly: '。確定した数は調査中',
    open: '調査中',
  },
  en: {
    noticed: (at) => `discovered ${at}`,
    occurred: (at) => `occurred ${at}`,
    aware: (at, isProvisional) => `known since ${at}${isProvisional ? ' (provisional)' : ''}`,
    notified: (means, persons, at) => `${persons} notified by ${means} on ${at}`,
    substituted: (measure, persons, at) => `${measure}${persons ? ` for ${persons}` : ''} since ${at}`,
    held: (reason) => `Notice held: ${reason}`,
    owedAgain: (reason, reviewAt) => `Notice owed again: it was held (${reason}) until ${reviewAt}`,
    notOwed: 'No notice to principals is owed at present',
    examined: (what) => `what was examined: ${what}`,
    measures: (done, planned) => `done: ${done}, planned: ${planned}`,
    partly: '; the rest is under investigation',
    countPartly: '; the exact number is under investigation',
    open: 'Under investigation',
  },
};

const latest = ({ facts }: View, fact: FactName) =>
  facts.filter((known) => known.fact === fact).toSorted((one, other) => other.version - one.version)[0]?.stated;

function overview(view: View, speaker: Speaker): string {
  const say = phrases[speaker.language];
  const { leakType, noticedAt, occurredAt, awareness } = view;
  return speaker.list([
    ...(leakType ? [speaker.word('leakType', leakType)] : []),
    ...(occurredAt ? [say.occurred(speaker.anchorAt(occurredAt, 'short'))] : []),
    say.noticed(speaker.momentShort(noticedAt)),
    ...(awareness ? [say.aware(speaker.momentShort(awareness.awareAt), awareness.provisional)] : []),
  ]);
}

type NoticeAct = NonNullable<DutyView['reached']>['acts'][number];

function actText({ at, means, measure, principals }: NoticeAct, speaker: Speaker): string {
  const say = phrases[speaker.language];
  const persons = principals === undefined ? undefined : speaker.count({ exact: principals });
  if (measure) return say.substituted(speaker.word('substituteMeasure', measure), persons, speaker.momentShort(at));
  return means ? say.notified(speaker.word('noticeMeans', means), persons ?? '', speaker.momentShort(at)) : '';
}

const actsOf = ({ duties }: View) => duties.flatMap(({ reached }) => reached?.acts ?? []);

const isRuledOut = ({ settledBy }: DutyView) => settledBy === 'ruled-out' || settledBy === 'breach-ruled-out';

/** A notice that was held, and whose review has come: nothing keeps it waiting any more. */
const owedAgain = ({ duties }: View, speaker: Speaker): string[] =>
  duties.flatMap(({ state, settledAt, held }) =>
    held && !settledAt && state !== 'held'
      ? [phrases[speaker.language].owedAgain(speaker.word('holdingReason', held.reason), speaker.momentShort(held.reviewAt))]
      : [],
  );

/** Everything that was done for the principals, and why some wait, or wait no longer. One duty that was ruled out says nothing while another stands. */
function principalResponse(view: View, speaker: Speaker): string {
  const say = phrases[speaker.language];
  const notices = view.duties.filter(({ kind }) => kind === 'principal-notice');
  const done = actsOf(view).map((act) => actText(act, speaker));
  const waits = notices.flatMap(({ state, held }) =>
    held && state === 'held' ? say.held(speaker.word('holdingReason', held.reason)) : [],
  );
  const owesNothing = notices.every(isRuledOut) ? [say.notOwed] : [];
  return speaker.list([...new Set([...done, ...waits, ...owedAgain(view, speaker), ...owesNothing])]);
}

const stated = (fact: FactName) => (view: View, speaker: Speaker) => {
  const known = latest(view, fact);
  return known ? speaker.named(speaker.word('fact', fact), speaker.stated(fact, known)) : '';
};

function publication(view: View, speaker: Speaker): string {
  const published = actsOf(view).filter(({ measure }) => measure === 'publication');
  if (published.length === 0) return stated('publication-made')(view, speaker);
  return speaker.list([...new Set(published.map((act) => actText(act, speaker)))]);
}

const texts: Readonly<Record<ReportItem, (view: View, speaker: Speaker) => string>> = {
  overview,
  'data-items': ({ categories, dataItems }, speaker) =>
    `${speaker.words('dataCategory', categories)}${dataItems.length > 0 ? speaker.aside(speaker.words('dataItem', dataItems)) : ''}`,
  'principal-count': ({ principals }, speaker) => (principals ? speaker.count(principals) : ''),
  cause: ({ cause }, speaker) => {
    if (!cause) return '';
    const examined = cause.cause === 'not-established' && speaker.text(cause.detail);
    return examined
      ? `${causeText(cause, speaker)}${speaker.aside(phrases[speaker.language].examined(examined))}`
      : causeText(cause, speaker);
  },
  'secondary-damage': stated('secondary-damage-occurred'),
  'principal-response': principalResponse,
  publication,
  prevention: ({ preventionMeasures }, { language }) => {
    const standing = preventionMeasures.map(standingNow);
    const count = (sought: ReturnType<typeof standingNow>) => standing.filter((each) => each === sought).length;
    return phrases[language].measures(count('done'), count('planned'));
  },
  other: stated('other-matters-to-report'),
};

/** What is known of one item, in words; nothing where nothing is, save that a notice no longer waits. */
export function knownOf({ item, state }: ReportItemView, view: View, speaker: Speaker): string {
  if (state === 'open') return item === 'principal-response' ? speaker.list(owedAgain(view, speaker)) : '';
  const [text, say] = [texts[item](view, speaker), phrases[speaker.language]];
  if (state === 'known' || text === '') return text;
  return `${text}${item === 'principal-count' ? say.countPartly : say.partly}`;
}

/** The same for a report: what is not known says that it is being looked into. */
export const itemText = (item: ReportItemView, view: View, speaker: Speaker): string =>
  knownOf(item, view, speaker) || phrases[speaker.language].open;

interface Step {
  readonly command: CommandName;
  readonly on?: string;
}
const truth = (fact: FactName) => (view: View) => ({ command: latest(view, fact) ? 'ReviseFact' : 'RecordFact', on: fact }) as const;

const isBreachConfirmed = (view: View) =>
  (['breach-occurred', 'leak-occurred', 'loss-occurred', 'damage-occurred'] as const).some((fact) => {
    const known = latest(view, fact);
    return known !== undefined && 'value' in known && known.value !== null && known.confidence === 'confirmed';
  });

const steps: Readonly<Record<ReportItem, (view: View) => Step | undefined>> = {
  overview: (view) => {
    if (view.awareness?.provisional !== false) return { command: 'EstablishAwareness' };
    return isBreachConfirmed(view) && !view.occurredAt ? { command: 'RecordAnchor', on: 'occurred' } : truth('breach-occurred')(view);
  },
  'data-items': () => ({ command: 'SetImpactScope' }),
  'principal-count': () => ({ command: 'SetImpactScope' }),
  cause: () => ({ command: 'EstablishCause' }),
  'secondary-damage': truth('secondary-damage-occurred'),
  'principal-response': ({ duties }) => {
    const owed = duties.find(({ kind, settledAt }) => kind === 'principal-notice' && !settledAt);
    return owed && { command: 'RecordPrincipalNoticeDone', on: owed.duty };
  },
  publication: truth('publication-made'),
  prevention: () => ({ command: 'AdoptPreventionMeasure' }),
  other: truth('other-matters-to-report'),
};

/** What makes the item known; nothing where it is. */
export const stepOfItem = ({ item, state }: ReportItemView, view: View): Step | undefined =>
  state === 'known' ? undefined : steps[item](view);

/** The nine items in the order of the regulator's form, with what is known of each: a draft to be written out. */
export const reportSkeleton = (view: View, speaker: Speaker): string =>
  view.reportItems
    .map((each, index) => `${index + 1} ${speaker.word('reportItem', each.item)}\n${itemText(each, view, speaker)}\n`)
    .join('\n');
