import { createHash, randomUUID } from 'node:crypto';
import { PassThrough, type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inTenant, queryInTenant } from '@shodo/store';
import type { Vault } from '../open-vault.js';
import { boundFile, type FileOfIncident, knownFileKey, madeFileKey } from './file-keys.js';
import { openingStream, sealingStream } from './file-sealing.js';
import type { FilePlace } from './places.js';

/** The largest file that is kept, bytes. */
export const largestFile = 2_147_483_648;

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}
export class FileIsEmpty extends Error {
  override readonly name = 'FileIsEmpty';
}
/** The same upload, named by its key, brought another file before. */
export class OtherFileUnderSameKey extends Error {
  override readonly name = 'OtherFileUnderSameKey';
}

/** What a kept file is: evidence, or a pack that was built of the record. */
export type Holds = 'evidence' | 'pack';

export interface KeptFile {
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
}

export interface FileRow extends KeptFile {
  readonly incident: string;
  readonly object: string;
  readonly storedAt: string;
  readonly checkedAt: string | undefined;
  readonly found: 'intact' | 'changed' | 'missing';
}

interface Stored {
  readonly incident_id: string;
  readonly object: string | null;
  readonly sha256: string | null;
  readonly size: string | null;
}

/** Measures what flows through. Nothing of it is held. */
class Meter extends Transform {
  readonly #hash = createHash('sha256');
  size = 0;

  override _transform(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null, bytes?: Buffer) => void): void {
    this.size += bytes.length;
    if (this.size > largestFile) done(new FileTooLarge('the file is larger than what is kept'));
    else {
      this.#hash.update(bytes);
      done(null, bytes);
    }
  }

  sha256 = () => this.#hash.digest('hex');
}

/**
 * Keeps one file: measured, sealed under a key of its own, and written down once the whole of it lies durably in its place. A repeat under the same
 * id with the same bytes gets the same answer; one that was interrupted begins anew and leaves nothing behind that anybody can see.
 * @throws OtherFileUnderSameKey, FileTooLarge, FileIsEmpty, NoRoom, IncidentWasErased, KeysAreMissing, StoreUnavailable
 */
export async function keepFile(
  vault: Vault,
  place: FilePlace,
  { holds = 'evidence', ...of }: FileOfIncident & { readonly holds?: Holds },
  bytes: Readable,
): Promise<KeptFile> {
  const before = await begun(vault, of, holds);
  if (before.incident_id !== of.incident) throw new OtherFileUnderSameKey('the key brought a file to another incident');
  const meter = new Meter();
  if (before.object !== null) {
    await pipeline(bytes, meter, nowhere());
    return sameAs(before, { file: of.file, sha256: meter.sha256(), size: meter.size });
  }
  const key = await madeFileKey(vault, of);
  const object = `${of.tenant}/${of.incident}/${of.file}.${randomUUID()}`;
  const sealed = new PassThrough();
  const arriving = pipeline(bytes, meter, demandSome(meter), sealingStream(key, boundFile(of)), sealed);
  const written = place.write(object, sealed);
  const [arrived, kept] = await Promise.allSettled([arriving, written]);
  const failure = kept.status === 'rejected' && !(arrived.status === 'rejected' && isOurs(arrived.reason)) ? kept : arrived;
  if (arrived.status === 'rejected' || kept.status === 'rejected') {
    await place.remove(object).catch(() => undefined);
    throw (failure as PromiseRejectedResult).reason ?? (kept as PromiseRejectedResult).reason;
  }
  const answer = { file: of.file, sha256: meter.sha256(), size: meter.size };
  const { isFirst, stored } = await wroteDown(vault, of, answer, object);
  if (!isFirst) await place.remove(object).catch(() => undefined); // a twin was faster: its file stands
  return sameAs(stored, answer);
}

const isOurs = (error: unknown) => error instanceof FileTooLarge || error instanceof FileIsEmpty;
const nowhere = () => new Writable({ write: (_bytes, _encoding, done) => done() });

