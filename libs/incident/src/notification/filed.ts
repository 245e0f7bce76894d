import type { EventOf } from '@shodo/contracts';
import { settlesDuty } from '@shodo/contracts/filing-kinds';
import type { Duty, Filing, Incident } from '../lifecycle/incident.js';
import { comesLate, withoutStatusFiling, withStatusFiling } from './lateness.js';
import { changedSinceWritten, holdsTheFacts } from './reported-content.js';
import { openAgain, settle, toldOfAgain, withDuty } from './settling.js';

export type Made = Filing & { readonly madeAt: string };

/** What was filed, and not taken back. */
export const isFiled = (filing: Filing): filing is Made => filing.madeAt !== undefined && filing.withdrawn === undefined;

export const dutiesOf = ({ duty, alsoSettles = [] }: Pick<Filing, 'duty' | 'alsoSettles'>): readonly string[] => [duty, ...alsoSettles];

export function filingMade(incident: Incident, data: EventOf<'FilingMade'>['data'], { at }: { readonly at: string }): Incident {
  const { filing, draft, duty, alsoSettles, kind, madeAt, channel, receiptNumber, openItems, late } = data;
  const drafted = incident.filings.find((each) => each.filing === draft);
  const made: Made = {
    filing,
    duty,
    kind,
    state: 'made',
    madeAt,
    channel,
    late,
    soleDecision: drafted?.soleDecision ?? false,
    ...(openItems && { openItems }),
    ...(alsoSettles.length > 0 && { alsoSettles }),
    ...(holdsTheFacts({ kind }) && asReported(incident, { draftedAt: drafted?.draftedAt, madeAt }, at)),
    ...(draft && { draft }),
    ...(drafted?.content && { content: drafted.content }),
    ...(drafted?.draftedBy && { draftedBy: drafted.draftedBy }),
    ...(drafted?.draftedAt && { draftedAt: drafted.draftedAt }),
    ...(drafted?.approvedBy && { approvedBy: drafted.approvedBy }),
    ...(drafted?.approvedAt && { approvedAt: drafted.approvedAt }),
    ...(receiptNumber && { receiptNumber }),
  };
  const filed: Incident = { ...incident, filings: [...incident.filings, made] };
  const told = dutiesOf(made).reduce((folded, id) => withDuty(folded, id, (each) => withStatusFiling(each, made)), filed);
  const settled = dutiesOf(made).filter((id) => settlesDuty(kind, id));
  return settled.reduce(
    (folded, id) => withDuty(folded, id, (each) => settledBy(made, id === duty ? late : comesLate(each, madeAt))(each)),
    told,
  );
}

/** What it said, and where the facts have come to be known otherwise before it was recorded, since when that is on record. */
function asReported(
  incident: Incident,
  written: Parameters<typeof changedSinceWritten>[1],
  at: string,
): Pick<Filing, 'asFiled' | 'changedSince' | 'changedAt'> {
  const { said, items } = changedSinceWritten(incident, written);
  return { asFiled: said, ...(items.length > 0 && { changedSince: at, changedAt: at }) };
}

const settledBy = ({ filing, madeAt }: Made, late: boolean) => settle({ by: 'filing', at: madeAt, late, filing });

/**
 * Taken back, a filing stays in the record and counts for nothing: what it settled is owed again, or settled by the next filing that does, late or in
 * time by the clock that ran.
 */
export function filingWithdrawn(
  incident: Incident,
  { filing: id, reason }: EventOf<'FilingWithdrawn'>['data'],
  { at, by }: { readonly at: string; readonly by: string | undefined },
): Incident {
  const withdrawn = { at, ...(by && { by }), reason };
  const filings = incident.filings.map((filing) => (filing.filing === id ? { ...filing, withdrawn } : filing));
  const left = filings.filter(isFiled);
  const duties = incident.duties.map((duty) => toldOfAgain(duty, withoutFiling(duty, id, left), at));
  return { ...incident, duties, filings: filings.map((filing) => asItSettles(filing, duties)) };
}

function withoutFiling(duty: Duty, id: string, left: readonly Made[]): Duty {
  const others = left.filter((filing) => dutiesOf(filing).includes(duty.judgement.duty));
  const told = withoutStatusFiling(duty, id);
  if (told.settled?.filing !== id) return told;
  const open = openAgain(told);
  const next = others.find(({ filing, kind }) => settlesDuty(kind, duty.judgement.duty) && !duty.answered?.includes(filing));
  return next ? settledBy(next, comesLate(open, next.madeAt))(open) : open;
}

/** A filing that comes to settle its duty when another is taken back was not late for it before; nor is one late whose clock began at a wrong time. */
export function asItSettles(filing: Filing, duties: readonly Duty[]): Filing {
  const settled = duties.find(({ judgement }) => judgement.duty === filing.duty)?.settled;
  return isFiled(filing) && settled?.filing === filing.filing ? { ...filing, late: settled.late } : filing;
}
