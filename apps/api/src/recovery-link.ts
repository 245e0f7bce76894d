import { openStore } from '@shodo/store';
import { openIdentityPool } from './identity/identity-pool.js';
import { joinLink } from './identity/one-time-links.js';
import { makeRecoveryLink } from './identity/recovery-link.js';
import { onTerminal, wrongly } from './process/on-terminal.js';

/**
 * For operators: prints a link by which a person who is locked out sets a new password. `node apps/api/dist/recovery-link.js <e-mail>`, with the
 * database settings of the api; on one machine `npm run recovery-link -- <e-mail>` finds those by itself.
 */
const [email, ...more] = process.argv.slice(2);
if (!email?.includes('@') || more.length > 0) wrongly('Name one person: recovery-link <e-mail address they sign in with>');
else
  await onTerminal(async ({ databases, publicUrl, port }) => {
    const identity = openIdentityPool(databases.record, () => undefined);
    const store = openStore({ ...databases.record, max: 2 });
    try {
      const token = await makeRecoveryLink({ identity, store }, email);
      return [
        'Hand this link to the person yourself. It works once, within one hour; links made earlier work no more.',
        joinLink(publicUrl ?? `http://localhost:${port}`, token),
        'It stands in the record of their organisation, and they are told when they sign in.',
      ].join('\n');
    } finally {
      await Promise.allSettled([store.close(), identity.end()]);
    }
  });
