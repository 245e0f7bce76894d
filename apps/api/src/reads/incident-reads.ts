import { Injectable } from '@nestjs/common';
import { mayDo } from '@shodo/access';
import { type Allowed, type CommandName, IncidentId, type IncidentView, type KeptFileView, type Role } from '@shodo/contracts';
import { foundToDiffer, readIncident, readTimeline } from '@shodo/store';
import { viewOf } from '@shodo/views';
import { leftWithoutVault, withoutVault } from '../commands/without-vault.js';
import { EvidenceFiles } from '../files/evidence-files.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { idInPath } from '../requests/parse.js';
import { EngineHistories } from './engine-histories.js';
import { demandKnown } from './known-incident.js';
import { newerRulesIn } from './newer-rules.js';
import { withNotArisen } from './not-arisen.js';
import { SealedTexts } from './sealed-texts.js';

interface ToReadIncident {
  readonly caller: Caller;
  /** As in the path. */
  readonly params: unknown;
}
const incidentIn = (params: unknown) => idInPath(IncidentId, params, 'incidentId');

/** What is read of one incident. */
@Injectable()
export class IncidentReads {
  constructor(
    private readonly connections: Connections,
    private readonly texts: SealedTexts,
    private readonly engineHistories: EngineHistories,
    private readonly files: EvidenceFiles,
  ) {}

  async view({ caller, params }: ToReadIncident): Promise<IncidentView> {
    const { tenant, roles, organisation } = caller;
    const of = { tenant, incident: incidentIn(params) };
    const { store } = this.connections;
    // A view is there without the keys: whoever acts on it is told by the command itself.
    const asked = leftWithoutVault(this.connections, of).catch(() => undefined);
    const [folded, left, recordDiffers] = await Promise.all([readIncident(store, of), asked, foundToDiffer(store, of)]);
    if (!folded) throw notFound();
    const now = new Date().toISOString();
    const view = withoutVault(viewOf(folded, { now, by: actorOf(caller), ...organisation }), left);
    const lookedUp = { newerRules: newerRulesIn(folded, now), ...(recordDiffers && { recordDiffers }) };
    return { ...withNotArisen(withAuthority(view, roles), folded, now), ...lookedUp };
  }

  async timeline(
    { caller: { tenant, person: reader }, params }: ToReadIncident,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ) {
    const incident = incidentIn(params);
    await demandKnown(this.connections.store, { tenant, incident });
    return readTimeline(this.connections.store, { tenant, incident, reader, limit, ...(cursor && { cursor }) });
  }

  textsOf({ caller, params }: ToReadIncident) {
    return this.texts.of(caller, incidentIn(params));
  }

  engineHistory({ caller, params }: ToReadIncident) {
    return this.engineHistories.of(caller, incidentIn(params));
  }

  filesOf({ caller, params }: ToReadIncident): Promise<{ items: KeptFileView[] }> {
    return this.files.list(caller, incidentIn(params));
  }
}

/** What the rules allow and the caller's roles do not is shown as not allowed, with that reason. */
function withAuthority(view: IncidentView, roles: readonly Role[]): IncidentView {
  const allowed = view.allowed.map(
    (next): Allowed =>
      mayDo(roles, next.command as CommandName)
        ? next
        : { ...next, allowed: false, blockedBy: [{ code: 'not-authorised' }, ...next.blockedBy] },
  );
  return { ...view, allowed };
}
