import type { FoldedIncident } from '@shodo/contracts';
import { type Duty, hasFallenAway, type Incident, isHeld } from '@shodo/incident';
import { incidentOf } from './fold.js';

/** A duty that is still owed, with the days of its clock: closed vocabulary and references only. */
export interface OpenDuty {
  readonly incident: string;
  readonly reference: string;
  /** How many entries the incident has: grows with every change of the duty. */
  readonly seq: number;
  readonly changedAt: string;
  readonly duty: string;
  readonly names: { readonly ja: string; readonly en: string };
  readonly recipient: { readonly ja: string; readonly en: string };
  readonly isProvisional: boolean;
  readonly dueOn?: string;
  readonly dueAt?: string;
  readonly targetOn?: string;
  readonly alarmOn?: string;
  readonly workBy?: string;
  readonly cutOffAt?: string;
  /** Held, with a reason, until it is looked at again. */
  readonly reviewAt?: string;
}

/** The duties of an incident that are still owed; what fell away waits to be ruled out, not to be done. None of a drill: its time is its own, and it must not pass for the real thing. */
export function openDutiesOf(folded: FoldedIncident): OpenDuty[] {
  const incident = incidentOf(folded);
  if (incident.reported?.kind !== 'real' || incident.closedAt || incident.ruledOut) return [];
  return incident.duties.filter((duty) => duty.settled === undefined && !hasFallenAway(duty)).map((duty) => openDuty(incident, duty));
}

function openDuty({ id, seq, reported, lastActivityAt }: Incident, duty: Duty): OpenDuty {
  const { judgement, clock, held } = duty;
  const { dueOn, dueAt, targetOn, alarmOn, workBy, cutOffAt } = clock ?? {};
  return {
    incident: id,
    reference: reported?.reference ?? '',
    seq,
    changedAt: lastActivityAt ?? reported?.at ?? '',
    duty: judgement.duty,
    names: judgement.names,
    recipient: judgement.recipient,
    isProvisional: judgement.standing !== 'arisen',
    ...(dueOn && { dueOn }),
    ...(dueAt && { dueAt }),
    ...(targetOn && { targetOn }),
    ...(alarmOn && { alarmOn }),
    ...(workBy && { workBy }),
    ...(cutOffAt && { cutOffAt }),
    ...(isHeld(duty) && held && { reviewAt: held.reviewAt }),
  };
}
