import type { Receipt } from '@shodo/contracts';
import type { Attempt } from '../operations.js';
import { Finding } from '../report.js';
import type { Witness } from '../witness.js';

/** All attempts under one key of one person. */
export interface Operation {
  readonly tenant: string;
  readonly commandId: string;
  readonly receipts: readonly Receipt[];
  /** `unknown` when no attempt was accepted and the outcome of one is open. */
  readonly outcome: Attempt['outcome'];
}

/** Folds attempts into operations: one accepted attempt settles it, and one open one leaves a refusal open. */
export async function operationsIn(attempts: AsyncIterable<Attempt> | Iterable<Attempt>): Promise<Map<string, Operation>> {
  const operations = new Map<string, Operation>();
  for await (const { tenant, commandId, outcome, receipt } of attempts) {
    const key = `${tenant} ${commandId}`;
    const before = operations.get(key);
    const receipts = [...(before?.receipts ?? []), ...(outcome === 'ok' && receipt ? [receipt] : [])];
    operations.set(key, { tenant, commandId, receipts, outcome: before ? together(before.outcome, outcome) : outcome });
  }
  return operations;
}

const weight = { ok: 2, unknown: 1, refused: 0 } as const;
const together = (a: Attempt['outcome'], b: Attempt['outcome']) => (weight[a] >= weight[b] ? a : b);

/** Where an append of this id ends, stream by stream. */
interface Found {
  readonly stream: string;
  readonly seq: number;
  readonly digest: string;
  readonly recordedAt: string;
}

/**
 * I1: what was acknowledged is in the record exactly once; what was left open, at most once; what was refused, never.
 * @param areAll nobody else sent commands to incidents of these organisations: what nobody sent must not be there
 */
export function acknowledged(operations: ReadonlyMap<string, Operation>, areAll: boolean): Witness {
  const finding = new Finding('I1');
  const found = new Map<string, Found[]>();
  const tenants = new Set([...operations.values()].map(({ tenant }) => tenant));
  return {
    finding,
    ofStream: ({ tenant, incident, name: stream }) => ({
      take: ({ laid: { appendId, seq, digest, recordedAt, position }, entry }) => {
        const key = `${tenant} ${appendId}`;
        if (!operations.has(key)) {
          const isOurs = areAll && incident !== undefined && position === 0 && tenants.has(tenant) && entry?.command !== undefined;
          if (isOurs) finding.breach({ code: 'recorded-but-never-sent', stream, seq, about: appendId });
          return;
        }
        const appends = found.get(key) ?? [];
        // The last entry of an append carries its receipt.
        if (position === 0) appends.push({ stream, seq, digest, recordedAt });
        else appends.splice(-1, 1, { stream, seq, digest, recordedAt });
        found.set(key, appends);
      },
    }),
    end: () => {
      for (const [key, operation] of operations) judge(finding, operation, found.get(key) ?? []);
    },
  };
}

function judge(finding: Finding, { commandId, outcome, receipts }: Operation, found: readonly Found[]): void {
  finding.count(outcome);
  const [first, second] = found;
  if (second) finding.breach({ code: 'recorded-more-than-once', stream: second.stream, seq: second.seq, about: commandId });
  if (!first) {
    if (outcome === 'ok') finding.breach({ code: 'acknowledged-is-missing', about: commandId });
    return;
  }
  if (outcome === 'refused') finding.breach({ code: 'refused-is-recorded', stream: first.stream, seq: first.seq, about: commandId });
  if (outcome === 'unknown') finding.count('unknown-and-recorded');
  const stands = ({ seq, digest, recordedAt }: Receipt) =>
    found.some((each) => each.seq === seq && each.digest === digest && each.recordedAt === recordedAt);
  if (!receipts.every(stands)) finding.breach({ code: 'receipt-differs', stream: first.stream, seq: first.seq, about: commandId });
}
