import { z } from 'zod';
import { PersonId } from '../vocabulary/ids.js';
import { OrganisationProfile } from '../vocabulary/organisation.js';
import { SealedText } from '../vocabulary/sealed.js';
import { TrackName } from '../vocabulary/tracks.js';
import { event } from './event.js';

export const TrackAssigned = event('TrackAssigned', 1, { track: TrackName, to: PersonId });
export const TrackHandedOver = event('TrackHandedOver', 1, { track: TrackName, from: PersonId, to: PersonId, note: SealedText.optional() });
export const NoteAdded = event('NoteAdded', 1, { text: SealedText, track: TrackName.optional() });
export const IncidentReopened = event('IncidentReopened', 1, { reason: SealedText, track: TrackName.optional() });
export const DrillClockAdvanced = event('DrillClockAdvanced', 1, { clockShiftMs: z.number() });
/** The incident is judged by another profile from now on: the one it was judged by, and the one in its place. */
export const OrganisationProfileAdopted = event('OrganisationProfileAdopted', 1, {
  before: OrganisationProfile,
  after: OrganisationProfile,
  reason: SealedText,
});
/** Open duties are judged by the newest rules from now on; by which ones each was and is, its next judgement says. */
export const NewerRulesAdopted = event('NewerRulesAdopted', 1, { reason: SealedText });
