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
