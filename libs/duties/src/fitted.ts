import type { AgreedLength, AssessmentForm } from '@shodo/contracts';
import { underOtherLaw } from './other-law.js';
import type { Length, Limit, OfficeCalendar, Pack } from './pack.js';

type Organisation = AssessmentForm['organisation'];

/** The pack as it reads for one organisation: by the law of its sector, the zone of its authority, the lengths it has agreed, no roll where none is sure. */
export function fitted(issued: Pack, organisation: Organisation): Pack {
  const pack = underOtherLaw(issued, organisation.sector);
  const { clock } = pack;
  const zone = clock.zones.find((one) => one === organisation.zone) ?? clock.zone;
  const rolls = !rollsNot(pack, organisation);
  const isPlain = zone === clock.zone && rolls && clock.earliestOf.every(({ within }) => !('agreed' in within));
  if (isPlain) return pack;
  const earliestOf = clock.earliestOf.flatMap((limit): Limit[] =>
    lengthsOf(limit, organisation).map((fit) => ({ ...limit, ...fit, ...(rolls ? {} : { roll: 'none' as const }) })),
  );
  return { ...pack, clock: { ...clock, zone, earliestOf } };
}

/** A prefecture that receives by delegation has closed days of its own, and the rule that moves a last day covers the state's only. */
export const rollsNot = ({ clock }: Pack, { authority }: Organisation): boolean =>
  authority !== undefined && clock.noRollFor.includes(authority.kind);

function lengthsOf({ within }: Limit, { register }: Organisation): Partial<Limit>[] {
  if (!('agreed' in within)) return [{}];
  return (register?.[within.agreed] ?? []).map(({ ref, within: agreed }) => ({ within: lengthOf(agreed), agreedWith: ref }));
}
const lengthOf = (agreed: AgreedLength): Length => ('hours' in agreed ? { hours: agreed.hours } : { days: agreed.days });

/** The closed days that count for the pack: those of its offices, and those the receiving authority has besides. */
export function calendarFor(pack: Pack, calendars: readonly OfficeCalendar[], organisation: Organisation): OfficeCalendar | undefined {
  const found = calendars.find(({ offices }) => offices === pack.clock.offices);
  const own = rollsNot(pack, organisation) ? (organisation.authority?.closedOn ?? []) : [];
  if (found === undefined || own.length === 0) return found;
  const names = { ja: '提出先の閉庁日', en: 'closed day of the authority' };
  return { ...found, special: [...own.map((day) => ({ day, closed: true, names })), ...found.special] };
}
