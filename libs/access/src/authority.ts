import type {
  CommandName,
  InquiryName,
  OrganisationCommandName,
  PackRequestName,
  ReadName,
  Role,
  StreamName,
  UploadName,
} from '@shodo/contracts';

/** Everything somebody can ask of Shodo, by its wire name. */
export type Asking = CommandName | OrganisationCommandName | ReadName | StreamName | InquiryName | UploadName | PackRequestName;

const everybody = ['clerk', 'responder', 'privacyOfficer', 'executiveApprover', 'auditor', 'operator'] as const;

/**
 * Which roles may ask for what. A role may ask; whether it may happen now is decided by the incident, including every rule about a second person.
 * A command of the contracts without a row here does not compile, and fails a test.
 *
 * People are administered by the privacy officer and the operator: the first answers for who handles personal data, the second keeps the
 * product running while the first is away. Who approves and who audits is the privacy officer's affair alone (`organisation/separation.ts`).
 */
export const authority = {
  // Detection. The clock must be able to start at night, so a responder may establish awareness; correcting it is a judgement on the law.
  ReportIncident: ['clerk', 'responder', 'privacyOfficer'],
  EstablishAwareness: ['responder', 'privacyOfficer'],
  CorrectAwareness: ['privacyOfficer'],
  RuleOutBreach: ['privacyOfficer', 'executiveApprover'],

  // Containment
  RecordContainmentMeasure: ['clerk', 'responder', 'privacyOfficer'],
  DeclareSpreadStopped: ['responder', 'privacyOfficer'],
  WithdrawSpreadStopped: ['responder', 'privacyOfficer'],

  // Fact-finding
  RecordFact: ['clerk', 'responder', 'privacyOfficer'],
  ReviseFact: ['responder', 'privacyOfficer'],
  SealEvidence: ['clerk', 'responder', 'privacyOfficer'],
  uploadFile: ['clerk', 'responder', 'privacyOfficer'],
  HandOverEvidence: ['responder', 'privacyOfficer'],
  EstablishCause: ['responder', 'privacyOfficer'],
  SetImpactScope: ['responder', 'privacyOfficer'],
  RecordAnchor: ['responder', 'privacyOfficer'],
  WithdrawAnchor: ['responder', 'privacyOfficer'],

  // Notification. What goes to an authority or waits is the privacy officer's; reminders reach approvers too, who must be able to answer them.
  // A duty is ruled out, and a date moved later, by somebody other than who stated the facts: where the privacy officer did, an approver is left to do it.
  DraftFiling: ['responder', 'privacyOfficer'],
  ApproveFiling: ['privacyOfficer', 'executiveApprover'],
  RecordFilingMade: ['responder', 'privacyOfficer'],
  WithdrawFiling: ['responder', 'privacyOfficer'],
  HoldPrincipalNotice: ['privacyOfficer'],
  RecordPrincipalNoticeDone: ['responder', 'privacyOfficer'],
  RecordSubstituteMeasure: ['responder', 'privacyOfficer'],
  WithdrawPrincipalNotice: ['responder', 'privacyOfficer'],
  RuleOutDuty: ['privacyOfficer', 'executiveApprover'],
  DeclineAdvice: ['privacyOfficer', 'executiveApprover'],
  DecideLaterDate: ['privacyOfficer', 'executiveApprover'],
  AcknowledgeReminder: ['clerk', 'responder', 'privacyOfficer', 'executiveApprover'],

  // Remediation
  AdoptPreventionMeasure: ['responder', 'privacyOfficer'],
  VerifyPreventionMeasure: ['privacyOfficer', 'executiveApprover'],
  ProposeClosing: ['privacyOfficer'],
  ApproveClosing: ['privacyOfficer', 'executiveApprover'],
  TurnDownClosing: ['privacyOfficer', 'executiveApprover'],

  // Conduct
  AssignTrack: ['responder', 'privacyOfficer'],
  HandOverTrack: ['responder', 'privacyOfficer'],
  AddNote: ['clerk', 'responder', 'privacyOfficer'],
  ReopenIncident: ['responder', 'privacyOfficer'],
  AdvanceDrillClock: ['responder', 'privacyOfficer'],
  // By which profile an incident is judged decides what is owed and to whom.
  AdoptOrganisationProfile: ['privacyOfficer'],
  AdoptNewerRules: ['privacyOfficer'],

  // Erasing takes two, and what must be kept is held: the privacy officer answers for both, an approver agrees.
  PlaceLegalHold: ['privacyOfficer', 'executiveApprover'],
  LiftLegalHold: ['privacyOfficer', 'executiveApprover'],
  ProposeErasure: ['privacyOfficer'],
  ApproveErasure: ['privacyOfficer', 'executiveApprover'],
  WithdrawErasure: ['privacyOfficer', 'executiveApprover'],
  // The log of decisions. Whoever may decide on duties may stand behind a decision; the decider and the second person are never the same.
  RecordDecision: ['responder', 'privacyOfficer', 'executiveApprover'],
  ApproveDecision: ['privacyOfficer', 'executiveApprover'],
  UpholdDecision: ['privacyOfficer', 'executiveApprover'],
  // Only one of its audience opens what is limited, whatever their role: the incident asks who they are. An auditor may belong to one, and writes nothing.
  WidenAudience: ['clerk', 'responder', 'privacyOfficer', 'executiveApprover'],

  // What leaves the house: whoever answers for incidents gives it. That it arrived is heard by whoever picks up the phone.
  GiveEvidencePack: ['privacyOfficer', 'executiveApprover'],
  ConfirmEvidencePack: ['clerk', 'responder', 'privacyOfficer', 'executiveApprover'],
  EndPackLink: ['privacyOfficer', 'executiveApprover'],

  // The organisation: people, settings, tokens
  AddPerson: ['privacyOfficer', 'operator'],
  CorrectPerson: ['privacyOfficer', 'operator'],
  ChangeRoles: ['privacyOfficer', 'operator'],
  RemovePerson: ['privacyOfficer', 'operator'],
  RenewJoinLink: ['privacyOfficer', 'operator'],
  ChangeSettings: ['privacyOfficer', 'operator'],
  IssueToken: ['privacyOfficer', 'operator'],
  RevokeToken: ['privacyOfficer', 'operator'],
  // A calendar shows its owner what they see anyway, to whoever has the link: of those who answer for incidents. Anybody's may be revoked by those
  // who administer people.
  IssueCalendarLink: ['clerk', 'responder', 'privacyOfficer', 'executiveApprover'],
  RevokeCalendarLink: ['clerk', 'responder', 'privacyOfficer', 'executiveApprover', 'operator'],

  // A mail that failed for good is set right by whoever answers for people and incidents, or for the mail server.
  SendMailAgain: ['responder', 'privacyOfficer', 'operator'],

  // Reading. Lists and views hold closed vocabulary and references; only the texts and the exports show what people wrote.
  listIncidents: everybody,
  readIncident: everybody,
  readTimeline: everybody,
  readTexts: ['clerk', 'responder', 'privacyOfficer', 'executiveApprover', 'auditor'],
  listFiles: everybody,
  downloadFile: ['responder', 'privacyOfficer', 'executiveApprover', 'auditor'],
  exportIncident: ['privacyOfficer', 'executiveApprover', 'auditor'],
  // A pack holds texts and leaves the house: whoever answers for incidents makes it. The auditor saves what was made.
  buildEvidencePack: ['privacyOfficer', 'executiveApprover'],
  previewEvidencePack: ['privacyOfficer', 'executiveApprover'],
  showPackLink: ['privacyOfficer', 'executiveApprover'],
  downloadEvidencePack: ['privacyOfficer', 'executiveApprover', 'auditor'],
  watchChanges: everybody,
  // The engine's side shows facts and no text: for those who keep it running, answer for it, or look at both sides.
  readEngineHistory: ['privacyOfficer', 'auditor', 'operator'],
  listOutbox: everybody,
  listPeople: everybody,
  readMe: everybody,
  readOrganisation: everybody,
  readOrganisationRecord: ['privacyOfficer', 'auditor', 'operator'],
  exportOrganisation: ['privacyOfficer', 'auditor', 'operator'],
  // How far the record is anchored is no secret; a proof names an entry, as an export does.
  readLog: everybody,
  downloadVerifier: everybody,
  readLogGrowth: everybody,
  readEntryProof: ['privacyOfficer', 'executiveApprover', 'auditor'],
  readRecordProof: ['privacyOfficer', 'auditor', 'operator'],
  listTokens: ['privacyOfficer', 'auditor', 'operator'],
  listCalendarLinks: everybody,

  // Asking what the law would say; nothing of an incident is read, and nothing is recorded.
  assess: everybody,
  decodePayloads: ['privacyOfficer', 'operator'],
} as const satisfies Record<Asking, readonly Role[]>;
