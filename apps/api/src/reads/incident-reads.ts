import { Injectable } from '@nestjs/common';
import { mayDo } from '@shodo/access';
import {
  type Allowed,
  type AssessmentForm,
  type CommandName,
  IncidentId,
  type IncidentView,
  type KeptFileView,
  type Role,
} from '@shodo/contracts';
import { assessNow, shippedPacks } from '@shodo/rule-packs';
import { readIncident, readTimeline } from '@shodo/store';
import { formAsIfAsked, viewOf } from '@shodo/views';
import { EvidenceFiles } from '../files/evidence-files.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { idInPath } from '../requests/parse.js';
import { EngineHistories } from './engine-histories.js';
import { demandKnown } from './known-incident.js';
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
    const folded = await readIncident(this.connections.store, { tenant, incident: incidentIn(params) });
    if (!folded) throw notFound();
    const now = new Date().toISOString();
    const view = viewOf(folded, { now, by: actorOf(caller), ...organisation });
    return { ...withNames(withAuthority(view, roles)), unasked: unaskedIn(view, formAsIfAsked(folded, now)) };
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

/** A judgement that something is not owed is recorded by its id; a reader wants to know what it is. */
function withNames(view: IncidentView): IncidentView {
  const unnamed: ReadonlySet<string> = new Set(view.notArisen);
  const known = shippedPacks().packs.filter(({ duty }) => unnamed.has(duty));
  return { ...view, notArisenNames: Object.fromEntries(known.map(({ duty, names }) => [duty, names])) };
}

/** Duties that are not raised only because nobody was asked: as the page of due dates judges the same facts, they may be owed. */
function unaskedIn({ notArisen }: IncidentView, form: AssessmentForm | undefined): IncidentView['notArisen'] {
  if (!form || notArisen.length === 0) return [];
  const raised: ReadonlySet<string> = new Set(
    assessNow(form).judgements.flatMap(({ duty, standing }) => (standing === 'not-arisen' ? [] : [duty])),
  );
  return notArisen.filter((duty) => raised.has(duty));
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
