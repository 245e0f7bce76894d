import { dutyOf, type Incident } from '../lifecycle/incident.js';
import { dutiesOf, isFiled } from './filed.js';

interface Said {
  readonly value: boolean;
  readonly confidence: 'confirmed';
  readonly asOf: string;
}

const supplementOf = (family: string) => `${family}.supplement`;
const isLookedAt = (incident: Incident, duty: string) =>
  dutyOf(incident, duty) !== undefined || (incident.assessed?.notArisen.includes(duty) ?? false);

/**
 * Whether the report that has to be supplemented leaves items open: the final report of a law that knows a supplement says so first, and what is filed
 * after it says it anew. A filing that does not say leaves it as it was, and one that was taken back says nothing.
 */
export function leftOpenByReports(incident: Incident): { 'report-items-open'?: Said[] } {
  const isOpen = new Map<string, boolean>();
  const versions = new Map<string, Said>();
  const made = incident.filings.filter(isFiled).toSorted((one, other) => Date.parse(one.madeAt) - Date.parse(other.madeAt));
  for (const filing of made) {
    if (filing.openItems === undefined) continue;
    for (const duty of dutiesOf(filing)) {
      const family = duty.replace(/\.(?:final-report|supplement)$/, '');
      const begins = filing.kind === 'final' && duty.endsWith('.final-report') && isLookedAt(incident, supplementOf(family));
      const goesOn = isOpen.has(family) && (filing.kind === 'final' || filing.kind === 'supplement');
      if (begins || goesOn) isOpen.set(family, filing.openItems.length > 0);
    }
    if (isOpen.size > 0)
      versions.set(filing.madeAt, { value: [...isOpen.values()].some(Boolean), confidence: 'confirmed', asOf: filing.madeAt });
  }
  return versions.size > 0 ? { 'report-items-open': [...versions.values()] } : {};
}
