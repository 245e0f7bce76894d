import { z } from 'zod';
import { Digest, GivenPackId, PackId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { sensitive } from '../vocabulary/sealed.js';
import { PackProfile } from '../vocabulary/words.js';
import { command } from './command.js';

const days = z.int().min(1).max(60);

/**
 * A pack that was built is given to somebody, as the request that built it answered: who got which version is on record. With `linkDays` they fetch it
 * by a link that works so long; without, it is handed over by hand. Nobody who confirmed the receipt within `confirmWithinDays` (7 unless said
 * otherwise) is asked for.
 */
export const GiveEvidencePack = command(
  'GiveEvidencePack',
  { track: 'conduct', ja: '証拠パックを渡す', en: 'Give an evidence pack' },
  {
    pack: PackId,
    profile: PackProfile,
    manifest: Digest,
    recipient: sensitive(500),
    linkDays: days.optional(),
    confirmWithinDays: days.optional(),
  },
);

/** The recipient said that it arrived: by the link, where they press a button themselves, or in some other way that is recorded here. */
export const ConfirmEvidencePack = command(
  'ConfirmEvidencePack',
  { track: 'conduct', ja: '証拠パックの受領を記録する', en: 'Record the receipt of an evidence pack' },
  { given: GivenPackId, receivedAt: Instant, receivedBy: sensitive(200).optional() },
);

/** From now on the link opens nothing; what was fetched by it was fetched. */
export const EndPackLink = command(
  'EndPackLink',
  { track: 'conduct', ja: '証拠パックのリンクを止める', en: 'End the link of an evidence pack' },
  { given: GivenPackId },
);
