import type { Bucket } from './bucket-place.js';
import { folderPlace } from './folder-place.js';
import type { FilePlace } from './places.js';

/** Where the files of evidence lie: a folder, or a bucket. */
export type EvidencePlace = { readonly folder: string } | { readonly bucket: Bucket };

interface Problem {
  readonly name: string;
  readonly message: string;
}

const needed = [
  'SHODO_EVIDENCE_S3_ENDPOINT',
  'SHODO_EVIDENCE_S3_BUCKET',
  'SHODO_EVIDENCE_S3_ACCESS_KEY_ID',
  'SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY',
] as const;
const region = 'SHODO_EVIDENCE_S3_REGION';
const folder = 'SHODO_EVIDENCE_FOLDER';

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && [username, password, search, hash].every((part) => part === '');
}

const shapes: readonly (readonly [name: string, fits: (text: string) => boolean, message: string])[] = [
  ['SHODO_EVIDENCE_S3_ENDPOINT', isOrigin, 'must be an address without a path, such as https://s3.example.jp'],
  ['SHODO_EVIDENCE_S3_BUCKET', (text) => /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text), 'must be the name of a bucket'],
  ['SHODO_EVIDENCE_S3_ACCESS_KEY_ID', (text) => /^[\x21-\x7e]{3,128}$/.test(text), 'must be 3 to 128 characters without spaces'],
  ['SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY', (text) => /^[\x21-\x7e]{8,256}$/.test(text), 'must be 8 to 256 characters without spaces'],
  [region, (text) => /^[a-z0-9-]{1,40}$/.test(text), 'must be the name of a region, such as ap-northeast-1'],
];

/**
 * Reads where the files of evidence lie, and names everything that is wrong, all at once; messages never repeat a value: one is a secret.
 * @param usual the folder when nothing is set
 */
export function readEvidencePlace(
  env: Readonly<Record<string, string | undefined>>,
  usual: string,
): { readonly place: EvidencePlace; readonly problems: readonly Problem[] } {
  const given = [...needed, region].filter((name) => env[name]);
  if (given.length === 0) return { place: { folder: env[folder] || usual }, problems: [] };
  const problems = [
    ...(env[folder] ? [{ name: folder, message: `and ${given[0]} exclude each other` }] : []),
    ...needed.filter((name) => !env[name]).map((name) => ({ name, message: `is missing, as ${given[0]} is set` })),
    ...shapes.flatMap(([name, fits, message]) => (env[name] && !fits(env[name]) ? [{ name, message }] : [])),
  ];
  const [endpoint = '', name = '', accessKeyId = '', secretAccessKey = ''] = needed.map((each) => env[each]);
  return { place: { bucket: { endpoint, region: env[region] || 'us-east-1', name, accessKeyId, secretAccessKey } }, problems };
}

/** Connects when it is first asked: a store that is away is no reason not to start. */
export function openEvidencePlace(place: EvidencePlace): FilePlace {
  if ('folder' in place) return folderPlace(place.folder);
  // The client takes a fifth of a second to load: only where there is a bucket.
  let loading: Promise<FilePlace> | undefined;
  const loaded = () => {
    loading ??= import('./bucket-place.js').then(({ bucketPlace }) => bucketPlace(place.bucket));
    return loading;
  };
  return {
    name: `the bucket ${place.bucket.name} at ${place.bucket.endpoint}`,
    mark: async () => (await loaded()).mark(),
    setMark: async (id) => (await loaded()).setMark(id),
    write: async (object, bytes) => (await loaded()).write(object, bytes),
    read: async (object) => (await loaded()).read(object),
    sizeOf: async (object) => (await loaded()).sizeOf(object),
    remove: async (object) => (await loaded()).remove(object),
    olderThan: async function* (ms) {
      yield* (await loaded()).olderThan(ms);
    },
  };
}
