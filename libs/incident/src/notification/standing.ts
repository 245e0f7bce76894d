import type { Judgement } from '@shodo/contracts';
import type { Duty } from '../lifecycle/incident.js';

type Standing = Judgement['standing'];

/**
 * How the duty stood at that instant, by the facts then on record. Its history keeps every judgement but those whose later date waits for a second
 * person: such a duty stands. Before the first judgement it is taken for what that one said.
 */
export function standingAt({ history, judgement, later }: Duty, at: string): Standing {
  const isBefore = (since: string) => Date.parse(since) <= Date.parse(at);
  if (later && isBefore(later.since)) return judgement.standing;
  return (history.findLast((chapter) => isBefore(chapter.at)) ?? history[0])?.standing ?? judgement.standing;
}

/** The facts no longer raise it, and nobody has ruled it out: its clock runs on, and nobody owes it. */
export const hasFallenAway = ({ judgement, settled }: Duty): boolean => settled === undefined && judgement.standing === 'not-arisen';
