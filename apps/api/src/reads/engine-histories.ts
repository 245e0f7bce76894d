import { Injectable } from '@nestjs/common';
import { type EngineHistoryView, type IncidentId, type OpenedPayloads, SealedPayloads } from '@shodo/contracts';
import { engineHistoryOf, openedPayload, PayloadUnreadable, sealedFor } from '@shodo/durable/node';
import { entriesOf } from '@shodo/store';
import { archivedHistory, archivedRuns } from '@shodo/vault';
import { hashedId } from '../commands/hashed-id.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { doesNotFit, notAuthorised, notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { parsed } from '../requests/parse.js';
import type { ShapeProblem } from '../requests/shape-problems.js';

/**
 * How long one reading of a person and incident takes, so many milliseconds of the clock. Beside the record the console asks again with every entry;
 * the engine's own web pages ask many times within moments for one page, and what is asked later is another reading.
 */
const readings = { 'engine-history-read': 15 * 60_000, 'payloads-decoded': 5_000 } as const;

/** Whose each payload is, by what it says itself. What says nothing that is known was never sealed here, whoever sends it. */
function whose(payloads: readonly Parameters<typeof sealedFor>[0][]): ReturnType<typeof sealedFor>[] {
  const unknown: ShapeProblem[] = [];
  const known = payloads.map((payload, at) => {
    try {
      return sealedFor(payload);
    } catch (error) {
      if (!(error instanceof PayloadUnreadable)) throw error;
      unknown.push({ pointer: `/payloads/${at}/metadata/bound`, code: 'wrong' });
      return undefined;
    }
  });
  if (unknown.length > 0) throw doesNotFit(unknown);
  return known;
}

/** What the engine keeps of incidents, opened for one reader: beside the record, and for the engine's own web pages. */
@Injectable()
export class EngineHistories {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
  ) {}

  /** Each entry of the record with the event of the engine that belongs to it, the runs, and what the open one waits for. */
  async of(caller: Caller, incident: IncidentId): Promise<EngineHistoryView> {
    const { store, engine, payloadKeys } = this.connections;
    const { tenant } = caller;
    const entries: { seq: number; type: string; runId?: string }[] = [];
    for await (const { seq, event, runId } of entriesOf(store, { tenant, incident }))
      entries.push({ seq, type: event.type, ...(runId && { runId }) });
    if (entries.length === 0) throw notFound();
    await this.#noted(caller, incident, 'engine-history-read');
    const archive = {
      runs: await archivedRuns(store, { tenant, incident }),
      historyOf: (runId: string) => archivedHistory(store, { tenant, runId }),
    };
    const known = await engineHistoryOf(engine, payloadKeys, { tenant, incident }, archive);
    const events = new Map(known.entries.map((told) => [told.seq, told]));
    return {
      runs: [...known.runs],
      waits: [...known.waits],
      entries: entries.map((entry) => {
        const told = events.get(entry.seq);
        return { ...entry, ...(told && { runId: told.runId, eventId: told.eventId }) };
      }),
    };
  }

  /** The engine's remote codec protocol: payloads in, payloads out, opened where they belong to the caller's organisation. */
  async decoded(caller: Caller, body: unknown): Promise<OpenedPayloads> {
    const { payloads } = parsed(SealedPayloads, body);
    const read = payloads.map(({ metadata = {}, data }) => ({
      metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
      data: Buffer.from(data ?? '', 'base64'),
    }));
    const sealed = whose(read);
    if (sealed.some((of) => of && of.tenant !== caller.tenant)) throw notAuthorised();
    for (const incident of new Set(sealed.flatMap((of) => (of ? [of.incident as IncidentId] : []))))
      await this.#noted(caller, incident, 'payloads-decoded');
    const opened = await Promise.all(
      read.map((payload) =>
        openedPayload(this.connections.payloadKeys, payload, undefined).catch((error: unknown) => {
          if (error instanceof PayloadUnreadable) return payload; // shown as it is: its key was destroyed
          throw error;
        }),
      ),
    );
    return {
      payloads: opened.map(({ metadata, data }) => ({
        metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')])),
        data: Buffer.from(data ?? []).toString('base64'),
      })),
    };
  }

  /** On record before anything is opened: once a reading, and never one way of reading for the other. */
  #noted(caller: Caller, incident: IncidentId, how: keyof typeof readings) {
    const { tenant, person } = caller;
    const reading = String(Math.floor(Date.now() / readings[how]));
    return this.record.note(
      { tenant, actor: actorOf(caller), appendId: hashedId(how, tenant, person, incident, reading) },
      { type: 'EngineHistoryRead', version: 1, data: { incident } },
    );
  }
}
