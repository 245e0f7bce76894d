import { brokenRules, type Decision, happened, isAfter, isBefore, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

/** The first moment an anchor may mean: a day begins at +14:00, before it does anywhere else. */
export const earliestOf = (anchor: string) => (anchor.length === 10 ? `${anchor}T00:00:00+14:00` : anchor);
/** The last moment at which the day of an anchor may begin. */
export const latestBeginOf = (anchor: string) => (anchor.length === 10 ? `${anchor}T00:00:00-12:00` : anchor);

/** When it happened, as far as anybody said. */
export const occurredAtOf = ({ anchors, reported }: Incident): string | undefined =>
  anchors.occurred?.at(-1)?.value ?? reported?.occurredAt;

/** A time that a clock hangs on. What comes earlier by it holds at once; what would come later is proposed only. */
export const recordAnchor: Decision<'RecordAnchor'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { body }, { now }) => {
    const { anchor, at, source, basedOn, note } = body;
    const versions = incident.anchors[anchor] ?? [];
    const { awareness } = incident;
    const broken = brokenRules(
      ['anchor-was-recorded-meanwhile', basedOn !== versions.length],
      ['time-lies-ahead', isAfter(earliestOf(at), now)],
      ['occurrence-after-awareness', anchor === 'occurred' && awareness !== undefined && isBefore(awareness.awareAt, earliestOf(at))],
    );
    if (broken.length > 0) return refuse(...broken);
    const before = versions.at(-1)?.value as typeof at | undefined;
    return [happened('AnchorRecorded', { anchor, version: versions.length + 1, at, before, source, note })];
  },
};
