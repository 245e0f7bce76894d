import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { demandNameOfIds, type FilePlace, isNameOfIds, markName, NoRoom, PlaceAway, part } from './places.js';

/** A bucket of an object store that speaks S3, and the key pair that opens it. */
export interface Bucket {
  /** Origin of the store: `https://s3.example.jp`. */
  readonly endpoint: string;
  readonly region: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** An upload holds one part at a time. 8 MiB make 257 parts of the largest file; a store takes 10,000. */
const partLength = 8 * 1_048_576;

/**
 * Sealed files in a bucket. A file that fits into one part is put at once; a larger one is sent part by part, and is there when the store was told
 * that it is whole. What breaks off is taken back; what a process that died left is found by `olderThan` like half a file in a folder.
 */
export function bucketPlace(bucket: Bucket): FilePlace {
  // Which Node later versions of the client will want is nothing for a log; the version is pinned.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const client = new S3Client({
    endpoint: bucket.endpoint,
    region: bucket.region,
    credentials: { accessKeyId: bucket.accessKeyId, secretAccessKey: bucket.secretAccessKey },
    // A name of the store's own for each bucket is something a store must be set up for; a path works everywhere.
    forcePathStyle: true,
    // The files are sealed: what was changed does not open. Some stores know none of the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
  });
  const at = (object: string) => {
    demandNameOfIds(object);
    return { Bucket: bucket.name, Key: object };
  };
  const marked = { Bucket: bucket.name, Key: markName };
  return {
    name: `the bucket ${bucket.name} at ${bucket.endpoint}`,
    mark: async () => {
      const found = await client.send(new GetObjectCommand(marked)).catch(undefinedWhenMissing);
      return (await found?.Body?.transformToString())?.trim() || undefined;
    },
    setMark: async (id) => void (await asked(client.send(new PutObjectCommand({ ...marked, Body: `${id}\n` })))),
    write: async (object, bytes) => {
      const where = at(object);
      const parts = partsOf(bytes);
      const first = await parts.next();
      const second = await parts.next();
      if (second.done) await asked(client.send(new PutObjectCommand({ ...where, Body: first.value ?? Buffer.alloc(0) })));
      else await writeInParts(client, where, inOrder([first.value, second.value], parts));
    },
    read: async (object) => {
      const found = await client.send(new GetObjectCommand(at(object))).catch(undefinedWhenMissing);
      if (!found?.Body) return undefined;
      const body = found.Body as Readable;
      // Whoever does not read it to its end lets the connection go.
      return Readable.from(told(body), { objectMode: false }).once('close', () => body.destroy());
    },
    sizeOf: async (object) => (await client.send(new HeadObjectCommand(at(object))).catch(undefinedWhenMissing))?.ContentLength,
    remove: async (object) => {
      if (object.endsWith(part)) await forgetUploads(client, at(object.slice(0, -part.length)));
      else await asked(client.send(new DeleteObjectCommand(at(object))));
    },
    olderThan: (ms) => older(client, bucket.name, ms),
  };
}

/** Pieces of one part's length; the last may be shorter. Nothing at all makes none. */
async function* partsOf(bytes: Readable): AsyncGenerator<Buffer, undefined> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < partLength) continue;
    const all = Buffer.concat(waiting);
    yield all.subarray(0, partLength);
    waiting = [all.subarray(partLength)];
    length -= partLength;
  }
  if (length > 0) yield Buffer.concat(waiting);
  return undefined;
}

async function* inOrder(begun: readonly (Buffer | undefined)[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for (const each of begun) if (each) yield each;
  yield* rest;
}

interface Where {
  readonly Bucket: string;
  readonly Key: string;
}

async function writeInParts(client: S3Client, where: Where, parts: AsyncGenerator<Buffer>): Promise<void> {
  const { UploadId } = await asked(client.send(new CreateMultipartUploadCommand(where)));
  try {
    const sent: CompletedPart[] = [];
    for await (const Body of parts) {
      const PartNumber = sent.length + 1;
      const { ETag } = await asked(client.send(new UploadPartCommand({ ...where, UploadId, PartNumber, Body })));
      sent.push({ PartNumber, ETag });
    }
    await asked(client.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts: sent } })));
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...where, UploadId })).catch(() => undefined); // the sweep of the day finds it
    throw error;
  }
}

