import type { AssessmentForm, Statement } from '@shodo/contracts';
import { isDay } from './anchors.js';
import type { Library, Pack } from './pack.js';
import { say } from './say.js';
import { dayIn, dayText, OURS } from './zone.js';

/** Provisions by which whoever is told knows by then at the latest; a warning cites the one of its own law, or none. */
const onNotice: readonly string[] = ['GL 3-5-3-5', 'GDPR 33(2)', 'UK GDPR 33(2)'];

const startsFrom = ({ clock }: Pack, name: string) => clock.earliestOf.some(({ anchor }) => anchor === name);
const regimeOf = ({ duty }: Pack) => duty.slice(0, duty.lastIndexOf('.'));

/** What the packs of the same law cite for it, an older version and an amendment among them. */
const citedBy = (pack: Pack, { packs }: Library): string[] =>
  packs
    .filter((one) => regimeOf(one) === regimeOf(pack))
    .flatMap(({ cites }) => cites.map(({ law, provision }) => `${law} ${provision}`))
    .filter((cite) => onNotice.includes(cite));

/**
 * A notice of an entrustee on an earlier day than the awareness: whoever is told knows by then at the latest, so an awareness of a later day was not the
 * first. The days are those of each duty that counts from both; where they differ by zone, each is told with its own.
 * @param packs as they read for this organisation
 */
export function noticeWarnings({ anchors }: AssessmentForm, packs: readonly Pack[], library: Library): Statement[] {
  const { aware, 'notified-by-entrustee': notified } = anchors;
  if (aware === undefined || notified === undefined) return [];
  const byDay = new Map<string, Pack[]>();
  for (const pack of packs.filter((one) => startsFrom(one, 'aware') && startsFrom(one, 'notified-by-entrustee'))) {
    const there = (at: string): string => (isDay(at) ? at : dayText(dayIn(pack.clock.zone, Date.parse(at))));
    if (there(notified) < there(aware)) byDay.set(there(aware), [...(byDay.get(there(aware)) ?? []), pack]);
  }
  return [...byDay].map(([day, concerned]) => {
    const zones = [...new Set(concerned.map(({ clock }) => clock.zone))];
    const cites = [...new Set(concerned.flatMap((pack) => citedBy(pack, library)))];
    return say('notice-comes-first', {
      aware: day,
      zones: zones.every((zone) => zone === OURS) ? undefined : zones.sort().join(' '),
      cites: cites.length === 0 ? undefined : cites.sort().join('; '),
    });
  });
}
