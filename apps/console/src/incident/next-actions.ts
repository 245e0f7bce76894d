import type { Allowed, CommandName, DecisionView, DutyView, IncidentView } from '@shodo/contracts';
import type { Gone } from '../people/gone.js';
import { isAdvice } from '../tracks/notification/advice.js';
import { isPartlyReached } from '../tracks/notification/clock-face.js';

/** One thing to do, and what it is about: the id of a duty, filing or measure, the name of a fact or track. */
export interface NextAction {
  readonly command: CommandName;
  readonly on?: string;
  /** The duty whose clock asks for it. */
  readonly duty?: DutyView;
}

/** Why this reader may not do it now, about this one thing if it is about one; nothing when they may. */
export function whatBlocks({ allowed }: Pick<IncidentView, 'allowed'>, command: CommandName, on?: string): Allowed['blockedBy'] {
  const found = allowed.find((each) => each.command === command);
  return found?.allowed ? (found.exceptFor?.find((each) => each.on === on)?.blockedBy ?? []) : (found?.blockedBy ?? []);
}

const most = 3;

const isOpen = ({ state }: DutyView) => state !== 'settled' && state !== 'settled-late' && state !== 'ruled-out';
const presses = (state: DutyView['state'] | undefined) => state === 'overdue' || state === 'last-day' || state === 'soon';
const isUrgent = ({ state, statusFiling }: DutyView) => presses(state) || presses(statusFiling?.state);

const aDay = 86_400_000;

/** A held notice asks for nothing until its review is a day away, or some principals were told: the others wait for the same. */
const isQuiet = (duty: DutyView, { now }: IncidentView) =>
  duty.state === 'held' && !isPartlyReached(duty) && !(Date.parse(duty.held?.reviewAt ?? '') - Date.parse(now) <= aDay);

/** The step a duty waits for: a draft, its approval, the filing; the notice to principals; the word that somebody else was told; a person's word that it no longer stands. */
export function stepsOfDuty(duty: DutyView, { filings }: Pick<IncidentView, 'filings'>): NextAction[] {
  if (duty.judgement.standing === 'not-arisen') return [{ command: 'RuleOutDuty', on: duty.duty, duty }];
  if (duty.kind === 'principal-notice') return [{ command: 'RecordPrincipalNoticeDone', on: duty.duty, duty }];
  if (duty.kind === 'notice') return [{ command: 'RecordFilingMade', on: duty.duty, duty }];
  const drafts = filings.filter((filing) => filing.duty === duty.duty);
  if (drafts.some(({ state }) => state === 'approved')) return [{ command: 'RecordFilingMade', on: duty.duty, duty }];
  const draft = drafts.findLast(({ state }) => state === 'drafted');
  return draft ? [{ command: 'ApproveFiling', on: draft.filing, duty }] : [{ command: 'DraftFiling', on: duty.duty, duty }];
}

const forConditions: Readonly<Record<string, NextAction>> = {
  'awareness-to-be-confirmed': { command: 'EstablishAwareness' },
  'breach-to-be-confirmed': { command: 'RecordFact', on: 'breach-occurred' },
  'containment-measure-to-be-recorded': { command: 'RecordContainmentMeasure' },
  'spread-to-be-declared-stopped': { command: 'DeclareSpreadStopped' },
  'impact-scope-to-be-set': { command: 'SetImpactScope' },
  'cause-to-be-established': { command: 'EstablishCause' },
  'prevention-measure-to-be-adopted': { command: 'AdoptPreventionMeasure' },
  'effective-measure-to-be-found': { command: 'AdoptPreventionMeasure' },
};

const isStated = (view: IncidentView, fact: string) => view.facts.some((known) => known.fact === fact);
const revisedWhenKnown = (view: IncidentView, action: NextAction): NextAction =>
  action.command === 'RecordFact' && action.on && isStated(view, action.on) ? { ...action, command: 'ReviseFact' } : action;

/** A later date somebody else has to agree to: one decision for all of them. */
function toBeDecided(view: IncidentView): NextAction[] {
  const duty = view.duties.find(
    ({ duty: id, later }) => later && !later.turnedDown && whatBlocks(view, 'DecideLaterDate', id).length === 0,
  );
  return duty ? [{ command: 'DecideLaterDate', on: duty.duty, duty }] : [];
}

/** A report that says otherwise than what is known now is followed by its supplement. */
function toBeSupplemented(view: IncidentView): NextAction[] {
  const asked = new Set<string>(view.filings.flatMap(({ changed }) => changed?.supplements ?? []));
  return view.duties.filter(({ duty }) => asked.has(duty)).flatMap((duty) => stepsOfDuty(duty, view));
}

/** A decision that waits for this reader: one whose ground has moved before one that only waits for approval. */
function decisionsWaiting(view: IncidentView): NextAction[] {
  const first = (state: DecisionView['state'], command: CommandName): NextAction[] => {
    const found = view.decisions.find((each) => each.state === state && whatBlocks(view, command, each.decision).length === 0);
    return found ? [{ command, on: found.decision }] : [];
  };
  return [...first('to-review', 'UpholdDecision'), ...first('to-approve', 'ApproveDecision')];
}

/** What decides which duties stand, beside whether there was a breach at all. */
const decidesOnDuties: ReadonlySet<CommandName> = new Set(['EstablishAwareness', 'SetImpactScope']);

