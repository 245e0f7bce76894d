import { queryInTenant } from '@shodo/store';
import { IncidentWasErased } from '../faults.js';
import { type IncidentOfTenant, incidentKey, knownIncidentKey } from '../incident-key.js';
import type { Vault } from '../open-vault.js';
import { open, randomKey, seal } from '../sealing.js';

export interface FileOfIncident extends IncidentOfTenant {
  readonly file: string;
}

const boundKey = ({ tenant, incident, file }: FileOfIncident) => ['shodo-file-key/1', tenant, incident, file] as const;
/** What a sealed file belongs to. */
export const boundFile = ({ tenant, incident, file }: FileOfIncident) => ['shodo-file/1', tenant, incident, file] as const;

interface Row {
  readonly wrapped: Buffer;
}
const known = ({ tenant, incident, file }: FileOfIncident) => ({
  text: 'select wrapped from keys.text_key where tenant_id = $1 and incident_id = $2 and ref = $3',
  values: [tenant, incident, file],
});

/** The key of a file, made when it has none; wrapped by its incident's like those of texts, and erased like them. @throws IncidentWasErased */
export async function madeFileKey(vault: Vault, of: FileOfIncident): Promise<Buffer> {
  const wrapping = await incidentKey(vault, of);
  await queryInTenant(vault.keys, of.tenant, {
    text: 'insert into keys.text_key (tenant_id, incident_id, ref, wrapped) values ($1, $2, $3, $4) on conflict do nothing',
    values: [of.tenant, of.incident, of.file, seal(wrapping, randomKey(), boundKey(of))],
  });
  const { rows } = await queryInTenant<Row>(vault.keys, of.tenant, known(of));
  const [row] = rows;
  if (!row) throw new IncidentWasErased(`the key of the file ${of.file} was destroyed`);
  return open(wrapping, row.wrapped, boundKey(of));
}

/** Undefined once it was destroyed. */
export async function knownFileKey(vault: Vault, of: FileOfIncident): Promise<Buffer | undefined> {
  const wrapping = await knownIncidentKey(vault, of);
  if (!Buffer.isBuffer(wrapping)) return undefined;
  const { rows } = await queryInTenant<Row>(vault.keys, of.tenant, known(of));
  return rows[0] && open(wrapping, rows[0].wrapped, boundKey(of));
}

/** Those of an incident's texts and files that have their key yet: the others were erased, or lost their key. Nothing is opened for it. */
export async function refsWithKey<Ref extends string>(
  vault: Vault,
  { tenant, incident }: IncidentOfTenant,
  refs: readonly Ref[],
): Promise<ReadonlySet<Ref>> {
  const { rows } = await queryInTenant<{ ref: Ref }>(vault.keys, tenant, {
    text: 'select ref from keys.text_key where tenant_id = $1 and incident_id = $2 and ref = any($3::uuid[])',
    values: [tenant, incident, refs],
  });
  return new Set(rows.map(({ ref }) => ref));
}

/** Those that an erasure was carried out of, as is noted beside the keys in one transaction with destroying them. A key that is gone without it is damage. */
async function refsErased<Ref extends string>(
  vault: Vault,
  { tenant, incident }: IncidentOfTenant,
  refs: readonly Ref[],
): Promise<ReadonlySet<Ref>> {
  const { rows } = await queryInTenant<{ ref: Ref }>(vault.keys, tenant, {
    text: `select ref from unnest($3::uuid[]) as n (ref) where exists (
         select from keys.erasure e where e.tenant_id = $1 and e.incident_id = $2 and (e.refs is null or n.ref = any(e.refs)))`,
    values: [tenant, incident, refs],
  });
  return new Set(rows.map(({ ref }) => ref));
}

type Lost = 'erased' | 'missing';

/** Those of an incident's texts and files that have no key, and why. Nothing is opened for it. */
export async function lostKeys<Ref extends string>(
  vault: Vault,
  of: IncidentOfTenant,
  refs: readonly Ref[],
): Promise<ReadonlyMap<Ref, Lost>> {
  const [opens, erased] = [await refsWithKey(vault, of, refs), await refsErased(vault, of, refs)];
  return new Map(refs.filter((ref) => !opens.has(ref)).map((ref) => [ref, erased.has(ref) ? 'erased' : 'missing']));
}

/** Why a file has no key that opens. */
export const withoutKey = async (vault: Vault, { file, ...of }: FileOfIncident): Promise<Lost> =>
  (await refsErased(vault, of, [file])).has(file) ? 'erased' : 'missing';
