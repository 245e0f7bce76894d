import type { Refusal, RefusalCode } from '@shodo/contracts';
import { refusal } from '../lifecycle/decision.js';
import { dutyOf, type Incident } from '../lifecycle/incident.js';

/** A refusal about one duty rests on the law of that duty, as it was judged; on no law where it was not. */
export function aboutDuty(incident: Incident, code: RefusalCode, duty: string): Refusal {
  const cites = (dutyOf(incident, duty)?.judgement.cites ?? []).map(({ law, provision }) => `${law} ${provision}`);
  return refusal(code, { duty, ...(cites.length > 0 && { cites: cites.join('; ') }) });
}
