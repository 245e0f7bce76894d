import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { GivenPackId, GivenPackShown, IncidentId, IncidentView, OrganisationState, SealedText, TenantId } from '@shodo/contracts';
import { type Plan, zipLength } from '@shodo/evidence-packs';
import { readIncident, readOrganisation } from '@shodo/store';
import { IncidentCommands } from '../commands/incident-commands.js';
import { packLinkBySecret } from '../identity/pack-links.js';
import { organisationName } from '../identity/people.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound, ProblemAnswer } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { openEveryText } from '../reads/sealed-texts.js';
import { EvidencePacks, type OpenedPack, volumesOf } from './evidence-packs.js';
import { type GivenByLink, givenByLink } from './pack-links.js';
import { asView } from './pack-source.js';

/** A pack that somebody outside came for, by its link. */
interface Visited {
  readonly tenant: TenantId;
  readonly incident: IncidentId;
  readonly organisation: OrganisationState;
  readonly view: IncidentView;
  readonly given: GivenByLink;
}

const linkIsNotValid = () => new ProblemAnswer(410, 'link-is-not-valid');

/** Packs after they were given: what whoever holds the link of one may do. The link is all that is asked, and it opens nothing else. */
@Injectable()
export class GivenPacks {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
    private readonly packs: EvidencePacks,
    private readonly commands: IncidentCommands,
  ) {}

  async shown(token: string): Promise<GivenPackShown> {
    const visited = await this.#visited(token);
    return this.#told(visited, await this.#plan(visited));
  }

  /** The recipient's own word, once: whoever presses again is shown what was recorded first, and told where that was not under their name. */
  async confirmed(token: string, name: string): Promise<GivenPackShown> {
    const { tenant, incident, organisation, view, given } = await this.#visited(token);
    if (!given.received) {
      const by = { tenant, organisation, id: given.given, actor: { kind: 'system', part: 'pack-link' } } as const;
      const body = { given: given.given, receivedAt: view.now, receivedBy: name } as never;
      await this.commands
        .execute({ name: 'ConfirmEvidencePack', by, key: randomUUID(), incident, raw: body, body })
        .catch(unlessConfirmedMeanwhile);
    }
    const now = await this.#visited(token);
    const shown = await this.#told(now, await this.#plan(now));
    return (await this.#isReceivedBy(name, now)) ? shown : { ...shown, nameNotRecorded: true };
  }

  async #isReceivedBy(name: string, { tenant, incident, given: { received } }: Visited): Promise<boolean> {
    const refs = received?.by ? [received.by.ref as SealedText['ref']] : [];
    return Object.values(await openEveryText(this.connections.vault, { tenant, incident, refs })).includes(name);
  }

  /** That it left is on record before a byte does. @throws ProblemAnswer 404 when the pack has no such volume */
  async saved(token: string, volume?: number): Promise<OpenedPack> {
    const visited = await this.#visited(token);
    const { volumes = 0 } = await this.#plan(visited);
    if (volume !== undefined && volume > volumes) throw notFound();
    const { tenant, incident, given } = visited;
    const opened = await this.packs.open({ tenant, incident }, given.pack as never, volume);
    if (!opened) throw linkIsNotValid();
    await this.record.note(
      { tenant, actor: { kind: 'system', part: 'pack-link' } },
      {
        type: 'GivenPackSaved',
        version: 2,
        data: { incident, given: given.given as GivenPackId, manifest: opened.plan.manifest, ...(volume !== undefined && { volume }) },
      },
    );
    return opened;
  }

  /** @throws ProblemAnswer 410, whatever is wrong with the link: made up, expired, ended */
  async #visited(token: string): Promise<Visited> {
    const { store, identity } = this.connections;
    const link = await packLinkBySecret(identity, token);
    const folded = link && (await readIncident(store, link));
    const organisation = link && (await readOrganisation(store, link.tenant));
    const view = folded && asView(folded);
    const given = view && givenByLink(view, link.given);
    if (!given || !organisation) throw linkIsNotValid();
    return { tenant: link.tenant, incident: link.incident, organisation, view, given };
  }

  async #plan({ tenant, incident, given }: Visited): Promise<Plan> {
    const plan = await this.packs.planOf({ tenant, incident }, given.pack as never);
    if (!plan) throw linkIsNotValid();
    return plan;
  }

  async #told({ tenant, view, given }: Visited, plan: Plan): Promise<GivenPackShown> {
    const { profile, givenAt, linkUntil, manifest, received } = given;
    const organisation = (await this.connections.ofOrganisation(tenant, (database) => organisationName(database, tenant))) ?? '';
    const { reference, kind } = view;
    const said = received && { receivedAt: received.at };
    return {
      organisation,
      reference,
      drill: kind === 'drill',
      profile,
      givenAt,
      linkUntil,
      size: zipLength(plan.parts),
      ...volumesOf(plan),
      manifest,
      ...said,
    };
  }
}

function unlessConfirmedMeanwhile(error: unknown): void {
  const codes = error instanceof ProblemAnswer ? (error.more.refusals ?? []).map(({ code }) => code) : [];
  if (!codes.includes('receipt-is-confirmed-already')) throw error;
}
