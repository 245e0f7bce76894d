import { randomBytes } from 'node:crypto';
import { openIdentityPool } from './identity/identity-pool.js';
import { makeOwnerLink } from './identity/one-time-links.js';
import { parseSettings } from './settings/settings.js';

/** For operators: prints a one-time link that founds a further organisation in this installation. `node apps/api/dist/owner-link.js`, with the settings of the api. */
const parsed = parseSettings(process.env);
if ('problems' in parsed) {
  for (const problem of parsed.problems) process.stderr.write(`shodo api: ${problem}\n`);
  process.exit(2);
}
const { databaseUrl, publicUrl, port } = parsed.settings;
const pool = openIdentityPool(databaseUrl, () => undefined);
const token = randomBytes(32).toString('base64url');
await makeOwnerLink(pool, token);
await pool.end();
process.stdout.write(`SHODO_OWNER_LINK ${publicUrl ?? `http://localhost:${port}`}/setup?token=${token}\n`);
