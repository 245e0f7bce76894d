import { z } from 'zod';
import { Digest, FileId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';

/** What the server measured of a file that arrived; goes with `SealEvidence`. */
export const UploadedFile = z.object({ file: FileId, sha256: Digest, fileSize: z.int() }).meta({ id: 'UploadedFile' });
export type UploadedFile = z.input<typeof UploadedFile>;

export const FileFound = z.enum(['intact', 'changed', 'missing']);
/**
 * A kept file, and how it was found when it was last looked at. One that was erased has no key any more, and nobody opens it; one whose key is gone
 * without an erasure is missing.
 */
export const KeptFileView = UploadedFile.extend({
  storedAt: Instant,
  checkedAt: Instant.optional(),
  found: z.enum([...FileFound.options, 'erased']),
}).meta({ id: 'KeptFile' });
export type KeptFileView = z.input<typeof KeptFileView>;

/**
 * What is sent as bytes and kept sealed. The body is the file as it is (`application/octet-stream`), 1 byte to 2 GiB; it is measured and sealed as it
 * arrives. Sent again under the same Idempotency-Key it gets the same answer; one that broke off is begun anew.
 */
export const uploads = {
  uploadFile: {
    path: '/v1/incidents/:incidentId/files',
    ja: 'ファイルを預ける',
    en: 'Hand a file over to be kept sealed',
    answer: UploadedFile,
  },
} as const;
export type UploadName = keyof typeof uploads;
