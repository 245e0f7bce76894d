import type { Refusal } from '@shodo/contracts';
import { evidenceNotSealed } from '../fact-finding/evidence.js';
import { brokenRules, type Circumstances, type Decision, happened, isUnseen, refusal, refuse } from '../lifecycle/decision.js';
import { secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';
import type { Incident, SealedEvidence } from '../lifecycle/incident.js';
import type { Erasure } from './state.js';

/** Texts are erased of open and of closed incidents; only one that was never reported has none. */
const mustBeReported = ({ reported }: Incident) => brokenRules(['incident-was-not-reported', !reported]);

/** Everything that could be read of it is gone: nothing can be typed into it any more. */
export const vaultMustStand = ({ erasures }: Incident): readonly Refusal[] =>
  brokenRules(['vault-was-erased', erasures.some(({ scope, settled }) => scope === 'whole-vault' && settled?.as === 'erased')]);

const mustNotBeHeld = ({ legalHold }: Incident) => brokenRules(['legal-hold-forbids-erasing', legalHold !== undefined]);

export const placeLegalHold: Decision<'PlaceLegalHold'> = {
  standsInTheWay: (incident) => [
    ...mustBeReported(incident),
    ...vaultMustStand(incident),
    ...brokenRules(['legal-hold-is-placed-already', incident.legalHold !== undefined]),
  ],
  decide: (_incident, { body }) => [happened('LegalHoldPlaced', { ground: body.ground, note: body.note })],
};

const holder = ({ legalHold }: Incident) => ({ person: legalHold?.placedBy, since: legalHold?.placedAt ?? '' });

/** What was looked at was lifted meanwhile and another placed, on another ground perhaps: nobody lifts what they never saw. */
const placedAnew = ({ legalHold }: Incident, basedOn: number | undefined) =>
  brokenRules([refusal('legal-hold-was-placed-anew', { version: legalHold?.entry ?? 0 }), isUnseen(legalHold, basedOn)]);

export const liftLegalHold: Decision<'LiftLegalHold'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeReported(incident),
    ...brokenRules(['legal-hold-is-not-placed', incident.legalHold === undefined]),
    ...secondPersonOrPause(holder(incident), circumstances, 'a-second-person-must-approve'),
  ],
  decide: (incident, { body }, circumstances) => {
    const alone = soleDecision(holder(incident), circumstances, body.soleDecisionReason);
    const broken = [...placedAnew(incident, body.basedOn), ...alone.refusals];
    if (broken.length > 0) return refuse(...broken);
    return [happened('LegalHoldLifted', { reason: body.reason, soleDecision: alone.stamp })];
  },
};

export const proposeErasure: Decision<'ProposeErasure'> = {
  standsInTheWay: (incident) => [...mustBeReported(incident), ...vaultMustStand(incident), ...mustNotBeHeld(incident)],
  decide: (incident, { id, body }, circumstances) => {
    const { scope, ground } = body;
    const isWhole = scope === 'whole-vault';
    // Whoever works on an incident needs its texts, and types new ones.
    if (isWhole && incident.closedAt === undefined) return refuse(refusal('whole-vault-only-when-closed'));
    if (isWhole !== (body.texts === undefined && body.evidence === undefined)) return refuse(refusal('command-is-malformed'));
    const named = body.evidence ?? [];
    const broken = [...evidenceNotSealed(incident, named), ...fileNotKept(incident, named)];
    if (broken.length > 0) return refuse(...broken);
    const { files, names } = filesOf(incident, named);
    const texts = stillThere(incident, [...(body.texts ?? []), ...names], circumstances);
    if (!isWhole && texts.length + files.length === 0) return refuse(refusal('erased-already'));
    const what = { ...(texts.length > 0 && { texts }), ...(files.length > 0 && { files }) };
    return [happened('ErasureProposed', { erasure: id as never, scope, ...what, ground } as never)];
  },
};

/** Each once, without those that an earlier erasure took: an entry would say that there was something to erase. */
const stillThere = ({ erasedTexts }: Incident, texts: readonly string[], { asBeforeErasedOnce }: Circumstances): readonly string[] =>
  [...new Set(texts)].filter((text) => asBeforeErasedOnce || !erasedTexts.includes(text));

