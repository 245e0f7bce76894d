import type { DeadlineRow, FoldedIncident } from '@shodo/contracts';
import {
  type Duty,
  type GivenPack,
  type Incident,
  isHeld,
  isLapse,
  isOfStatusFiling,
  needsAssessment,
  openStatusFiling,
  type RecordedDecision,
} from '@shodo/incident';
import { incidentOf } from './fold.js';
import { ownTime } from './incident-row.js';

/**
 * Every instant by which an entry must exist, and the entry's key. What the state knows to have been written is left out of account: the watchdog
 * asks the ledger. The keys are spelled here once more, on purpose: a loop that spells them wrong, or believes in an entry that was lost, is found out.
 */
export function deadlinesOf(folded: FoldedIncident): DeadlineRow[] {
  const incident = incidentOf(folded);
  const isOver = incident.closedAt !== undefined || incident.ruledOut !== undefined;
  const ofClocks = () => [
    ...incident.duties.flatMap(ofDuty),
    ...incident.decisions.flatMap(ofDecision),
    ...ofAcknowledgement(incident),
    ...ofAssessment(incident),
  ];
  const rows = [...(isOver ? [] : ofClocks()), ...incident.givenPacks.flatMap(ofPack)];
  return rows.map((row) => ({ ...row, dueAt: onServer(incident, row.dueAt) }));
}

/** Server time of an instant of the incident's own clock. */
const onServer = (incident: Incident, at: string) => ownTime(-incident.clockShiftMs, at);
const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

type Planned = Duty['reminders'][number];

/** Of what is due by the time that a reminder is told anew, only the last is told. */
const saysMore = (other: Planned, { kind, at, again }: Planned) =>
  again !== undefined &&
  !other.saidNotOwed &&
  !other.overtaken &&
  isOfStatusFiling(other.kind) === isOfStatusFiling(kind) &&
  Date.parse(other.at) > Date.parse(at) &&
  Date.parse(other.again ?? other.at) <= Date.parse(again);

/** The reminders of one duty and the review of its hold; while it is held, that only. */
function ofDuty(duty: Duty): DeadlineRow[] {
  const { judgement, reminders, held, settled } = duty;
  if (settled) return [];
  const id = judgement.duty;
  const told = reminders
    .filter(({ kind }) => !isOfStatusFiling(kind) || openStatusFiling(duty))
    .filter((each) => isLapse(each) || !reminders.some((other) => saysMore(other, each)))
    .map(({ kind, at, again }) => ({
      duty: id,
      reminder: kind,
      dueAt: again ?? at,
      key: `deadline:${id}:${kind}:${at}${again ? `:again:${again}` : ''}`,
      orLater: !isLapse({ kind }),
    }));
  if (!held) return told;
  const { reviewAt } = held;
  const review = { duty: id, reminder: 'hold-review', dueAt: reviewAt, key: `hold-review:${id}:${reviewAt}`, orLater: false };
  return isHeld(duty) ? [review] : [...told, review];
}

/** The review of a decision that stands; once told, its entry is there to be found. */
const ofDecision = ({ decision, reviewAt, supersededBy }: RecordedDecision): DeadlineRow[] =>
  reviewAt === undefined || supersededBy !== undefined
    ? []
    : [
        {
          duty: 'decision',
          reminder: 'decision-review',
          dueAt: reviewAt,
          key: `decision-review:${decision}:${reviewAt}`,
          orLater: false,
        },
      ];

/** Whether a pack arrived is asked unless somebody said so, also after the closing. */
const ofPack = ({ given, confirmBy, received }: GivenPack): DeadlineRow[] =>
  received ? [] : [{ duty: 'evidence-pack', reminder: 'pack-receipt', dueAt: confirmBy, key: `pack-receipt:${given}`, orLater: false }];

/** A reminder that nobody acknowledges is passed on to everybody responsible. */
function ofAcknowledgement({ reported, duties, reminders }: Incident): DeadlineRow[] {
  const withinMs = (reported?.practice.acknowledgeWithinMinutes ?? 0) * 60_000;
  const settled = new Set<string>(duties.filter((duty) => duty.settled).map(({ judgement }) => judgement.duty));
  return reminders
    .filter(({ duty, acknowledged, over }) => !acknowledged && !over && !settled.has(duty))
    .map(({ duty, notice, fellDueAt }) => ({
      duty,
      reminder: 'escalation',
      dueAt: later(fellDueAt, withinMs),
      key: `escalation:${notice}`,
      orLater: false,
    }));
}

/** An incident is assessed with the command that changed its facts; an engine that is mended follows within a minute. */
const assessedWithinMs = 120_000;

/**
 * An incident that cannot be assessed has no duties, or stale ones: without a row of its own it would pass every deadline in silence. The first
 * assessment is called for by the report. A later one by the incident's latest entry, since the state does not keep when the facts last changed:
 * further entries put the instant off, and it is over once nothing was written for two minutes.
 */
function ofAssessment(incident: Incident): DeadlineRow[] {
  const { reported, assessed, factsVersion, lastActivityAt } = incident;
  if (!reported) return [];
  // Once assessed it stands still, so that an entry without new facts leaves the stored rows alone.
  const since = assessed && needsAssessment(incident) ? (lastActivityAt ?? reported.at) : reported.at;
  const dueAt = later(since, assessedWithinMs);
  return [{ duty: 'assessment', reminder: 'assessment', dueAt, key: `assessed:${factsVersion}`, orLater: false }];
}
