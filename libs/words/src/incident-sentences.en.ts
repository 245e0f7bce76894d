import type { EventOf, FactRelied, Judgement, ReopenedAsRead } from '@shodo/contracts';
import { causeText } from './cause-text.js';
import { missedEn, reminderEn } from './fell-due.js';
import { isReport } from './filing-name.js';
import { profileChanges } from './profile-changes.js';
import { endOf, endText, isDay, isGuide, whatChanged } from './reassessed.js';
import { lengthOf } from './remaining.js';
import type { IncidentSentences } from './sentences.js';
import type { Speaker } from './speaker.js';
import { whatIsErased } from './what-is-erased.js';

const asOf = ({ asOf: at }: { readonly asOf?: string | undefined }, say: Speaker) => (at ? `as of ${say.moment(at)}, ` : '');

/** All by their numbers where the reader knows them, or else how many. */
function whichDecisions(ids: readonly string[], say: Speaker): string {
  const called = ids.flatMap((id) => say.called(id) ?? []);
  if (called.length === ids.length) return say.list(called);
  return ids.length === 1 ? 'a decision' : `${ids.length} decisions`;
}

/** Facts with the versions meant. */
const facts = (relied: readonly FactRelied[], say: Speaker) =>
  say.list(relied.map(({ fact, version }) => `${say.word('fact', fact)} (version ${version})`));

/** Of what is limited to others that its ground has changed, and not by which fact. */
function whatHasMoved({ decisions, facts: changed, groundsWithheld = [] }: ReopenedAsRead, say: Speaker): string {
  const groundOf = (ids: readonly string[]) => `What ${whichDecisions(ids, say)} ${ids.length === 1 ? 'rests' : 'rest'} on has changed`;
  const told = changed.length > 0 ? decisions.filter((each) => !groundsWithheld.includes(each)) : [];
  if (told.length === 0) return `${groundOf(decisions)}.`;
  const rest = groundsWithheld.length > 0 ? ` ${groundOf(groundsWithheld)} as well.` : '';
  return `${groundOf(told)}: ${facts(changed, say)}.${rest}`;
}

const endName = (end: string, ofGuide: boolean) => (ofGuide ? 'guide day' : isDay(end) ? 'due day' : 'due time');

/** Nothing where only the reasons changed. */
function changesOf(reassessed: Parameters<typeof whatChanged>[0], say: Speaker): string {
  const { standing, end, recipient } = whatChanged(reassessed);
  const name = end && endName(end.now, end.isGuide);
  return [
    standing && (standing === 'provisional' ? ' It possibly stands, and is treated as standing.' : ' It stands.'),
    end &&
      (end.then
        ? ` Its ${name} moved from ${endText(end.then, say)} to ${endText(end.now, say)}.`
        : ` Its ${name} is ${endText(end.now, say)}.`),
    recipient && ` It is owed to: ${recipient.en}.`,
  ].join('');
}

/** What had passed by a starting point that was wrong. */
function corrected(moves: EventOf<'LaterDateAgreed'>['data']['moves'], say: Speaker): string {
  const ends = moves.flatMap(({ duty, noLongerMissed: end }) => (end ? [`${say.duty(duty)} (${say.moment(end)})`] : []));
  return ends.length > 0 ? ` What had passed by a wrong starting point does not count as missed: ${say.list(ends)}.` : '';
}

function untilWhen(judgement: Judgement, say: Speaker): string {
  const end = endOf(judgement);
  if (end === undefined) return 'It is to be done promptly.';
  return isGuide(judgement) ? `The guide day is ${endText(end, say)}.` : `It is due on ${endText(end, say)}.`;
}

const erasedOf = ({ scope, texts = [], files = [] }: Omit<EventOf<'ErasureProposed'>['data'], 'erasure'>, say: Speaker) =>
  whatIsErased({ scope, texts: texts.length, files: files.length }, say);

