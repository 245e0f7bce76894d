import type { AssessmentForm, Judgement, Statement } from '@shodo/contracts';
import { isFiling, spanOf } from './anchors.js';
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

/**
 * Limits that lie behind us with no filing on record, nor the end of an assessment. Notices to principals are left out: nothing here says whether they
 * were given.
 */
export function limitsPassed(
  judgements: readonly Judgement[],
  { anchors }: AssessmentForm,
  filings: ReadonlyMap<string, number>,
  now: number,
): Statement[] {
  const done = (duty: string) => filings.has(duty) || (duty.endsWith('.assessment') && anchors.assessed !== undefined);
  const binds = ({ duty, kind, force, standing }: Judgement) =>
    standing !== 'not-arisen' && force === undefined && kind !== 'principal-notice' && !done(duty);
  return judgements.filter(binds).flatMap(({ duty, names, clock }) => {
    const end = clock?.dueAt ?? clock?.alarmAt;
    return end !== undefined && now > Date.parse(end)
      ? [say('limit-has-passed', { duty, dutyJa: names.ja, dutyEn: names.en, at: end, strictness: clock?.strictness })]
      : [];
  });
}
