import type { CommandName, DutyView, FactView, IncidentView, RulingView } from '@shodo/contracts';
import { causeText, type Speaker } from '@shodo/words';
import { confidenceOf } from '../tracks/fact-finding/fact-list.js';
import { actName, type NoticeAct } from '../tracks/notification/notice-act.js';
import type { Typed, TypedForm } from './typed.js';

export const latestOf = ({ facts }: Pick<IncidentView, 'facts'>, fact: string): FactView | undefined =>
  facts.filter((known) => known.fact === fact).toSorted((one, other) => other.version - one.version)[0];

/** What stands where a form writes to: a version of a fact, the moment of knowing, the cause, who holds a track, what was told last, or how long the notice waits, the proposal to close, the legal hold, or since when the spread has stopped. */
export type OnRecord =
  | { readonly fact: FactView }
  | { readonly awareAt: string }
  | { readonly cause: NonNullable<IncidentView['cause']> }
  | { readonly holder: string }
  | { readonly act: NoticeAct; readonly isTakenBack: boolean }
  | { readonly hold: RulingView }
  | { readonly closing: NonNullable<IncidentView['closing']> }
  | { readonly legalHold: NonNullable<IncidentView['legalHold']> }
  | { readonly stoppedAt: string };

/** What was recorded since a form was begun. */
export interface Newer {
  /** What the form builds upon once the person has seen it. */
  readonly basedOn: number;
  readonly by: string | undefined;
  /** When it was recorded; of a notice the page only knows when it was given. */
  readonly at?: string;
  /** What the form was begun upon; of a cause, a holder, a notice or a proposal the page only knows whether there was any. */
  readonly seen: OnRecord | 'nothing' | 'something';
  readonly latest: OnRecord;
}

type Shown = Pick<
  IncidentView,
  'facts' | 'awareness' | 'cause' | 'trackViews' | 'rulings' | 'closing' | 'legalHold' | 'spreadStopped' | 'spreadStoppedAt'
> & {
  readonly duties: readonly ActsOf[];
};
type ActsOf = Pick<DutyView, 'duty' | 'reached'>;

/** The fact whose versions a form builds upon, if it builds upon any. */
function factOf(command: CommandName, typed: TypedForm): string | undefined {
  if (command === 'SetImpactScope') return 'principals-affected';
  return command === 'ReviseFact' && typeof typed.fact === 'string' && typed.fact !== '' ? typed.fact : undefined;
}

function newerVersionOf(fact: string, { facts }: Shown, basedOn: number): Newer | undefined {
  const latest = latestOf({ facts }, fact);
  if (!latest || latest.version <= basedOn) return undefined;
  const seen = facts.find((known) => known.fact === fact && known.version === basedOn);
  return { basedOn: latest.version, by: latest.by, at: latest.at, seen: seen ? { fact: seen } : 'nothing', latest: { fact: latest } };
}

function newerAwarenessOf({ awareness }: Shown, basedOn: number): Newer | undefined {
  const { history = [] } = awareness ?? {};
  const latest = history.at(-1);
  if (!latest || history.length <= basedOn) return undefined;
  const seen = history[basedOn - 1];
  return {
    basedOn: history.length,
    by: latest.by,
    at: latest.at,
    seen: seen ? { awareAt: seen.awareAt } : 'nothing',
    latest: { awareAt: latest.awareAt },
  };
}

function newerCauseOf({ cause }: Shown, basedOn: number): Newer | undefined {
  if (cause?.entry === undefined || cause.at === undefined || cause.entry <= basedOn) return undefined;
  return { basedOn: cause.entry, by: cause.by, at: cause.at, seen: basedOn === 0 ? 'nothing' : 'something', latest: { cause } };
}

function newerHolderOf(about: Typed | undefined, { trackViews }: Shown, basedOn: number): Newer | undefined {
  const { holder, heldSince, holderEntry, holderNamedBy } = trackViews.find(({ track }) => track === about) ?? {};
  if (!holder || !heldSince || holderEntry === undefined || holderEntry <= basedOn) return undefined;
  return { basedOn: holderEntry, by: holderNamedBy, at: heldSince, seen: 'something', latest: { holder } };
}

/** So many notices and measures are on record under a duty, also those that were taken back: the number only grows. */
export function actsOnRecord({ duties }: { readonly duties: readonly ActsOf[] }, about: Typed | undefined): number {
  const { acts = [], withdrawn = [] } = duties.find(({ duty }) => duty === about)?.reached ?? {};
  return acts.length + withdrawn.length;
}

function newerActOf(about: Typed | undefined, view: Shown, basedOn: number): Newer | undefined {
  const onRecord = actsOnRecord(view, about);
  const { acts = [], withdrawn = [] } = view.duties.find(({ duty }) => duty === about)?.reached ?? {};
  const [latest] = [
    ...acts.map((act) => ({ act, isTakenBack: false })),
    ...withdrawn.map(({ withdrawn: _how, ...act }) => ({ act, isTakenBack: true })),
  ].toSorted((one, other) => (other.act.entry ?? 0) - (one.act.entry ?? 0));
  if (!latest || onRecord <= basedOn) return undefined;
  return { basedOn: onRecord, by: latest.act.by, seen: basedOn === 0 ? 'nothing' : 'something', latest };
}

