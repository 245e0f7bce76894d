import { z } from 'zod';
import { LimitedId, PersonId } from '../vocabulary/ids.js';
import { SealedText } from '../vocabulary/sealed.js';
import { AudienceScope, LimitedKind } from '../vocabulary/words.js';
import { event } from './event.js';

/** What the next entry records is limited to these people, its writer among them; so are all texts that are written about it later. */
export const AudienceLimited = event('AudienceLimited', 1, { item: LimitedId, what: LimitedKind, audience: z.array(PersonId) });
/** From this entry on these people read it too; everybody when nobody is named. */
export const AudienceWidened = event('AudienceWidened', 1, {
  item: LimitedId,
  scope: AudienceScope,
  added: z.array(PersonId).optional(),
  reason: SealedText,
});
