import {
  type CommandName,
  type DecisionView,
  type IncidentView,
  type OrganisationProfile,
  type PersonView,
  readingRoles,
} from '@shodo/contracts';
import { evidenceName, type Speaker, whatIsErased } from '@shodo/words';
import { whatBlocks } from '../incident/next-actions.js';
import { takesPart } from '../people/gone.js';
import { standingAnchors } from '../tracks/detection/standing-anchors.js';
import { isOpenAdvice } from '../tracks/notification/advice.js';
import { actName } from '../tracks/notification/notice-act.js';
import { digestIn } from './digest.js';
import type { Option } from './fields/choice-field.js';
import { typedRelied } from './typed.js';

/** What a form of an incident offers to choose from: its people, duties, filings and measures. */
export interface Choosing {
  readonly view: IncidentView;
  readonly people: readonly PersonView[];
  readonly speaker: Speaker;
  /** Under which laws the organisation is, where that is known. */
  readonly profile?: OrganisationProfile;
}

/** Whoever takes part in incidents; nobody else can be put in charge. */
export const peopleOptions = ({ people }: Choosing): Option[] =>
  people.filter(({ active, roles }) => active && takesPart(roles)).map(({ person, name }) => ({ value: person, label: name }));

/** Whoever reads texts; of something that is limited already, those who do not read it yet. */
export const audienceOptions = ({ view, people }: Choosing, item?: unknown): Option[] => {
  const already = view.limited.find((each) => each.item === item)?.audience ?? [];
  return people
    .filter(({ person, active, roles }) => active && !already.includes(person) && readingRoles.some((role) => roles.includes(role)))
    .map(({ person, name }) => ({ value: person, label: name }));
};

/** What is limited and open to the reader, the newest first: only one of its audience widens it. */
export const limitedOptions = ({ view, speaker }: Choosing): Option[] =>
  view.limited
    .filter(({ isOpen }) => isOpen)
    .map(({ item, what, number, at }) => ({
      value: item,
      label: speaker.beside(`${speaker.word('limitedKind', what)}${number ? ` ${number}` : ''}`, speaker.momentShort(at)),
    }))
    .toReversed();

const forNotices: ReadonlySet<CommandName> = new Set(['HoldPrincipalNotice', 'RecordPrincipalNoticeDone', 'RecordSubstituteMeasure']);

/** A notice or measure may follow another, also after those settled the duty; what was only decided not to be done leaves nothing to add to. */
const takesMore: ReadonlySet<CommandName> = new Set(['RecordPrincipalNoticeDone', 'RecordSubstituteMeasure']);
const isDone = ({ settledBy }: IncidentView['duties'][number]) =>
  settledBy === 'principal-notice' || settledBy === 'substitute-measure' || settledBy === 'filing';

/** The duties an action can be about: notices to principals for theirs, whatever else is told to somebody for filings, and never one that is settled where that would be refused. */
export function dutyOptions(command: CommandName, { view, speaker }: Choosing): Option[] {
  const fits = view.duties.filter((each) => {
    const { duty, kind, settledAt, judgement, later } = each;
    if (command === 'DecideLaterDate') return later !== undefined && whatBlocks(view, command, duty).length === 0;
    if (command === 'DeclineAdvice') return isOpenAdvice(each);
    if (forNotices.has(command)) return kind === 'principal-notice' && (!settledAt || (takesMore.has(command) && isDone(each)));
    if (command !== 'RuleOutDuty') return kind !== 'principal-notice';
    return judgement.standing === 'not-arisen' && !settledAt && whatBlocks(view, command, duty).length === 0;
  });
  return fits.map(({ duty, judgement }) => ({
    value: duty,
    label: speaker.beside(judgement.names[speaker.language], judgement.recipient[speaker.language]),
  }));
}

/** The drafts an action can be about, or what was filed and can be taken back. */
export function filingOptions(command: CommandName, { view, speaker }: Choosing): Option[] {
  const fits = view.filings.filter(({ state, withdrawn }) => {
    if (command === 'WithdrawFiling') return state === 'made' && !withdrawn;
    return command === 'ApproveFiling' ? state === 'drafted' : state !== 'made';
  });
  return fits.map(({ filing, kind, duty, madeAt }) => ({
    value: filing,
    label: speaker.beside(speaker.filing(kind, duty), ...(madeAt ? [speaker.momentShort(madeAt)] : [])),
  }));
}

