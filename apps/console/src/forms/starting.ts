import { belongsToDuty, type CommandName, type IncidentView } from '@shodo/contracts';
import { type Counted, type Speaker, type Stated, typedOf } from '@shodo/words';
import { whatBlocks } from '../incident/next-actions.js';
import { standingAnchors } from '../tracks/detection/standing-anchors.js';
import { reportSkeleton } from '../tracks/notification/report-completeness.js';
import { fieldsOf } from './field.js';
import { kindNamedBy } from './filing-kinds.js';
import { actsOnRecord, lastHoldOf, latestOf } from './seen.js';
import { decisionProposed } from './starting-decision.js';
import {
  emptyOf,
  noCount,
  noMoment,
  noStatement,
  type Typed,
  type TypedCount,
  type TypedForm,
  type TypedMoment,
  type TypedStatement,
} from './typed.js';

interface About {
  readonly command: CommandName;
  /** What the action is about: a duty, filing, measure, fact or track. */
  readonly on: string | undefined;
  readonly view: IncidentView;
  readonly speaker: Speaker;
  /** The incident's own present. */
  readonly nowMs: number;
}

const typedMoment = (instant: string): TypedMoment => typedOf(Date.parse(instant));

export function typedCount(count: Counted): TypedCount {
  if ('exact' in count) return { ...noCount, form: 'exact', exact: String(count.exact) };
  if ('estimate' in count)
    return { ...noCount, form: 'estimate', estimate: String(count.estimate), max: count.max === undefined ? '' : String(count.max) };
  return 'max' in count ? { ...noCount, form: 'max', max: String(count.max) } : { ...noCount, form: 'unknown' };
}

function typedStatement(stated: Stated): TypedStatement {
  if (!('value' in stated)) return { ...noStatement, count: typedCount(stated) };
  const value = stated.value === null ? 'unknown' : stated.value === true ? 'yes' : stated.value === false ? 'no' : stated.value;
  return { ...noStatement, value, confidence: stated.confidence === 'unknown' ? 'confirmed' : stated.confidence };
}

/** A revision starts from the latest version, and keeps which one that was. */
export function revisionOf(view: Pick<IncidentView, 'facts'>, fact: string): TypedForm {
  const known = latestOf(view, fact);
  const content = known && { stated: typedStatement(known.stated), source: known.source, evidence: [...known.evidence] };
  return { fact, basedOn: String(known?.version ?? 1), ...content };
}

/** An impact scope starts from the one on record, and keeps which one that was. */
function scopeOf(view: Pick<IncidentView, 'facts' | 'categories' | 'dataItems'>): TypedForm {
  const known = latestOf(view, 'principals-affected');
  const content = known && { source: known.source, principals: typedCount(known.stated as Counted) };
  return { categories: [...view.categories], dataItems: [...view.dataItems], basedOn: String(known?.version ?? 0), ...content };
}

const versionsOf = (anchors: IncidentView['anchors'], anchor: string) => anchors.filter((each) => each.anchor === anchor).length;

/** The version that stands, which alone can be taken back. */
export const withdrawnAnchorOf = (view: Pick<IncidentView, 'anchors'>, anchor: string): TypedForm => ({
  anchor,
  basedOn: String(standingAnchors(view).find((each) => each.anchor === anchor)?.version ?? 1),
});

/** A starting point that is on record begins with what stands there, and keeps which version that was. */
export function anchorOf({ anchors }: Pick<IncidentView, 'anchors'>, anchor: string): TypedForm {
  const known = standingAnchors({ anchors }).find((each) => each.anchor === anchor);
  const at = known && (known.at.length === 10 ? { day: known.at, time: '' } : typedMoment(known.at));
  return { anchor, basedOn: String(versionsOf(anchors, anchor)), ...(known && at && { at, source: known.source }) };
}

const awarenessSeen = ({ awareness }: Pick<IncidentView, 'awareness'>): TypedForm => ({
  basis: awareness?.basis ?? '',
  basedOn: String(awareness?.history.length ?? 0),
});

/** A track is handed over by whom the person sees holding it. */
export const handedOverOf = ({ trackViews }: Pick<IncidentView, 'trackViews'>, track: string): TypedForm => ({
  track,
  basedOn: String(trackViews.find((each) => each.track === track)?.holderEntry ?? ''),
});

/** Moments that are mostly now: the form proposes them, the person corrects them. */
const proposedNow: ReadonlySet<string> = new Set(['takenAt', 'stoppedAt', 'madeAt', 'doneAt', 'startedAt', 'verifiedAt', 'receivedAt']);

/** What a report made now would leave open. */
const notYetKnown = ({ reportItems }: Pick<IncidentView, 'reportItems'>): string[] =>
  reportItems.filter(({ state }) => state !== 'known').map(({ item }) => item);

const latestDraftOf = ({ filings }: Pick<IncidentView, 'filings'>, about: string): string =>
  filings.findLast(({ duty, state }) => duty === about && state !== 'made')?.filing ?? '';

/**
 * What was drafted for a duty is mostly what was filed; without a draft, what the record does not know is what was filed as open. A notice to somebody other than an authority is made once and is the last of its kind; which
 * way a report went is proposed once it is said which report.
 */
