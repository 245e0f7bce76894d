import type { CountStatement, Entry, EventOf, IncidentEvent, Judgement } from '@shodo/contracts';
import { affectedBy, afterCount, afterTakingBack, type Notices, noticeOf } from './reached.js';
import { Unanswered } from './unanswered.js';

/** Something that must be followed by an entry: `at` is an instant of the incident's own clock, in milliseconds. */
export interface Awaited {
  readonly key: string;
  readonly duty: string;
  readonly what: string;
  readonly at: number;
}

interface Planned {
  readonly kind: string;
  readonly at: number;
  fallen: boolean;
  /** It fell while the duty did not stand. */
  isVoid?: boolean;
  /** It fell, and is none of the clock in force. */
  isEarlier?: boolean;
}

interface OwedDuty {
  /** The last one on record, in force or only proposed. */
  judged: Judgement;
  strictness: 'statute' | 'guideline' | undefined;
  planned: Planned[];
  /** A word that nothing is done; it gives way to what was done, and stands again when that is taken back. */
  word: 'ruled-out' | 'declined' | undefined;
  /** Filings and notices that settle it and were not taken back: a filing by its id, a notice by the number of its entry. */
  acts: Set<string>;
  /** Notices and measures that stand, those that came on top of another left out; by the number of their entry. */
  notices: Notices;
  hold: { at: number; reviewed: boolean } | undefined;
  /** It waits for a second person: until then the clock runs as it did. */
  isProposed: boolean;
  /** Filings of what is known that were made while a day for it was set, and not taken back. */
  statusFilings: Set<string>;
}

