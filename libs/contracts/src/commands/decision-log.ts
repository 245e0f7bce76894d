import { z } from 'zod';
import { FactRelied } from '../vocabulary/facts.js';
import { Audience, DecisionId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { sensitive } from '../vocabulary/sealed.js';
import { DecisionSubject } from '../vocabulary/words.js';
import { command } from './command.js';

/** The versions its writer saw: what was revised meanwhile has to be looked at first. */
const reliesOn = z.array(FactRelied).max(60).optional();
/** One option a line. */
const optionsOf = (options: string) => options.split('\n').filter((line) => line.trim() !== '');
const mostOptions = 20;
/** Shorter than this nothing is reasoned, in either language. */
const shortestReason = 10;

/** Texts that are left out, where an incident takes none any more, are not looked at. */
const reasonIsTold = ({ reason }: { reason?: string }) =>
  reason !== undefined && [...reason].length < shortestReason
    ? [{ field: 'reason', message: `a reason has at least ${shortestReason} characters` }]
    : [];

function choiceIsAmongOptions({ options, choice }: { options?: string; choice: number }) {
  if (options === undefined) return [];
  const offered = optionsOf(options).length;
  return [
    ...(offered < 2 || offered > mostOptions ? [{ field: 'options', message: `2 to ${mostOptions} options, one a line` }] : []),
    ...(offered >= 2 && choice > offered ? [{ field: 'choice', message: 'there is no such option' }] : []),
  ];
}

/** A fork of the incident and what was chosen, with what it rests on. It counts once a second person approves it. */
export const RecordDecision = command(
  'RecordDecision',
  {
    track: 'conduct',
    ja: '判断を記録する',
    en: 'Record a decision',
    check: (body: { options?: string; choice: number; reason?: string }) => [...choiceIsAmongOptions(body), ...reasonIsTold(body)],
  },
  {
    subject: DecisionSubject,
    question: sensitive(1_000),
    options: sensitive(4_000),
    /** Which of the options, counted from 1. */
    choice: z.int().min(1).max(mostOptions),
    reason: sensitive(10_000),
    law: sensitive(1_000).optional(),
    reliesOn,
    reviewAt: Instant.optional(),
    /** The decision whose place it takes once it is approved. */
    supersedes: DecisionId.optional(),
    /** Whoever alone may read it, besides the decider; everybody when it is absent. */
    audience: Audience.optional(),
  },
);

export const ApproveDecision = command(
  'ApproveDecision',
  { track: 'conduct', ja: '判断を承認する', en: 'Approve a decision' },
  { decision: DecisionId, note: sensitive().optional(), soleDecisionReason: sensitive(1_000).optional() },
);

/** A second person looked at a decision again, on the facts of today, and it stands. */
export const UpholdDecision = command(
  'UpholdDecision',
  { track: 'conduct', ja: '判断を維持する', en: 'Uphold a decision', check: reasonIsTold },
  {
    decision: DecisionId,
    reason: sensitive(10_000),
    reliesOn,
    reviewAt: Instant.optional(),
    soleDecisionReason: sensitive(1_000).optional(),
  },
);
