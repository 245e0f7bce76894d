import type { Entry, EventOf, IncidentEvent, IncidentEventType } from '@shodo/contracts';

interface Circumstances {
  readonly everyTrackIsDone: boolean;
}

interface Told<Type extends IncidentEventType> extends Circumstances {
  readonly data: EventOf<Type>['data'];
  /** The person who did it; undefined for Shodo itself. */
  readonly by: string | undefined;
  readonly at: string;
}

/** What a step may rest on: names of what was there before. */
interface Past {
  readonly seq: number;
  readonly isReported: boolean;
  readonly reporter: string | undefined;
  readonly isClosed: boolean;
  readonly isRuledOut: boolean;
  readonly isAware: boolean;
  readonly hasMeasure: boolean;
  readonly hasStopped: boolean;
  readonly proposal: { readonly by: string | undefined } | undefined;
  readonly duties: ReadonlySet<string>;
  /** Of each duty a later date was proposed for: whose statements it follows. */
  readonly proposedLater: ReadonlyMap<string, readonly (string | undefined)[]>;
  readonly drafts: ReadonlyMap<string, string | undefined>;
  /** What was filed, notified or counted from and not taken back: a filing by its id, a notice by the number of its entry, a starting point by its version. */
  readonly recorded: ReadonlySet<string>;
  readonly reminders: ReadonlySet<string>;
  readonly notices: ReadonlyMap<string, 'waiting' | 'acknowledged' | 'escalated'>;
  readonly measures: ReadonlyMap<string, readonly (string | undefined)[]>;
  readonly assigned: ReadonlySet<string>;
  readonly heldBy: { readonly by: string | undefined } | undefined;
  readonly erasures: ReadonlyMap<string, string | undefined>;
  /** Packs that were given: which of them somebody has confirmed. */
  readonly packs: ReadonlyMap<string, 'waiting' | 'received'>;
}

type Rule<Type extends IncidentEventType> = (past: Past, told: Told<Type>) => string | undefined;

const unless = (holds: boolean, missing: string) => (holds ? undefined : missing);
const isArisen = ({ duties }: Past, { data: { duty } }: { data: { duty: string } }) => unless(duties.has(duty), 'the duty');
/** Two persons, or the stamp of one who decided alone. */
const isSecond = (first: readonly (string | undefined)[], by: string | undefined, stamp: unknown) =>
  unless(by === undefined || !first.includes(by) || stamp !== undefined, 'a second person');
interface Moved {
  readonly by: string | undefined;
  readonly data: { readonly moves: readonly { readonly duty: string }[]; readonly soleDecision?: unknown };
}
const isProposedByOthers = ({ proposedLater }: Past, { by, data }: Moved) =>
  data.moves
    .map(({ duty }) => unless(proposedLater.has(duty), 'a proposal') ?? isSecond(proposedLater.get(duty) ?? [], by, data.soleDecision))
    .find((missing) => missing !== undefined);
const isNotEarly = ({ at, data: { dueAt } }: { at: string; data: { dueAt: string } }) =>
  unless(Date.parse(at) >= Date.parse(dueAt), 'its instant');

const anchorName = ({ anchor, version }: { readonly anchor: string; readonly version: number }) => `${anchor} ${version}`;

const isNewNotice = ({ notices }: Past, { data: { notice } }: { data: { notice: string } }) =>
  unless(!notices.has(notice), 'a notice of its own');

