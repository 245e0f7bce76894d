import { z } from 'zod';
import { Audience, PersonId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { sensitive } from '../vocabulary/sealed.js';
import { TrackName } from '../vocabulary/tracks.js';
import { command } from './command.js';

export const AssignTrack = command(
  'AssignTrack',
  { track: 'conduct', ja: '担当者を決める', en: 'Assign a track' },
  { track: TrackName, to: PersonId },
);

/** `basedOn` is the entry by which its holder, as the writer saw them, holds it. Whoever leaves it out looked at nobody. */
export const HandOverTrack = command(
  'HandOverTrack',
  { track: 'conduct', ja: '担当を引き継ぐ', en: 'Hand over a track' },
  { track: TrackName, to: PersonId, note: sensitive().optional(), basedOn: z.int().min(1).max(1_000_000).optional() },
);

export const AddNote = command(
  'AddNote',
  { track: 'conduct', ja: 'メモを残す', en: 'Add a note' },
  {
    text: sensitive(20_000),
    track: TrackName.optional(),
    /** Whoever alone may read it, besides its writer; everybody when it is absent. */
    audience: Audience.optional(),
  },
);

export const ReopenIncident = command(
  'ReopenIncident',
  { track: 'conduct', ja: '再開する', en: 'Reopen' },
  { reason: sensitive(), track: TrackName.optional() },
);

export const AdvanceDrillClock = command(
  'AdvanceDrillClock',
  { track: 'conduct', ja: '訓練の時刻を進める', en: 'Move the clock of a drill' },
  { to: Instant },
);

/** The organisation as its settings say today; what that is travels with every command, so nobody types it. */
export const AdoptOrganisationProfile = command(
  'AdoptOrganisationProfile',
  { track: 'conduct', ja: '組織の情報をいまの設定に合わせる', en: 'Take over the organisation’s present profile' },
  { reason: sensitive() },
);

/** Open duties keep the rules they were first judged by; from here on those that are the newest. Which they are the statutory engine knows. */
export const AdoptNewerRules = command(
  'AdoptNewerRules',
  { track: 'conduct', ja: '新しい版の規則で判定し直す', en: 'Judge by the newest rules' },
  { reason: sensitive() },
);
