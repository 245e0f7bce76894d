import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '@shodo/contracts';
import { recordText } from '@shodo/ledger';
import { headOf, recordSource } from '@shodo/store';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { untilAnchored } from './until-anchored.js';

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
    await untilAnchored(store, tenant, noted?.seq ?? 0);
    const source = await recordSource(store, { tenant, ...(incident && { incident }) }, new Date().toISOString());
    if (!source) throw notFound();
    return { lines: Readable.from(recordText(source)), fileName: `shodo-${incident ?? 'organisation'}.ndjson` };
  }
}