/** For each step what must come before it; named when it is missing. Steps not listed need nothing but an open incident. */
const rules: { readonly [Type in IncidentEventType]?: Rule<Type> } = {
  IncidentReported: ({ seq }) => unless(seq === 0, 'the first place'),
  AwarenessCorrected: ({ isAware }) => unless(isAware, 'awareness'),
  AnchorWithdrawn: ({ recorded }, { data }) => unless(recorded.has(anchorName(data)), 'a starting point that stands'),
  BreachRuledOut: ({ reporter }, { by, data }) => isSecond([reporter], by, data.soleDecision),
  SpreadStopped: ({ hasMeasure }) => unless(hasMeasure, 'a containment measure'),
  SpreadStoppedWithdrawn: ({ hasStopped }) => unless(hasStopped, 'a spread declared stopped'),
  DutyReassessed: ({ duties }, { data }) => unless(duties.has(data.duty), 'the duty'),
  DutyOwedAgain: ({ duties }, { data }) => unless(duties.has(data.judgement.duty), 'the duty'),
  LaterDateProposed: ({ duties }, { data }) => unless(duties.has(data.judgement.duty), 'the duty'),
  LaterDateAgreed: isProposedByOthers,
  LaterDateTurnedDown: isProposedByOthers,
  DutyRuledOut: isArisen,
  AdviceDeclined: isArisen,
  DeadlineMissed: (past, told) => isArisen(past, told) ?? isNotEarly(told),
  ReminderFellDue: (past, told) =>
    isArisen(past, told) ?? isNotEarly(told) ?? unless(!isToldAlready(past, told.data), 'a first time') ?? isNewNotice(past, told),
  ReminderAcknowledged: ({ notices }, { data }) => unless(notices.has(data.notice), 'the reminder'),
  ReminderEscalated: (past, told) =>
    unless(past.notices.get(told.data.of) === 'waiting', 'an unanswered reminder') ?? isNewNotice(past, told),
  FilingApproved: ({ drafts }, { by, data }) =>
    unless(drafts.has(data.filing), 'the draft') ?? isSecond([drafts.get(data.filing)], by, data.soleDecision),
  FilingMade: ({ drafts, duties }, { data }) =>
    unless(data.draft === undefined || drafts.has(data.draft), 'the draft') ??
    unless(data.kind === 'voluntary' || duties.has(data.duty), 'the duty'),
  FilingWithdrawn: ({ recorded }, { data }) => unless(recorded.has(data.filing), 'a filing that stands'),
  PrincipalNoticeWithdrawn: ({ recorded }, { data }) => unless(recorded.has(String(data.entry)), 'a notice that stands'),
  PrincipalNoticeHeld: isArisen,
  PrincipalNoticeDone: isArisen,
  SubstituteMeasureTaken: isArisen,
  PreventionMeasureVerified: ({ measures }, { by, data }) =>
    unless(measures.has(data.measure), 'the measure') ?? isSecond(measures.get(data.measure) ?? [], by, data.soleDecision),
  TrackHandedOver: ({ assigned }, { data }) => unless(assigned.has(data.track), 'a holder'),
  ClosingProposed: (_past, { everyTrackIsDone }) => unless(everyTrackIsDone, 'five finished tracks'),
  ClosingTurnedDown: ({ proposal }, { by, data }) =>
    unless(proposal !== undefined, 'a proposal') ??
    unless((by !== undefined && by === proposal?.by) === (data.takenBack === true), 'the word of whose it is'),
  IncidentClosed: ({ proposal }, { by, data, everyTrackIsDone }) =>
    unless(everyTrackIsDone, 'five finished tracks') ??
    unless(proposal !== undefined, 'a proposal') ??
    isSecond([proposal?.by], by, data.soleDecision),
  LegalHoldLifted: ({ heldBy }, { by, data }) => unless(heldBy !== undefined, 'a hold') ?? isSecond([heldBy?.by], by, data.soleDecision),
  ErasureProposed: ({ heldBy }) => unless(heldBy === undefined, 'no hold'),
  ErasureWithdrawn: ({ erasures }, { data }) => unless(erasures.has(data.erasure), 'a proposal'),
  TextsErased: ({ heldBy, erasures, isClosed }, { by, data }) =>
    unless(heldBy === undefined, 'no hold') ??
    unless(erasures.has(data.erasure), 'a proposal') ??
    unless(data.scope !== 'whole-vault' || isClosed, 'an end') ??
    isSecond([erasures.get(data.erasure)], by, data.soleDecision),
  EvidencePackReceived: ({ packs }, { data }) => unless(packs.get(data.given) === 'waiting', 'a pack that waits for it'),
  PackLinkEnded: ({ packs }, { data }) => unless(packs.has(data.given), 'a pack'),
  PackReceiptFellDue: (past, told) =>
    unless(past.packs.get(told.data.given) === 'waiting', 'a pack that waits for it') ?? isNotEarly(told) ?? isNewNotice(past, told),
  OrganisationProfileAdopted: ({ isRuledOut }) => unless(!isRuledOut, 'a breach that was not ruled out'),
  NewerRulesAdopted: ({ isRuledOut }) => unless(!isRuledOut, 'a breach that was not ruled out'),
  IncidentReopened: ({ isClosed, isRuledOut }) => unless(isClosed || isRuledOut, 'an end'),
};

/** What may still be written of a closed incident. */
const afterTheEnd: ReadonlySet<IncidentEventType> = new Set([
  'IncidentReopened',
  'NoticeDelivered',
  'NoticeDeliveryFailed',
  'LegalHoldPlaced',
  'LegalHoldLifted',
  'ErasureProposed',
  'ErasureWithdrawn',
  'TextsErased',
  'AudienceWidened',
  'EvidencePackGiven',
  'EvidencePackReceived',
  'PackLinkEnded',
  'PackReceiptFellDue',
]);

