import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Entry, IncidentId } from '@shodo/contracts';
import { exportHeader, exportLine, incidentStream, organisationStream } from '@shodo/ledger';
import { entriesOf, headOf } from '@shodo/store';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';

/** Writes a stream of the record out, line by line, in the form the verifier checks. It never holds more than a page of it. */
@Injectable()
export class RecordExports {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
  ) {}

  /** The export is on record before its first line leaves. It ends where the stream stood when it began. */
  async of(caller: Caller, incident?: IncidentId): Promise<{ lines: Readable; fileName: string }> {
    const { tenant } = caller;
    const { store } = this.connections;
    const head = await headOf(store, { tenant, ...(incident && { incident }) });
    if (head.seq === 0) throw notFound();
    await this.record.note(
      { tenant, actor: actorOf(caller) },
      { type: 'RecordExported', version: 1, data: { entries: head.seq, ...(incident && { incident }) } },
    );
    const header = exportHeader({
      stream: incident ? incidentStream(tenant, incident) : organisationStream(tenant),
      head,
      exportedAt: new Date().toISOString(),
    });
    const entries = entriesOf(store, { tenant, upTo: head, ...(incident && { incident }) });
    return { lines: Readable.from(linesOf(header, entries)), fileName: `shodo-${incident ?? 'organisation'}.ndjson` };
  }
}

async function* linesOf(header: string, entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  yield `${header}\n`;
  for await (const entry of entries) yield `${exportLine(entry)}\n`;
}
