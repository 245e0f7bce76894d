import { anchorIn, type CountFact, exemptionIn, factIn } from '@shodo/contracts';
import { type Condition, determinedUnder, type Length, type Pack, type Within } from '@shodo/duties';
import type { LawCase } from './cases.js';

/** Months after which a rule should be compared with the law again. */
const STALE_AFTER_DAYS = 180;

const lengthIn = (length: Length) => {
  if ('hours' in length) return `${length.hours} hours`;
  if ('days' in length) return `${length.days} days`;
  if ('months' in length) return `${length.months} ${length.months === 1 ? 'month' : 'months'}`;
  return 'businessDays' in length ? `${length.businessDays} business days` : `${length.daysAfterYearEnd} days after the end of the year`;
};
function withinIn(within: Within): string {
  if ('promptly' in within) return `promptly (target day ${within.promptly.target}, guide day ${within.promptly.alarm})`;
  if ('agreed' in within) return 'as agreed, by the register of the organisation';
  return 'unknown' in within ? 'a limit not read yet' : lengthIn(within);
}

const apartIn = (parts: readonly CountFact[] = []) =>
  parts.length === 0 ? '' : ` apart from ${parts.map((part) => factIn('en', part)).join(', ')}`;

/** A condition in words; the outermost one without brackets. */
export function conditionIn(condition: Condition, outermost = true): string {
  const bracketed = (text: string) => (outermost ? text : `(${text})`);
  switch (condition.is) {
    case 'fact':
      return `${factIn('en', condition.fact)}${condition.from === 'suspected' ? '' : ` [${condition.from}]`}`;
    case 'proven':
      return `${factIn('en', condition.fact)} [proven]`;
    case 'choice':
      return `${factIn('en', condition.fact)} is ${condition.oneOf.join(' or ')}`;
    case 'more-than':
      return `more than ${condition.line.toLocaleString('en-US')} ${factIn('en', condition.fact)}${apartIn(condition.apartFrom)}`;
    case 'none-of':
      return `no ${factIn('en', condition.fact)}`;
    case 'filed':
      return `\`${condition.duty}\` has been filed`;
    case 'not':
      return `not ${conditionIn(condition.part, false)}`;
    default:
      return bracketed(condition.parts.map((part) => conditionIn(part, false)).join(condition.is === 'any-of' ? ' **or** ' : ' **and** '));
  }
}

/** Hours and unknown limits have no first day. */
function dayOneIn(within: Within, firstDayCounts: boolean): string {
  if ('hours' in within || 'unknown' in within || 'daysAfterYearEnd' in within) return '';
  return firstDayCounts ? '; that day is day 1' : '; counted from the next day';
}

/** Limits that differ only in where they start, as one: the earliest start counts. */
function limitsIn({ clock, jurisdiction }: Pack): string[] {
  const byRest = new Map<string, string[]>();
  for (const { anchor, within, firstDayCounts, roll, when, unsure } of clock.earliestOf) {
    const before = `${withinIn(within)}${when === undefined ? '' : ` when ${conditionIn(when)}, or while that is not known,`} from `;
    const rest = `${before}|${dayOneIn(within, firstDayCounts)}${roll === 'next-open' ? '; moves to the next open day' : ''}`;
    byRest.set(rest, [
      ...(byRest.get(rest) ?? []),
      `${anchorIn('en', anchor, determinedUnder(anchor, [jurisdiction]))}${unsure === true ? ' (arguable)' : ''}`,
    ]);
  }
  return [...byRest].map(([rest, starts]) =>
    rest.replace('|', starts.length === 1 ? String(starts[0]) : `the earliest of ${starts.join(', ')}`),
  );
}

function clockIn(pack: Pack): string {
  const { clock } = pack;
  const limits = limitsIn(pack);
  const longer = clock.longerWhen.map(({ when, within }) => `${lengthIn(within)} when ${conditionIn(when)}`);
  return [...limits, ...longer, ...(clock.yardstick === 'assumption' ? ['no number in law: the days are our own prompts'] : [])].join(
    '<br>',
  );
}

function periodIn({ pending, inForce }: Pack): string {
  if (pending !== undefined)
    return `not yet: ${pending.state}, ${pending.from === undefined ? 'from a day not known' : `from ${pending.from} at the latest`}`;
  return `from ${inForce.from}${inForce.until === undefined ? '' : ` until ${inForce.until}`}`;
}

