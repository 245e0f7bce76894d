import type { Judgement, OtherRule, Statement } from '@shodo/contracts';
import type { Pack } from './pack.js';
import { say } from './say.js';

type Outcome = Pick<Judgement, 'standing'> & { readonly clock?: Judgement['clock'] | undefined };
interface Judged {
  readonly pack: Pack;
  readonly outcome: Outcome;
}

/** What the rules that were not used would give, where that is something else; each proposes itself, none takes over. */
export function differences(
  used: Outcome,
  others: readonly Judged[],
  now: string,
): { readonly otherRules: OtherRule[]; readonly warnings: Statement[] } {
  const today = now.slice(0, 10);
  const differing = others.filter(({ outcome }) => textOf(outcome) !== textOf(used));
  return {
    otherRules: differing.map((other) => ruleOf(other, today)),
    warnings: differing.map((other) => {
      const { state, version, from, standing, ...days } = ruleOf(other, today);
      const due = days.dueOn ?? days.dueAt;
      const told = { state, version, from, standing, ...(due === undefined ? guideOf(days) : { due }) };
      if (state === 'newer') return say('other-rule-differs', told);
      // Of a rule that is passed and not yet in force a day is the latest on which it may begin.
      const latest = other.pack.pending !== undefined && from !== undefined ? 'yes' : undefined;
      return say(from !== undefined && from <= today ? 'amendment-may-be-in-force' : 'amendment-would-differ', { ...told, latest });
    }),
  };
}

/** A law that names no day has a target here, and that is told as one. */
const guideOf = ({ targetOn }: Pick<OtherRule, 'targetOn'>) =>
  targetOn === undefined ? {} : ({ due: targetOn, strictness: 'guideline' } as const);

function ruleOf({ pack, outcome }: Judged, today: string): OtherRule {
  const from = pack.pending === undefined ? pack.inForce.from : pack.pending.from;
  return {
    state: pack.pending?.state ?? (pack.inForce.from > today ? 'promulgated' : 'newer'),
    version: pack.version,
    digest: pack.digest,
    ...(from === undefined ? {} : { from: from as OtherRule['from'] }),
    ...shown(outcome),
  };
}

const shown = ({ standing, clock }: Outcome) => ({
  standing,
  ...(clock?.dueOn === undefined ? {} : { dueOn: clock.dueOn }),
  ...(clock?.dueAt === undefined ? {} : { dueAt: clock.dueAt }),
  ...(clock?.targetOn === undefined ? {} : { targetOn: clock.targetOn }),
  ...(clock?.alarmOn === undefined ? {} : { alarmOn: clock.alarmOn }),
});
const textOf = (outcome: Outcome) => JSON.stringify(shown(outcome));