const reminderKey = ({ duty, reminder, dueAt }: EventOf<'ReminderFellDue'>['data'], isOwed: boolean) =>
  `${duty} ${reminder} ${Date.parse(dueAt)} ${isOwed ? 'owed' : 'not owed'}`;
const saysItIsOwed = ({ standing }: EventOf<'ReminderFellDue'>['data']) => standing !== 'not-arisen';

/** What was told while the facts did not raise the duty may be told once more when they do, never the other way round; a lapse once it was overtaken. */
const isToldAlready = ({ reminders }: Past, told: EventOf<'ReminderFellDue'>['data']) =>
  reminders.has(reminderKey(told, true)) || (!saysItIsOwed(told) && reminders.has(reminderKey(told, false)));
const personIn = ({ actor }: Entry) => (actor.kind === 'person' ? actor.person : undefined);

/** Remembers what has happened in one incident, and says what a step lacks. Shares no code with the decisions that should have refused it. */
export class Grounds {
  #past: Past = {
    seq: 0,
    isReported: false,
    reporter: undefined,
    isClosed: false,
    isRuledOut: false,
    isAware: false,
    hasMeasure: false,
    hasStopped: false,
    proposal: undefined,
    duties: new Set(),
    proposedLater: new Map(),
    drafts: new Map(),
    recorded: new Set(),
    reminders: new Set(),
    notices: new Map(),
    measures: new Map(),
    assigned: new Set(),
    heldBy: undefined,
    erasures: new Map(),
    packs: new Map(),
  };

  missingFor(entry: Entry<IncidentEvent>, circumstances: Circumstances): string | undefined {
    const { event, occurredAt: at } = entry;
    const past = this.#past;
    if (!past.isReported && event.type !== 'IncidentReported') return 'the report';
    if (past.isClosed && !afterTheEnd.has(event.type)) return 'an open incident';
    const rule = rules[event.type] as Rule<IncidentEventType> | undefined;
    return rule?.(past, { data: event.data, by: personIn(entry), at, ...circumstances });
  }

  take(entry: Entry<IncidentEvent>): void {
    const past = this.#past;
    const kept = { recorded: recordedAfter(past, entry), reminders: remindersAfter(past, entry), seq: entry.seq };
    this.#past = { ...past, ...changed(past, entry.event, personIn(entry)), ...kept };
  }
}

const withKey = <Value>(map: ReadonlyMap<string, Value>, key: string, value: Value) => new Map([...map, [key, value]]);
const withoutKeys = <Value>(map: ReadonlyMap<string, Value>, keys: readonly string[]) =>
  new Map([...map].filter(([key]) => !keys.includes(key)));
const withMember = (set: ReadonlySet<string>, member: string) => new Set([...set, member]);

const laterProposed = (past: Past, { judgement, causedBy }: (IncidentEvent & { type: 'LaterDateProposed' })['data']): Partial<Past> => ({
  proposedLater: withKey(
    past.proposedLater,
    judgement.duty,
    causedBy.map((made) => made.by),
  ),
});

const reopened = (track: string | undefined): Partial<Past> => ({
  isClosed: false,
  isRuledOut: false,
  proposal: undefined,
  ...(track === 'containment' && { hasStopped: false }),
});

const withoutMember = (set: ReadonlySet<string>, member: string) => new Set([...set].filter((each) => each !== member));

/** What stands of the filings, notices and starting points after this entry. */
function recordedAfter({ recorded }: Past, { event, seq }: Entry<IncidentEvent>): ReadonlySet<string> {
  switch (event.type) {
    case 'FilingMade':
      return withMember(recorded, event.data.filing);
    case 'PrincipalNoticeDone':
    case 'SubstituteMeasureTaken':
      return withMember(recorded, String(seq));
    case 'AnchorRecorded':
      return withMember(recorded, anchorName(event.data));
    case 'AnchorWithdrawn':
      return withoutMember(recorded, anchorName(event.data));
    case 'FilingWithdrawn':
      return withoutMember(recorded, event.data.filing);
    case 'PrincipalNoticeWithdrawn':
      return withoutMember(recorded, String(event.data.entry));
    default:
      return recorded;
  }
}

const isOfLapse = (key: string, duties: readonly string[]) =>
  duties.some((duty) => key.startsWith(`${duty} lapse `) || key.startsWith(`${duty} status-lapse `));

/**
 * Of whose lapses what was told does not hold any more: an end that came later, something done that was taken back or that turns out to reach some
 * only, a duty or a breach that two persons had ended, one that is owed once more.
 */
