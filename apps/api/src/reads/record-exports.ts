import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { IncidentId, TenantId } from '@shodo/contracts';
import { recordText } from '@shodo/ledger';
import { headOf, isCovered, recordSource } from '@shodo/store';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';

const longestWaitMs = 3_000;
const askAgainMs = 50;

/** Writes a stream of the record out, line by line, in the form the verifier checks. It never holds more than a page of it. */
@Injectable()
export class RecordExports {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
  ) {}

  /** The export is on record before its first line leaves. It ends where the stream stands when it begins, which the entry about it may lag behind. */
  async of(caller: Caller, incident?: IncidentId): Promise<{ lines: Readable; fileName: string }> {
    const { tenant } = caller;
    const { store } = this.connections;
    const head = await headOf(store, { tenant, ...(incident && { incident }) });
    if (head.seq === 0) throw notFound();
    const [noted] = await this.record.note(
      { tenant, actor: actorOf(caller) },
      { type: 'RecordExported', version: 1, data: { entries: head.seq, ...(incident && { incident }) } },
    );
    await this.#untilAnchored(tenant, noted?.seq ?? 0);
    const source = await recordSource(store, { tenant, ...(incident && { incident }) }, new Date().toISOString());
    if (!source) throw notFound();
    return { lines: Readable.from(recordText(source)), fileName: `shodo-${incident ?? 'organisation'}.ndjson` };
  }

  /**
   * The worker makes a checkpoint at once when it hears of an export; it then covers everything before, the exported entries included. Where it
   * stays away the export goes out with the last one there is, and shows which entries it does not cover.
   */
  async #untilAnchored(tenant: TenantId, seq: number): Promise<void> {
    for (const since = performance.now(); performance.now() - since < longestWaitMs; await sleep(askAgainMs))
      if ((await isCovered(this.connections.store, tenant, seq)) !== 'not-yet') return;
  }
}
