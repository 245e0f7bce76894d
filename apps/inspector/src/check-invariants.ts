import { allCheckpointsIn } from '@shodo/activities';
import type { Entry, FoldedIncident, Head, IncidentEvent } from '@shodo/contracts';
import { readEvent } from '@shodo/contracts';
import { connectClient, type EngineSettings, type PayloadKeys } from '@shodo/durable/node';
import { emptyHead, incidentStream, organisationStream } from '@shodo/ledger';
import { type Database, inSnapshot, type LaidEntry, type Snapshot, type StreamFound } from '@shodo/store';
import { demandMasterKeyOf, type FilePlace, type Keys, openCodecKeys, openKeys, VaultDamaged, WrongMasterKey } from '@shodo/vault';
import { fold } from '@shodo/views';
import type { Engine } from './engine.js';
import { acknowledged, type Operation, operationsIn } from './invariants/acknowledged.js';
import { chain, type HeldOfRecord } from './invariants/chain.js';
import { evidence } from './invariants/evidence.js';
import { type EngineSide, history } from './invariants/history.js';
import { idempotency } from './invariants/idempotency.js';
import { type EntriesNow, keysOfRecord } from './invariants/keys.js';
import { lifecycle } from './invariants/lifecycle.js';
import { noSilentMiss } from './invariants/no-silent-miss.js';
import { type Recoveries, recovery } from './invariants/recovery.js';
import { replay } from './invariants/replay.js';
import { texts } from './invariants/texts.js';
import { time } from './invariants/time.js';
import { views } from './invariants/views.js';
import type { Attempt } from './operations.js';
import { type InvariantName, invariantNames, type NotChecked, notChecked, type Verdict } from './report.js';
import { watchOf } from './watch.js';
import type { Seen, Stream, Witness } from './witness.js';

/** Where the installation is. Nothing in it is changed. */
export interface Installation {
  /** The owner's login, as for `openStore`. */
  readonly databaseUrl: string;
  /** Without it the engine's side is not checked. */
  readonly engine?: EngineSettings;
  /** The wrapped keys and the master key: what the engine keeps of incidents is sealed. Without them neither its side nor the keys and what is sealed under them are checked. */
  readonly keys?: { readonly keys: Database; readonly masterKey: Buffer };
  /** Where checkpoints lie outside. Without it the record is held against nothing outside. */
  readonly checkpointFolder?: string;
  /** Where the files of evidence lie. Without it their rows are checked, and not whether they lie there. */
  readonly files?: FilePlace;
  /** The workflows of the present build, for replaying. */
  readonly bundlePath: string;
}

export interface Asked {
  /** Default: all. */
  readonly only?: readonly InvariantName[];
  /** What clients tried, for I1, and their receipts, for I5 and I11. */
  readonly attempts?: AsyncIterable<Attempt> | Iterable<Attempt>;
  /** The attempts are all that incidents of their organisations ever met: an entry of a command that nobody sent is a breach. */
  readonly attemptsAreAll?: boolean;
  readonly boundSeconds?: number;
  readonly recoveries?: Recoveries;
}

interface Preparing {
  readonly asked: Asked;
  readonly snapshot: Snapshot;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly outside: HeldOfRecord['checkpoints'];
  readonly files: FilePlace | undefined;
  /** The engine, with what opens its payloads; or why its side is not looked at. */
  readonly engineOf: EngineOf | NotChecked;
  /** The keys of what is sealed, and the ledger as it is by now; or why they are not looked at. */
  readonly keysOf: KeysOf | NotChecked;
}

interface EngineOf extends EngineSide {
  readonly installation: Installation;
}

interface KeysOf {
  readonly keys: Keys;
  readonly isAnotherMasterKey: boolean;
  readonly installation: Installation;
}

