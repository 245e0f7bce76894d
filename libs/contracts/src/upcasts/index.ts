/** An event as it was stored, in the version of its day. */
export interface StoredEvent {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
}

interface Upcast {
  readonly from: number;
  readonly data: (earlier: never) => unknown;
}

/** What one version became in the next. Each uses nothing but what the entry holds. Events not listed stand in their first version. */
const upcasts: Readonly<Record<string, readonly Upcast[]>> = {
  BackupRestored: [{ from: 1, data: onNoCountOfErasures }],
  CauseEstablished: [{ from: 1, data: onNoCauseBefore }],
  ClosingProposed: [{ from: 1, data: onASureBreach }],
  DeadlineMissed: [{ from: 1, data: onNoStanding }],
  DutyReassessed: [{ from: 1, data: reassessedInParts }],
  ErasureProposed: [{ from: 1, data: ofTextsAlone }],
  EvidencePackSaved: [{ from: 1, data: inNoVolumes }],
  FilingDrafted: [{ from: 1, data: withItemsSaid }],
  FilingMade: [{ from: 1, data: withItemsSaid }],
  GivenPackSaved: [{ from: 1, data: inNoVolumes }],
  LaterDateAgreed: [{ from: 1, data: onWhatStaysMissed }],
  ImpactScopeSet: [{ from: 1, data: withoutItems }],
  PersonAdded: [{ from: 1, data: withoutNames }],
  PersonCorrected: [{ from: 1, data: withoutNames }],
  PreventionMeasureVerified: [{ from: 1, data: onNoDay }],
  PrincipalNoticeDone: [{ from: 1, data: onNothingFurther }],
  ReminderFellDue: [{ from: 1, data: onNoStanding }],
  SettingsChanged: [{ from: 1, data: withoutNames }],
  SubstituteMeasureTaken: [{ from: 1, data: onNothingFurther }],
  TextsErased: [{ from: 1, data: ofTextsAlone }],
};

interface Reassessed {
  readonly judgement: { readonly duty: string };
  readonly before: object;
  readonly factsVersion: number;
}

/** Version 1 repeated the whole judgement, old and new: all its members count as said. */
function reassessedInParts({ judgement, before, factsVersion }: Reassessed) {
  return { duty: judgement.duty, was: before, is: judgement, factsVersion };
}

/** Version 1 did not count the erasures that were carried out again: there may have been some. */
function onNoCountOfErasures(restored: object) {
  return { ...restored, erasedAgain: null };
}

/** Version 1 did not name the cause before it: what stands before it in the record tells. */
function onNoCauseBefore(established: object) {
  return established;
}

/** Version 1 had no word for what was known of each person: nobody was asked. */
function withoutItems(scope: object) {
  return scope;
}

/** Version 1 left names and addresses outside the record: it binds none. */
function withoutNames(told: object) {
  return told;
}

/** Version 1 left every miss as it was. */
function onWhatStaysMissed(agreed: object) {
  return agreed;
}

/** Of version 1 a breach was sure: closing was not proposed on less. */
function onASureBreach(proposed: object) {
  return proposed;
}

/** Version 1 did not ask on which day a measure was carried out: none is known. */
function onNoDay(verified: object) {
  return verified;
}

/** Of version 1 nothing was recorded on a duty that was settled: none came on top of another. */
function onNothingFurther(told: object) {
  return told;
}

/** Version 1 named texts, or meant everything: no file was erased by itself. */
function ofTextsAlone(erasure: object) {
  return erasure;
}

/** Of version 1 every pack was one archive. */
function inNoVolumes(saved: object) {
  return saved;
}

/** Version 1 did not say how the duty stood when its time came: the judgements before it tell. */
function onNoStanding(fellDue: object) {
  return fellDue;
}

/** Version 1 wrote an empty list where nobody had said anything: whether nothing was under investigation is not known. */
function withItemsSaid({ openItems, ...filing }: { readonly openItems: readonly string[] }) {
  return { ...filing, ...(openItems.length > 0 && { openItems }) };
}

/** The version in which this event is written now. */
export const presentVersion = (type: string): number => 1 + (Object.hasOwn(upcasts, type) ? (upcasts[type]?.length ?? 0) : 0);

/**
 * The event in its present version. Free of any parser, because workflows, too, meet events of earlier builds in their histories; whoever reads
 * what is stored parses as well (`readEvent`).
 */
export function inPresentVersion<Event extends StoredEvent>(event: Event): Event {
  const next = Object.hasOwn(upcasts, event.type) ? upcasts[event.type]?.find(({ from }) => from === event.version) : undefined;
  return next ? inPresentVersion({ ...event, version: event.version + 1, data: next.data(event.data as never) }) : event;
}
