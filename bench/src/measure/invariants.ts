import { join } from 'node:path';
import type { CommandName, Receipt } from '@shodo/contracts';
import { type Attempt, checkInvariants, type Verdict } from '@shodo/inspector';
import { cloneRoot, keysOf } from '@shodo/testkit';
import type { Ground } from '../ground/ground.js';
import { type Checked, tell } from './result.js';

/** What the product answered with 2xx in this run, whoever asked. */
export class Acknowledged {
  readonly attempts: Attempt[] = [];

  note(tenant: string, command: CommandName, receipt: Receipt): Receipt {
    const at = new Date().toISOString();
    this.attempts.push({ at, tenant, commandId: receipt.commandId, command, outcome: 'ok', status: 200, receipt });
    return receipt;
  }
}

/** An entry of a deadline may come so late on a machine at its limits; one that never comes is what must not be. */
const boundSeconds = 60;

/**
 * What must hold after every run, however fast it was, asked of the inspector: every acknowledged command stands in its incident once, each
 * chain verifies, nothing due is missing, views and histories agree with the ledger, every open incident replays.
 */
export async function invariantsHold({ installation, engine, acknowledged }: Ground): Promise<Checked> {
  const { databaseUrl, temporalAddress: address } = installation.ground;
  const bundlePath = join(cloneRoot, 'apps/worker/dist/workflow-bundle.js');
  const { namespace } = engine.options;
  const began = performance.now();
  const verdicts = await checkInvariants(
    { databaseUrl, engine: { address, namespace }, keys: keysOf(installation.ground), bundlePath },
    { attempts: acknowledged.attempts, attemptsAreAll: true, boundSeconds },
  );
  tell(`  the inspector took ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  return asChecked(verdicts);
}

/** No benchmark breaks anything on purpose, so how soon it recovers (I13) is not asked; whatever else was not checked is a failure. */
export function asChecked(verdicts: readonly Verdict[]): Checked {
  const looked = verdicts.filter(({ invariant }) => invariant !== 'I13');
  const breaches = looked
    .filter(({ is }) => is !== 'holds')
    .flatMap(({ invariant, is, why, broken, breaches: [first] }) => `${invariant} ${why ?? is}: ${broken}, first ${JSON.stringify(first)}`);
  return {
    passed: breaches.length === 0,
    checked: looked.map(({ invariant }) => invariant),
    ...(breaches.length > 0 && { breaches }),
  };
}