/** Whom the rule looks at: by place, and by what the organisation says of itself. */
function askedOf({ jurisdiction, appliesTo = {}, force, sectorsUnderOtherLaw }: Pack): string {
  const { sectors, marks, designations, listed, register } = appliesTo;
  const said = [...(sectors ?? []), ...(marks ?? []), ...(designations ?? [])];
  const only = [
    ...(said.length === 0 ? [] : [`only ${said.join(', ')}`]),
    ...(listed === undefined ? [] : [listed ? 'only listed companies' : 'only companies not listed']),
    ...(register === undefined ? [] : [`only with ${register} on the register`]),
  ];
  const others = sectorsUnderOtherLaw.map(
    ({ sector, law, line, without }) =>
      `for ${sector} by ${law}: more than ${line} persons${without.length === 0 ? '' : `, without the exceptions ${without.join(', ')}`}`,
  );
  return [jurisdiction, ...only, ...others, ...(force === 'duty' ? [] : [`**${force}**, no duty in the full sense`])].join('; ');
}

/** Whose closed days, and for what: to count by, to move the last day by, or only to finish before. */
function closedDaysIn({ clock: { earliestOf } }: Pack, offices: string): string {
  const counts = earliestOf.some(({ within }) => 'businessDays' in within);
  const moves = earliestOf.some(({ roll }) => roll === 'next-open');
  return `calendar \`${offices}\`: ${counts ? 'not counted' : moves ? 'a last day on one of them moves' : 'no day moves; work to the last open day before'}`;
}

const rows = (pairs: readonly (readonly [string, string])[]) =>
  ['| | |', '|---|---|', ...pairs.map(([name, value]) => `| ${name} | ${value.replaceAll('|', '\\|')} |`)].join('\n');
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
export const isStale = (lastChecked: string, asOf: string) => daysBetween(lastChecked, asOf) > STALE_AFTER_DAYS;
const daysBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000;

function sectionOf(pack: Pack, cases: readonly LawCase[], asOf: string): string {
  const { on, against, grade } = pack.lastChecked;
  const stale = isStale(on, asOf) ? ' **(stale: to be checked again)**' : `; check again by ${dayAfter(on, STALE_AFTER_DAYS)}`;
  const own = cases.filter(({ duty }) => duty === pack.duty);
  const recipient =
    'names' in pack.recipient
      ? `${pack.recipient.names.ja} / ${pack.recipient.names.en}`
      : `by sector: routing table \`${pack.recipient.route}\``;
  return [
    `## ${pack.names.ja} · ${pack.names.en}`,
    rows([
      ['duty', `\`${pack.duty}\`, version ${pack.version}`],
      ['to', recipient],
      ['asked of', askedOf(pack)],
      ['arises when', conditionIn(pack.arisesWhen)],
      ['lifted by, confirmed and evidenced', pack.liftedBy.map(({ exemption }) => exemptionIn('en', exemption)).join('; ') || '–'],
      ['clock', clockIn(pack)],
      ...(pack.clock.offices === undefined ? [] : [['closed days', closedDaysIn(pack, pack.clock.offices)] as const]),
      ['strictness', pack.clock.strictness],
      ['law', pack.cites.map(({ law, provision }) => `${law} ${provision}`).join('; ')],
      ['in force', periodIn(pack)],
      ['last checked', `${on}, against ${against}; evidence [${grade}]${stale}`],
      ['cases', `${own.length}: ${own.map(({ name }) => name).join(', ')}`],
    ]),
  ].join('\n\n');
}

function staleOnes(packs: readonly Pack[], asOf: string): string {
  const stale = packs.filter(({ lastChecked }) => isStale(lastChecked.on, asOf)).map(({ duty }) => `\`${duty}\``);
  return stale.length === 0 ? 'None.' : `Stale: ${stale.join(', ')}.`;
}

/** The day the page names, so that it can be made again as it stands. */
export const dayOfPage = (page: string): string | undefined => /^Marked as of (\d{4}-\d{2}-\d{2}):/m.exec(page)?.[1];

/** The page as of today, or as it stands where nothing but the day would change. */
export function pageToday(packs: readonly Pack[], cases: readonly LawCase[], before: string, today: string): string {
  const [day, page] = [dayOfPage(before), dutiesPage(packs, cases, today)];
  return day !== undefined && page.replace(`Marked as of ${today}:`, `Marked as of ${day}:`) === before ? before : page;
}

/**
 * The page `docs/duties.md`: one table a duty, from the same files the engine judges by.
 * @param asOf the day by which it is marked which rules should be compared with the law again; the page names it
 */
export function dutiesPage(packs: readonly Pack[], cases: readonly LawCase[], asOf: string): string {
  const current = packs.filter(({ supersededBy }) => supersededBy === undefined);
  return [
    '# Duties',
    'Generated from `libs/rule-packs/packs`; do not edit. Not legal advice. Facts count from "suspected" unless a confidence is named in brackets; a "no" counts only when confirmed; what is not known keeps a duty provisional, and its clock runs.',
    `Marked as of ${asOf}: what was last checked more than ${STALE_AFTER_DAYS} days before. ${staleOnes(current, asOf)}`,
    ...current.map((pack) => sectionOf(pack, cases, asOf)),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}