export const incidentSentencesEn: IncidentSentences = {
  IncidentReported: ({ noticedAt, leakType, kind, occurredAt, channel }, say) =>
    `${kind === 'drill' ? 'A drill was started' : 'An incident was reported'} (${leakType ? say.word('leakType', leakType) : 'kind not known'}). It was noticed on ${say.moment(noticedAt)}.${occurredAt ? ` It occurred on ${say.moment(occurredAt)}.` : ''}${channel ? ` It was told by: ${say.word('reportChannel', channel)}.` : ''}`,
  AwarenessEstablished: ({ awareAt, basis, provisional }, say) =>
    provisional
      ? `Awareness was recorded provisionally as ${say.moment(awareAt)} (${say.word('awarenessBasis', basis)}). The clocks run from then.`
      : `Awareness was established as ${say.moment(awareAt)} (${say.word('awarenessBasis', basis)}).`,
  AwarenessCorrected: ({ before, awareAt, basis, provisional }, say) =>
    `Awareness was corrected${provisional ? ' provisionally' : ''} from ${say.moment(before)} to ${say.moment(awareAt)} (${say.word('awarenessBasis', basis)}). The clocks are computed anew.`,
  BreachRuledOut: ({ ground, soleDecision }, say) =>
    `A breach was ruled out (${say.word('rulingOutGround', ground)}).${soleDecision ? ' Decided alone.' : ''}`,
  ContainmentMeasureRecorded: ({ measure, takenAt }, say) =>
    `A containment measure was recorded: ${say.word('containmentMeasure', measure)} (${say.moment(takenAt)}).`,
  SpreadStopped: ({ stoppedAt }, say) => `The spread was declared stopped as of ${say.moment(stoppedAt)}.`,
  SpreadStoppedWithdrawn: ({ stoppedAt }, say) =>
    `It was taken back that the spread had stopped as of ${say.moment(stoppedAt)}; containment goes on.`,
  FactRecorded: ({ fact, stated, source }, say) =>
    `A fact was recorded: ${say.word('fact', fact)} = ${say.statedSurely(fact, stated)} (${asOf(stated, say)}source: ${say.word('factSource', source)}).`,
  FactRevised: ({ fact, before, stated, source }, say) =>
    `A fact was revised: ${say.word('fact', fact)} = ${say.statedSurely(fact, before)} → ${say.statedSurely(fact, stated)} (${asOf(stated, say)}source: ${say.word('factSource', source)}).`,
  EvidenceSealed: ({ evidence, kind, sha256, sameAs }, say) =>
    `${say.called(evidence) ?? 'Evidence'} was sealed: ${say.word('evidenceKind', kind)}${sha256 ? ` (digest ${sha256.slice(0, 8)}…)` : ''}.${sameAs ? ` The same file was sealed before${say.called(sameAs) === undefined ? '' : ` as ${say.called(sameAs)}`}.` : ''}`,
  EvidenceHandedOver: ({ evidence, from, to, recipient, handedAt }, say) =>
    `${say.called(evidence) ?? 'Evidence'} was handed over${from ? ` by ${say.person(from)}` : ''} ${recipient ? 'outside the organisation' : `to ${say.person(to)}`} (${say.moment(handedAt)}).${recipient && to ? ` ${say.person(to)} answers for it.` : ''}`,
  CauseEstablished: ({ before, ...cause }, say) =>
    `The cause was recorded: ${before ? `${causeText(before, say)} → ` : ''}${causeText(cause, say)}.`,
  AnchorRecorded: ({ anchor, at, before, source }, say) =>
    `A starting point was recorded: ${say.word('datedAnchor', anchor)} = ${before ? `${say.anchorAt(before)} → ` : ''}${say.anchorAt(at)} (source: ${say.word('factSource', source)}).`,
  AnchorWithdrawn: ({ anchor, at, now }, say) =>
    `A starting point was taken back: ${say.word('datedAnchor', anchor)} (${say.anchorAt(at)}). ${now ? `The one before it stands again: ${say.anchorAt(now)}.` : 'None is on record any more.'}`,
  ImpactScopeSet: ({ principals, before, categories, dataItems = [], source }, say) =>
    `The impact scope was set: ${before ? `${say.count(before)} → ` : ''}${say.count(principals)}; ${say.words('dataCategory', categories)}${dataItems.length > 0 ? `: ${say.words('dataItem', dataItems)}` : ''} (${asOf(principals, say)}source: ${say.word('factSource', source)}).`,
  DutyArose: ({ judgement }, say) =>
    `A duty arose${judgement.standing === 'provisional' ? ' (possible, treated as standing)' : ''}: ${say.duty(judgement.duty)}. ${untilWhen(judgement, say)}`,
  DutyOwedAgain: ({ judgement }, say) =>
    `What was filed leaves items open, or is known otherwise since, so this is owed once more: ${say.duty(judgement.duty)}. ${untilWhen(judgement, say)}`,
  DutyReassessed: ({ duty, was, is }, say) => {
    if (is.standing === 'not-arisen')
      return `A duty was assessed anew: ${say.duty(duty)} does not stand at present. Its clock runs until a person rules it out.`;
    const changed = changesOf({ was, is }, say);
    return changed === ''
      ? `The reasons of a judgement changed: ${say.duty(duty)}.`
      : `A duty was assessed anew: ${say.duty(duty)}.${changed}`;
  },
  LaterDateProposed: ({ judgement, before }, say) => {
    const { duty } = judgement;
    const [next, then] = [endOf(judgement), endOf(before)];
    return next && then
      ? `A duty was assessed anew: ${say.duty(duty)}. Its ${endName(next, isGuide(judgement))} would become ${endText(next, say)}; it stays ${endText(then, say)} until somebody else agrees.`
      : `A duty was assessed anew: ${say.duty(duty)}. It would be due later; the due time in force stays until somebody else agrees.`;
  },
  LaterDateAgreed: ({ moves, soleDecision }, say) =>
    `It was agreed that these are due later: ${say.list(moves.map(({ duty, before, after }) => `${say.duty(duty)} (${say.moment(before)}${after ? ` → ${say.moment(after)}` : ''})`))}.${corrected(moves, say)}${soleDecision ? ' Decided alone.' : ''}`,
  LaterDateTurnedDown: ({ moves, soleDecision }, say) =>
    `It was decided that these stay due as before: ${say.list(moves.map(({ duty, before }) => `${say.duty(duty)} (${say.moment(before)})`))}.${soleDecision ? ' Decided alone.' : ''}`,
  DutiesAssessed: ({ notArisen }) =>
    notArisen.length ? `All duties were assessed; ${notArisen.length} do not stand at present.` : 'All duties were assessed.',
  DutyRuledOut: ({ duty, soleDecision }, say) =>
    `A duty was ruled out: ${say.duty(duty)}.${soleDecision ? ' Decided by one person alone.' : ''}`,
  AdviceDeclined: ({ duty }, say) => `It was decided not to follow advice: ${say.duty(duty)}. It is no duty.`,
  FilingDrafted: ({ duty, kind, openItems }, say) =>
    `Drafted: ${say.filing(kind, duty)}.${openItems?.length ? ` Under investigation: ${say.words('reportItem', openItems)}.` : ''}`,
  FilingApproved: ({ filing, soleDecision }, say) =>
    `${say.called(filing) ?? 'A draft filing'} was approved.${soleDecision ? ' Decided alone.' : ''}`,
  FilingMade: ({ duty, kind, madeAt, channel, openItems, late, strictness, draft, draftApproved }, say) =>
    `${isReport(duty) ? 'Filed' : 'Done'}: ${say.filing(kind, duty)} (${say.moment(madeAt)}, ${say.word('filingChannel', channel)}).${late ? ` It came after its ${strictness === 'guideline' ? 'guide day' : 'due time'}.` : ''}${openItems?.length ? ` Filed as under investigation: ${say.words('reportItem', openItems)}.` : ''}${(draft && draftApproved !== false) || !isReport(duty) ? '' : ' No approved draft stood behind it.'}`,
  FilingWithdrawn: ({ duty, alsoSettles, kind, madeAt }, say) =>
    `Taken back: the record of ${say.filing(kind, duty)} (${say.moment(madeAt)}).${alsoSettles.length > 0 ? ` It had stood for ${say.list(alsoSettles.map((each) => say.duty(each)))} too.` : ''} It settles no duty.`,
  PrincipalNoticeHeld: ({ reason, reviewAt }, say) =>
    `The notice to principals was held (${say.word('holdingReason', reason)}). It will be reviewed on ${say.moment(reviewAt)}.`,
  PrincipalNoticeDone: ({ doneAt, means, principals, reaches, settles, further }, say) =>
    `${principals.toLocaleString('en-US')} principals were notified (${say.moment(doneAt)}, ${say.word('noticeMeans', means)}).${reaches === 'all' ? ' It was stated that everybody is reached.' : ''}${settles === false ? ' Somebody is left, so the notice is still owed.' : ''}${further ? ' It came on top of what had settled the duty.' : ''}`,
  SubstituteMeasureTaken: ({ measure, reason, startedAt, principals, reaches, settles, further }, say) =>
    `A substitute measure was taken instead of notice: ${say.word('substituteMeasure', measure)} (from ${say.moment(startedAt)}; reason: ${say.word('substituteReason', reason)}${principals === undefined ? '' : `; for ${principals.toLocaleString('en-US')} principals`}).${reaches === 'all' ? ' It was stated that everybody is reached.' : ''}${settles === false ? ' Somebody is left, so the notice is still owed.' : ''}${further ? ' It came on top of what had settled the duty.' : ''}`,
  PrincipalNoticeWithdrawn: ({ at, means, measure, principals }, say) =>
    `Taken back: the record of a ${measure ? `substitute measure (${say.word('substituteMeasure', measure)}` : `notice to principals (${means ? say.word('noticeMeans', means) : ''}`}, ${say.moment(at)}${principals === undefined ? '' : `, ${principals.toLocaleString('en-US')} principals`}). Nobody counts as reached by it.`,
  ReminderFellDue: reminderEn,
  ReminderAcknowledged: ({ duty }, say) => `A reminder was acknowledged: ${say.duty(duty)}.`,
  ReminderEscalated: ({ duty }, say) => `Nobody acknowledged the reminder in time, so everybody responsible was told: ${say.duty(duty)}.`,
  DeadlineMissed: missedEn,
  NoticeDelivered: ({ to, acceptedAt }, say) =>
    `The mail to ${say.person(to)} was accepted by the mail server (${say.moment(acceptedAt)}).`,
  NoticeDeliveryFailed: ({ to, attempts }, say) =>
    `The mail to ${say.person(to)} could not be delivered in ${attempts} attempts. Reach them another way.`,
  PreventionMeasureAdopted: ({ kind, standing, dueOn }, say) =>
    `A prevention measure was adopted: ${say.word('preventionKind', kind)} (${say.word('preventionStanding', standing)}${dueOn ? `, by ${say.day(dueOn)}` : ''}).`,
  PreventionMeasureVerified: ({ result, verifiedAt, carriedOutOn, soleDecision }, say) =>
    `A prevention measure was verified: ${say.word('verification', result)} (${carriedOutOn ? `carried out on ${say.day(carriedOutOn)}, ` : ''}${say.moment(verifiedAt)}).${soleDecision ? ' Decided alone.' : ''}`,
  ClosingProposed: ({ stillSuspected }) =>
    stillSuspected
      ? 'Closing was proposed. The breach stays a possibility, and was treated like one that occurred.'
      : 'Closing was proposed.',
  ClosingTurnedDown: ({ proposedBy, takenBack }, say) =>
    takenBack
      ? 'The proposal to close was taken back.'
      : `The proposal to close${proposedBy ? ` by ${say.person(proposedBy)}` : ''} was turned down. The incident stays open until closing is proposed anew.`,
  IncidentClosed: ({ soleDecision }) => `Closing was approved.${soleDecision ? ' Decided alone.' : ''}`,
  TrackAssigned: ({ track, to }, say) => `${say.person(to)} was assigned to ${say.word('track', track)}.`,
  TrackHandedOver: ({ track, from, to }, say) =>
    `${say.word('track', track)} was handed over from ${say.person(from)} to ${say.person(to)}.`,
  NoteAdded: ({ track }, say) => (track ? `A note was added (${say.word('track', track)}).` : 'A note was added.'),
  IncidentReopened: ({ track }, say) =>
    track ? `The incident was reopened (from ${say.word('track', track)}).` : 'The incident was reopened.',
  OrganisationProfileAdopted: ({ before, after }, say) =>
    `The organisation’s present profile was taken over into this incident (${profileChanges(before, after, say).join('; ')}). Duties are assessed anew.`,
  NewerRulesAdopted: () => 'Open duties are to be judged by the newest rules from here on.',
  LegalHoldPlaced: ({ ground }, say) => `A legal hold was placed: no text is erased (${say.word('legalHoldGround', ground)}).`,
  LegalHoldLifted: ({ soleDecision }) => `The legal hold was lifted.${soleDecision ? ' Decided alone.' : ''}`,
  ErasureProposed: (erasure, say) => `Erasing was proposed: ${erasedOf(erasure, say)}, ${say.word('erasureGround', erasure.ground)}.`,
  TextsErased: ({ soleDecision, ...erasure }, say) =>
    `Texts were erased: ${erasedOf(erasure, say)}, ${say.word('erasureGround', erasure.ground)}. The record still verifies.${soleDecision ? ' Decided alone.' : ''}`,
  ErasureWithdrawn: () => 'The proposal to erase was withdrawn.',
  DecisionRecorded: ({ decision, subject, choice, reliesOn, reviewAt, supersedes }, say) =>
    `${say.called(decision) ?? 'A decision'} was recorded: ${say.word('decisionSubject', subject)} (option ${choice}).${reliesOn.length > 0 ? ` It rests on ${facts(reliesOn, say)}.` : ''}${reviewAt ? ` Its review is ${say.moment(reviewAt)}.` : ''}${supersedes ? ` Once approved it takes the place of ${say.called(supersedes) ?? 'an earlier one'}.` : ' It waits for approval.'}`,
  DecisionApproved: ({ decision, soleDecision }, say) =>
    `${say.called(decision) ?? 'A decision'} was approved.${soleDecision ? ' Decided alone.' : ''}`,
  DecisionUpheld: ({ decision, reliesOn, reviewAt, soleDecision }, say) =>
    `${say.called(decision) ?? 'A decision'} was looked at again and upheld.${reliesOn.length > 0 ? ` It rests on ${facts(reliesOn, say)}.` : ''}${reviewAt ? ` Its next review is ${say.moment(reviewAt)}.` : ''}${soleDecision ? ' Decided alone.' : ''}`,
  DecisionsReopened: (reopened, say) => `${whatHasMoved(reopened, say)} Look at ${reopened.decisions.length === 1 ? 'it' : 'them'} again.`,
  DecisionReviewFellDue: ({ decision, dueAt }, say) =>
    `The review of ${say.called(decision) ?? 'a decision'} is due (${say.moment(dueAt)}). The people concerned were told.`,
  AudienceLimited: ({ what, audience }, say) =>
    `The ${say.word('limitedKind', what)} that follows is limited to ${say.list(audience.map((person) => say.person(person)))}.`,
  AudienceWidened: ({ scope, added = [] }, say) =>
    scope === 'everybody'
      ? 'What was limited was opened to everybody.'
      : `What is limited was opened to ${say.list(added.map((person) => say.person(person)))} too.`,
  EvidencePackGiven: ({ profile, manifest, linkUntil, confirmBy }, say) =>
    `An evidence pack was given (${say.word('packProfile', profile)}, manifest ${manifest.slice(0, 8)}…). ${linkUntil ? `Its link works until ${say.moment(linkUntil)}.` : 'It was handed over by hand or another way.'} Without a confirmed receipt by ${say.moment(confirmBy)} somebody is told.`,
  EvidencePackReceived: ({ receivedAt, byLink }, say) =>
    byLink
      ? `The recipient confirmed on the page of the link that the evidence pack arrived (${say.moment(receivedAt)}).`
      : `The receipt of the evidence pack was recorded (${say.moment(receivedAt)}).`,
  PackLinkEnded: () => 'The link of an evidence pack was ended.',
  PackReceiptFellDue: ({ dueAt }, say) =>
    `Nobody had confirmed the receipt of the evidence pack by ${say.moment(dueAt)}. The people responsible were told.`,
  DrillClockAdvanced: ({ clockShiftMs }, { language }) =>
    `The drill's clock was moved forward (${lengthOf(clockShiftMs, language)} ${clockShiftMs < 0 ? 'behind' : 'ahead of'} real time).`,
};
