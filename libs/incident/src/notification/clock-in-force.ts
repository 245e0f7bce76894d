import type { EventOf, Judgement } from '@shodo/contracts';
import type { Chapter, Duty, Settled } from '../lifecycle/incident.js';
import { missedAgain, withoutMiss } from './corrected-start.js';
import { comesLate, lastMomentOf } from './lateness.js';
import { asOvertaken, isSame, ofEarlierClock, toldAnew } from './overtaken.js';
import type { ReminderPlan } from './state.js';

type Clock = NonNullable<Duty['clock']>;

/** The judgement by which the clock in force runs. */
export const judgementInForce = ({ inForce, judgement }: Duty): Judgement => inForce ?? judgement;

function chapter(at: string, { standing, clock, because }: Judgement, before?: Judgement): Chapter {
  return {
    at,
    standing,
    ...(clock?.dueOn && { dueOn: clock.dueOn }),
    ...(clock?.dueAt && { dueAt: clock.dueAt }),
    ...(clock?.targetOn && { targetOn: clock.targetOn }),
    ...(clock?.alarmOn && { alarmOn: clock.alarmOn }),
    ...(before && { because: saidOnlyIn(because, before.because), noLonger: saidOnlyIn(before.because, because) }),
  };
}

function saidOnlyIn(one: Judgement['because'], other: Judgement['because']): Judgement['because'] {
  const said = new Set(other.map(wordFor));
  return one.filter((statement) => !said.has(wordFor(statement)));
}

/** Beside which year a day is told, and that a time comes twice: how it is written, and no part of what is said. */
const ofTheWriting: ReadonlySet<string> = new Set(['beganIn', 'comesTwice']);

/** A statement by which it is known again, whatever the order in which its parameters were stored. */
const wordFor = ({ code, with: parameters = {} }: Judgement['because'][number]) =>
  [
    code,
    ...Object.entries(parameters)
      .filter(([name]) => !ofTheWriting.has(name))
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  ].join(' ');

const endsTogether = (one: Clock, other: Clock) => lastMomentOf(one) === lastMomentOf(other);

/** The clock of this judgement is in force from now on. */
function byItsClock({ clock: before, clockSince, reminders }: Partial<Duty>, judgement: Judgement, at: string) {
  const { clock } = judgement;
  if (!clock) return {};
  const since = before && endsTogether(before, clock) ? (clockSince ?? at) : at;
  return { clock, clockSince: since, reminders: plan(judgement, reminders ?? [], at) };
}

export const arisen = (judgement: Judgement, at: string): Duty => ({
  judgement,
  reminders: [],
  ...byItsClock({}, judgement, at),
  history: [chapter(at, judgement)],
});

/**
 * Owed once more after it was settled, by a clock of its own: what had been missed before is told by what was filed then, and what was told of it
 * told of another. Should that day come back, it is told anew.
 */
export function owedAnew(duty: Duty, judgement: Judgement, at: string): Duty {
  const { settled, clock, clockSince, inForce, later, missedAt, correctedMiss, ...kept } = duty;
  return {
    ...kept,
    ...(settled?.filing && { answered: [...(duty.answered ?? []), settled.filing] }),
    ...byItsClock({ reminders: duty.reminders.map(asOvertaken) }, judgement, at),
    judgement,
    history: [...duty.history, chapter(at, judgement, duty.judgement)],
  };
}

/**
 * The reminders of the judgement in force, while the facts raise the duty. One that has fallen does not fall again, also when a clock that was moved
 * is moved back: what is known of it is kept. What told people that nothing is owed, and a lapse that was overtaken, is told anew from `since`.
 */
