import type { FoldedIncident } from '@shodo/contracts';
import { type Incident, openStatusFiling } from '@shodo/incident';
import { incidentOf } from './fold.js';

/** What an incident's mails, written before and not sent yet, would say and is so no more. */
export interface MailsOver {
  /** It is closed or was ruled out: nothing of it is due, except that a pack arrives. */
  readonly everything: boolean;
  /** Settled. */
  readonly duties: readonly string[];
  /** The authority was told what is known. */
  readonly statusFilings: readonly string[];
  /** No longer stands on what is known; its clock runs until somebody rules it out. */
  readonly fallenAway: readonly string[];
  /** Stands again. */
  readonly arisenAgain: readonly string[];
}

type Is = (duty: Incident['duties'][number]) => boolean;
const isOver = (incident: Incident | undefined) => incident?.closedAt !== undefined || incident?.ruledOut !== undefined;
const isSettled: Is = ({ settled }) => settled !== undefined;
const isStatusTold: Is = (duty) => duty.clock?.statusFilingAt !== undefined && openStatusFiling(duty) === undefined;
const isFallenAway: Is = ({ judgement }) => judgement.standing === 'not-arisen';

/** The duties that are so in the one and not in the other. */
function inOneOnly(is: Is, one: Incident | undefined, other: Incident | undefined): string[] {
  const those = (incident: Incident | undefined) => (incident?.duties ?? []).filter(is).map(({ judgement }) => judgement.duty as string);
  const others = new Set(those(other));
  return those(one).filter((duty) => !others.has(duty));
}

/** What became so with an append; nothing where nothing did. Of an incident of which nothing was shown before, all that is so. */
export function mailsOverBy(before: FoldedIncident | undefined, after: FoldedIncident): MailsOver | undefined {
  const [was, is] = [before && incidentOf(before), incidentOf(after)];
  const over: MailsOver = {
    everything: isOver(is) && !isOver(was),
    duties: inOneOnly(isSettled, is, was),
    statusFilings: inOneOnly(isStatusTold, is, was),
    fallenAway: inOneOnly(isFallenAway, is, was),
    arisenAgain: inOneOnly(isFallenAway, was, is),
  };
  const { everything, ...lists } = over;
  return everything || Object.values(lists).some(({ length }) => length > 0) ? over : undefined;
}
