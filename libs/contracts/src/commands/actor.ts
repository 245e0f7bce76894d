import { z } from 'zod';
import { PersonId } from '../vocabulary/ids.js';
import { Role } from '../vocabulary/roles.js';

/** Who acts: a signed-in person (or their API token), or a part of Shodo itself. Put there by the API, never by the caller. */
export const Actor = z
  .union([
    z.strictObject({ kind: z.literal('person'), person: PersonId, roles: z.array(Role), via: z.enum(['session', 'token']) }),
    z.strictObject({
      kind: z.literal('system'),
      part: z.enum(['incident', 'duties', 'deadlines', 'mail', 'watchdog', 'setup', 'sign-in', 'pack-link']),
    }),
  ])
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof Actor>;