function plan({ reminders }: Judgement, known: readonly ReminderPlan[], since: string): ReminderPlan[] {
  const told = known.filter(({ fallen, again }) => fallen || again !== undefined);
  const ofEarlierClocks = told.filter((each) => !reminders.some((planned) => isSame(each, planned)));
  return [
    ...ofEarlierClocks.map((each) => ofEarlierClock(each, reminders, since)),
    ...reminders.map(({ kind, at }): ReminderPlan => {
      const before = told.find((each) => isSame(each, { kind, at }));
      return before?.fallen && (before.saidNotOwed || before.overtaken)
        ? toldAnew({ ...before, kind, at }, since)
        : { fallen: false, ...before, kind, at };
    }),
  ];
}

/** A clock that no longer stands on the facts runs on until a named person rules the duty out; one ruled out that stands again is open again. */
export function reassessed({ settled, inForce, later: _superseded, ...duty }: Duty, judgement: Judgement, at: string): Duty {
  if (settled?.later && settled.by !== 'ruled-out') return { ...duty, judgement, settled: withoutLater(settled) };
  const known = settled?.by === 'ruled-out' ? { ...duty, reminders: duty.reminders.map(asOvertaken) } : duty;
  const setsTheClock = judgement.standing !== 'not-arisen' && judgement.clock !== undefined;
  const kept = setsTheClock || !duty.clock ? undefined : (inForce ?? duty.judgement);
  return missedAgain({
    ...known,
    ...(setsTheClock && byItsClock(known, judgement, at)),
    judgement,
    history: [...duty.history, chapter(at, judgement, duty.judgement)],
    ...(kept && { inForce: kept }),
    ...(settled && settled.by !== 'ruled-out' && { settled }),
  });
}

/** What was done settled it by the clock of then: only the later date that waited beside it is gone. */
const withoutLater = ({ later: _waited, ...settled }: Settled): Settled => settled;

/** The earlier date stays in force. What was turned down stays so while the date proposed is the same. */
export function laterProposed(duty: Duty, { judgement, factsVersion, causedBy }: EventOf<'LaterDateProposed'>['data'], at: string): Duty {
  const waits = duty.settled ? duty.settled.later : duty.later;
  const same = waits && duty.judgement.clock && judgement.clock && endsTogether(duty.judgement.clock, judgement.clock) ? waits : undefined;
  const later = { proposal: factsVersion, since: same?.since ?? at, causedBy, ...(same?.turnedDown && { turnedDown: same.turnedDown }) };
  return {
    ...duty,
    judgement,
    reminders: plan(judgementInForce(duty), duty.reminders, at),
    inForce: judgementInForce(duty),
    ...(duty.settled ? { settled: { ...duty.settled, later } } : { later }),
  };
}

interface Agreed {
  readonly at: string;
  readonly isSole: boolean;
  readonly noLongerMissed: string | undefined;
}

/** What lapsed before stays missed, and what was late late, unless a starting point that was wrong made it so. */
export function laterAgreed({ inForce: before, later: _agreed, settled, ...duty }: Duty, { at, isSole, noLongerMissed }: Agreed): Duty {
  const moved = { ...chapter(at, duty.judgement, before), ...(isSole && { soleDecision: true as const }) };
  const open: Duty = { ...byTheLaterClock(duty, at), history: [...duty.history, moved] };
  const agreed = settled ? { ...open, settled: { ...withoutLater(settled), late: comesLate(open, settled.at) } } : open;
  return noLongerMissed === undefined ? agreed : withoutMiss(agreed, noLongerMissed, at);
}

/** Where nothing is left from which it would count, no clock runs; a reminder that has fallen has. */
function byTheLaterClock({ clock, clockSince, ...duty }: Duty, at: string): Duty {
  if (!duty.judgement.clock) return { ...duty, reminders: plan(duty.judgement, duty.reminders, at) };
  const inForce = { ...duty, ...(clock && { clock }), ...(clockSince && { clockSince }) };
  return { ...inForce, ...byItsClock(inForce, duty.judgement, at) };
}

export const earlier = (one: string | undefined, other: string) => (one !== undefined && Date.parse(one) < Date.parse(other) ? one : other);
