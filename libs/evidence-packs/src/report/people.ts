import type { Entry, IncidentEvent, Role } from '@shodo/contracts';

/** Everybody who acted, in the order in which they first did, with the roles they held then. */
export function actorsIn(entries: readonly Entry<IncidentEvent>[]): Map<string, readonly Role[]> {
  const actors = new Map<string, Role[]>();
  for (const { actor } of entries) {
    if (actor.kind !== 'person') continue;
    const held = actors.get(actor.person) ?? [];
    actors.set(actor.person, [...new Set([...held, ...actor.roles])]);
  }
  return actors;
}

/** Numbers instead of names: 担当者1 is the first who acted. Whoever is named and never acted comes after them, by id, so that the same state gives the same numbers. */
export function numbered(actors: ReadonlyMap<string, unknown>, people: ReadonlyMap<string, string>): Map<string, string> {
  const silent = [...people.keys()].filter((person) => !actors.has(person)).toSorted();
  return new Map([...actors.keys(), ...silent].map((person, index) => [person, `担当者${index + 1}`]));
}