/** How each invariant gets its witness, or why it has none. */
const witnesses: { readonly [Name in InvariantName]: (preparing: Preparing) => Witness | NotChecked } = {
  I1: ({ asked, operations }) => (asked.attempts ? acknowledged(operations, asked.attemptsAreAll ?? false) : 'nothing-given'),
  I2: ({ snapshot, asked }) => noSilentMiss(snapshot, asked.boundSeconds),
  I5: ({ snapshot, operations, outside }) => chain(snapshot, { receipts: receiptsByStream(operations), checkpoints: outside }),
  I6: ({ engineOf }) => (typeof engineOf === 'string' ? engineOf : history(engineOf, digestIn(engineOf.installation.databaseUrl))),
  I7: () => views(),
  I8: ({ engineOf }) => (typeof engineOf === 'string' ? engineOf : replay(engineOf, engineOf.installation.bundlePath)),
  I9: () => lifecycle(),
  I11: ({ snapshot, operations }) => idempotency(snapshot, operations.values()),
  I13: ({ asked }) => (asked.recoveries ? recovery(asked.recoveries) : 'nothing-given'),
  I15: () => time(),
  I16: ({ keysOf }) => (typeof keysOf === 'string' ? keysOf : keysOfRecord(keysOf.keys, entriesIn(keysOf.installation.databaseUrl))),
  I17: ({ keysOf }) => (typeof keysOf === 'string' ? keysOf : texts(keysOf.keys, keysOf.isAnotherMasterKey)),
  I18: ({ files, keysOf }) => evidence(files, typeof keysOf === 'string' ? undefined : keysOf.keys),
};

/**
 * Checks the invariants on one state of the record, in one pass over its streams, while people go on working. Nothing is written.
 * @throws when the database cannot be read
 */
export async function checkInvariants(installation: Installation, asked: Asked = {}): Promise<Verdict[]> {
  const operations = await operationsIn(asked.attempts ?? []);
  const client = installation.engine && connectClient(installation.engine);
  const keys = installation.keys && openKeys({ ...installation.keys, max: 2 });
  try {
    const engineOf = await engineOfInstallation(installation, client, keys);
    const isAnotherMasterKey = await hasAnotherMasterKey(installation);
    const keysOf = keys ? { keys, installation, isAnotherMasterKey } : 'keys-away';
    // Read before the snapshot is taken: what comes into the folder later may be of later than the snapshot.
    const outside = await outsideOf(installation);
    const { databaseUrl, files } = installation;
    return await inSnapshot(databaseUrl, (snapshot) => verdicts({ asked, snapshot, operations, outside, files, engineOf, keysOf }));
  } finally {
    await client?.connection.close();
    await keys?.close();
  }
}

const outsideOf = async ({ checkpointFolder }: Installation): Promise<HeldOfRecord['checkpoints']> =>
  checkpointFolder === undefined ? 'nothing-outside' : allCheckpointsIn(checkpointFolder).catch(() => 'outside-away');

async function engineOfInstallation(
  installation: Installation,
  engine: Engine | undefined,
  keys: ReturnType<typeof openKeys> | undefined,
): Promise<EngineOf | NotChecked> {
  if (!engine || !(await answers(engine))) return 'engine-away';
  if (!keys || !installation.keys) return 'keys-away';
  if (await hasAnotherMasterKey(installation)) return 'another-master-key';
  return { engine, payloadKeys: damagedIsGone(openCodecKeys(keys)), keys, installation };
}

/** A key that was changed opens as little as one that is gone, and is no reason to look at nothing else. */
const damagedIsGone = (codecKeys: PayloadKeys): PayloadKeys => ({
  forSealing: codecKeys.forSealing,
  forOpening: (of) =>
    codecKeys.forOpening(of).catch((error: unknown) => {
      if (!(error instanceof VaultDamaged)) throw error;
      return undefined;
    }),
});

async function hasAnotherMasterKey({ keys }: Installation): Promise<boolean> {
  try {
    if (keys) await demandMasterKeyOf(keys.keys, keys.masterKey);
    return false;
  } catch (error) {
    if (error instanceof WrongMasterKey) return true;
    throw error;
  }
}

/** Checks what the record alone can answer for, whoever keeps it: everything but I6, I8, I16 and I17, and of I18 whether files lie at their place. */
export const checkRecord = async (snapshot: Snapshot, asked: Asked): Promise<Verdict[]> =>
  verdicts({
    asked,
    snapshot,
    operations: await operationsIn(asked.attempts ?? []),
    outside: 'nothing-outside',
    files: undefined,
    engineOf: 'engine-away',
    keysOf: 'keys-away',
  });

