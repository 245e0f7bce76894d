import type { DatedAnchor } from '@shodo/contracts';
import { brokenRules, type Decision, happened, isAfter, isBefore, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { AnchorVersion, Incident } from '../lifecycle/incident.js';

/** The first moment an anchor may mean: a day begins at +14:00, before it does anywhere else. */
export const earliestOf = (anchor: string) => (anchor.length === 10 ? `${anchor}T00:00:00+14:00` : anchor);
/** The last moment at which the day of an anchor may begin. */
export const latestBeginOf = (anchor: string) => (anchor.length === 10 ? `${anchor}T00:00:00-12:00` : anchor);

/** What stands of a starting point: the last that was recorded and not taken back. */
export const standingAnchor = ({ anchors }: Pick<Incident, 'anchors'>, anchor: DatedAnchor): AnchorVersion | undefined =>
  anchors[anchor]?.findLast(({ withdrawn }) => withdrawn === undefined);

/** When it happened, as far as anybody said. */
export const occurredAtOf = (incident: Incident): string | undefined =>
  standingAnchor(incident, 'occurred')?.value ?? incident.reported?.occurredAt;

const isAfterAwareness = ({ awareness }: Incident, occurred: string | undefined) =>
  occurred !== undefined && awareness !== undefined && isBefore(awareness.awareAt, earliestOf(occurred));

/** A time that a clock hangs on. What comes earlier by it holds at once; what would come later is proposed only. */
export const recordAnchor: Decision<'RecordAnchor'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { body }, { now }) => {
    const { anchor, at, source, basedOn, note } = body;
    const versions = incident.anchors[anchor] ?? [];
    const broken = brokenRules(
      ['anchor-was-recorded-meanwhile', basedOn !== versions.length],
      ['time-lies-ahead', isAfter(earliestOf(at), now)],
      ['occurrence-after-awareness', anchor === 'occurred' && isAfterAwareness(incident, at)],
    );
    if (broken.length > 0) return refuse(...broken);
    const before = standingAnchor(incident, anchor)?.value as typeof at | undefined;
    return [happened('AnchorRecorded', { anchor, version: versions.length + 1, at, before, source, note })];
  },
};

/**
 * What was recorded by mistake is taken back, as if it had never been said: the version before it stands again, or none does. What comes later by it
 * is proposed only.
 */
export const withdrawAnchor: Decision<'WithdrawAnchor'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['anchor-is-not-recorded', incident.reported !== undefined && !recordedAnchors(incident).some(stands(incident))]),
  ],
  decide: (incident, { body: { anchor, basedOn, reason } }) => {
    const versions = incident.anchors[anchor] ?? [];
    const standing = standingAnchor(incident, anchor);
    if (!standing) return refuse(refusal('anchor-is-not-recorded'));
    const version = versions.indexOf(standing) + 1;
    if (version !== basedOn) return refuse(refusal('anchor-was-recorded-meanwhile'));
    const rest = { ...incident, anchors: { ...incident.anchors, [anchor]: versions.filter((each) => each !== standing) } };
    if (anchor === 'occurred' && isAfterAwareness(rest, occurredAtOf(rest))) return refuse(refusal('occurrence-after-awareness'));
    const now = standingAnchor(rest, anchor)?.value;
    return [happened('AnchorWithdrawn', { anchor, version, at: standing.value, now, reason } as never)];
  },
};

const recordedAnchors = ({ anchors }: Incident) => Object.keys(anchors) as DatedAnchor[];
const stands = (incident: Incident) => (anchor: DatedAnchor) => standingAnchor(incident, anchor) !== undefined;
