import type { AssessmentForm, Judgement, Statement } from '@shodo/contracts';
import { isFiling, spanOf } from './anchors.js';
import type { Facts } from './fact-history.js';
import { comesTwice } from './local-times.js';
import type { Library, Pack } from './pack.js';
import { say } from './say.js';

const dutyOf = (anchor: string) => anchor.slice('filed:'.length);

/** When the report on each duty was filed, as far as it lies behind us. */
export const filingsOf = ({ anchors }: AssessmentForm, now: number): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(anchors)
      .filter(([name]) => isFiling(name))
      .map(([name, at]): [string, number] => [dutyOf(name), spanOf(at)[0]])
      .filter(([, at]) => at <= now),
  );

/** The id and the names under which the packs know the duty that a filing names. */
export function packOf({ packs }: Library, duty: string): Pack | undefined {
  return packs.find((pack) => pack.duty === duty || pack.filedAlsoAs.includes(duty));
}

/**
 * The form with every filing under the id its packs go by, and what there is to say of the others. Where a filing is on record under both ids, the one
 * the packs go by stands.
 */
export function withKnownFilings(
  form: AssessmentForm,
  library: Library,
): { readonly form: AssessmentForm; readonly warnings: readonly Statement[] } {
  const named = Object.keys(form.anchors).filter(isFiling).map(dutyOf);
  const aliases = named.flatMap((duty) => {
    const pack = packOf(library, duty);
    return pack === undefined || pack.duty === duty ? [] : [{ duty, known: pack.duty, knownJa: pack.names.ja, knownEn: pack.names.en }];
  });
  const warnings = [
    ...aliases.map((alias) => say('filing-is-taken-as', alias)),
    ...named.filter((duty) => packOf(library, duty) === undefined).map((duty) => say('filing-of-an-unknown-duty', { duty })),
  ];
  if (aliases.length === 0) return { form, warnings };
  const anchors = new Map(Object.entries(form.anchors));
  for (const { duty, known } of aliases) {
    const at = anchors.get(`filed:${duty}`);
    anchors.delete(`filed:${duty}`);
    if (at !== undefined && !anchors.has(`filed:${known}`)) anchors.set(`filed:${known}`, at);
  }
  return { form: { ...form, anchors: Object.fromEntries(anchors) }, warnings };
}

/** What the form says was done: filed, assessed, or acknowledged by whoever was to be told. */
interface OnRecord {
  readonly form: AssessmentForm;
  readonly facts: Facts;
  readonly filings: ReadonlyMap<string, number>;
  readonly now: number;
}

function isDone(duty: string, { form, facts, filings, now }: OnRecord): boolean {
  if (filings.has(duty)) return true;
  if (duty.endsWith('.assessment')) return form.anchors.assessed !== undefined;
  const { value, confidence } = facts.truth('entrustor-receipt-confirmed', now);
  return duty.endsWith('.entrustee-notice') && value === true && confidence === 'confirmed';
}

/**
 * Limits that lie behind us with no filing on record, nor the end of an assessment, nor an entrustor who confirmed the notice; of a duty that is not
 * certain, that is said. Notices to principals are left out: nothing here says whether they were given.
 */
export function limitsPassed(judgements: readonly Judgement[], record: OnRecord): Statement[] {
  const binds = ({ duty, kind, force, standing }: Judgement) =>
    standing !== 'not-arisen' && force === undefined && kind !== 'principal-notice' && !isDone(duty, record);
  return judgements.filter(binds).flatMap(({ duty, names, standing, clock }) => {
    const end = clock?.dueAt ?? clock?.alarmAt;
    if (end === undefined || record.now <= Date.parse(end)) return [];
    const twice = clock !== undefined && comesTwice(clock.zone, end) ? { comesTwice: 'yes' } : {};
    const unsure = standing === 'provisional' ? { standing } : {};
    return [
      say('limit-has-passed', { duty, dutyJa: names.ja, dutyEn: names.en, at: end, strictness: clock?.strictness, ...twice, ...unsure }),
    ];
  });
}
