import type { OrganisationProfile } from '@shodo/contracts';
import { profileDifferences } from '@shodo/contracts/profiles';
import { limitedTo } from '../audience/limited.js';
import { vaultMustStand } from '../erasure/erasure.js';
import { holdsTheClosing } from '../lifecycle/conditions.js';
import { brokenRules, type Decision, happened, isAfter, isUnseen, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeOpen, mustBeUnderWay } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

/** For a track that nobody holds; who holds one is replaced by handing it over, which names both. */
export const assignTrack: Decision<'AssignTrack'> = {
  standsInTheWay: mustBeOpen,
  decide: (incident, { body }, { asBeforeHeldTracks }) => {
    const holder = incident.holders[body.track]?.person;
    if (holder === body.to) return refuse(refusal('track-is-held-by-this-person', { track: body.track }));
    if (holder && !asBeforeHeldTracks) return refuse(refusal('track-is-held-by-somebody', { track: body.track }));
    return [happened('TrackAssigned', { track: body.track, to: body.to })];
  },
};

export const handOverTrack: Decision<'HandOverTrack'> = {
  standsInTheWay: (incident) => [
    ...mustBeOpen(incident),
    ...brokenRules(['track-is-not-assigned', Object.keys(incident.holders).length === 0]),
  ],
  decide: (incident, { body }) => {
    const holder = incident.holders[body.track];
    if (!holder) return refuse(refusal('track-is-not-assigned', { track: body.track }));
    if (isUnseen(holder, body.basedOn))
      return refuse(refusal('track-was-handed-over-meanwhile', { track: body.track, version: holder.entry ?? 0 }));
    if (holder.person === body.to) return refuse(refusal('track-is-held-by-this-person', { track: body.track }));
    return [happened('TrackHandedOver', { track: body.track, from: holder.person as never, to: body.to, note: body.note })];
  },
};

export const addNote: Decision<'AddNote'> = {
  standsInTheWay: mustBeOpen,
  decide: (_incident, { id, body }, circumstances) => [
    ...limitedTo(body.audience, { id, what: 'note' }, circumstances),
    happened('NoteAdded', { text: body.text, track: body.track }),
  ],
};

/** What ruling out settled stands again with the reopening; else only a duty that nothing settled does. What was never judged may raise any. */
const wouldOpenNotification = ({ assessed, duties }: Incident): boolean =>
  assessed === undefined ||
  duties.some(({ settled, ...duty }) => holdsTheClosing(settled && settled.by !== 'breach-ruled-out' ? { ...duty, settled } : duty));

/**
 * Named, a track begins anew: what finished it has to be said again. Notification is finished by nobody's word but by what is owed, so that naming it
 * where nothing is would open it for a moment and no longer.
 */
export const reopenIncident: Decision<'ReopenIncident'> = {
  standsInTheWay: (incident) => [
    ...brokenRules(
      ['incident-was-not-reported', !incident.reported],
      ['incident-is-not-closed', incident.reported !== undefined && incident.closedAt === undefined && incident.ruledOut === undefined],
    ),
    ...vaultMustStand(incident),
  ],
  decide: (incident, { body }, { asBeforeNothingToOpen }) => {
    if (body.track === 'notification' && !asBeforeNothingToOpen && !wouldOpenNotification(incident))
      return refuse(refusal('notification-has-nothing-to-open'));
    return [happened('IncidentReopened', { reason: body.reason, track: body.track })];
  },
};

/** Drills only: the shift between the drill's clock and the server's grows so that the drill now shows `to`. */
export const advanceDrillClock: Decision<'AdvanceDrillClock'> = {
  standsInTheWay: (incident) => [
    ...mustBeOpen(incident),
    ...brokenRules(['incident-is-no-drill', incident.reported !== undefined && incident.reported.kind !== 'drill']),
  ],
  decide: (incident, { body }, { now }) => {
    if (!isAfter(body.to, now)) return refuse(refusal('drill-clock-runs-forward-only'));
    return [happened('DrillClockAdvanced', { clockShiftMs: incident.clockShiftMs + Date.parse(body.to) - Date.parse(now) })];
  },
};

const isSame = (incident: Incident, profile: OrganisationProfile | undefined) =>
  incident.reported !== undefined && profile !== undefined && profileDifferences(incident.reported.organisation, profile).length === 0;

/**
 * An incident is judged by what the organisation was when it was reported, until somebody who answers for it takes over what the settings say today:
 * nothing that is owed moves by a change of settings alone (decision 0065).
 */
export const adoptOrganisationProfile: Decision<'AdoptOrganisationProfile'> = {
  standsInTheWay: (incident, { profile }) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['organisation-profile-is-the-same', isSame(incident, profile)]),
  ],
  decide: (incident, { body, organisation: { profile } }) => {
    const before = incident.reported?.organisation;
    if (before === undefined || isSame(incident, profile)) return refuse(refusal('organisation-profile-is-the-same'));
    return [happened('OrganisationProfileAdopted', { before, after: profile, reason: body.reason })];
  },
};

/** A newer version of a rule never moves an open duty by itself (decision 0004): somebody who answers for it says so (decision 0106). */
export const adoptNewerRules: Decision<'AdoptNewerRules'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['no-duty-is-open', incident.duties.every(({ settled }) => settled !== undefined)]),
  ],
  decide: (_incident, { body }) => [happened('NewerRulesAdopted', { reason: body.reason })],
};