/** Entries after which a judgement may come out differently. */
const changesFacts: ReadonlySet<string> = new Set([
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

/**
 * What an incident owes after each entry, told from its entries alone. This says a second time what the domain says, in other words and
 * without its code: a mistake there is not repeated here.
 */
export class Owed {
  readonly #duties = new Map<string, OwedDuty>();
  readonly #unanswered = new Unanswered();
  /** Decisions that are to be looked at again at a time of their own. */
  readonly #reviews = new Map<string, number>();
  readonly #successors = new Map<string, string>();
  #unassessedSince: number | undefined;
  #isClosed = false;
  #isRuledOut = false;
  #affected: CountStatement | undefined;
  /** How far the incident's own clock runs ahead of the server's. */
  shiftMs = 0;

  take({ event, occurredAt, seq }: Entry<IncidentEvent>): void {
    const at = Date.parse(occurredAt);
    if (changesFacts.has(event.type)) this.#unassessedSince ??= at;
    this.#ofConduct(event);
    this.#ofDuties(event, at);
    this.#ofActs(event, String(seq));
    this.#ofCounts(event);
    if (event.type === 'ReminderFellDue') fell(this.#duty(event.data.duty), event.data);
    this.#unanswered.take(event, at);
    this.#ofDecisions(event);
  }

  awaited(): Awaited[] {
    if (this.#isClosed || this.#isRuledOut) return [];
    const duties = [...this.#duties].flatMap(([duty, owed]) => awaitedOf(duty, owed));
    const escalations = [...this.#unanswered].flatMap(([notice, { duty, at }]) =>
      !isSettled(this.#duties.get(duty)) ? [{ key: `escalation ${notice}`, duty, what: 'escalation', at }] : [],
    );
    const assessment =
      this.#unassessedSince === undefined ? [] : [{ key: 'assessment', duty: 'assessment', what: 'assessment', at: this.#unassessedSince }];
    const reviews = [...this.#reviews].map(([decision, at]) => ({ key: `review ${decision} ${at}`, duty: 'decision', what: 'review', at }));
    return [...duties, ...escalations, ...reviews, ...assessment];
  }

  #ofConduct(event: IncidentEvent): void {
    switch (event.type) {
      case 'IncidentReported':
        this.shiftMs = event.data.clockShiftMs ?? 0;
        break;
      case 'DrillClockAdvanced':
        this.shiftMs = event.data.clockShiftMs;
        break;
      case 'IncidentClosed':
        this.#isClosed = true;
        break;
      case 'BreachRuledOut':
        this.#isRuledOut = true;
        break;
      case 'IncidentReopened':
        if (this.#isRuledOut) for (const duty of this.#duties.values()) tellLapsesAnew(duty, (kind) => waits(duty, kind));
        this.#isClosed = false;
        this.#isRuledOut = false;
        break;
      case 'DutiesAssessed':
        this.#unassessedSince = undefined;
        break;
    }
  }

  #ofDuties(event: IncidentEvent, at: number): void {
    switch (event.type) {
      case 'DutyArose':
        this.#duties.set(event.data.judgement.duty, arisen(event.data.judgement));
        break;
      case 'DutyReassessed':
        changeJudgement(this.#duty(event.data.duty), event.data, at);
        break;
      case 'DutyOwedAgain':
        this.#oweAgain(event.data.judgement, at);
        break;
      case 'LaterDateProposed':
        propose(this.#duty(event.data.judgement.duty), event.data.judgement);
        break;
      case 'LaterDateAgreed':
        for (const { duty } of event.data.moves) agree(this.#duty(duty), at);
        break;
      case 'DutyRuledOut':
        this.#endByWord(event.data.duty, 'ruled-out');
        break;
      case 'AdviceDeclined':
        this.#endByWord(event.data.duty, 'declined');
        break;
      case 'PrincipalNoticeHeld': {
        const duty = this.#duty(event.data.duty);
        if (duty) duty.hold = { at: Date.parse(event.data.reviewAt), reviewed: false };
        break;
      }
    }
  }

  #ofActs(event: IncidentEvent, entry: string): void {
    switch (event.type) {
      case 'FilingMade':
        for (const duty of [event.data.duty, ...event.data.alsoSettles]) tellStatus(this.#duty(duty), event.data);
        for (const duty of settledByFiling(event.data)) this.#duty(duty)?.acts.add(event.data.filing);
        break;
      case 'PrincipalNoticeDone':
      case 'SubstituteMeasureTaken':
        this.#notify(this.#duty(event.data.duty), event.data, entry);
        break;
      case 'FilingWithdrawn':
        this.#takeBack(event.data.filing);
        break;
      case 'PrincipalNoticeWithdrawn':
        this.#takeBackNotice(String(event.data.entry));
        break;
    }
  }

  /** Should more be affected than were reached, or than a word of "everybody" was said of, the notice is owed again. */
  #ofCounts(event: IncidentEvent): void {
    const affected = affectedBy(event);
    if (!affected) return;
    this.#affected = affected;
    for (const duty of this.#duties.values()) {
      const left = afterCount(duty.notices, duty.acts, affected);
      tellingLapsesAnew(duty, () => {
        if (left.size < duty.acts.size && left.size === 0) duty.word = undefined;
        duty.acts = left;
      });
    }
  }

  #ofDecisions(event: IncidentEvent): void {
    switch (event.type) {
      case 'DecisionRecorded':
      case 'DecisionUpheld':
        this.#reviews.delete(event.data.decision);
        if (event.data.reviewAt) this.#reviews.set(event.data.decision, Date.parse(event.data.reviewAt));
        if (event.type === 'DecisionRecorded' && event.data.supersedes) this.#successors.set(event.data.decision, event.data.supersedes);
        break;
      case 'DecisionReviewFellDue':
        this.#reviews.delete(event.data.decision);
        break;
    }
    // Once it counts, a decision takes the place of the one it was recorded for.
    if (event.type === 'DecisionApproved' || event.type === 'DecisionUpheld')
      this.#reviews.delete(this.#successors.get(event.data.decision) ?? '');
  }

  /** What was filed before settles it no more. */
  #oweAgain(judgement: Judgement, at: number): void {
    const duty = this.#duty(judgement.duty);
    if (!duty) return;
    duty.acts = new Set();
    reassess(duty, judgement, at);
  }

  #duty = (duty: string) => this.#duties.get(duty);

  /** What was filed or notified stays; a mere word that nothing is done gives way to it. */
  #endByWord(id: string, word: 'ruled-out' | 'declined'): void {
    const duty = this.#duty(id);
    if (duty && !isSettled(duty)) duty.word = word;
  }

  #notify(duty: OwedDuty | undefined, data: Parameters<typeof noticeOf>[0], entry: string): void {
    if (!duty || data.further) return;
    duty.notices.set(entry, noticeOf(data));
    if (data.settles !== false) duty.acts.add(entry);
  }

  /** What is left settles it still where it was settled before, by a word or by the counts. */
  #takeBackNotice(entry: string): void {
    for (const duty of this.#duties.values())
      tellingLapsesAnew(duty, () => {
        duty.acts = afterTakingBack(duty.notices, duty.acts, entry, this.#affected);
      });
  }

  #takeBack(act: string): void {
    for (const duty of this.#duties.values())
      tellingLapsesAnew(duty, () => {
        duty.acts.delete(act);
        duty.statusFilings.delete(act);
      });
  }
}

const isSettled = (duty: OwedDuty | undefined) => duty !== undefined && (duty.word !== undefined || duty.acts.size > 0);

const planOf = ({ reminders }: Judgement): Planned[] => reminders.map(({ kind, at }) => ({ kind, at: Date.parse(at), fallen: false }));

const arisen = (judgement: Judgement): OwedDuty => ({
  judged: judgement,
  strictness: judgement.clock?.strictness,
  planned: planOf(judgement),
  word: undefined,
  acts: new Set(),
  notices: new Map(),
  hold: undefined,
  isProposed: false,
  statusFilings: new Set(),
});

/** Members named as old and not as new are gone; those not named stay. */
function changeJudgement(duty: OwedDuty | undefined, { was, is }: EventOf<'DutyReassessed'>['data'], at: number): void {
  if (!duty) return;
  const gone = Object.fromEntries(Object.keys(was).map((member) => [member, undefined]));
  reassess(duty, { ...duty.judged, ...gone, ...is }, at);
}

/** A clock that no longer stands runs on as it was; one that stands again after a ruling out is owed again. */
function reassess(duty: OwedDuty, judgement: Judgement, now: number): void {
  standAgain(duty, judgement);
  duty.judged = judgement;
  if (duty.word === 'ruled-out' && duty.acts.size === 0)
    tellingLapsesAnew(duty, () => {
      duty.word = undefined;
    });
  duty.isProposed = false;
  if (judgement.standing === 'not-arisen' || !judgement.clock) return;
  duty.strictness = judgement.clock.strictness;
  setClock(duty, planOf(judgement), now);
}

/** What has fallen stays so, save a lapse that the new clock has not reached: that it was told counts for nothing should its clock come back. */
function setClock(duty: OwedDuty, inForce: Planned[], now: number): void {
  const isSame = (one: Planned, other: Planned) => one.kind === other.kind && one.at === other.at;
  const fallen = duty.planned.filter((each) => each.fallen);
  const earlier = fallen
    .filter((each) => !inForce.some((next) => isSame(each, next)))
    .filter(({ kind }) => !isLapse(kind) || inForce.some((next) => next.kind === kind && next.at <= now))
    .map((each) => ({ ...each, isEarlier: true }));
  const known = inForce.map((next) => fallen.find((each) => isSame(each, next)) ?? next);
  duty.planned = [...known.map((each) => ({ ...each, isEarlier: false })), ...earlier];
}

/** Once what ended a duty is undone, it is overdue by a lapse that was told before: that is told anew, as soon as the duty stands. */
function tellLapsesAnew({ judged, planned }: OwedDuty, isUndone: (kind: string) => boolean): void {
  const stands = judged.standing !== 'not-arisen';
  for (const each of planned)
    if (each.fallen && !each.isEarlier && isLapse(each.kind) && isUndone(each.kind))
      Object.assign(each, stands ? { fallen: false, isVoid: false } : { isVoid: true });
}

function propose(duty: OwedDuty | undefined, judgement: Judgement): void {
  if (!duty) return;
  standAgain(duty, judgement);
  Object.assign(duty, { judged: judgement, isProposed: true });
}

/** What was told while it did not stand has to be told when it does. */
function standAgain({ judged, planned }: OwedDuty, { standing }: Judgement): void {
  if (judged.standing !== 'not-arisen' || standing === 'not-arisen') return;
  for (const each of planned) if (each.isVoid) Object.assign(each, { fallen: false, isVoid: false });
}

/** Where nothing is left from which it would count, nothing is awaited. */
function agree(duty: OwedDuty | undefined, now: number): void {
  if (!duty?.isProposed) return;
  reassess(duty, duty.judged, now);
  if (!duty.judged.clock) setClock(duty, [], now);
}

const isStatus = (kind: string) => kind.startsWith('status-');
const isLapse = (kind: string) => kind === 'lapse' || kind === 'status-lapse';

/** Is that end still to be kept? */
const waits = (duty: OwedDuty, kind: string) => !isSettled(duty) && !(isStatus(kind) && duty.statusFilings.size > 0);

/** What has to be kept again once something was taken back is told anew. */
function tellingLapsesAnew(duty: OwedDuty, takeBack: () => void): void {
  const waited = new Set(duty.planned.map(({ kind }) => kind).filter((kind) => waits(duty, kind)));
  takeBack();
  tellLapsesAnew(duty, (kind) => !waited.has(kind) && waits(duty, kind));
}

/** A follow-up or a supplement tells the authority what is known; the day set for it then awaits nothing more. */
function tellStatus(duty: OwedDuty | undefined, { kind, filing }: EventOf<'FilingMade'>['data']): void {
  if (duty && (kind === 'follow-up' || kind === 'supplement') && duty.planned.some((each) => isStatus(each.kind)))
    duty.statusFilings.add(filing);
}

/** Writing one reminder answers every earlier one of the same end. */
function fell(duty: OwedDuty | undefined, { reminder, dueAt, standing }: EventOf<'ReminderFellDue'>['data']): void {
  if (!duty) return;
  if (reminder === 'hold-review') {
    if (duty.hold) duty.hold.reviewed = true;
    return;
  }
  const told = duty.planned.filter((each) => !each.fallen && isStatus(each.kind) === isStatus(reminder) && each.at <= Date.parse(dueAt));
  for (const each of told) Object.assign(each, { fallen: true, isVoid: standing === 'not-arisen' });
}

/** Only a final report settles the final one; a supplement or a voluntary one settles what asks for nothing else. */
function settledByFiling({ kind, duty, alsoSettles }: EventOf<'FilingMade'>['data']): string[] {
  const duties = [duty, ...alsoSettles];
  if (kind === 'final') return duties;
  if (kind === 'preliminary') return duties.filter((each) => !each.endsWith('.final-report'));
  return duties.filter((each) => each.endsWith(kind === 'supplement' ? '.supplement' : '.voluntary-report') && kind !== 'follow-up');
}

/** While a notice without a statutory limit is held, only its review is awaited. */
function awaitedOf(duty: string, owed: OwedDuty): Awaited[] {
  if (isSettled(owed)) return [];
  const { strictness, planned, hold, statusFilings } = owed;
  const review = hold && !hold.reviewed ? [{ key: `${duty} hold-review ${hold.at}`, duty, what: 'hold-review', at: hold.at }] : [];
  if (review.length > 0 && strictness !== 'statute') return review;
  const reminders = planned
    .filter((each) => !each.fallen && !(statusFilings.size > 0 && isStatus(each.kind)))
    .map(({ kind, at }) => ({ key: `${duty} ${kind} ${at}`, duty, what: kind, at }));
  return [...review, ...reminders];
}
