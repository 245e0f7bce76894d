import { CompactRange, type Subtree, sameBytes, subtreesOf } from '@shodo/ledger';
import type pg from 'pg';
import { hashBytes, LogNodes } from './nodes.js';

/** The log is not the one that was signed, or what is kept of it does not fit its leaves: somebody changed rows. Nothing is signed over it. */
export class LogIsNotAsSigned extends Error {
  override readonly name = 'LogIsNotAsSigned';
  constructor(what: string) {
    super(
      `${what}: no checkpoint is signed over it, since a signature would make the change true; npm run check:invariants names the place`,
    );
  }
}

/** The last signed checkpoint; of a log that has none, size 0 and no root. */
export interface SignedUpTo {
  readonly size: number;
  readonly root?: Uint8Array | undefined;
}

const atOnce = 4_096;

/**
 * The root of a log that grew from what was signed: what was signed before is still there, and what came since is counted from its leaves alone, so that
 * nobody's change of a stored hash is ever signed. `client` sees that organisation.
 * @throws LogIsNotAsSigned, LogBroken
 */
export async function rootAsGrown(
  client: Pick<pg.ClientBase, 'query'>,
  tenant: string,
  { signed, size }: { readonly signed: SignedUpTo; readonly size: number },
): Promise<Uint8Array> {
  const nodes = new LogNodes(client, tenant);
  const log = new CompactRange(hashBytes);
  const before: readonly Subtree[] = signed.size === 0 ? [] : subtreesOf({ from: 0, to: signed.size });
  for (const [at, hash] of (await nodes.hashesOf(before)).entries()) log.add(hash, before[at]?.level);
  if (signed.size > 0 && !(signed.root && sameBytes(log.root(), signed.root)))
    throw new LogIsNotAsSigned(`the log of organisation ${tenant} is not the one that was signed at size ${signed.size}`);
  while (log.size < size) {
    const text = 'select hash from ledger.leaf where tenant_id = $1 and index >= $2 and index < $3 order by index';
    const { rows } = await client.query<{ hash: Uint8Array }>(text, [tenant, log.size, Math.min(size, log.size + atOnce)]);
    if (rows.length === 0) throw new LogIsNotAsSigned(`the log of organisation ${tenant} lacks leaf ${log.size}`);
    for (const { hash } of rows) log.add(hash);
  }
  if (!sameBytes(log.root(), await nodes.rootOf({ from: 0, to: size })))
    throw new LogIsNotAsSigned(`what is kept of the log of organisation ${tenant} does not fit its leaves after ${signed.size}`);
  return log.root();
}