async function* uploadsIn(client: S3Client, name: string, prefix?: string) {
  for (let marks: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}; marks; ) {
    const page: {
      Uploads?: { Key?: string; UploadId?: string; Initiated?: Date }[];
      IsTruncated?: boolean;
      NextKeyMarker?: string;
      NextUploadIdMarker?: string;
    } =
      // Where none was ever begun, some stores say that there is no such thing.
      (await client
        .send(new ListMultipartUploadsCommand({ Bucket: name, ...(prefix && { Prefix: prefix }), ...marks }))
        .catch(undefinedWhenMissing)) ?? {};
    yield* page.Uploads ?? [];
    marks = page.IsTruncated ? { KeyMarker: page.NextKeyMarker ?? '', UploadIdMarker: page.NextUploadIdMarker ?? '' } : undefined;
  }
}

async function forgetUploads(client: S3Client, { Bucket: name, Key }: Where): Promise<void> {
  for await (const { Key: found, UploadId } of uploadsIn(client, name, Key))
    if (found === Key) await client.send(new AbortMultipartUploadCommand({ Bucket: name, Key, UploadId })).catch(undefinedWhenMissing);
}

async function* older(client: S3Client, name: string, ms: number): AsyncGenerator<string> {
  for (let token: { ContinuationToken?: string } | undefined = {}; token; ) {
    const page: { Contents?: { Key?: string; LastModified?: Date }[]; NextContinuationToken?: string } = await asked(
      client.send(new ListObjectsV2Command({ Bucket: name, ...token })),
    );
    for (const { Key, LastModified } of page.Contents ?? [])
      if (Key && isNameOfIds(Key) && (LastModified?.getTime() ?? Number.POSITIVE_INFINITY) < ms) yield Key;
    token = page.NextContinuationToken === undefined ? undefined : { ContinuationToken: page.NextContinuationToken };
  }
  for await (const { Key, Initiated } of uploadsIn(client, name))
    if (Key && isNameOfIds(Key) && (Initiated?.getTime() ?? Number.POSITIVE_INFINITY) < ms) yield `${Key}${part}`;
}

/** A store that goes away while it is read says so in the same words. */
async function* told(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new PlaceAway('the place of files broke off', { cause });
  }
}

const named = (error: unknown, key: 'name' | 'code') => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : '';
};
const statusOf = (error: unknown) => (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;

const undefinedWhenMissing = (error: unknown): undefined => {
  if (['NoSuchKey', 'NotFound', 'NoSuchUpload'].includes(named(error, 'name'))) return undefined;
  throw asFault(error);
};

const away = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);
const full = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage', 'EntityTooLarge', 'ServiceUnavailableNoSpace']);

/** What the store says, in our words; what the sender of the bytes did stays what it is. */
const asked = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw asFault(error);
  });

/** The request left and no answer came, or the answer broke off. */
const isUnanswered = (error: unknown) =>
  away.has(named(error, 'code')) || (typeof error === 'object' && error !== null && '$metadata' in error);

function asFault(error: unknown): unknown {
  const status = statusOf(error);
  if (full.has(named(error, 'name')) || status === 507) return new NoRoom('there is no room for the file');
  // A key that was changed or a bucket that is gone: nothing is known of any file until somebody sets it right.
  if (status === 401 || status === 403 || named(error, 'name') === 'NoSuchBucket')
    return new PlaceAway('the place of files does not let us in', { cause: error });
  const isAway = status === undefined ? isUnanswered(error) : status >= 500 || status === 429;
  return isAway ? new PlaceAway('the place of files does not answer', { cause: error }) : error;
}
