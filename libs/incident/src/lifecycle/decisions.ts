import type { Asked, CommandName, Refusal, RefusalCode } from '@shodo/contracts';
import { widenAudience } from '../audience/audience.js';
import {
  addNote,
  adoptNewerRules,
  adoptOrganisationProfile,
  advanceDrillClock,
  assignTrack,
  handOverTrack,
  reopenIncident,
} from '../conduct/conduct.js';
import { declareSpreadStopped, recordContainmentMeasure, withdrawSpreadStopped } from '../containment/containment.js';
import { approveDecision, recordDecision, upholdDecision } from '../decision-log/decisions.js';
import { reopenedBy } from '../decision-log/reopening.js';
import { correctAwareness, establishAwareness } from '../detection/awareness.js';
import { reportIncident } from '../detection/report-incident.js';
import { ruleOutBreach } from '../detection/rule-out-breach.js';
import { approveErasure, liftLegalHold, placeLegalHold, proposeErasure, withdrawErasure } from '../erasure/erasure.js';
import { confirmEvidencePack, endPackLink, giveEvidencePack } from '../evidence-packs/giving.js';
import { recordAnchor, withdrawAnchor } from '../fact-finding/anchors.js';
import { establishCause, setImpactScope } from '../fact-finding/cause-and-scope.js';
import { handOverEvidence, sealEvidence } from '../fact-finding/evidence.js';
import { recordFact, reviseFact } from '../fact-finding/facts.js';
import { acknowledgeReminder } from '../notification/acknowledging.js';
import { declineAdvice } from '../notification/decline-advice.js';
import { approveFiling, draftFiling, recordFilingMade } from '../notification/filings.js';
import { decideLaterDate } from '../notification/later-date.js';
import { holdPrincipalNotice, recordPrincipalNoticeDone, recordSubstituteMeasure } from '../notification/principal-notice.js';
import { ruleOutDuty } from '../notification/rule-out-duty.js';
import { withdrawFiling, withdrawPrincipalNotice } from '../notification/withdrawals.js';
import { approveClosing, proposeClosing, turnDownClosing } from '../remediation/closing.js';
import { adoptPreventionMeasure, verifyPreventionMeasure } from '../remediation/prevention.js';
import { type AboutOne, type Circumstances, type Decided, type Decision, isRefused } from './decision.js';
import { practiceInForce } from './gates.js';
import type { Incident } from './incident.js';

/** Every command and its decision. A command of the contracts without one does not compile. */
export const decisions: { readonly [Name in CommandName]: Decision<Name> } = {
  ReportIncident: reportIncident,
  EstablishAwareness: establishAwareness,
  CorrectAwareness: correctAwareness,
  RuleOutBreach: ruleOutBreach,
  RecordContainmentMeasure: recordContainmentMeasure,
  DeclareSpreadStopped: declareSpreadStopped,
  WithdrawSpreadStopped: withdrawSpreadStopped,
  RecordFact: recordFact,
  ReviseFact: reviseFact,
  SealEvidence: sealEvidence,
  HandOverEvidence: handOverEvidence,
  EstablishCause: establishCause,
  SetImpactScope: setImpactScope,
  RecordAnchor: recordAnchor,
  WithdrawAnchor: withdrawAnchor,
  DraftFiling: draftFiling,
  ApproveFiling: approveFiling,
  RecordFilingMade: recordFilingMade,
  WithdrawFiling: withdrawFiling,
  HoldPrincipalNotice: holdPrincipalNotice,
  RecordPrincipalNoticeDone: recordPrincipalNoticeDone,
  RecordSubstituteMeasure: recordSubstituteMeasure,
  WithdrawPrincipalNotice: withdrawPrincipalNotice,
  RuleOutDuty: ruleOutDuty,
  DeclineAdvice: declineAdvice,
  DecideLaterDate: decideLaterDate,
  AcknowledgeReminder: acknowledgeReminder,
  AdoptPreventionMeasure: adoptPreventionMeasure,
  VerifyPreventionMeasure: verifyPreventionMeasure,
  ProposeClosing: proposeClosing,
  ApproveClosing: approveClosing,
  TurnDownClosing: turnDownClosing,
  AssignTrack: assignTrack,
  HandOverTrack: handOverTrack,
  AddNote: addNote,
  ReopenIncident: reopenIncident,
  AdvanceDrillClock: advanceDrillClock,
  AdoptOrganisationProfile: adoptOrganisationProfile,
  AdoptNewerRules: adoptNewerRules,
  PlaceLegalHold: placeLegalHold,
  LiftLegalHold: liftLegalHold,
  ProposeErasure: proposeErasure,
  ApproveErasure: approveErasure,
  WithdrawErasure: withdrawErasure,
  RecordDecision: recordDecision,
  ApproveDecision: approveDecision,
  UpholdDecision: upholdDecision,
  WidenAudience: widenAudience,
  GiveEvidencePack: giveEvidencePack,
  ConfirmEvidencePack: confirmEvidencePack,
  EndPackLink: endPackLink,
};

export const incidentCommandNames = Object.keys(decisions) as CommandName[];

/** Where one of these stands, nothing else is worth saying. */
const overshadowing: ReadonlySet<RefusalCode> = new Set(['incident-was-not-reported', 'incident-is-closed', 'incident-was-ruled-out']);

/** Every decision below goes by the practice in force for its incident, whatever the organisation has set today. */
const inForce = (incident: Incident, circumstances: Circumstances): Circumstances => ({
  ...circumstances,
  practice: practiceInForce(incident, circumstances.practice),
});

/** What already blocks this command for this caller, before anything is typed. */
export function standsInTheWay(name: CommandName, incident: Incident, circumstances: Circumstances): readonly Refusal[] {
  const blocked = decisions[name].standsInTheWay(incident, inForce(incident, circumstances));
  const decisive = blocked.filter(({ code }) => overshadowing.has(code));
  return decisive.length > 0 ? decisive : blocked;
}

/** The single things for which this caller may not send a command that is otherwise possible. */
export const standsInTheWayOfEach = (name: CommandName, incident: Incident, circumstances: Circumstances): readonly AboutOne[] =>
  (decisions[name].standsInTheWayOfEach?.(incident, inForce(incident, circumstances)) ?? []).filter(({ refusals }) => refusals.length > 0);

/** State + command + who and when -> events, or every refusal that applies; decisions that rested on what it changes reopen with it. Pure. */
export function decide<Name extends CommandName>(
  name: Name,
  incident: Incident,
  asked: Asked<Name>,
  circumstances: Circumstances,
): Decided {
  const blocked = standsInTheWay(name, incident, circumstances);
  if (blocked.length > 0) return { refusals: blocked };
  const decided = decisions[name].decide(incident, asked, inForce(incident, circumstances));
  return isRefused(decided) ? decided : [...decided, ...reopenedBy(incident, decided, asked.id)];
}
