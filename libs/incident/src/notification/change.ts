import type { EventOf, Judgement } from '@shodo/contracts';

type Change = Omit<EventOf<'DutyReassessed'>['data'], 'factsVersion'>;

/** Equal as JSON, whatever the order of the keys: one side comes from the engine, the other was stored and read again. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const given = (value: object) => Object.entries(value).filter(([, each]) => each !== undefined);
  const [left, right] = [given(a), new Map(given(b))];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isAlike(value, right.get(key)))
  );
}

/** What differs between two judgements of one duty, each member old and new. */
export function changeOf(before: Judgement, after: Judgement): Change {
  const differing = (one: Judgement, other: Judgement) => {
    const others = new Map(Object.entries(other));
    return Object.fromEntries(Object.entries(one).filter(([member, value]) => !isAlike(value, others.get(member))));
  };
  return { duty: after.duty, was: differing(before, after), is: differing(after, before) };
}

/** The judgement after the change: what is new stands in place of the old, what is only in the old is gone. */
export function changed(before: Judgement, { was, is }: Change): Judgement {
  const kept = Object.entries(before).filter(([member]) => !(member in was));
  return { ...(Object.fromEntries(kept) as Judgement), ...is };
}
