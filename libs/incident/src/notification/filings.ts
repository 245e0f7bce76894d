import type { FilingKind, Refusal, SealedCommandBody } from '@shodo/contracts';
import { asksForNoMore, belongsToDuty, settlesDuty } from '@shodo/contracts/filing-kinds';
import {
  brokenRules,
  type Circumstances,
  type Decision,
  happened,
  isAfter,
  isBefore,
  minuteOf,
  refusal,
  refuse,
} from '../lifecycle/decision.js';
import { mustBeUnderWay, secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';
import { dutyOf, type Incident } from '../lifecycle/incident.js';
import { aboutDuty } from './about-duty.js';
import { dutiesOf, isFiled } from './filed.js';
import { comesLate } from './lateness.js';

/**
 * Why this duty cannot take a filing. A settled duty still takes supplements and follow-ups; only one that does not stand takes a voluntary
 * report (GL 3-5-3-1 fn. 1); a notice to somebody other than the principals is recorded like a filing.
 */
function takesNoFiling(incident: Incident, duty: string, kind: FilingKind, { asBeforeFilingKinds }: Circumstances): Refusal[] {
  const found = dutyOf(incident, duty);
  if (found) {
    const isNotice = found.judgement.kind === 'principal-notice';
    const isOwed = !isNotice && found.judgement.standing !== 'not-arisen';
    return brokenRules(
      [aboutDuty(incident, 'duty-takes-no-filing', duty), isNotice],
      [aboutDuty(incident, 'filing-kind-does-not-fit-the-duty', duty), !asBeforeFilingKinds && !isNotice && !belongsToDuty(kind, duty)],
      [aboutDuty(incident, 'voluntary-report-does-not-settle-a-duty', duty), isOwed && kind === 'voluntary' && !asksForNoMore(kind, duty)],
    );
  }
  return brokenRules([refusal('duty-has-not-arisen', { duty }), kind !== 'voluntary' || !incident.assessed?.notArisen.includes(duty)]);
}

const nothingToFile = ({ duties, assessed }: Incident) =>
  brokenRules([
    'duty-has-not-arisen',
    duties.every(({ judgement }) => judgement.kind === 'principal-notice') && !assessed?.notArisen.length,
  ]);

export const draftFiling: Decision<'DraftFiling'> = {
  standsInTheWay: (incident) => [...mustBeUnderWay(incident), ...nothingToFile(incident)],
  decide: (incident, { id, body }, circumstances) => {
    const broken = takesNoFiling(incident, body.duty, body.kind, circumstances);
    if (broken.length > 0) return refuse(...broken);
    return [
      happened('FilingDrafted', {
        filing: id as never,
        duty: body.duty,
        kind: body.kind,
        content: body.content,
        openItems: body.openItems,
      }),
    ];
  },
};

const drafts = (incident: Incident) => incident.filings.filter(({ state }) => state !== 'made');
const draftOf = (incident: Incident, filing: string) => drafts(incident).find((each) => each.filing === filing);

export const approveFiling: Decision<'ApproveFiling'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(
      ['filing-is-not-drafted', drafts(incident).length === 0],
      ['filing-is-approved-already', drafts(incident).length > 0 && drafts(incident).every(({ state }) => state === 'approved')],
    ),
  ],
  decide: (incident, { body }, circumstances) => {
    const draft = draftOf(incident, body.filing);
    if (!draft) return refuse(refusal('filing-is-not-drafted'));
    if (draft.state !== 'drafted') return refuse(refusal('filing-is-approved-already'));
    const drafter = { person: draft.draftedBy, since: draft.draftedAt ?? '' };
    const alone = soleDecision(drafter, circumstances, body.soleDecisionReason);
    const broken = [...secondPersonOrPause(drafter, circumstances, 'a-second-person-must-approve'), ...alone.refusals];
    if (broken.length > 0) return refuse(...broken);
    return [happened('FilingApproved', { filing: body.filing, note: body.note, soleDecision: alone.stamp })];
  },
};

/** Owed to several, a duty is not settled by telling the first of them. */
const leavesParties = (incident: Incident, duty: string, kind: FilingKind) =>
  settlesDuty(kind, duty) && (dutyOf(incident, duty)?.judgement.parties?.length ?? 0) > 1;

type Filed = SealedCommandBody<'RecordFilingMade'>;

/**
 * The very filing that is on record already. Two receipt numbers cannot be compared, since each is sealed; but one that is brought later makes another
 * entry. Where several are owed a duty, each may be told at the same time.
 */
function isRecordedAlready(incident: Incident, { duty, kind, madeAt, channel, receiptNumber }: Filed): boolean {
  if ((dutyOf(incident, duty)?.judgement.parties?.length ?? 0) > 1) return false;
  return incident.filings
    .filter(isFiled)
    .some(
      (made) =>
        dutiesOf(made).includes(duty) &&
        made.kind === kind &&
        made.channel === channel &&
        minuteOf(made.madeAt) === minuteOf(madeAt) &&
        (made.receiptNumber !== undefined || receiptNumber === undefined),
    );
}

/** Lateness is frozen here: the filing that settles against the due instant in force when it is recorded. */
export const recordFilingMade: Decision<'RecordFilingMade'> = {
  standsInTheWay: (incident) => [...mustBeUnderWay(incident), ...nothingToFile(incident)],
  decide: (incident, { id, body }, circumstances) => {
    const { now, asBeforeFiledOnce } = circumstances;
    const duties = [body.duty, ...(body.alsoSettles ?? [])];
    const broken = [
      ...duties.flatMap((duty) => takesNoFiling(incident, duty, body.kind, circumstances)),
      ...brokenRules(
        ['time-lies-ahead', isAfter(body.madeAt, now)],
        [
          aboutDuty(incident, 'filing-before-awareness', body.duty),
          incident.awareness !== undefined && isBefore(body.madeAt, incident.awareness.awareAt),
        ],
        [
          aboutDuty(incident, 'parties-are-left-to-tell', body.duty),
          body.everyPartyTold !== true && duties.some((duty) => leavesParties(incident, duty, body.kind)),
        ],
        [aboutDuty(incident, 'filing-is-recorded-already', body.duty), !asBeforeFiledOnce && isRecordedAlready(incident, body)],
        ['filing-is-not-drafted', body.filing !== undefined && !duties.some((duty) => duty === draftOf(incident, body.filing ?? '')?.duty)],
      ),
    ];
    if (broken.length > 0) return refuse(...broken);
    const { duty, kind, madeAt, channel, receiptNumber, note, filing: draft } = body;
    const owed = dutyOf(incident, duty);
    const drafted = draft === undefined ? undefined : draftOf(incident, draft);
    const isOwed = owed?.judgement.standing !== 'not-arisen';
    const late = isOwed && settlesDuty(kind, duty) && comesLate(owed, madeAt);
    return [
      happened('FilingMade', {
        filing: id as never,
        draft,
        draftApproved: drafted && drafted.state === 'approved',
        duty,
        alsoSettles: body.alsoSettles ?? [],
        kind,
        madeAt,
        channel,
        receiptNumber,
        openItems: body.openItems ?? (drafted?.openItems && [...drafted.openItems]),
        note,
        everyPartyTold: body.everyPartyTold,
        late,
        strictness: late ? owed?.clock?.strictness : undefined,
      }),
    ];
  },
};