/** Ends in an error when nothing came. */
const demandSome = (meter: Meter) =>
  new Transform({
    transform: (bytes, _encoding, done) => done(null, bytes),
    flush: (done) => done(meter.size === 0 ? new FileIsEmpty('the file is empty') : null),
  });

function sameAs(stored: Stored, answer: KeptFile): KeptFile {
  if (stored.sha256 !== answer.sha256 || Number(stored.size) !== answer.size)
    throw new OtherFileUnderSameKey('the key brought another file before');
  return answer;
}

const columns = 'incident_id, object, sha256, size';

/** Beginning again makes it young again, so that no sweep takes it away meanwhile. */
const begun = (vault: Vault, { tenant, incident, file }: FileOfIncident, holds: Holds): Promise<Stored> =>
  queryInTenant<Stored>(vault.texts, tenant, {
    text: `insert into vault.evidence_file (tenant_id, incident_id, file_id, holds) values ($1, $2, $3, $4)
       on conflict (tenant_id, file_id) do update set begun_at = clock_timestamp() returning ${columns}`,
    values: [tenant, incident, file, holds],
  }).then(({ rows }) => rows[0] as Stored);

const wroteDown = (vault: Vault, { tenant, file }: FileOfIncident, { sha256, size }: KeptFile, object: string) =>
  inTenant(vault.texts, tenant, async (client) => {
    const { rows } = await client.query<Stored>(
      `update vault.evidence_file set object = $3, sha256 = $4, size = $5, stored_at = clock_timestamp()
       where tenant_id = $1 and file_id = $2 and stored_at is null returning ${columns}`,
      [tenant, file, object, sha256, size],
    );
    if (rows[0]) return { isFirst: true, stored: rows[0] };
    const first = await client.query<Stored>(`select ${columns} from vault.evidence_file where tenant_id = $1 and file_id = $2`, [
      tenant,
      file,
    ]);
    if (!first.rows[0]) throw new Error('the vault lost a file while keeping it');
    return { isFirst: false, stored: first.rows[0] };
  });

const kept = `select incident_id as incident, file_id as file, object, sha256, size::float8 as size, stored_at, checked_at, found
  from vault.evidence_file where tenant_id = $1 and incident_id = $2 and holds = $3 and stored_at is not null`;
type KeptRow = Omit<FileRow, 'storedAt' | 'checkedAt'> & { readonly stored_at: Date; readonly checked_at: Date | null };

/** The files kept for one incident, evidence unless packs are asked for, and how they were found when they were last looked at. */
export async function filesOf(
  vault: Vault,
  { tenant, incident, holds = 'evidence' }: Pick<FileOfIncident, 'tenant' | 'incident'> & { readonly holds?: Holds },
): Promise<FileRow[]> {
  const { rows } = await queryInTenant<KeptRow>(vault.texts, tenant, { text: kept, values: [tenant, incident, holds] });
  return rows.map(({ stored_at, checked_at, ...row }) => ({
    ...row,
    storedAt: stored_at.toISOString(),
    checkedAt: checked_at?.toISOString(),
  }));
}

/** Notes that a command is about to name the file: from now on it stays as long as the record holds that command. */
export const nameFile = (vault: Vault, { tenant, file }: FileOfIncident, commandId: string): Promise<unknown> =>
  queryInTenant(vault.texts, tenant, {
    text: `update vault.evidence_file set named_by = array_append(array_remove(named_by, $3), $3), named_at = clock_timestamp()
       where tenant_id = $1 and file_id = $2 and stored_at is not null`,
    values: [tenant, file, commandId],
  });

/** The file in clear, as a stream that ends in VaultDamaged where it was changed. Undefined when it is not there, or its key was destroyed. */
export async function openFile(
  vault: Vault,
  place: FilePlace,
  of: FileOfIncident & { readonly object: string },
): Promise<Readable | undefined> {
  const key = await knownFileKey(vault, of);
  const sealed = key && (await place.read(of.object));
  if (!key || !sealed) return undefined;
  const opening = openingStream(key, boundFile(of));
  pipeline(sealed, opening).catch(() => undefined); // whoever reads the stream is told
  return opening;
}
