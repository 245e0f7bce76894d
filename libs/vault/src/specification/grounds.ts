import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateMultipartUploadCommand, PutObjectCommand, S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { startObjectStore } from '@shodo/servers';
import { bucketPlace } from '../files/bucket-place.js';
import { folderPlace } from '../files/folder-place.js';
import { type FilePlace, part } from '../files/places.js';

/** A place of files with what a test needs besides. */
export interface Ground {
  readonly place: FilePlace;
  /** Leaves what a process leaves that dies in the middle of writing this object. */
  readonly leaveHalf: (object: string) => Promise<void>;
  /** Puts something of somebody else there. */
  readonly leaveForeign: (name: string) => Promise<void>;
  /** The same place, opened with another key; where there is none, anybody who reaches it opens it. */
  readonly lockedOut?: FilePlace;
  readonly end: () => Promise<void>;
}

async function folderGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'shodo-files-'));
  return {
    place: folderPlace(folder),
    leaveHalf: async (object) => {
      const path = join(folder, `${object}${part}`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, 'half of it');
    },
    leaveForeign: async (name) => {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), 'not ours');
    },
    end: () => rm(folder, { recursive: true }),
  };
}

/** In an object store of its own, which is started here and speaks S3 over HTTP. */
async function bucketGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'shodo-bucket-'));
  const { process: store, ...bucket } = await startObjectStore({ folder, bucket: 'evidence' }, () => undefined);
  const settings = { ...bucket, region: 'us-east-1' };
  const { endpoint, region, accessKeyId, secretAccessKey, name: Bucket } = settings;
  const client = new S3Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true });
  return {
    place: bucketPlace(settings),
    lockedOut: bucketPlace({ ...settings, secretAccessKey: 'the-secret-of-somebody-else' }),
    leaveHalf: async (Key) => {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
      await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'half of it' }));
    },
    leaveForeign: async (Key) => void (await client.send(new PutObjectCommand({ Bucket, Key, Body: 'not ours' }))),
    end: async () => {
      client.destroy();
      await store.stop();
      await rm(folder, { recursive: true });
    },
  };
}

export const grounds = { folder: folderGround, bucket: bucketGround } as const;