/** What was done for principals and can be taken back, the newest first. */
export const actOptions = ({ view, speaker }: Choosing): Option[] =>
  view.duties
    .flatMap(({ reached }) => reached?.acts ?? [])
    .flatMap((act) => (act.entry === undefined ? [] : [{ value: String(act.entry), label: actName(act, speaker) }]))
    .toReversed();

/** The starting points that stand, each with what it says. */
export const anchorOptions = ({ view, speaker }: Choosing): Option[] =>
  standingAnchors(view).map(({ anchor, at }) => ({
    value: anchor,
    label: speaker.named(speaker.word('datedAnchor', anchor), speaker.anchorAt(at, 'short')),
  }));

/** The evidence of the incident by kind, time and first words; the newest first. */
export const evidenceOptions = ({ view, speaker }: Choosing): Option[] =>
  view.evidence.map((sealed) => ({ value: sealed.evidence, label: evidenceName(sealed, speaker) })).toReversed();

/** Evidence whose file is kept here and was not erased; first what the file is called, by which it is looked for. */
export const fileOptions = ({ view, speaker }: Choosing): Option[] =>
  view.evidence
    .filter(({ file, fileErasedAt }) => file !== undefined && fileErasedAt === undefined)
    .map((sealed) => ({
      value: sealed.evidence,
      label: speaker.beside(...(sealed.fileName ? [speaker.text(sealed.fileName) ?? ''] : []), evidenceName(sealed, speaker)),
    }))
    .toReversed();

/** The name of what was sealed first with this digest. */
export function sealedBefore(pasted: string, { view, speaker }: Choosing): string | undefined {
  const digest = digestIn(pasted);
  const found = digest && view.evidence.find(({ sha256 }) => sha256 === digest);
  return found ? evidenceName(found, speaker) : undefined;
}

/** What is proposed to be erased and not settled. */
export const erasureOptions = ({ view, speaker }: Choosing): Option[] =>
  view.erasures
    .filter(({ settled }) => !settled)
    .map(({ erasure, scope, count, files, ground, proposedAt }) => ({
      value: erasure,
      label: speaker.beside(
        whatIsErased({ scope, texts: count, files }, speaker),
        speaker.word('erasureGround', ground),
        speaker.momentShort(proposedAt),
      ),
    }));

export const measureOptions = ({ view, speaker }: Choosing): Option[] =>
  view.preventionMeasures
    .filter(({ verified }) => !verified)
    .map(({ measure, kind, description }) => ({
      value: measure,
      label: speaker.named(speaker.word('preventionKind', kind), (speaker.text(description) ?? '').slice(0, 40)),
    }));

const waitsFor: Readonly<Partial<Record<CommandName, DecisionView['state']>>> = {
  ApproveDecision: 'to-approve',
  UpholdDecision: 'to-review',
};

/** Not what is replaced already, and not what only proposes to replace another: that other one is named then. */
export const canBeReplaced = ({ state, approved, supersedes }: DecisionView): boolean =>
  state !== 'superseded' && (approved !== undefined || supersedes === undefined);

/** The decisions an action can be about, the newest first: those it waits for, or what a new one can take the place of. */
export const decisionOptions = (command: CommandName, { view, speaker }: Choosing): Option[] =>
  view.decisions
    .filter((decision) => (waitsFor[command] ? decision.state === waitsFor[command] : canBeReplaced(decision)))
    .map(({ decision, number, subject, question }) => ({
      value: decision,
      label: speaker.named(`${number} ${speaker.word('decisionSubject', subject)}`, (speaker.text(question) ?? '').slice(0, 40)),
    }))
    .toReversed();

/** Facts with their latest versions; one that was ticked before it was revised stays to be seen, and unticked. */
export function reliedOptions(
  { view, speaker }: Choosing,
  ticked: readonly string[],
  say: (version: number, isOld: boolean) => string,
): Option[] {
  const options = view.facts.map(({ fact, version, stated }) => {
    const isOld = view.facts.some((each) => each.fact === fact && each.version > version);
    const label = speaker.beside(speaker.word('fact', fact), speaker.stated(fact, stated), say(version, isOld));
    return { value: typedRelied({ fact, version }), label, isOld };
  });
  return options.filter(({ value, isOld }) => !isOld || ticked.includes(value)).map(({ value, label }) => ({ value, label }));
}
