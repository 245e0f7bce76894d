import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppendToIncident, Head } from '@shodo/contracts';
import { emptyHead } from '@shodo/ledger';
import { ensureDatabase, freePort, makeLogins, type RunningPostgres, randomPassword, startPostgres, withDatabase } from '@shodo/servers';
import { appendToIncident, entriesOf, migrate, openStore, type Store, StoreUnavailable } from '@shodo/store';
import { eventually } from '@shodo/testkit';
import { failedSyncs, refuseToSync } from './unsynced-log.js';

/**
 * The ledger alone, on a PostgreSQL that nobody else writes to. Under the whole product the engine commits on the same server before anybody is
 * answered, which would hide an append that does not wait for the disk.
 */
const folder = mkdtempSync(join(tmpdir(), 'shodo-sync-'));
chmodSync(folder, 0o711);
const log = join(folder, 'postgres.log');
let postgres: RunningPostgres;
let store: Store;

beforeAll(async () => {
  const [password, port] = [randomPassword(), await freePort()];
  const backoff = { firstMs: 100, longestMs: 500, steadyMs: 60_000 };
  postgres = await startPostgres({ folder, port, password, logFile: log, say: () => undefined, backoff });
  const url = withDatabase(await makeLogins(postgres.superuserUrl, { shodo: password, temporal: password }), 'shodo');
  await ensureDatabase(postgres.superuserUrl, 'shodo', 'shodo');
  await migrate({ url });
  store = openStore({ url, max: 16 });
});
afterAll(async () => {
  await store.close();
  await postgres.process.stop();
  rmSync(folder, { recursive: true, force: true });
});

const tenant = randomUUID();
const sealed = () => ({ ref: randomUUID(), commitment: randomBytes(32).toString('hex') });
const note = () => ({ type: 'NoteAdded', version: 1, data: { text: sealed() } });
const report = () => ({
  type: 'IncidentReported',
  version: 1,
  data: {
    ...{ kind: 'real', reference: 'AAAA-BBBB', noticedAt: '2026-11-28T22:00:00+09:00', summary: sealed() },
    ...{ organisation: { jurisdictions: ['jp'] }, practice: { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 } },
  },
});

/** Appends to an incident of its own, one entry after the other, until it is refused. */
class Writer {
  readonly incident = randomUUID();
  readonly acknowledged: Head[] = [];
  #refused: AppendToIncident | undefined;

  report = () => this.#send(this.#next(report()));

  async write(until: AbortSignal): Promise<void> {
    while (!this.#refused && !until.aborted) await this.#send(this.#next(note()));
  }

  /** What was refused, sent again as it was. */
  async repeat(): Promise<boolean> {
    const refused = this.#refused;
    this.#refused = undefined;
    if (refused) await this.#send(refused);
    return this.#refused === undefined;
  }

  async #send(request: AppendToIncident): Promise<void> {
    try {
      const answer = await appendToIncident(store, request);
      if (answer.outcome === 'lagging') throw new Error('a writer lags behind its own chain');
      for (const { seq, digest } of answer.entries) this.acknowledged.push({ seq, digest });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      this.#refused = request;
    }
  }

  #next = (event: unknown) =>
    ({
      ...{ tenant, incident: this.incident, head: this.acknowledged.at(-1) ?? emptyHead, appendId: randomUUID(), events: [event] },
      ...{ occurredAt: new Date().toISOString(), actor: { kind: 'system', part: 'incident' }, runId: 'run-1' },
    }) as unknown as AppendToIncident;
}

test('syncs fail under appends: nothing acknowledged is lost, nothing is acknowledged that was not kept, and what was refused goes through once', async () => {
  const writers = Array.from({ length: 32 }, () => new Writer());
  await Promise.all(writers.map((writer) => writer.report()));
  const stop = new AbortController();
  const written = Promise.all(writers.map((writer) => writer.write(stop.signal)));
  try {
    await eventually(async () => writers.every(({ acknowledged }) => acknowledged.length >= 3), 'entries are written');
    const mend = await refuseToSync(folder, postgres.superuserUrl);
    // Once under the appends, and again when the server tries to come back.
    await eventually(async () => failedSyncs(log) >= 2, 'a sync has failed, and once more');
    mend();
  } finally {
    stop.abort();
    await written;
  }
  const kept = async ({ incident }: Writer) => {
    const heads: Head[] = [];
    for await (const { seq, digest } of entriesOf(store, { tenant, incident })) heads.push({ seq, digest });
    return heads;
  };
  for (const writer of writers) {
    const heads = await eventually(() => kept(writer).catch(() => undefined), 'the ledger is read');
    expect(heads.slice(0, writer.acknowledged.length)).toEqual(writer.acknowledged);
    await eventually(() => writer.repeat(), 'what was refused is appended');
    expect(await kept(writer)).toEqual(writer.acknowledged);
  }
});
