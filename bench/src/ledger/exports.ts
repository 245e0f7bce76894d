import { hash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { incidentStream, linkOnto, type Sha256 } from '@shodo/ledger';
import { type LogSigners, makeCheckpoint, openStore, sequence } from '@shodo/store';
import type { FreshDatabase } from '@shodo/testkit';
import pg from 'pg';
import { type Asked, type Result, tell } from '../measure/result.js';
import { sideBySide } from '../measure/rounds.js';
import { median, ratios, rounded } from '../measure/statistics.js';
import { peakAloneMiB } from './alone.js';
import { noted } from './standard-entries.js';
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
    await grow(superuser, of, entries);
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
    const memory = {
      export: await peakAloneMiB('export', file, database.url, of),
      verify: await peakAloneMiB('verify', file, database.url, of),
    };
    const { size } = await stat(file);
    const finding = await verdictOf(file);
    const breaches = finding.is === 'sound' && finding.anchored?.seq === entries ? [] : [`I5 the export is ${JSON.stringify(finding)}`];
    const common = { rounds, params: { entries, bytes: size, leaves: true, long }, server: 'postgresql' } as const;
    return {
      breaches,
      results: [
        {
          ...common,
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
          metric: 'verification of that export, beside reading it and hashing each line',
          unit: 'entries/s',
          ours: { perSecond: rounded(entries / median(verified.ours)), peakMiB: memory.verify },
          baseline: rounded(entries / median(verified.baseline)),
          ratio: ratios(
            verified.ours.map((each) => entries / each),
            verified.baseline.map((each) => entries / each),
          ),
          better: 'higher',
          target: 0.5,
          goal: 0.7,
          server: 'none',
        },
      ],
    };
  } finally {
    await Promise.all([store.close(), upkeep.close(), superuser.end()]);
    await rm(folder, { recursive: true });
  }
}

async function signers(): Promise<LogSigners> {
  const { generateKeyPairSync, sign } = await import('node:crypto');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return { present: { publicKey: raw, sign: (message) => sign(null, message, privateKey) }, earlier: [] };
}

/** A long chain past the append: what is measured here is what comes after. */
async function grow(superuser: pg.Client, { tenant, incident }: Of, entries: number): Promise<void> {
  const stream = incidentStream(tenant, incident);
  await superuser.query('alter table ledger.entry disable trigger join_chain');
  let head = { seq: 0, digest: '0'.repeat(64) };
  for (let written = 0; written < entries; written += 5_000) {
    const append = {
      stream,
      head,
      appendId: `page-${written}`,
      occurredAt: '2026-11-28T13:00:00.000Z',
      actor: { kind: 'system', part: 'incident' } as const,
    };
    const linked = linkOnto(sha256, append, Array.from({ length: Math.min(5_000, entries - written) }, noted));
    await superuser.query(
      `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest, recorded_at)
       select $1, $2, 'incident', n.seq, $3, n.seq - $4 - 1, 'NoteAdded', 1, n.content, n.prev, n.digest, timestamptz '2026-11-28T13:00:00Z' + make_interval(secs => n.seq)
       from unnest($5::bigint[], $6::text[], $7::text[], $8::text[]) as n (seq, content, prev, digest)`,
      [
        tenant,
        incident,
        append.appendId,
        head.seq,
        linked.map(({ entry }) => entry.seq),
        linked.map(({ content }) => content),
        linked.map(({ entry }) => entry.prevDigest),
        linked.map(({ entry }) => entry.digest),
      ],
    );
    const last = linked.at(-1)?.entry;
    if (last) head = { seq: last.seq, digest: last.digest };
  }
  await superuser.query('alter table ledger.entry enable trigger join_chain');
  await superuser.query('analyze ledger.entry');
}

const copyOf = ({ tenant, incident }: Of, file: string) =>
  `copy (select json_build_object('digest', digest, 'entry', content, 'recordedAt', recorded_at) from ledger.entry
     where tenant_id = '${tenant}' and stream_id = '${incident}' order by seq) to '${file}'`;

async function readAndHash(file: string): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) sha256(line);
}