/** The last time somebody held the notice of a duty, whether that hold still stands or not. */
export const lastHoldOf = ({ rulings }: Pick<IncidentView, 'rulings'>, about: Typed | undefined): RulingView | undefined =>
  rulings.findLast(({ what, duties: [duty] }) => what === 'notice-held' && duty === about);

function newerHoldOf(about: Typed | undefined, view: Shown, basedOn: number): Newer | undefined {
  const hold = lastHoldOf(view, about);
  if (!hold || hold.seq <= basedOn) return undefined;
  const seen = view.rulings.find(({ seq }) => seq === basedOn);
  return { basedOn: hold.seq, by: hold.by, at: hold.at, seen: seen ? { hold: seen } : 'nothing', latest: { hold } };
}

function newerClosingOf({ closing }: Shown, basedOn: number): Newer | undefined {
  if (closing?.entry === undefined || closing.entry <= basedOn) return undefined;
  return { basedOn: closing.entry, by: closing.proposedBy, at: closing.proposedAt, seen: 'something', latest: { closing } };
}

function newerLegalHoldOf({ legalHold }: Shown, basedOn: number): Newer | undefined {
  if (legalHold?.entry === undefined || legalHold.entry <= basedOn) return undefined;
  return { basedOn: legalHold.entry, by: legalHold.placedBy, at: legalHold.placedAt, seen: 'something', latest: { legalHold } };
}

function newerStopOf({ spreadStopped, spreadStoppedAt }: Shown, basedOn: number): Newer | undefined {
  if (!spreadStopped || !spreadStoppedAt || spreadStopped.entry <= basedOn) return undefined;
  const { entry, at, by } = spreadStopped;
  return { basedOn: entry, by, at, seen: 'something', latest: { stoppedAt: spreadStoppedAt } };
}

/**
 * What is on record and whoever fills in this form has not seen. A form keeps what it was begun upon, however the page moves on beneath it: without
 * that, the later of two people would overwrite what the earlier one recorded, and neither would know. A form that was begun upon nothing misses
 * nothing.
 */
export function newerThanSeen(command: CommandName, view: Shown, typed: TypedForm): Newer | undefined {
  const basedOn = typeof typed.basedOn === 'string' && typed.basedOn !== '' ? Number(typed.basedOn) : undefined;
  if (basedOn === undefined) return undefined;
  if (command === 'EstablishAwareness' || command === 'CorrectAwareness') return newerAwarenessOf(view, basedOn);
  if (command === 'EstablishCause') return newerCauseOf(view, basedOn);
  if (command === 'HandOverTrack') return newerHolderOf(typed.track, view, basedOn);
  if (command === 'RecordPrincipalNoticeDone' || command === 'RecordSubstituteMeasure') return newerActOf(typed.duty, view, basedOn);
  if (command === 'ApproveClosing' || command === 'TurnDownClosing') return newerClosingOf(view, basedOn);
  if (command === 'LiftLegalHold') return newerLegalHoldOf(view, basedOn);
  if (command === 'WithdrawSpreadStopped') return newerStopOf(view, basedOn);
  if (command === 'HoldPrincipalNotice') return newerHoldOf(typed.duty, view, basedOn);
  const fact = factOf(command, typed);
  return fact === undefined ? undefined : newerVersionOf(fact, view, basedOn);
}

/** What one version says, in a line: はい・判明・11/28（土）10:00 時点・出所 書類. */
export function versionText({ fact, stated, source }: FactView, say: VersionWords, speaker: Speaker): string {
  return speaker.beside(
    speaker.stated(fact, stated),
    speaker.word('confidence', confidenceOf({ stated })),
    ...(stated.asOf ? [say.asOf(speaker.momentShort(stated.asOf))] : []),
    say.source(speaker.word('factSource', source)),
  );
}

export interface VersionWords {
  readonly asOf: (moment: string) => string;
  readonly source: (source: string) => string;
  readonly takenBack: string;
  readonly review: (moment: string) => string;
}

/** Why a notice waits, and until when. */
const holdText = ({ holding, reviewAt }: RulingView, say: VersionWords, speaker: Speaker): string =>
  speaker.beside(
    ...(holding ? [speaker.word('holdingReason', holding)] : []),
    ...(reviewAt ? [say.review(speaker.momentShort(reviewAt))] : []),
  );

/** On which ground no text is erased, and what was noted of it. */
const legalHoldText = ({ ground, note }: NonNullable<IncidentView['legalHold']>, speaker: Speaker): string =>
  speaker.beside(speaker.word('legalHoldGround', ground), ...[speaker.text(note) ?? []].flat());

/** What stands there, in a line. */
export function onRecordText(what: OnRecord, say: VersionWords, speaker: Speaker): string {
  if ('fact' in what) return versionText(what.fact, say, speaker);
  if ('awareAt' in what) return speaker.moment(what.awareAt);
  if ('act' in what) return speaker.beside(actName(what.act, speaker), ...(what.isTakenBack ? [say.takenBack] : []));
  if ('closing' in what) return speaker.text(what.closing.review) ?? '';
  if ('legalHold' in what) return legalHoldText(what.legalHold, speaker);
  if ('stoppedAt' in what) return speaker.moment(what.stoppedAt);
  if ('hold' in what) return holdText(what.hold, say, speaker);
  return 'cause' in what ? causeText(what.cause, speaker) : speaker.person(what.holder);
}
