import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import type { UploadedFile } from '@shodo/contracts';
import { startObjectStore } from '@shodo/servers';
import { Caller, type Installation, startInstallation } from '@shodo/testkit';
import { password } from './story.js';

/** A large file through the doors of the api, into each place of files and out again; the long form sends the largest that is kept. */
const isLong = process.env.SHODO_LONG === '1';
const mib = 1_048_576;
/** What the process of the api may grow by while it flows, whatever its size. */
const mostGrowth = 160 * mib;

interface Ground {
  readonly settings: Readonly<Record<string, string>>;
  readonly end: () => Promise<unknown>;
}
const places: Readonly<Record<string, () => Promise<Ground>>> = {
  folder: async () => ({ settings: {}, end: async () => undefined }),
  bucket: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shodo-bucket-'));
    const started = await startObjectStore({ folder, bucket: 'evidence' }, () => undefined);
    const { process: store, endpoint, accessKeyId, secretAccessKey } = started;
    const settings = {
      SHODO_EVIDENCE_S3_ENDPOINT: endpoint,
      SHODO_EVIDENCE_S3_BUCKET: 'evidence',
      SHODO_EVIDENCE_S3_ACCESS_KEY_ID: accessKeyId,
      SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY: secretAccessKey,
    };
    return { settings, end: () => store.stop().then(() => rm(folder, { recursive: true })) };
  },
};
/** The store of the tests keeps the parts of an upload in memory until it is whole. */
const sizes = { folder: isLong ? 2_048 * mib : 24 * mib, bucket: isLong ? 512 * mib : 24 * mib } as const;

const residentOf = (pid: number) => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;

/** By how much a process grew at most while this was done. */
async function growthOf<T>(pid: number, work: () => Promise<T>): Promise<{ done: T; growth: number }> {
  const before = residentOf(pid);
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, residentOf(pid));
  }, 50);
  try {
    return { done: await work(), growth: Math.max(0, most - before) };
  } finally {
    clearInterval(looking);
  }
}

/** So many bytes that repeat nowhere within a file of 4 TiB, and what they are measured as. */
function someBytes(size: number): { bytes: Readable; digest: () => string } {
  const block = randomBytes(mib);
  const hash = createHash('sha256');
  const bytes = Readable.from(
    (function* () {
      for (let at = 0; at < size; at += mib) {
        block.writeUInt32BE(at / mib);
        const piece = Buffer.from(block.subarray(0, Math.min(mib, size - at)));
        hash.update(piece);
        yield piece;
      }
    })(),
  );
  return { bytes, digest: () => hash.digest('hex') };
}

const headersOf = (caller: Caller, more: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    caller
      .headersOf(more)
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );

async function sent(caller: Caller, path: string, { size, bytes }: { size: number; bytes: Readable }): Promise<UploadedFile> {
  const headers = headersOf(caller, {
    'content-type': 'application/octet-stream',
    'content-length': String(size),
    'idempotency-key': randomUUID(),
  });
  const answer = await new Promise<IncomingMessage>((answered, failed) => {
    const asked = request(`${caller.url}${path}`, { method: 'POST', headers }, answered).once('error', failed);
    bytes.pipe(asked);
  });
  expect(answer.statusCode).toBe(200);
  return (await json(answer)) as UploadedFile;
}

async function measuredFrom(caller: Caller, path: string): Promise<{ sha256: string; size: number }> {
  const answer = await new Promise<IncomingMessage>((answered, failed) => {
    request(`${caller.url}${path}`, { headers: headersOf(caller, {}) }, answered)
      .once('error', failed)
      .end();
  });
  expect(answer.statusCode).toBe(200);
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    hash.update(piece);
    size += piece.length;
  }
  return { sha256: hash.digest('hex'), size };
}

/** Smaller files in a folder have a story of their own. */
const kinds = isLong ? (['folder', 'bucket'] as const) : (['bucket'] as const);

describe.each(kinds)('in a %s', (kind) => {
  let ground: Ground;
  let installation: Installation;
  let caller: Caller;
  beforeAll(async () => {
    ground = await (places[kind] as () => Promise<Ground>)();
    installation = await startInstallation(ground.settings);
    caller = new Caller(installation.product.url);
    await caller.setUp(await installation.product.ownerLink(), {
      organisationName: 'さくら内科',
      name: '佐藤 花子',
      email: 'officer@example.jp',
      password,
      profile: { jurisdictions: ['jp'], sector: 'general' },
      practice: { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
    });
  });
  afterAll(async () => {
    await installation?.stop();
    await ground?.end();
  });

  test(`a file of ${sizes[kind] / mib} MiB is kept and given out as it was, and the api stays as small as it is`, async () => {
    const size = sizes[kind];
    const reported = await caller.send('ReportIncident', undefined, {
      noticedAt: '2026-11-20T10:00:00+09:00',
      summary: '画像が流出した。',
    });
    const incident = reported.body.incidentId;
    const pid = installation.product.pidOf('api');
    const began = performance.now();
    const source = someBytes(size);
    const arriving = await growthOf(pid, () => sent(caller, `/v1/incidents/${incident}/files`, { size, bytes: source.bytes }));
    const arrivedInMs = performance.now() - began;
    expect(arriving.done).toMatchObject({ fileSize: size, sha256: source.digest() });

    const sealing = { kind: 'device-record', description: 'サーバーの複製', fileName: 'disk.img', ...arriving.done };
    const sealed = await caller.send('SealEvidence', incident, sealing);
    expect([sealed.status, sealed.body]).toMatchObject([200, {}]);
    const leaving = await growthOf(pid, () => measuredFrom(caller, `/v1/incidents/${incident}/evidence/${sealed.body.commandId}/file`));
    expect(leaving.done).toEqual({ sha256: arriving.done.sha256, size });
    const grown = {
      kind,
      mib: size / mib,
      arrivedInS: Math.round(arrivedInMs / 100) / 10,
      growthMib: { in: arriving.growth / mib, out: leaving.growth / mib },
    };
    if (isLong) process.stdout.write(`${JSON.stringify(grown)}\n`);
    expect(Math.max(arriving.growth, leaving.growth)).toBeLessThan(mostGrowth);
  }, 900_000);
});
