import { createHash } from 'node:crypto';
import { acrossTenants, queryInTenant, type Store } from '@shodo/store';
import { withoutKey } from '../lost-keys.js';
import type { Vault } from '../open-vault.js';
import { destroyKeys } from '../sweep.js';
import { type FileOfIncident, knownFileKey } from './file-keys.js';
import { openFile } from './keep-file.js';
import { type FilePlace, PlaceAway } from './places.js';

interface Row {
  readonly tenant: string;
  readonly incident: string;
  readonly file: string;
  readonly object: string;
  readonly sha256: string;
  readonly found: FileFound;
}
export type FileFound = 'intact' | 'changed' | 'missing';
export interface LookedAt extends FileOfIncident {
  readonly found: FileFound;
  /** Not so when it was last looked at. */
  readonly isNew: boolean;
}

const demandUpkeep = ({ texts }: Vault) => {
  if (texts.role !== 'shodo_upkeep') throw new TypeError('looking after files needs a vault opened on a store of shodo_upkeep');
};

const asRow = 'tenant_id as tenant, incident_id as incident, file_id as file, object, sha256, found';

/**
 * Looks at files that nobody looked at for so many hours, those waiting longest first, and tells how each was found. One that was
 * erased is not looked at; one whose key is gone without an erasure is missing. Takes a vault opened on a store of `shodo_upkeep`.
 */
export async function checkFiles(
  vault: Vault,
  place: FilePlace,
  { olderThanHours, most }: { olderThanHours: number; most: number },
): Promise<LookedAt[]> {
  demandUpkeep(vault);
  const { rows } = await acrossTenants(vault.texts, (client) =>
    client.query<Row>(
      `select ${asRow} from vault.evidence_file
       where stored_at is not null and coalesce(checked_at, stored_at) < clock_timestamp() - make_interval(secs => $1 * 3600)
       order by checked_at nulls first, stored_at limit $2`,
      [olderThanHours, most],
    ),
  );
  const looked: LookedAt[] = [];
  for (const { found: before, ...row } of rows) {
    const found = await foundAs(vault, place, row);
    looked.push({ tenant: row.tenant, incident: row.incident, file: row.file, found, isNew: found !== before });
  }
  return looked;
}

/** Apart from looking, so that whoever tells of it is sure to have told before it counts as looked at. Takes a store of `shodo_upkeep`. */
export const noteLookedAt = (vault: Pick<Vault, 'texts'>, { tenant, file, found }: Omit<LookedAt, 'isNew'>): Promise<unknown> =>
  acrossTenants(vault.texts, (client) =>
    client.query('update vault.evidence_file set checked_at = clock_timestamp(), found = $3 where tenant_id = $1 and file_id = $2', [
      tenant,
      file,
      found,
    ]),
  );

async function foundAs(vault: Vault, place: FilePlace, row: Omit<Row, 'found'>): Promise<FileFound> {
  const found = await lookAtFile(vault, place, row, () => undefined);
  return found === 'erased' ? 'intact' : found; // nothing is left that could be wrong
}

/** Opens a file from end to end and says how it is found; its bytes flow by on the way. Takes a vault opened on any store. */
export async function lookAtFile(
  vault: Vault,
  place: FilePlace,
  row: Omit<Row, 'found'>,
  see: (bytes: Buffer) => void,
): Promise<FileFound | 'erased'> {
  if (!(await knownFileKey(vault, row))) return withoutKey(vault, row, row.file);
  const opened = await openFile(vault, place, row);
  if (!opened) return 'missing';
  const hash = createHash('sha256');
  try {
    for await (const bytes of opened) {
      hash.update(bytes as Buffer);
      see(bytes as Buffer);
    }
  } catch (error) {
    if (error instanceof PlaceAway) throw error; // it is the place that cannot be read, not the file
    return 'changed';
  }
  return hash.digest('hex') === row.sha256 ? 'intact' : 'changed';
}

interface Sweeping {
  readonly olderThanHours: number;
  /** Opened as `shodo_app`: upkeep does not see what entries say. */
  readonly record: Pick<Store, 'pool'>;
}

/**
 * Removes what no entry names within so many hours: files whose evidence was never sealed, uploads that never ended, and what a process that died
 * left in the place of files. Key, file and row go in this order, so that a sweep that was interrupted is finished by the next. The row alone is believed
 * when it says that a file is named, never that it is not: whoever changed or deleted it would have the file removed by us.
 */
export async function sweepFiles(vault: Vault, place: FilePlace, { olderThanHours, record }: Sweeping): Promise<number> {
  demandUpkeep(vault);
  let swept = 0;
  const { rows } = await acrossTenants(vault.texts, (client) =>
    client.query<Pick<Row, 'tenant' | 'file'> & { object: string | null }>(
      `select f.tenant_id as tenant, f.file_id as file, f.object from vault.evidence_file f
       where greatest(f.begun_at, f.named_at) < clock_timestamp() - make_interval(secs => $1 * 3600)
         and not exists (select from ledger.entry e where e.tenant_id = f.tenant_id and e.append_id = any(f.named_by)) limit 1000`,
      [olderThanHours],
    ),
  );
  for (const { tenant, file, object } of rows) {
    if (await isNamed(record, [{ tenant, file }, fileIn(object ?? '')])) continue;
    await destroyKeys(vault, tenant, [file]);
    if (object) await place.remove(object);
    await acrossTenants(vault.texts, (client) =>
      client.query('delete from vault.evidence_file where tenant_id = $1 and file_id = $2', [tenant, file]),
    );
    swept += 1;
  }
  return swept + (await sweepStrays(vault, place, { olderThanHours, record }));
}

/** Whether an entry of any incident names the file, as evidence or as a pack that was given: whose it is says the row, which may have been changed. */
async function isNamed(record: Pick<Store, 'pool'>, either: readonly (Pick<Row, 'tenant' | 'file'> | undefined)[]): Promise<boolean> {
  for (const of of either) {
    if (!of) continue;
    const { rowCount } = await queryInTenant(record, of.tenant, {
      text: `select from ledger.entry where tenant_id = $1 and type in ('EvidenceSealed', 'EvidencePackGiven')
         and position($2 in content) > 0 limit 1`,
      values: [of.tenant, of.file],
    });
    if (rowCount === 1) return true;
  }
  return false;
}

/** What lies in the place and in no row: a process died between the file and its row. One that an entry names lost its row otherwise, and stays. */
async function sweepStrays(vault: Vault, place: FilePlace, { olderThanHours, record }: Sweeping): Promise<number> {
  let swept = 0;
  for await (const object of place.olderThan(Date.now() - olderThanHours * 3_600_000)) {
    const { rowCount } = await acrossTenants(vault.texts, (client) =>
      client.query('select from vault.evidence_file where object = $1', [object]),
    );
    if (rowCount) continue;
    if (await isNamed(record, [fileIn(object)])) continue;
    await place.remove(object);
    swept += 1;
  }
  return swept;
}

/** A file that lies there whole, by its name as `keepFile` makes it. */
function fileIn(object: string): FileOfIncident | undefined {
  const [, tenant, incident, file] = /^([0-9a-f-]{36})\/([0-9a-f-]{36})\/([0-9a-f-]{36})\.[0-9a-f-]{36}$/.exec(object) ?? [];
  return tenant && incident && file ? { tenant, incident, file } : undefined;
}
