import type { IncidentView, LeftOut, PackProfile } from '@shodo/contracts';
import { canonical } from '@shodo/ledger';
import type { PartMeasured } from './archive/parts.js';

export interface Listed {
  readonly profile: PackProfile;
  readonly view: IncidentView;
  readonly parts: readonly PartMeasured[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The list of what is in a pack, in canonical form (RFC 8785). It holds nothing of when or by whom the pack was made: the same state of the record
 * gives the same bytes.
 */
export function manifestOf({ profile, view, parts, leftOut }: Listed): string {
  const { id: incident, reference, kind, seq, digest } = view;
  return canonical({
    format: 'shodo-evidence-pack/1',
    algorithm: 'sha-256',
    profile,
    incident,
    reference,
    kind,
    record: { seq, digest },
    parts: parts.map(({ path, sha256, size }) => ({ path, sha256, size })),
    leftOut: leftOut.map((each) => ({ ...each })),
  });
}
