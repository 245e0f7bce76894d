import type { CountStatement, EventOf, IncidentEvent } from '@shodo/contracts';

/** One notice or measure: how many it reached, and by what it settles the duty if it does. */
interface Notice {
  readonly principals: number;
  /** By the counts alone; by a word, which speaks of so many; by one of an earlier build, which spoke for ever; or it reached some only. */
  readonly settles: 'by-count' | 'for-ever' | 'nothing' | { readonly speaksOf: number };
}

export type Notices = Map<string, Notice>;

type Told = Pick<EventOf<'SubstituteMeasureTaken'>['data'], 'principals' | 'reaches' | 'settles' | 'speaksOf' | 'further'>;

export function noticeOf({ principals = 0, reaches, settles, speaksOf }: Told): Notice {
  if (settles === undefined) return { principals, settles: 'for-ever' };
  if (reaches === 'all') return { principals, settles: speaksOf === undefined ? 'for-ever' : { speaksOf } };
  return { principals, settles: settles ? 'by-count' : 'nothing' };
}

/** How many are affected, where an entry says so. */
export function affectedBy(event: IncidentEvent): CountStatement | undefined {
  if (event.type === 'ImpactScopeSet') return event.data.principals;
  const isOfCount = (event.type === 'FactRecorded' || event.type === 'FactRevised') && event.data.fact === 'principals-affected';
  return isOfCount ? (event.data.stated as CountStatement) : undefined;
}

const most = (count: CountStatement | undefined) => {
  if (!count || 'unknown' in count) return undefined;
  return 'exact' in count ? count.exact : count.max;
};
const known = (count: CountStatement | undefined) => most(count) ?? (count && 'estimate' in count ? count.estimate : undefined);
const totalOf = (notices: Notices) => [...notices.values()].reduce((all, { principals }) => all + principals, 0);
const comesToAll = (notices: Notices, affected: CountStatement | undefined) =>
  totalOf(notices) >= (most(affected) ?? Number.POSITIVE_INFINITY);

function holds({ settles }: Notice, notices: Notices, affected: CountStatement | undefined): boolean {
  if (settles === 'nothing' || settles === 'for-ever') return settles === 'for-ever';
  if (settles === 'by-count') return comesToAll(notices, affected);
  const count = known(affected) ?? 0;
  return count <= settles.speaksOf || totalOf(notices) >= count;
}

/** What settles the duty still, of what did. A filing is no notice and is not asked. */
export function afterCount(notices: Notices, acts: ReadonlySet<string>, affected: CountStatement | undefined): Set<string> {
  return new Set(
    [...acts].filter((act) => {
      const notice = notices.get(act);
      // One that stands in for another that was taken back was settled by the counts, whatever it said itself.
      return !notice || holds(notice, notices, affected) || (notice.settles === 'nothing' && comesToAll(notices, affected));
    }),
  );
}

/** Where a notice settled it, what is left may do so in its place. */
export function afterTakingBack(notices: Notices, acts: ReadonlySet<string>, entry: string, affected: CountStatement | undefined) {
  const settledBefore = [...acts].some((act) => notices.has(act));
  notices.delete(entry);
  const left = afterCount(notices, new Set([...acts].filter((act) => act !== entry)), affected);
  if (!settledBefore || left.size > 0) return left;
  const word = [...notices].find(([, notice]) => notice.settles !== 'by-count' && holds(notice, notices, affected));
  const last = comesToAll(notices, affected) ? [...notices.keys()].at(-1) : undefined;
  const next = word?.[0] ?? last;
  return next === undefined ? left : left.add(next);
}
