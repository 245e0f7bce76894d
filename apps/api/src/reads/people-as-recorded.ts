import { setTimeout } from 'node:timers/promises';
import type { OrganisationState, SealedText, TenantId } from '@shodo/contracts';
import type { Vault } from '@shodo/vault';
import type { KnownPerson } from '../identity/people.js';
import { openedOfOrganisation } from '../organisation/organisation-texts.js';

/** So long after an entry it is waited for; what has not followed by then waits for a repeat of the command, and the list is not kept back for it. */
const longestWait = 3_000;

/**
 * The sign-in library follows the record a moment after the entry that corrected somebody. Whoever reads in between, as every open page does once it
 * is told of the entry, would take the old name for what that entry says, and write upon it without having seen the new one.
 */
export async function peopleAsRecorded(
  vault: Vault,
  { tenant, organisation }: { readonly tenant: TenantId; readonly organisation: OrganisationState },
  read: () => Promise<KnownPerson[]>,
): Promise<KnownPerson[]> {
  const began = Date.now();
  const corrected = Object.entries(organisation.people).flatMap(([person, { correctedAt, names, email }]) =>
    correctedAt !== undefined && began - Date.parse(correctedAt) < longestWait ? [{ person, name: names.at(-1)?.ref, email }] : [],
  );
  if (corrected.length === 0) return read();
  const refs = corrected.flatMap(({ name, email }) => [name, email].filter((ref) => ref !== undefined)) as SealedText['ref'][];
  const opened = await openedOfOrganisation(vault, tenant, refs);
  const isOther = (ref: string | undefined, registered: string) => ref !== undefined && (opened[ref] ?? registered) !== registered;
  const isAwaited = (known: KnownPerson) =>
    corrected.some(({ person, name, email }) => person === known.person && (isOther(name, known.name) || isOther(email, known.email)));
  let people = await read();
  while (people.some(isAwaited) && Date.now() - began < longestWait) {
    await setTimeout(25);
    people = await read();
  }
  return people;
}