export function filingOf(
  view: Pick<IncidentView, 'filings' | 'duties' | 'reportItems'>,
  about: string,
  filing = latestDraftOf(view, about),
): TypedForm {
  const kindOfDuty = view.duties.find(({ duty }) => duty === about)?.kind;
  const draft = view.filings.find((each) => each.filing === filing);
  const drafted = draft && belongsToDuty(draft.kind, about) ? draft.kind : undefined;
  return {
    duty: about,
    kind: drafted ?? (kindOfDuty === 'notice' ? 'final' : kindNamedBy(about)),
    channel: kindOfDuty === 'filing' ? 'ppc-web-form' : '',
    filing: draft?.filing ?? '',
    openItems: [...(draft?.openItems ?? (kindOfDuty === 'notice' ? [] : notYetKnown(view)))],
  };
}

/** The draft that waits for approval, where there is no other. */
function onlyDraft({ filings }: Pick<IncidentView, 'filings'>): string {
  const drafted = filings.filter(({ state }) => state === 'drafted');
  return drafted.length === 1 ? (drafted[0]?.filing ?? '') : '';
}

/** Of what stands once in an incident, whoever acts upon it keeps which one they saw: another may stand there when they send. */
const standsOnce: Readonly<Partial<Record<CommandName, (view: IncidentView) => number | undefined>>> = {
  ApproveClosing: ({ closing }) => closing?.entry,
  TurnDownClosing: ({ closing }) => closing?.entry,
  LiftLegalHold: ({ legalHold }) => legalHold?.entry,
  WithdrawSpreadStopped: ({ spreadStopped }) => spreadStopped?.entry,
};

function standingSeen({ command, view }: About): TypedForm {
  const entryOf = standsOnce[command];
  return entryOf ? { basedOn: String(entryOf(view) ?? '') } : {};
}

function proposed({ command, on, view, speaker, nowMs }: About): TypedForm {
  const awareAt = view.awareness ? typedMoment(view.awareness.awareAt) : noMoment;
  const inReview: TypedMoment = { ...typedOf(nowMs + 3 * 86_400_000), time: '10:00' };
  const about = on ?? '';
  switch (command) {
    case 'EstablishAwareness':
      return { ...awarenessSeen(view), awareAt: view.awareness ? awareAt : typedMoment(view.noticedAt) };
    case 'CorrectAwareness':
      return { ...awarenessSeen(view), awareAt };
    case 'RecordFact':
      return { fact: about };
    case 'ReviseFact':
      return revisionOf(view, about);
    case 'SetImpactScope':
      return scopeOf(view);
    case 'EstablishCause':
      return { basedOn: String(view.cause ? (view.cause.entry ?? '') : 0) };
    case 'RecordAnchor':
      return anchorOf(view, about);
    case 'WithdrawAnchor':
      return withdrawnAnchorOf(view, about);
    case 'DraftFiling':
      return {
        duty: about,
        kind: kindNamedBy(about),
        content: reportSkeleton(view, speaker),
        openItems: notYetKnown(view),
      };
    case 'RecordFilingMade':
      return filingOf(view, about);
    case 'HoldPrincipalNotice':
      return { duty: about, reviewAt: inReview, basedOn: about === '' ? '' : String(lastHoldOf(view, about)?.seq ?? 0) };
    case 'ApproveFiling':
      return { filing: on ?? onlyDraft(view) };
    case 'WithdrawFiling':
      return { filing: about };
    case 'WithdrawPrincipalNotice':
      return { entry: about };
    case 'AcknowledgeReminder':
      return { notice: about };
    case 'ConfirmEvidencePack':
      return { given: about };
    case 'ApproveErasure':
    case 'WithdrawErasure':
      return { erasure: about };
    case 'VerifyPreventionMeasure':
      return { measure: about };
    case 'HandOverEvidence':
      return { evidence: about, handedAt: typedOf(nowMs) };
    case 'HandOverTrack':
      return handedOverOf(view, about);
    case 'AssignTrack':
    case 'AddNote':
      return { track: about };
    case 'DecideLaterDate': {
      const waiting = view.duties.filter(({ duty, later }) => later && !later.turnedDown && whatBlocks(view, command, duty).length === 0);
      const seen = Math.max(0, ...view.duties.map(({ later }) => later?.proposal ?? 0));
      return { duties: [...new Set([...(on ? [on] : []), ...waiting.map(({ duty }) => duty)])], basedOn: String(seen) };
    }
    /** How many were told is never proposed: a number taken over unread would say that everybody was. */
    case 'RecordPrincipalNoticeDone':
    case 'RecordSubstituteMeasure':
      return { duty: about, basedOn: about === '' ? '' : String(actsOnRecord(view, about)) };
    case 'RuleOutDuty':
    case 'DeclineAdvice':
      return { duty: about };
    default:
      return decisionProposed({ command, on, view, speaker });
  }
}

/** What a form starts with: nothing typed is lost, nothing known is asked again. */
export function startingOf(about: About): TypedForm {
  const fields = fieldsOf(about.command);
  const empty = Object.fromEntries(
    fields.map((field): [string, Typed] => [
      field.name,
      field.kind.is === 'instant' && proposedNow.has(field.name) ? typedOf(about.nowMs) : emptyOf(field),
    ]),
  );
  return { ...empty, ...proposed(about), ...standingSeen(about) };
}
