import { vaultMustStand } from '../erasure/erasure.js';
import { type AboutOne, brokenRules, type Circumstances, type Decision, happened, refusal, refuse } from '../lifecycle/decision.js';
import { type Incident, personOf } from '../lifecycle/incident.js';
import { isOfAudience, limitOnItem, mustBeOfAudience } from './limited.js';

const mustBeReported = ({ reported }: Incident) => brokenRules(['incident-was-not-reported', !reported]);

const stillLimited = ({ limited }: Incident) => limited.filter(({ everybody }) => !everybody);

/** Whoever belongs to the audience decides who else reads it; also once the incident is closed, as what is handed on is put together then. */
export const widenAudience: Decision<'WidenAudience'> = {
  standsInTheWay: (incident, { by }) => [
    ...mustBeReported(incident),
    ...vaultMustStand(incident),
    ...brokenRules(['nothing-is-limited-here', !stillLimited(incident).some((limit) => isOfAudience(limit, personOf(by)))]),
  ],
  standsInTheWayOfEach: (incident, circumstances: Circumstances): AboutOne[] =>
    stillLimited(incident).map(({ item }) => ({ on: item, refusals: mustBeOfAudience(incident, item, circumstances) })),
  decide: (incident, { body }, circumstances) => {
    const { item, scope, audience, reason } = body;
    const limit = limitOnItem(incident, item);
    if (!limit) return refuse(refusal('nothing-is-limited-here'));
    if ((scope === 'named') !== (audience !== undefined)) return refuse(refusal('command-is-malformed'));
    const added = audience && [...new Set(audience)].filter((person) => !limit.audience.includes(person));
    const broken = [...mustBeOfAudience(incident, item, circumstances), ...brokenRules(['audience-has-them-already', added?.length === 0])];
    return broken.length > 0 ? refuse(...broken) : [happened('AudienceWidened', { item, scope, added, reason })];
  },
};
