import type { IncidentView, LeftOut, PackProfile } from '@shodo/contracts';
import { canonical } from '@shodo/ledger';
import type { PartMeasured } from './archive/parts.js';
import type { InVolume } from './archive/volumes.js';

export interface Listed {
  readonly profile: PackProfile;
  readonly view: IncidentView;
  readonly parts: readonly (PartMeasured & InVolume)[];
  readonly leftOut: readonly LeftOut[];
  readonly volumes?: number;
}

/**
 * The list of what is in a pack, in canonical form (RFC 8785). It holds nothing of when or by whom the pack was made: the same state of the record
 * gives the same bytes. Of a pack in volumes it says in which one each part lies, and has a form of its own: who knows only the other would take a volume
 * that is elsewhere for files that are missing.
 */
export function manifestOf({ profile, view, parts, leftOut, volumes }: Listed): string {
  const { id: incident, reference, kind, seq, digest } = view;
  return canonical({
    format: volumes === undefined ? 'shodo-evidence-pack/1' : 'shodo-evidence-pack/2',
    algorithm: 'sha-256',
    profile,
    incident,
    reference,
    kind,
    record: { seq, digest },
    parts: parts.map(({ path, sha256, size, volume }) => ({ path, sha256, size, ...(volume !== undefined && { volume }) })),
    leftOut: leftOut.map((each) => ({ ...each })),
    ...(volumes !== undefined && { volumes }),
  });
}
