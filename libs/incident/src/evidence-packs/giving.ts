import { brokenRules, type Decision, happened, isAfter, isBefore, refusal, refuse } from '../lifecycle/decision.js';
import type { Incident } from '../lifecycle/incident.js';
import { type GivenPack, givenPackOf, linkWorks } from './state.js';

const day = 86_400_000;
/** Seven days: a recipient who got it on a Monday has been back at their desk by then. */
const usualDays = 7;
const inDays = (now: string, days: number) => new Date(Date.parse(now) + days * day).toISOString();

/** Packs are asked for years later: closed incidents too. */
const mustBeReported = ({ reported }: Incident) => brokenRules(['incident-was-not-reported', !reported]);
const somethingMustBeGiven = ({ reported, givenPacks }: Incident) =>
  brokenRules(['pack-was-not-given', reported !== undefined && givenPacks.length === 0]);

export const giveEvidencePack: Decision<'GiveEvidencePack'> = {
  standsInTheWay: mustBeReported,
  decide: (_incident, { id, body }, { now }) => {
    const { pack, profile, manifest, recipient, linkDays, confirmWithinDays = usualDays } = body;
    return [
      happened('EvidencePackGiven', {
        given: id as never,
        pack,
        profile,
        manifest,
        recipient,
        linkUntil: linkDays === undefined ? undefined : (inDays(now, linkDays) as never),
        confirmBy: inDays(now, confirmWithinDays) as never,
      }),
    ];
  },
};

const isUnconfirmed = ({ received }: GivenPack) => received === undefined;

/** On the page of its link the recipient confirms by themselves; the entry then bears no person of ours. */
export const confirmEvidencePack: Decision<'ConfirmEvidencePack'> = {
  standsInTheWay: (incident) => [
    ...mustBeReported(incident),
    ...somethingMustBeGiven(incident),
    ...brokenRules(['receipt-is-confirmed-already', incident.givenPacks.length > 0 && !incident.givenPacks.some(isUnconfirmed)]),
  ],
  decide: (incident, { body, by }, { now }) => {
    const { given, receivedAt, receivedBy } = body;
    const pack = givenPackOf(incident, given);
    if (!pack) return refuse(refusal('pack-was-not-given'));
    const broken = brokenRules(
      ['receipt-is-confirmed-already', !isUnconfirmed(pack)],
      ['time-lies-ahead', isAfter(receivedAt, now)],
      ['received-before-it-was-given', isBefore(receivedAt, pack.givenAt)],
    );
    if (broken.length > 0) return refuse(...broken);
    return [happened('EvidencePackReceived', { given, receivedAt, receivedBy, byLink: by.kind === 'system' })];
  },
};

export const endPackLink: Decision<'EndPackLink'> = {
  standsInTheWay: (incident, { now }) => [
    ...mustBeReported(incident),
    ...somethingMustBeGiven(incident),
    ...brokenRules(['pack-has-no-open-link', incident.givenPacks.length > 0 && !incident.givenPacks.some((each) => linkWorks(each, now))]),
  ],
  decide: (incident, { body }, { now }) => {
    const pack = givenPackOf(incident, body.given);
    if (!pack) return refuse(refusal('pack-was-not-given'));
    return linkWorks(pack, now) ? [happened('PackLinkEnded', { given: body.given })] : refuse(refusal('pack-has-no-open-link'));
  },
};
