import type { Actor, IncidentEvent, IncidentEventType, StatementMade } from '@shodo/contracts';
import { evolveAudience } from '../audience/evolve.js';
import { evolveConduct } from '../conduct/evolve.js';
import { evolveContainment } from '../containment/evolve.js';
import { evolveDecisionLog } from '../decision-log/evolve.js';
import { rulingIn } from '../decision-log/rulings.js';
import { evolveDetection } from '../detection/evolve.js';
import { evolveErasure } from '../erasure/evolve.js';
import { evolveEvidencePacks } from '../evidence-packs/evolve.js';
import { evolveFactFinding } from '../fact-finding/evolve.js';
import { keepingEarlier } from '../notification/earlier-anchors.js';
import { evolveNotification } from '../notification/evolve.js';
import { owedAgain } from '../notification/reach.js';
import { comparedWithReports } from '../notification/reported-content.js';
import { evolveRemediation } from '../remediation/evolve.js';
import { restsOnSuspicion } from './conditions.js';
import { type Incident, personOf } from './incident.js';
import { isDoneButForAJudgement } from './tracks.js';

/** What the fold needs of a stored entry. */
export interface Recorded<Type extends IncidentEventType = IncidentEventType> {
  readonly seq: number;
  readonly digest: string;
  readonly event: Extract<IncidentEvent, { type: Type }>;
  readonly occurredAt: string;
  readonly actor: Actor;
}

/** How each event changes the incident; one table per track, so that no event is forgotten. */
export type Evolve<Type extends IncidentEventType> = {
  readonly [T in Type]: (
    incident: Incident,
    data: Extract<IncidentEvent, { type: T }>['data'],
    recorded: { readonly at: string; readonly by: string | undefined; readonly seq: number },
  ) => Incident;
};

const table: Evolve<IncidentEventType> = {
  ...evolveDetection,
  ...evolveContainment,
  ...evolveFactFinding,
  ...evolveNotification,
  ...evolveRemediation,
  ...evolveConduct,
  ...evolveErasure,
  ...evolveDecisionLog,
  ...evolveAudience,
  ...evolveEvidencePacks,
};

/** Events after which a judgement may come out differently. */
const bearsOnDuties: ReadonlySet<IncidentEventType> = new Set([
  'IncidentReported',
  'AwarenessEstablished',
  'AwarenessCorrected',
  'FactRecorded',
  'FactRevised',
  'ImpactScopeSet',
  'AnchorRecorded',
  'AnchorWithdrawn',
  'FilingMade',
  'FilingWithdrawn',
  'PrincipalNoticeWithdrawn',
  'IncidentReopened',
  'OrganisationProfileAdopted',
  'NewerRulesAdopted',
]);

/** A cause of another kind than the one before may differ from what was reported; builds that did not say so asked for no judgement. */
const bearsOn = (event: IncidentEvent) =>
  bearsOnDuties.has(event.type) || (event.type === 'CauseEstablished' && event.data.before !== undefined);

/** Events that may change what a report says. */
const changesContent: ReadonlySet<IncidentEventType> = new Set([
  'AwarenessEstablished',
  'AwarenessCorrected',
  'FactRecorded',
  'FactRevised',
  'ImpactScopeSet',
  'AnchorRecorded',
  'AnchorWithdrawn',
  'CauseEstablished',
]);

/** What a statement is on, where a date may come to move later by it: awareness that is only confirmed never does. */
function subjectOf(event: IncidentEvent): Pick<StatementMade, 'subject' | 'fact' | 'anchor'> | undefined {
  switch (event.type) {
    case 'AwarenessCorrected':
      return { subject: 'awareness' };
    case 'FactRecorded':
    case 'FactRevised':
      return { subject: 'fact', fact: event.data.fact };
    case 'ImpactScopeSet':
      return { subject: 'fact', fact: 'principals-affected' };
    case 'AnchorRecorded':
    case 'AnchorWithdrawn':
      return { subject: 'anchor', anchor: event.data.anchor };
    case 'FilingMade':
    case 'FilingWithdrawn':
      return { subject: 'filing' };
    case 'OrganisationProfileAdopted':
      return { subject: 'organisation' };
    case 'NewerRulesAdopted':
      return { subject: 'rules' };
    default:
      return undefined;
  }
}

/** The starting point that an event says anew. */
function startingPointOf(event: IncidentEvent) {
  if (event.type === 'AwarenessEstablished' || event.type === 'AwarenessCorrected') return 'aware';
  const isOfAnchor = event.type === 'AnchorRecorded' || event.type === 'AnchorWithdrawn';
  return isOfAnchor && event.data.anchor !== 'occurred' ? event.data.anchor : undefined;
}

/**
 * A proposal to close rests on five finished tracks; when one opens again, or what was sure is only suspected, it falls and closing is proposed anew.
 * A proposal that says itself that it rests on a suspicion stands on that. Between a fact and its judgement nobody can say which duties are open:
 * nothing is closed then, and the judgement shows whether the proposal stands.
 */
function withoutStaleProposal({ closing, ...incident }: Incident): Incident {
  if (!closing) return incident;
  const stands = isDoneButForAJudgement(incident) && (closing.stillSuspected === true || !restsOnSuspicion(incident));
  return stands || incident.closedAt !== undefined ? { ...incident, closing } : incident;
}

/** Folds one stored entry. Entries come in order, each once. */
export function evolve(incident: Incident, { seq, digest, event, occurredAt, actor }: Recorded): Incident {
  const step = table[event.type] as (
    incident: Incident,
    data: IncidentEvent['data'],
    recorded: { at: string; by: string | undefined; seq: number },
  ) => Incident;
  const by = personOf(actor);
  const subject = subjectOf(event);
  const stepped = step(incident, event.data, { at: occurredAt, by, seq });
  const compared = changesContent.has(event.type) ? comparedWithReports(incident, stepped, occurredAt) : stepped;
  const counted = subject?.fact === 'principals-affected' ? owedAgain(compared, occurredAt) : compared;
  const made = subject && ({ seq, ...subject, at: occurredAt, ...(by && { by }) } as StatementMade);
  const point = startingPointOf(event);
  const next = point ? keepingEarlier(incident, counted, point, made) : counted;
  const factsVersion = bearsOn(event) ? next.factsVersion + 1 : next.factsVersion;
  const rulings = [...next.rulings, ...rulingIn(event, { seq, at: occurredAt, by })];
  const unassessed = made ? [...next.unassessed, made] : next.unassessed;
  return withoutStaleProposal({ ...next, seq, digest, factsVersion, rulings, unassessed, lastActivityAt: occurredAt });
}
