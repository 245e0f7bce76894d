import { brokenRules, type Decision, happened, isAfter, refuse } from '../lifecycle/decision.js';
import { referenceOf } from '../lifecycle/reference.js';

/**
 * A report starts the clocks at once, provisionally: the knowledge of any department counts (GL 3-5-3-3), and whether this knowledge was
 * grounded is decided later.
 */
export const reportIncident: Decision<'ReportIncident'> = {
  standsInTheWay: (incident) => brokenRules(['incident-was-already-reported', incident.reported !== undefined]),
  decide: (incident, { body, organisation }, { now }) => {
    const kind = body.kind ?? 'real';
    const clockShiftMs = kind === 'drill' && body.drillStartsAt ? shiftTo(body.drillStartsAt, now) : undefined;
    const present = clockShiftMs === undefined ? now : (body.drillStartsAt ?? now);
    const broken = brokenRules(
      ['time-lies-ahead', isAfter(body.noticedAt, present)],
      ['occurrence-after-noticing', body.occurredAt !== undefined && isAfter(body.occurredAt, body.noticedAt)],
      ['incident-is-no-drill', kind === 'real' && body.drillStartsAt !== undefined],
    );
    if (broken.length > 0) return refuse(...broken);
    const { summary, noticedAt, leakType, occurredAt, channel, reportedBy } = body;
    return [
      happened('IncidentReported', {
        kind,
        reference: referenceOf(incident.id),
        noticedAt,
        summary,
        leakType,
        occurredAt,
        channel,
        reportedBy,
        organisation: organisation.profile,
        practice: organisation.practice,
        clockShiftMs,
      }),
      happened('AwarenessEstablished', { awareAt: noticedAt, basis: 'report', provisional: true }),
    ];
  },
};

/** @throws RangeError for what is no instant: whoever comes past the api may send anything, and a clock that says nothing could not write the refusal */
const shiftTo = (start: string, now: string) => Date.parse(new Date(start).toISOString()) - Date.parse(now);
