import { inTenant } from '@shodo/store';
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
const known = 'select wrapped from keys.text_key where tenant_id = $1 and incident_id = $2 and ref = $3';

/** The key of a file, made when it has none; wrapped by its incident's like those of texts, and erased like them. @throws IncidentWasErased */
export const madeFileKey = (vault: Vault, of: FileOfIncident): Promise<Buffer> =>
  inTenant(vault.keys, of.tenant, async (client) => {
    const wrapping = await incidentKey(vault, client, of);
    await client.query('insert into keys.text_key (tenant_id, incident_id, ref, wrapped) values ($1, $2, $3, $4) on conflict do nothing', [
      of.tenant,
      of.incident,
      of.file,
      seal(wrapping, randomKey(), boundKey(of)),
    ]);
    const { rows } = await client.query<Row>(known, [of.tenant, of.incident, of.file]);
    const [row] = rows;
    if (!row) throw new IncidentWasErased(`the key of the file ${of.file} was destroyed`);
    return open(wrapping, row.wrapped, boundKey(of));
  });

/** Undefined once it was destroyed. */
export const knownFileKey = (vault: Vault, of: FileOfIncident): Promise<Buffer | undefined> =>
  inTenant(vault.keys, of.tenant, async (client) => {
    const wrapping = await knownIncidentKey(vault, client, of);
    if (!Buffer.isBuffer(wrapping)) return undefined;
    const { rows } = await client.query<Row>(known, [of.tenant, of.incident, of.file]);
    return rows[0] && open(wrapping, rows[0].wrapped, boundKey(of));
  });
