import type { Statement } from '@shodo/contracts';
import { leavesOf } from './condition.js';
import { type Asked, hasEnd, type RunningClock, runningClock } from './running-clock.js';
import { say } from './say.js';
import { type Records, saidLast, turnsOf } from './what-if.js';
import { instantText } from './zone.js';

/**
 * Facts by which the clock would begin, and end, earlier: one that runs from when a line was passed, or another word raised the duty, began with its
 * anchor if the duty stood then by something else.
 */
export function earlierStartStatements(asked: Asked, running: RunningClock, stated: Records['stated']): Statement[] {
  const { pack, facts } = asked;
  // Nothing begins before its anchor.
  if (running.startsAt <= running.anchorAt) return [];
  return leavesOf(pack.arisesWhen).flatMap((leaf) => {
    if (leaf.is !== 'fact') return [];
    return turnsOf(leaf)
      .filter(({ answer }) => answer === 'yes')
      .flatMap((turn) => {
        const then = runningClock({ ...asked, facts: saidLast({ facts, stated }, turn.facts) });
        if (then === undefined || !hasEnd(then) || then.startsAt >= running.startsAt) return [];
        if (then.governing.dueAt >= running.governing.dueAt) return [];
        const { strictness, zone } = pack.clock;
        const from = instantText(zone, then.startsAt);
        return [say('start-would-change', { fact: leaf.fact, from, strictness: strictness === 'guideline' ? strictness : undefined })];
      });
  });
}
