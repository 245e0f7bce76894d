import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { IncidentId } from '@shodo/contracts';
import { recordText } from '@shodo/ledger';
import { headOf, recordSource, recordSourceAt } from '@shodo/store';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound, refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { untilAnchored } from './until-anchored.js';

const refusals = { unknown: 'checkpoint-is-unknown', 'covers-nothing': 'checkpoint-covers-nothing' } as const;

/** Writes a stream of the record out, line by line, in the form the verifier checks. It never holds more than a page of it. */
@Injectable()
export class RecordExports {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
  ) {}

  /** The export is on record before its first line leaves. It ends where the stream stands when it begins, which the entry about it may lag behind. */
  async of(caller: Caller, incident?: IncidentId): Promise<Export> {
    const { tenant } = caller;
    const { store } = this.connections;
    const of = { tenant, ...(incident && { incident }) };
    const head = await headOf(store, of);
    if (head.seq === 0) throw notFound();
    await untilAnchored(store, tenant, await this.#noted(caller, head.seq, incident));
    const source = await recordSource(store, of, new Date().toISOString());
    if (!source) throw notFound();
    return { lines: Readable.from(recordText(source)), fileName: `shodo-${incident ?? 'organisation'}.ndjson` };
  }

  /** The same as it stood at a checkpoint that somebody holds. */
  async at(caller: Caller, checkpoint: number, incident?: IncidentId): Promise<Export> {
    const { store } = this.connections;
    const of = { tenant: caller.tenant, ...(incident && { incident }) };
    if ((await headOf(store, of)).seq === 0) throw notFound();
    const source = await recordSourceAt(store, of, checkpoint);
    if (typeof source === 'string') throw refusedBy([{ code: refusals[source] }]);
    await this.#noted(caller, source.header.head.seq, incident);
    return { lines: Readable.from(recordText(source)), fileName: `shodo-${incident ?? 'organisation'}-checkpoint-${checkpoint}.ndjson` };
  }

  /** @returns the sequence of the entry that tells of it in the organisation's record */
  async #noted(caller: Caller, entries: number, incident?: IncidentId): Promise<number> {
    const [noted] = await this.record.note(
      { tenant: caller.tenant, actor: actorOf(caller) },
      { type: 'RecordExported', version: 1, data: { entries, ...(incident && { incident }) } },
    );
    return noted?.seq ?? 0;
  }
}

interface Export {
  readonly lines: Readable;
  readonly fileName: string;
}