const hasFile = ({ file, fileErasedAt }: SealedEvidence) => file !== undefined && fileErasedAt === undefined;

const fileNotKept = ({ evidence }: Incident, named: readonly string[]): Refusal[] =>
  brokenRules(['no-file-of-evidence-to-erase', evidence.some((each) => named.includes(each.evidence) && !hasFile(each))]);

/** What was proposed, and what was sealed since of the same bytes: it would tell the same. */
function withTwinsSince(incident: Incident, { texts, files }: Erasure, circumstances: Circumstances): Pick<Erasure, 'texts' | 'files'> {
  if (!files) return { ...(texts && { texts }) };
  const named = incident.evidence.flatMap(({ evidence, file }) => (file !== undefined && files.includes(file) ? [evidence] : []));
  const now = filesOf(incident, named);
  const all = stillThere(incident, [...(texts ?? []), ...now.names], circumstances);
  return { ...(all.length > 0 && { texts: all }), files: [...new Set([...files, ...now.files])] };
}

/** The files of these pieces and of every other piece with the same bytes, which would tell the same, and what they were called. */
function filesOf({ evidence }: Incident, named: readonly string[]) {
  const digests = new Set(evidence.flatMap((each) => (named.includes(each.evidence) ? [each.sha256] : [])));
  const pieces = evidence.filter((each) => hasFile(each) && digests.has(each.sha256));
  return {
    files: [...new Set(pieces.flatMap(({ file }) => file ?? []))],
    names: pieces.flatMap(({ fileName }) => fileName?.ref ?? []),
  };
}

const open = ({ erasures }: Incident) => erasures.filter(({ settled }) => !settled);
const mustBeProposed = (incident: Incident) => brokenRules(['erasure-is-not-proposed', open(incident).length === 0]);
const proposal = (incident: Incident, erasure: string) => open(incident).find((each) => each.erasure === erasure);
const proposer = ({ proposedBy, proposedAt }: Erasure) => ({ person: proposedBy, since: proposedAt });

/** Another proposal took all that this one names: there is nothing to erase, and an entry would say that there was. */
const overtaken = ({ scope, texts, files }: Erasure, { asBeforeErasedOnce }: Circumstances) =>
  brokenRules(['erased-by-another-proposal', !asBeforeErasedOnce && scope !== 'whole-vault' && !texts && !files]);

export const approveErasure: Decision<'ApproveErasure'> = {
  standsInTheWay: (incident) => [
    ...mustBeReported(incident),
    ...vaultMustStand(incident),
    ...mustNotBeHeld(incident),
    ...mustBeProposed(incident),
  ],
  standsInTheWayOfEach: (incident, circumstances) =>
    open(incident).map((each) => ({
      on: each.erasure,
      refusals: [...overtaken(each, circumstances), ...secondPersonOrPause(proposer(each), circumstances, 'a-second-person-must-approve')],
    })),
  decide: (incident, { body }, circumstances) => {
    const proposed = proposal(incident, body.erasure);
    if (!proposed) return refuse(refusal('erasure-is-not-proposed'));
    if (proposed.scope === 'whole-vault' && incident.closedAt === undefined) return refuse(refusal('whole-vault-only-when-closed'));
    const nothingLeft = overtaken(proposed, circumstances);
    if (nothingLeft.length > 0) return refuse(...nothingLeft);
    const second = secondPersonOrPause(proposer(proposed), circumstances, 'a-second-person-must-approve');
    const alone = soleDecision(proposer(proposed), circumstances, body.soleDecisionReason);
    if (second.length + alone.refusals.length > 0) return refuse(...second, ...alone.refusals);
    const { erasure, scope, ground, proposedBy } = proposed;
    const what = withTwinsSince(incident, proposed, circumstances);
    return [happened('TextsErased', { erasure, scope, ...what, ground, proposedBy, soleDecision: alone.stamp } as never)];
  },
};

export const withdrawErasure: Decision<'WithdrawErasure'> = {
  standsInTheWay: (incident) => [...mustBeReported(incident), ...mustBeProposed(incident)],
  decide: (incident, { body }) =>
    proposal(incident, body.erasure)
      ? [happened('ErasureWithdrawn', { erasure: body.erasure })]
      : refuse(refusal('erasure-is-not-proposed')),
};
