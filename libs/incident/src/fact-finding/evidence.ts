import type { EvidenceRef, FactStatement, PersonId, Refusal } from '@shodo/contracts';
import { brokenRules, type Decision, happened, isAfter, isBefore, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { Incident, SealedEvidence } from '../lifecycle/incident.js';

/** The same file sealed again is told, not refused: whoever brings it adds where it came from. */
export const sealEvidence: Decision<'SealEvidence'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { id, body }, { now }) => {
    const { kind, description, sha256, fileSize, capturedAt, file, fileName } = body;
    const broken = brokenRules(['time-lies-ahead', capturedAt !== undefined && isAfter(capturedAt, now)]);
    if (broken.length > 0) return refuse(...broken);
    const sameAs = sha256 === undefined ? undefined : incident.evidence.find((each) => each.sha256 === sha256)?.evidence;
    return [
      happened('EvidenceSealed', {
        evidence: id as never,
        kind,
        description,
        sha256,
        fileSize,
        capturedAt,
        sameAs: sameAs as EvidenceRef | undefined,
        file,
        fileName,
      }),
    ];
  },
};

/** Who holds a piece now, since when. Nobody of ours where it went outside. */
const holderOf = ({ at, by, custody = [] }: SealedEvidence) => {
  const last = custody.at(-1);
  return last ? { person: last.recipient ? undefined : last.to, since: last.at } : { person: by, since: at };
};

export const handOverEvidence: Decision<'HandOverEvidence'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['no-evidence-is-sealed', incident.reported !== undefined && incident.evidence.length === 0]),
  ],
  decide: (incident, { body }, { now }) => {
    const { evidence, to, recipient, handedAt, reason } = body;
    const piece = incident.evidence.find((each) => each.evidence === evidence);
    if (!piece) return refuse(...evidenceNotSealed(incident, [evidence]));
    const holder = holderOf(piece);
    const broken = brokenRules(
      ['time-lies-ahead', isAfter(handedAt, now)],
      ['handed-over-before-it-was-held', (piece.custody ?? []).length > 0 && isBefore(handedAt, holder.since)],
      ['evidence-is-held-by-this-person', recipient === undefined && to === holder.person],
    );
    if (broken.length > 0) return refuse(...broken);
    return [happened('EvidenceHandedOver', { evidence, from: holder.person as PersonId | undefined, to, recipient, handedAt, reason })];
  },
};

/** Evidence named within a statement. */
export const evidenceWithin = (stated: FactStatement): readonly EvidenceRef[] => ('evidence' in stated ? (stated.evidence ?? []) : []);

/** A reference proves only what was sealed in this incident: an invented one would lift duties. */
export function evidenceNotSealed({ evidence }: Incident, named: readonly EvidenceRef[]): Refusal[] {
  const sealed = new Set(evidence.map((each) => each.evidence));
  const unknown = [...new Set(named)].filter((each) => !sealed.has(each));
  return brokenRules([refusal('evidence-is-not-sealed', { evidence: unknown.join(',') }), unknown.length > 0]);
}
