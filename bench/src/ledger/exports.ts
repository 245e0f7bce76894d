import { hash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Sha256 } from '@shodo/ledger';
import { type LogSigners, makeCheckpoint, openStore, sequence } from '@shodo/store';
import type { FreshDatabase } from '@shodo/testkit';
import pg from 'pg';
import { type Asked, type Result, tell } from '../measure/result.js';
import { sideBySide } from '../measure/rounds.js';
import { median, ratios, rounded } from '../measure/statistics.js';
import { peakAloneMiB } from './alone.js';
import { growChain } from './long-chain.js';
import { checkStored, readStored } from './stored.js';
import { type Of, verdictOf, written } from './works.js';

const sha256: Sha256 = (text) => hash('sha256', text);
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

/** A chain of so many entries with leaves and checkpoints, written to a file as the product does, beside COPY; then verified from that file, beside reading and hashing it. */
export async function exports({ long, rounds = 5 }: Asked, database: FreshDatabase): Promise<{ results: Result[]; breaches: string[] }> {
  const entries = long ? 1_000_000 : 50_000;
  const folder = await mkdtemp(join(tmpdir(), 'shodo-bench-ledger-'));
  await chmod(folder, 0o777); // PostgreSQL writes there as somebody else
  const [store, upkeep] = [openStore({ url: database.url }), openStore({ url: database.url, role: 'shodo_upkeep' })];
  const superuser = new pg.Client(database.superuserUrl);
  await superuser.connect();
  try {
    const of = { tenant: randomUUID(), incident: randomUUID() };
    await growChain(superuser, of, entries);
    const sequenced = await seconds(() => sequence(upkeep, of.tenant));
    await makeCheckpoint(upkeep, of.tenant, await signers(), { reason: 'schedule' });
    tell(`  ${entries} entries got their leaves in ${rounded(sequenced)} s: ${rounded(entries / sequenced)}/s`);
    const file = join(folder, 'record.ndjson');
    const copied = join(folder, 'copied.ndjson');
    const exported = await sideBySide(
      { rounds },
      () => seconds(() => written(store, of, file)),
      () => seconds(() => superuser.query(copyOf(of, copied))),
    );
    const verified = await sideBySide(
      { rounds },
      () => seconds(() => verdictOf(file)),
      () => seconds(() => readAndHash(file)),
    );
    const stored = await sideBySide(
      { rounds },
      () => seconds(() => checkStored(store, of, entries)),
      () => seconds(() => readStored(superuser, of, entries)),
    );
    const memory = {
      export: await peakAloneMiB('export', file, database.url, of),
      verify: await peakAloneMiB('verify', file, database.url, of),
    };
    const { size } = await stat(file);
    const finding = await verdictOf(file);
    const breaches = finding.is === 'sound' && finding.anchored?.seq === entries ? [] : [`I5 the export is ${JSON.stringify(finding)}`];
    return { breaches, results: resultsOf({ entries, bytes: size, leaves: true, long }, { exported, verified, stored }, memory) };
  } finally {
    await Promise.all([store.close(), upkeep.close(), superuser.end()]);
    await rm(folder, { recursive: true });
  }
}

interface Rounds {
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
}

function resultsOf(
  params: { readonly entries: number; readonly bytes: number; readonly leaves: boolean; readonly long: boolean },
  { exported, verified, stored }: { readonly exported: Rounds; readonly verified: Rounds; readonly stored: Rounds },
  memory: { readonly export: number; readonly verify: number },
): Result[] {
  const { entries } = params;
  const common = { rounds: exported.ours.length, params } as const;
  return [
    {
      ...common,
      server: 'postgresql',
      metric: 'export of one chain, with leaves and proofs, beside COPY of its rows as JSON',
      unit: 's',
      ours: { seconds: rounded(median(exported.ours)), perSecond: rounded(entries / median(exported.ours)), peakMiB: memory.export },
      baseline: rounded(median(exported.baseline)),
      ratio: ratios(exported.ours, exported.baseline),
      better: 'lower',
      target: 3,
      goal: 1.5,
    },
    {
      ...common,
      ...verification(entries, stored),
      server: 'postgresql',
      metric: 'verification of the stored chain, beside reading its texts and hashing each',
    },
    {
      ...common,
      ...verification(entries, verified, memory.verify),
      server: 'none',
      metric: 'verification of that export, beside reading it and hashing each line',
    },
  ];
}

/** How many entries a second both took, of the seconds of each round. */
function verification(
  entries: number,
  { ours, baseline }: { readonly ours: readonly number[]; readonly baseline: readonly number[] },
  peakMiB?: number,
) {
  const perSecond = (all: readonly number[]) => all.map((each) => entries / each);
  return {
    unit: 'entries/s',
    ours: { perSecond: rounded(median(perSecond(ours))), ...(peakMiB !== undefined && { peakMiB }) },
    baseline: rounded(median(perSecond(baseline))),
    ratio: ratios(perSecond(ours), perSecond(baseline)),
    better: 'higher',
    target: 0.5,
    goal: 0.7,
  } as const;
}

async function signers(): Promise<LogSigners> {
  const { generateKeyPairSync, sign } = await import('node:crypto');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return { present: { publicKey: raw, sign: (message) => sign(null, message, privateKey) }, earlier: [] };
}

const copyOf = ({ tenant, incident }: Of, file: string) =>
  `copy (select json_build_object('digest', digest, 'entry', content, 'recordedAt', recorded_at) from ledger.entry
     where tenant_id = '${tenant}' and stream_id = '${incident}' order by seq) to '${file}'`;

async function readAndHash(file: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) sha256(line);
}
