import { setTimeout } from 'node:timers/promises';
import type { OrganisationState, SealedText, TenantId } from '@shodo/contracts';
import type { Vault } from '@shodo/vault';
import type { KnownPerson } from '../identity/people.js';
import { openedOfOrganisation } from '../organisation/organisation-texts.js';

interface Recorded {
  readonly tenant: TenantId;
  readonly organisation: OrganisationState;
}

/** So long after an entry it is waited for; what has not followed by then waits for a repeat of the command, and nothing is kept back for it. */
const longestWait = 3_000;
const isJustRecorded = (at: string | undefined) => at !== undefined && Date.now() - Date.parse(at) < longestWait;

/**
 * The sign-in library follows the record a moment after the entry that named somebody anew. Whoever reads in between, as every open page does once
 * it is told of the entry, would take the old name for what that entry says, and write upon it without having seen the new one.
 */
async function onceFollowed<Read>(read: () => Promise<Read>, isAwaited: (found: Read) => boolean): Promise<Read> {
  const began = Date.now();
  let found = await read();
  while (isAwaited(found) && Date.now() - began < longestWait) {
    await setTimeout(25);
    found = await read();
  }
  return found;
}

export async function peopleAsRecorded(
  vault: Vault,
  { tenant, organisation }: Recorded,
  read: () => Promise<KnownPerson[]>,
): Promise<KnownPerson[]> {
  const corrected = Object.entries(organisation.people).flatMap(([person, { correctedAt, names, email }]) =>
    isJustRecorded(correctedAt) ? [{ person, name: names.at(-1)?.ref, email }] : [],
  );
  if (corrected.length === 0) return read();
  const refs = corrected.flatMap(({ name, email }) => [name, email].filter((ref) => ref !== undefined)) as SealedText['ref'][];
  const opened = await openedOfOrganisation(vault, tenant, refs);
  const isOther = (ref: string | undefined, registered: string) => {
    const recorded = ref && opened[ref];
    return typeof recorded === 'string' && recorded !== registered;
  };
  const isAwaited = (known: KnownPerson) =>
    corrected.some(({ person, name, email }) => person === known.person && (isOther(name, known.name) || isOther(email, known.email)));
  return onceFollowed(read, (people) => people.some(isAwaited));
}

/** The same of what the organisation is called. */
export async function nameAsRecorded(vault: Vault, { tenant, organisation }: Recorded, read: () => Promise<string>): Promise<string> {
  const { name } = organisation;
  if (!name || !isJustRecorded(name.since)) return read();
  const ref = name.ref as SealedText['ref'];
  const recorded = (await openedOfOrganisation(vault, tenant, [ref]))[ref];
  return onceFollowed(read, (registered) => typeof recorded === 'string' && recorded !== registered);
}
