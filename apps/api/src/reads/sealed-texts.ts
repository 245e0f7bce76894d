import { Inject, Injectable } from '@nestjs/common';
import type { IncidentId, OpenedText, OrganisationEvent, SealedText, TenantId } from '@shodo/contracts';
import { openTexts, type Vault } from '@shodo/vault';
import type { Logger } from 'pino';
import { hashedId } from '../commands/hashed-id.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { LOG } from '../process/tokens.js';
import { textsOnRecord } from './texts-on-record.js';

const quarterOfAnHour = 15 * 60_000;
const atOnce = 500;

/** What people wrote about one incident, opened for one reader. */
@Injectable()
export class SealedTexts {
  /** Those that the operator was told of, each once in the life of this process: a page is read again with every change. */
  readonly #toldLost = new Set<string>();

  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * The reading is on record before a text is opened: once for each person, incident and quarter of an hour; of what is limited to an audience an
   * entry of its own says which. Texts limited to others are left out, and the database would not show them.
   */
  async of(caller: Caller, incident: IncidentId): Promise<Record<string, OpenedText>> {
    const { tenant, person } = caller;
    const texts = await textsOnRecord(this.connections.store, { tenant, incident });
    if (!texts) throw notFound();
    const readable = texts.filter(({ limit }) => !limit || limit.people.includes(person));
    const items = [...new Set(readable.flatMap(({ limit }) => limit?.item ?? []))].toSorted();
    await this.#noted(caller, ['texts-read', incident], { type: 'SealedTextsRead', version: 1, data: { incident } });
    if (items.length > 0)
      await this.#noted(caller, ['limited-texts-read', incident, ...items], {
        type: 'LimitedTextsRead',
        version: 1,
        data: { incident, items: items as never },
      });
    const refs = readable.map(({ ref }) => ref);
    const opened = await openEveryText(this.connections.vault, { tenant, incident, refs, reader: person });
    this.#tellLost({ tenant, incident }, opened);
    return opened;
  }

  /** By their references and how each is lost: whoever runs the installation has the backups that it may be put back from. */
  #tellLost(of: { readonly tenant: TenantId; readonly incident: IncidentId }, opened: Readonly<Record<string, OpenedText>>): void {
    const lost = Object.entries(opened).flatMap(([ref, text]) =>
      typeof text === 'string' || text === null || this.#toldLost.has(`${text.lost} ${ref}`) ? [] : [{ ref, lost: text.lost }],
    );
    if (lost.length === 0) return;
    for (const { ref, lost: how } of lost) this.#toldLost.add(`${how} ${ref}`);
    this.log.error({ ...of, texts: lost }, 'texts of an incident do not open, and no erasure took them');
  }

  #noted(caller: Caller, [what, ...of]: readonly [string, ...string[]], event: OrganisationEvent) {
    const { tenant, person } = caller;
    const quarter = String(Math.floor(Date.now() / quarterOfAnHour));
    return this.record.note({ tenant, actor: actorOf(caller), appendId: hashedId(what, tenant, person, ...of, quarter) }, event);
  }
}

interface ToOpen {
  readonly tenant: TenantId;
  readonly incident: IncidentId;
  readonly refs: readonly SealedText['ref'][];
  /** Without one, what is limited to an audience stays closed. */
  readonly reader?: string;
}

/**
 * Texts of one incident by reference, however many. Nothing is noted: whoever calls has said who reads, and asks for what the record opens to the
 * reader and no more. So one that the vault knows nothing to tell of is not there.
 */
export async function openEveryText(vault: Vault, { refs, ...of }: ToOpen): Promise<Record<string, OpenedText>> {
  const opened: Record<string, OpenedText> = {};
  for (let from = 0; from < refs.length; from += atOnce)
    Object.assign(opened, await openTexts(vault, { ...of, refs: refs.slice(from, from + atOnce) }));
  for (const ref of refs) if (!(ref in opened)) opened[ref] = { lost: 'missing' };
  return opened;
}
