import { Audience, LimitedId } from '../vocabulary/ids.js';
import { sensitive } from '../vocabulary/sealed.js';
import { AudienceScope } from '../vocabulary/words.js';
import { command } from './command.js';

const peopleFitScope = ({ scope, audience }: { scope: AudienceScope; audience?: readonly string[] }) =>
  (scope === 'named') === (audience !== undefined)
    ? []
    : [{ field: 'audience', message: audience ? 'with everybody nobody is named' : 'whoever may read it from now on must be named' }];

/** Opens what is limited to further people, or to everybody; by somebody of its audience. It is never narrowed: what was read was read. */
export const WidenAudience = command(
  'WidenAudience',
  { track: 'conduct', ja: '限定を広げる・解く', en: 'Widen an audience', check: peopleFitScope },
  { item: LimitedId, scope: AudienceScope, audience: Audience.optional(), reason: sensitive() },
);