/** Whatever a track waits for, in the order of the tracks. */
const forTracks = (view: IncidentView): NextAction[] =>
  view.trackViews
    .flatMap(({ waitingFor }) => waitingFor.flatMap((condition) => forConditions[condition] ?? []))
    .map((action) => revisedWhenKnown(view, action));

function toBeVerified({ preventionMeasures }: IncidentView): NextAction[] {
  const open = preventionMeasures.find(({ verified }) => !verified);
  return open ? [{ command: 'VerifyPreventionMeasure', on: open.measure }] : [];
}

/** Containment comes before paper while nothing was done against the spread. */
const containsFirst = ({ containmentMeasures, ruledOut }: IncidentView): NextAction[] =>
  containmentMeasures.length === 0 && !ruledOut ? [{ command: 'RecordContainmentMeasure' }] : [];

const byUnheldTrack = ({ trackViews, closed, ruledOut }: IncidentView): NextAction[] => {
  const unheld = trackViews.find(({ holder, state }) => !holder && state === 'open');
  return unheld && !closed && !ruledOut ? [{ command: 'AssignTrack', on: unheld.track }] : [];
};

/** Whoever was removed, or takes no part any more, holds nothing, and everybody believes the track held: it is given to somebody else before its duties are seen to. */
const byLeftTrack = ({ trackViews, closed, ruledOut }: IncidentView, gone: Pick<ReadonlyMap<string, Gone>, 'has'>): NextAction[] => {
  const left = trackViews.find(({ holder, state }) => holder && gone.has(holder) && state === 'open');
  return left && !closed && !ruledOut ? [{ command: 'HandOverTrack', on: left.track }] : [];
};

/** It was taken up again for a reason: what is newly known goes on record before anybody proposes to close it. */
const afterReopening = ({ reopened, closing, facts }: IncidentView): NextAction[] =>
  reopened && !closing ? [{ command: 'RecordFact' }, ...(facts.length > 0 ? [{ command: 'ReviseFact' } as const] : [])] : [];

/**
 * The one to three things this reader can do next, most pressing first: stop the spread, then duties whose clocks press, then whoever is
 * missing, then what the tracks still wait for. Only what the reader may do now.
 */
export function nextActions(view: IncidentView, gone: Pick<ReadonlyMap<string, Gone>, 'has'> = new Map()): readonly NextAction[] {
  const open = view.duties.filter((duty) => isOpen(duty) && !isAdvice(duty) && !isQuiet(duty, view));
  const wanted = [
    ...containsFirst(view),
    ...byLeftTrack(view, gone),
    ...open.filter(isUrgent).flatMap((duty) => stepsOfDuty(duty, view)),
    ...(view.closing ? [{ command: 'ApproveClosing' } as const] : []),
    ...toBeDecided(view),
    ...toBeSupplemented(view),
    ...decisionsWaiting(view),
    ...forTracks(view).filter(({ command, on }) => decidesOnDuties.has(command) || on === 'breach-occurred'),
    ...byUnheldTrack(view),
    ...open.filter((duty) => !isUrgent(duty)).flatMap((duty) => stepsOfDuty(duty, view)),
    ...forTracks(view),
    ...toBeVerified(view),
    ...afterReopening(view),
    ...(view.closing ? [] : [{ command: 'ProposeClosing' } as const]),
  ];
  const mayDo = new Set(view.allowed.filter(({ allowed }) => allowed).map(({ command }) => command));
  const seen = new Set<string>();
  return wanted
    .filter(({ command, on }) => {
      const name = `${command} ${on ?? ''}`;
      const isNew = mayDo.has(command) && whatBlocks(view, command, on).length === 0 && !seen.has(name);
      seen.add(name);
      return isNew;
    })
    .slice(0, most);
}

/** Does somebody else have to approve, verify or decide? */
const waitsForOthers = ({ filings, duties, decisions, closing }: IncidentView): boolean =>
  filings.some(({ state }) => state === 'drafted') ||
  duties.some(({ settledAt, judgement, later }) => !settledAt && (judgement.standing === 'not-arisen' || (later && !later.turnedDown))) ||
  decisions.some(({ state }) => state === 'to-approve' || state === 'to-review') ||
  closing !== undefined;

/** Duties that somebody has to see to, and advice apart; what fell away or is held waits for something else. */
export const openDuties = (view: IncidentView): number =>
  view.duties.filter((duty) => isOpen(duty) && !isAdvice(duty) && !isQuiet(duty, view) && duty.judgement.standing !== 'not-arisen').length;

const seesToDuties: readonly CommandName[] = ['DraftFiling', 'RecordFilingMade', 'RecordPrincipalNoticeDone'];

/** Duties are open, and this reader's roles do nothing about them: an auditor, an operator. */
const isForOthers = (view: IncidentView): boolean =>
  openDuties(view) > 0 && !view.allowed.some(({ command, allowed }) => allowed && seesToDuties.some((each) => each === command));

/** What is said where this reader has nothing to do. Of a breach that was ruled out no clock runs: nobody will be told of one. */
export function whyNothingIsNext(
  view: IncidentView,
): 'nothingWhenClosed' | 'nothingWhenRuledOut' | 'waitingForOthers' | 'nothingNext' | 'othersAct' {
  if (view.closed) return 'nothingWhenClosed';
  if (view.ruledOut) return view.closing ? 'waitingForOthers' : 'nothingWhenRuledOut';
  if (isForOthers(view)) return 'othersAct';
  return waitsForOthers(view) ? 'waitingForOthers' : 'nothingNext';
}
