import { randomBytes, randomUUID } from 'node:crypto';
import { recoverAccount } from '@shodo/access';
import { type Store, writeToOrganisation } from '@shodo/store';
import type pg from 'pg';
import { CannotBeDone } from '../process/on-terminal.js';
import { makeJoinLink } from './one-time-links.js';
import { personByEmail } from './people.js';

export const recoveryMinutes = 60;

/**
 * A way back in for a person whom nobody may make a new link for. It needs the database and nothing else, as whoever reaches that could write
 * there anyway; so it is written into the organisation's record first, and the person is told at their next sign-in.
 * @returns what the link carries
 * @throws {CannotBeDone} for an address that nobody active here has
 */
export async function makeRecoveryLink({ identity, store }: { identity: pg.Pool; store: Store }, email: string): Promise<string> {
  const known = await personByEmail(identity, email);
  if (!known) throw new CannotBeDone('Nobody is registered with this e-mail address.');
  const { tenant, person } = known;
  const written = await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: randomUUID(),
    occurredAt: new Date().toISOString(),
    decide: (state) => recoverAccount(state, { person }),
  });
  const entry = 'entries' in written ? written.entries[0] : undefined;
  if (!entry) throw new CannotBeDone('This person was removed. Somebody who administers people has to add them again first.');
  const token = randomBytes(32).toString('base64url');
  await makeJoinLink(identity, { token, tenant, person, at: entry.recordedAt, minutes: recoveryMinutes });
  return token;
}
