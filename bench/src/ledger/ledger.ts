import { freshDatabase, startTestServers } from '@shodo/testkit';
import type { Asked, Measured, Result } from '../measure/result.js';
import { tell } from '../measure/result.js';
import { appends } from './appends.js';
import { exports } from './exports.js';

/**
 * What the record costs: acknowledged appends beside plain inserts of the same rows, an export beside COPY, and verification, of
 * the stored chain and of the export, beside reading and hashing the same texts.
 */
export async function ledger(asked: Asked): Promise<Measured> {
  const servers = await startTestServers(tell);
  Object.assign(process.env, servers.env);
  const database = await freshDatabase();
  try {
    const results: Result[] = [];
    const breaches: string[] = [];
    for (const part of [appends, exports]) {
      const measured = await part(asked, database);
      results.push(...measured.results);
      breaches.push(...measured.breaches);
    }
    return { results, invariants: { passed: breaches.length === 0, checked: ['I5'], ...(breaches.length > 0 && { breaches }) } };
  } finally {
    await database.drop();
    await servers.stop();
  }
}