async function verdicts(preparing: Preparing): Promise<Verdict[]> {
  const { asked, snapshot } = preparing;
  const prepared = invariantNames.map((name) => {
    const isAsked = asked.only?.includes(name) ?? true;
    return { name, witness: isAsked ? witnesses[name](preparing) : ('not-asked' as const) };
  });
  const looking = prepared.flatMap(({ witness }) => (typeof witness === 'string' ? [] : [witness]));
  for (const found of await snapshot.streams()) await inspect(found, snapshot, looking);
  for (const witness of looking) await witness.end?.();
  return prepared.map(({ name, witness }) => (typeof witness === 'string' ? notChecked(name, witness) : witness.finding.verdict()));
}

async function inspect(found: StreamFound, snapshot: Snapshot, looking: readonly Witness[]): Promise<void> {
  const stream = new StreamSoFar(found, snapshot);
  const watching = looking.flatMap((witness) => watchOf(witness, stream) ?? []);
  if (watching.some((each) => each.takes))
    for await (const laid of snapshot.entriesOf(found)) {
      const seen = stream.take(laid);
      for (const each of watching) each.take(seen);
    }
  for (const each of watching) await each.end();
}

class StreamSoFar implements Stream {
  readonly tenant: string;
  readonly incident?: string;
  readonly name: string;
  head: Head = emptyHead;
  folded: FoldedIncident | undefined;
  #isFoldable = true;

  constructor(
    { tenant, incident }: StreamFound,
    readonly snapshot: Snapshot,
  ) {
    this.tenant = tenant;
    if (incident !== undefined) this.incident = incident;
    this.name = incident === undefined ? organisationStream(tenant) : incidentStream(tenant, incident);
  }

  take(laid: LaidEntry): Seen {
    const seen = seenIn(laid);
    this.head = { seq: laid.seq, digest: laid.digest };
    if (this.incident !== undefined) this.#fold(seen.entry);
    return seen;
  }

  #fold(entry: Entry | undefined): void {
    try {
      if (!entry || !this.#isFoldable) throw new Error('it cannot be read');
      this.folded = fold(this.folded, [entry as Entry<IncidentEvent>]);
    } catch {
      this.#isFoldable = false;
      this.folded = undefined;
    }
  }
}

function seenIn(laid: LaidEntry): Seen {
  const entry = present(laid);
  return { laid, ...(entry && { entry }) };
}

function present({ entry }: LaidEntry): Entry | undefined {
  try {
    return entry && { ...entry, event: readEvent(entry.event) };
  } catch {
    return undefined;
  }
}

function receiptsByStream(operations: ReadonlyMap<string, Operation>): Map<string, Head[]> {
  const held = new Map<string, Head[]>();
  for (const { tenant, receipts } of operations.values())
    for (const { incidentId, seq, digest } of receipts) {
      const key = `${tenant} ${incidentId}`;
      held.set(key, [...(held.get(key) ?? []), { seq, digest }]);
    }
  return held;
}

const digestIn = (databaseUrl: string) => (of: { tenant: string; incident: string }, seq: number) =>
  inSnapshot(databaseUrl, async (now) => {
    const text = 'select digest from ledger.entry where tenant_id = $1 and stream_id = $2 and seq = $3';
    return (await now.ofTenant<{ digest: string }>(of.tenant, text, [of.tenant, of.incident, seq]))[0]?.digest;
  });

const entriesIn =
  (databaseUrl: string): EntriesNow =>
  (of, take) =>
    inSnapshot(databaseUrl, async (now) => {
      for await (const laid of now.entriesOf(of)) take(seenIn(laid));
    });

const patienceMs = 10_000;

async function answers({ connection, options: { namespace } }: Engine): Promise<boolean> {
  return connection
    .withDeadline(Date.now() + patienceMs, () => connection.workflowService.describeNamespace({ namespace }))
    .then(
      () => true,
      () => false,
    );
}
