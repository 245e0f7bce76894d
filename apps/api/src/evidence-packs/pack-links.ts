import { Injectable } from '@nestjs/common';
import type { GivenPackId, GivenPackView, IncidentId, IncidentView } from '@shodo/contracts';
import { readIncident } from '@shodo/store';
import type { Caller } from '../identity/callers.js';
import { keepPackLink, packLink } from '../identity/pack-links.js';
import { notFound, refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { Secrets } from '../process/secrets.js';
import { asView } from './pack-source.js';

export type GivenByLink = GivenPackView & { readonly linkUntil: string };

/** Links of packs that were given, for whoever gives them on. */
@Injectable()
export class PackLinks {
  constructor(
    private readonly connections: Connections,
    private readonly secrets: Secrets,
    private readonly address: OwnAddress,
  ) {}

  /** Derived anew each time it is asked for; only its hash is kept. @throws ProblemAnswer 409 when its pack was erased, 404 when it was given without one, or the link no longer works */
  async linkOf({ tenant }: Caller, incident: IncidentId, given: GivenPackId): Promise<{ link: string; until: string }> {
    const folded = await readIncident(this.connections.store, { tenant, incident });
    const view = folded && asView(folded);
    const found = view && givenByLink(view, given);
    if (!found) throw notFound();
    if (found.erasedAt) throw refusedBy([{ code: 'pack-was-erased' }]);
    const secret = this.secrets.derived.packLinkFor(given);
    await this.connections.ofOrganisation(tenant, (database) => keepPackLink(database, { given, tenant, incident }, secret));
    return { link: packLink(this.address.publicUrl(), secret), until: found.linkUntil };
  }
}

/** The giving whose link works now, by the incident's own time. */
export function givenByLink({ givenPacks, now }: IncidentView, id: string): GivenByLink | undefined {
  const found = givenPacks.find(({ given }) => given === id);
  const { linkUntil, linkEndedAt } = found ?? {};
  if (!found || linkUntil === undefined || linkEndedAt !== undefined || Date.parse(now) >= Date.parse(linkUntil)) return undefined;
  return { ...found, linkUntil };
}
