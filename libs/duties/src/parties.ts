import type { AssessmentForm, DutyParty, Statement } from '@shodo/contracts';
import type { Names, Pack } from './pack.js';
import type { RunningClock } from './running-clock.js';
import { say } from './say.js';
import { dayText, instantText } from './zone.js';

type Organisation = AssessmentForm['organisation'];
/** References beyond these are counted in the recipient's name, and listed with the others in the duty. */
const NAMED = 5;

/** Several of the register to whom one duty is owed, by their references; none where it is one, which needs no telling apart. */
function refsOf({ appliesTo }: Pack, { register }: Organisation): readonly string[] {
  const refs = new Set((appliesTo?.register === undefined ? [] : (register?.[appliesTo.register] ?? [])).map(({ ref }) => ref));
  return refs.size > 1 ? [...refs] : [];
}

/**
 * Everybody to whom the duty is owed, each with the end of its own agreement, the earliest first; without an end while no clock runs. The duty's own
 * day is the earliest of them.
 */
export function partiesOf(pack: Pack, organisation: Organisation, running: RunningClock | undefined): readonly DutyParty[] {
  const { zone } = pack.clock;
  const counted = (running?.agreed ?? []).map(
    ({ ref, count: { dueOn, dueAt } }): DutyParty => ({
      ref,
      ...(dueOn === undefined ? {} : { dueOn: dayText(dueOn) }),
      dueAt: instantText(zone, dueAt),
    }),
  );
  const known = new Set(counted.map(({ ref }) => ref));
  return [
    ...counted,
    ...refsOf(pack, organisation)
      .filter((ref) => !known.has(ref))
      .map((ref): DutyParty => ({ ref })),
  ];
}

/** Whoever reads only the recipient sees that there are several. */
export function namedParties({ ja, en }: Names, parties: readonly DutyParty[]): Names {
  if (parties.length === 0) return { ja, en };
  const refs = parties.slice(0, NAMED).map(({ ref }) => ref);
  const left = parties.length - refs.length;
  return {
    ja: `${ja}（${refs.join('、')}${left > 0 ? `、ほか${left}件` : ''}）`,
    en: `${en} (${refs.join(', ')}${left > 0 ? ` and ${left} more` : ''})`,
  };
}

/** When each of the others is owed the notice. */
export const partyStatements = (parties: readonly DutyParty[]): Statement[] =>
  parties.slice(1).flatMap(({ ref, dueOn, dueAt }) => (dueAt === undefined ? [] : [say('also-owed-to', { ref, at: dueOn ?? dueAt })]));

export const partyWarnings = (parties: readonly DutyParty[]): Statement[] =>
  parties.length === 0 ? [] : [say('each-party-is-told', { count: parties.length })];
