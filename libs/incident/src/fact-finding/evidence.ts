import type { EvidenceRef, FactStatement, Refusal } from '@shodo/contracts';
import { brokenRules, type Decision, happened, isAfter, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

/** The same file sealed again is told, not refused: whoever brings it adds where it came from. */
export const sealEvidence: Decision<'SealEvidence'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { id, body }, { now }) => {
    const { kind, description, sha256, fileSize, capturedAt } = body;
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
      }),
    ];
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
