import { Injectable } from '@nestjs/common';
import type { IncidentId, TenantId } from '@shodo/contracts';
import { tellOfFile } from '@shodo/mail';
import { type FileRow, noteLookedAt } from '@shodo/vault';
import { Connections } from '../process/connections.js';

/** Kept files of evidence that were found otherwise by whoever opened them, told and noted as by the scheduled look. */
@Injectable()
export class DamagedFiles {
  constructor(private readonly connections: Connections) {}

  /** Told before it is noted, so that whoever dies in between leaves it to be found anew. */
  async note(
    { tenant, incident }: { readonly tenant: TenantId; readonly incident: IncidentId },
    { file, found: before }: FileRow,
    found: 'changed' | 'missing',
  ): Promise<void> {
    const { store, upkeep } = this.connections;
    if (found !== before) await tellOfFile(store, { tenant, incident, file, found });
    await noteLookedAt({ texts: upkeep }, { tenant, incident, file, found });
  }
}
