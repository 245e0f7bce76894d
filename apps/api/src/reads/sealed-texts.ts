import { Injectable } from '@nestjs/common';
import { type IncidentId, SealedText, type TenantId } from '@shodo/contracts';
import { entriesOf } from '@shodo/store';
import { openTexts, type Vault } from '@shodo/vault';
import { hashedId } from '../commands/hashed-id.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';

const quarterOfAnHour = 15 * 60_000;
const atOnce = 500;

/** What people wrote about one incident, opened for one reader. */
@Injectable()
export class SealedTexts {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
  ) {}

  /** The reading is on record before a text is opened: once for each person, incident and quarter of an hour. */
  async of(caller: Caller, incident: IncidentId): Promise<Record<string, string | null>> {
    const refs = await this.#refsIn(caller, incident);
    if (!refs) throw notFound();
    const { tenant, person } = caller;
    const quarter = Math.floor(Date.now() / quarterOfAnHour);
    await this.record.note(
      { tenant, actor: actorOf(caller), appendId: hashedId('texts-read', tenant, person, incident, String(quarter)) },
      { type: 'SealedTextsRead', version: 1, data: { incident } },
    );
    return openEveryText(this.connections.vault, { tenant, incident, refs });
  }

  /** Every reference in the incident's record, notes included; undefined when there is no such incident. */
  async #refsIn({ tenant }: Caller, incident: IncidentId): Promise<SealedText['ref'][] | undefined> {
    const refs = new Set<SealedText['ref']>();
    let entries = 0;
    for await (const { event } of entriesOf(this.connections.store, { tenant, incident })) {
      entries += 1;
      for (const ref of refsOf(event.data)) refs.add(ref);
    }
    return entries > 0 ? [...refs] : undefined;
  }
}

/** Texts of one incident by reference, however many; null where one was erased. Nothing is noted: whoever calls has said who reads. */
export async function openEveryText(
  vault: Vault,
  { refs, ...of }: { readonly tenant: TenantId; readonly incident: IncidentId; readonly refs: readonly SealedText['ref'][] },
): Promise<Record<string, string | null>> {
  const opened: Record<string, string | null> = {};
  for (let from = 0; from < refs.length; from += atOnce)
    Object.assign(opened, await openTexts(vault, { ...of, refs: refs.slice(from, from + atOnce) }));
  return opened;
}

/** Every reference to a sealed text within a value. */
export function* refsOf(value: unknown): Generator<SealedText['ref']> {
  if (typeof value !== 'object' || value === null) return;
  const sealed = SealedText.safeParse(value);
  if (sealed.success) yield sealed.data.ref;
  else for (const inner of Object.values(value)) yield* refsOf(inner);
}
