import {
  AwarenessBasis,
  CauseKind,
  Confidence,
  ContainmentMeasure,
  DataCategory,
  Designation,
  EventGrade,
  EvidenceKind,
  FactName,
  FactSource,
  FilingChannel,
  FilingKind,
  HoldingReason,
  IncidentKind,
  Jurisdiction,
  LaterDateDecision,
  LeakType,
  NoticeMeans,
  NoticeReach,
  OrganisationSize,
  PreventionMeasureKind,
  PreventionStanding,
  ReminderKind,
  ReportChannel,
  ReportItem,
  Role,
  RulingOutGround,
  Sector,
  SubstituteMeasure,
  SubstituteReason,
  SuspicionIndicator,
  TrackName,
  TrackState,
  VerificationResult,
} from '@shodo/contracts';
import type { z } from 'zod';

/** The closed vocabularies that people read. A word without its Japanese and English is a compile error in the two files beside this one. */
export const vocabularies = {
  track: TrackName,
  trackState: TrackState,
  leakType: LeakType,
  fact: FactName,
  confidence: Confidence,
  suspicion: SuspicionIndicator,
  grade: EventGrade,
  incidentKind: IncidentKind,
  reportChannel: ReportChannel,
  awarenessBasis: AwarenessBasis,
  rulingOutGround: RulingOutGround,
  containmentMeasure: ContainmentMeasure,
  cause: CauseKind,
  factSource: FactSource,
  evidenceKind: EvidenceKind,
  dataCategory: DataCategory,
  reportItem: ReportItem,
  filingKind: FilingKind,
  filingChannel: FilingChannel,
  holdingReason: HoldingReason,
  laterDate: LaterDateDecision,
  noticeMeans: NoticeMeans,
  noticeReach: NoticeReach,
  substituteMeasure: SubstituteMeasure,
  substituteReason: SubstituteReason,
  preventionKind: PreventionMeasureKind,
  preventionStanding: PreventionStanding,
  verification: VerificationResult,
  reminder: ReminderKind,
  role: Role,
  size: OrganisationSize,
  sector: Sector,
  jurisdiction: Jurisdiction,
  designation: Designation,
} as const;

export type VocabularyName = keyof typeof vocabularies;
export type Vocabulary = { readonly [Name in VocabularyName]: Readonly<Record<z.infer<(typeof vocabularies)[Name]>, string>> };

/** The vocabulary that holds all these words; the smallest one, should several do. */
export function vocabularyOf(options: readonly string[]): VocabularyName | undefined {
  const holding = (Object.keys(vocabularies) as VocabularyName[]).filter((name) =>
    options.every((option) => (vocabularies[name].options as readonly string[]).includes(option)),
  );
  return holding.sort((one, other) => vocabularies[one].options.length - vocabularies[other].options.length)[0];
}
