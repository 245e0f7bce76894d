import { randomUUID } from 'node:crypto';
import type { AppendToIncident, Head, IncidentEvent } from '@shodo/contracts';
import { appendToIncident, openStore, type Store, verifyStream } from '@shodo/store';
import type { FreshDatabase } from '@shodo/testkit';
import { RawInsert } from '../baseline/raw-insert.js';
import { closedLoop } from '../measure/load.js';
import { type Asked, type Result, tell } from '../measure/result.js';
import { sideBySide } from '../measure/rounds.js';
import { latencies, median, ratios, rounded } from '../measure/statistics.js';
import { noted, opening } from './standard-entries.js';

export const connections = 16;
const writers = 64;

interface Round {
  readonly perSecond: number;
  readonly times: readonly number[];
}

/** One incident of its own for each writer, who appends one entry after the other and waits for each to be durable. */
class Writer {
  #head: Head = { seq: 0, digest: '0'.repeat(64) };

  constructor(
    private readonly store: Store,
    readonly tenant: string,
    readonly incident = randomUUID(),
  ) {}

  async append(events: readonly IncidentEvent[]): Promise<void> {
    const request = {
      tenant: this.tenant,
      incident: this.incident,
      head: this.#head,
      appendId: randomUUID(),
      events,
      occurredAt: new Date().toISOString(),
      actor: { kind: 'system', part: 'incident' },
      runId: 'bench',
    } as unknown as AppendToIncident;
    const answer = await appendToIncident(this.store, request);
    if (answer.outcome === 'lagging') throw new Error('a writer lags behind its own chain');
    const last = answer.entries.at(-1);
    if (last) this.#head = { seq: last.seq, digest: last.digest };
  }
}

/** Acknowledged appends by the product's own function, views in the same transaction, beside the same rows put into the same tables without a chain. */
export async function appends({ long, rounds = 5 }: Asked, database: FreshDatabase): Promise<{ results: Result[]; breaches: string[] }> {
  const perRound = long ? 20_000 : 2_000;
  const store = openStore({ url: database.url, max: connections });
  const raw = await RawInsert.open(database.superuserUrl, connections);
  try {
    const tenant = randomUUID();
    const ours = Array.from({ length: writers }, () => new Writer(store, tenant));
    for (const writer of ours) await writer.append(opening());
    const rows = await raw.rowsLike(tenant, writers);
    const measure = async (one: (writer: number) => Promise<void>): Promise<Round> => {
      const times: number[] = [];
      const lanes = Array.from({ length: writers }, (_, lane) => lane);
      // Each lane is one writer: an index names the lane, not the entry.
      const { seconds } = await closedLoop(writers, writers, async (index) => {
        for (let count = 0; count < perRound / writers; count += 1) {
          const began = performance.now();
          await one(lanes[index] ?? 0);
          times.push(performance.now() - began);
        }
      });
      return { perSecond: times.length / seconds, times };
    };
    const measured = await sideBySide(
      { rounds },
      () => measure((lane) => ours[lane]?.append([noted()]) ?? Promise.resolve()),
      () => measure((lane) => raw.insert(rows[lane])),
    );
    const breaches: string[] = [];
    for (const { incident } of ours)
      if (!(await verifyStream(store, { tenant, incident })).ok) breaches.push(`I5 the chain of ${incident} does not verify`);
    const [a, b] = [measured.ours.map((each) => each.perSecond), measured.baseline.map((each) => each.perSecond)];
    tell(`  appends ${rounded(median(a))}/s, plain inserts ${rounded(median(b))}/s`);
    return { results: [result(long, rounds, measured, ratios(a, b))], breaches };
  } finally {
    await raw.close();
    await store.close();
  }
}

const result = (
  long: boolean,
  rounds: number,
  { ours, baseline }: { readonly ours: readonly Round[]; readonly baseline: readonly Round[] },
  ratio: NonNullable<Result['ratio']>,
): Result => {
  const of = (all: readonly Round[]) => ({
    perSecond: rounded(median(all.map((each) => each.perSecond))),
    latencyMs: latencies(all.flatMap((each) => each.times)),
  });
  return {
    metric: 'acknowledged durable appends with views',
    unit: 'entries/s',
    params: { writers, connections, chains: writers, entriesPerAppend: 1, long },
    rounds,
    ours: of(ours),
    baseline: of(baseline),
    ratio,
    better: 'higher',
    target: 0.5,
    goal: 0.8,
    server: 'postgresql',
  };
};
