import type { AssessmentForm, PackPin, Statement } from '@shodo/contracts';
import type { InForce, Library, Pack } from './pack.js';
import { say } from './say.js';
import { dayIn, dayText } from './zone.js';

export interface Selected {
  readonly pack: Pack;
  readonly warnings: readonly Statement[];
  /** The duty may not be called not arisen: the pack it was opened by is gone. */
  readonly keeps: boolean;
  readonly inForce: boolean;
}

export const inForceOn = ({ from, until }: InForce, day: string): boolean => from <= day && (until === undefined || day <= until);

/** Does the pack look at this organisation? What the organisation did not say counts as yes. */
function looksAt(pack: Pack, { jurisdictions, sector, marks = [], designations = [], listed }: AssessmentForm['organisation']): boolean {
  if (!jurisdictions.includes(pack.jurisdiction)) return false;
  const { sectors, marks: ofMarks, designations: ofDesignations, listed: ofListed } = pack.appliesTo ?? {};
  if (sectors !== undefined && sector !== undefined && !sectors.includes(sector)) return false;
  if (ofMarks !== undefined && !marks.some((mark) => ofMarks.includes(mark))) return false;
  if (ofDesignations !== undefined && !designations.some((one) => ofDesignations.includes(one))) return false;
  return ofListed === undefined || listed === undefined || listed === ofListed;
}

/** One pack a duty: the pinned one, else the one in force on the day its clock begins. */
export function selectPacks(
  library: Library,
  form: AssessmentForm,
  pins: readonly PackPin[],
  anchors: (pack: Pack) => ReadonlyMap<string, number>,
): Selected[] {
  const byDuty = new Map<string, Pack[]>();
  for (const pack of library.packs) {
    if (looksAt(pack, form.organisation)) byDuty.set(pack.duty, [...(byDuty.get(pack.duty) ?? []), pack]);
  }
  const duties = [...byDuty].sort(([a], [b]) => (a < b ? -1 : 1));
  return duties.flatMap(([duty, packs]) => {
    const pin = pins.find((one) => one.duty === duty);
    const pinned = packs.find(({ version, digest }) => version === pin?.version && digest === pin.digest);
    if (pinned !== undefined) return [{ pack: pinned, warnings: [], keeps: false, inForce: true }];
    const current = currentOf(packs, form.now, anchors);
    if (current === undefined) return [];
    if (pin === undefined) return [current];
    return [
      {
        ...current,
        keeps: true,
        warnings: [...current.warnings, say('pinned-pack-is-missing', { duty, pinned: pin.version, used: current.pack.version })],
      },
    ];
  });
}

function currentOf(packs: readonly Pack[], now: string, anchors: (pack: Pack) => ReadonlyMap<string, number>): Selected | undefined {
  const candidates = packs
    .filter(({ supersededBy }) => supersededBy === undefined)
    .sort((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1));
  const dayOf = (pack: Pack) => {
    const known = anchors(pack);
    const starts = pack.clock.earliestOf.flatMap(({ anchor }) => known.get(anchor) ?? []);
    return dayText(dayIn(pack.clock.zone, starts.length === 0 ? Date.parse(now) : Math.min(...starts)));
  };
  const standing = candidates.find((pack) => inForceOn(pack.inForce, dayOf(pack)));
  if (standing !== undefined) return { pack: standing, warnings: [], keeps: false, inForce: true };
  // Alarm, not silence: the pack nearest before the day, else the first one to come.
  const pack = candidates.findLast((one) => one.inForce.from <= dayOf(one)) ?? candidates[0];
  if (pack === undefined) return undefined;
  return {
    pack,
    warnings: [say('pack-is-not-in-force', { from: pack.inForce.from, until: pack.inForce.until })],
    keeps: false,
    inForce: false,
  };
}