function overtakenBy({ isRuledOut, duties }: Past, { event, occurredAt }: Entry<IncidentEvent>): readonly string[] {
  switch (event.type) {
    case 'LaterDateAgreed':
      return event.data.moves.map(({ duty }) => duty);
    case 'DutyReassessed':
      return isBeforeItsEnd(event.data, occurredAt) ? [event.data.duty] : [];
    case 'DutyOwedAgain':
      return [event.data.judgement.duty];
    case 'FilingWithdrawn':
      return [event.data.duty, ...event.data.alsoSettles];
    case 'PrincipalNoticeWithdrawn':
    case 'PrincipalNoticeDone':
    case 'SubstituteMeasureTaken':
    case 'DutyRuledOut':
      return [event.data.duty];
    case 'IncidentReopened':
      return isRuledOut ? [...duties] : [];
    default:
      return [];
  }
}

/** Has none of its new lapses passed? A duty that two persons had ended rises by the clock of its new judgement. */
const isBeforeItsEnd = ({ is }: EventOf<'DutyReassessed'>['data'], at: string) =>
  is.standing !== 'not-arisen' &&
  is.reminders !== undefined &&
  !is.reminders.some(({ kind, at: end }) => kind.endsWith('lapse') && Date.parse(end) <= Date.parse(at));

function remindersAfter(past: Past, entry: Entry<IncidentEvent>): ReadonlySet<string> {
  const { event } = entry;
  if (event.type === 'ReminderFellDue') return withMember(past.reminders, reminderKey(event.data, saysItIsOwed(event.data)));
  const overtaken = overtakenBy(past, entry);
  return overtaken.length === 0 ? past.reminders : new Set([...past.reminders].filter((key) => !isOfLapse(key, overtaken)));
}

function changed(past: Past, event: IncidentEvent, by: string | undefined): Partial<Past> {
  switch (event.type) {
    case 'IncidentReported':
      return { isReported: true, reporter: by };
    case 'AwarenessEstablished':
      return { isAware: true };
    case 'BreachRuledOut':
      return { isRuledOut: true };
    case 'ContainmentMeasureRecorded':
      return { hasMeasure: true };
    case 'SpreadStopped':
    case 'SpreadStoppedWithdrawn':
      return { hasStopped: event.type === 'SpreadStopped' };
    case 'DutyArose':
      return { duties: withMember(past.duties, event.data.judgement.duty) };
    case 'LaterDateProposed':
      return laterProposed(past, event.data);
    case 'DutyReassessed':
      return { proposedLater: withoutKeys(past.proposedLater, [event.data.duty]) };
    case 'LaterDateAgreed':
      return {
        proposedLater: withoutKeys(
          past.proposedLater,
          event.data.moves.map(({ duty }) => duty),
        ),
      };
    case 'FilingDrafted':
      return { drafts: withKey(past.drafts, event.data.filing, by) };
    case 'ReminderFellDue':
      return { notices: withKey(past.notices, event.data.notice, 'waiting') };
    case 'ReminderAcknowledged':
      return { notices: withKey(past.notices, event.data.notice, 'acknowledged') };
    case 'ReminderEscalated':
      return { notices: new Map([...past.notices, [event.data.of, 'escalated'], [event.data.notice, 'escalated']]) };
    case 'PreventionMeasureAdopted':
      return { measures: withKey(past.measures, event.data.measure, [by, event.data.owner]) };
    case 'TrackAssigned':
      return { assigned: withMember(past.assigned, event.data.track) };
    case 'ClosingProposed':
      return { proposal: { by } };
    case 'ClosingTurnedDown':
      return { proposal: undefined };
    case 'LegalHoldPlaced':
      return { heldBy: { by } };
    case 'LegalHoldLifted':
      return { heldBy: undefined };
    case 'ErasureProposed':
      return { erasures: withKey(past.erasures, event.data.erasure, by) };
    case 'ErasureWithdrawn':
    case 'TextsErased':
      return { erasures: withoutKeys(past.erasures, [event.data.erasure]) };
    case 'EvidencePackGiven':
      return { packs: withKey(past.packs, event.data.given, 'waiting') };
    case 'EvidencePackReceived':
      return { packs: withKey(past.packs, event.data.given, 'received') };
    case 'PackReceiptFellDue':
      return { notices: withKey(past.notices, event.data.notice, 'acknowledged') };
    case 'IncidentClosed':
      return { isClosed: true };
    case 'IncidentReopened':
      return reopened(event.data.track);
    default:
      return {};
  }
}
