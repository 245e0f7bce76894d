import { randomBytes } from 'node:crypto';
import { openIdentityPool } from './identity/identity-pool.js';
import { endOwnerLinks, makeOwnerLink, ownerLink } from './identity/one-time-links.js';
import { anyOrganisation } from './identity/people.js';
import { onTerminal } from './process/on-terminal.js';

/**
 * For operators: prints a one-time link that founds an organisation, the first one or a further one of this installation.
 * `node apps/api/dist/owner-link.js`, with the settings of the api.
 */
await onTerminal(async ({ databases, publicUrl, port }) => {
  const pool = openIdentityPool(databases.record, () => undefined);
  try {
    // Of several links for the first owner only the latest works.
    if (!(await anyOrganisation(pool))) await endOwnerLinks(pool);
    const token = randomBytes(32).toString('base64url');
    await makeOwnerLink(pool, token);
    return `An organisation is founded here (works once, for 30 days): ${ownerLink(publicUrl ?? `http://localhost:${port}`, token)}`;
  } finally {
    await pool.end();
  }
});
