import type { IncidentView } from '@shodo/contracts';

/** Of each starting point on record what stands there now: the last that was not taken back. */
export function standingAnchors({ anchors }: Pick<IncidentView, 'anchors'>): IncidentView['anchors'] {
  const standing = anchors.filter(({ withdrawn }) => !withdrawn);
  return standing.filter(({ anchor, version }) => !standing.some((other) => other.anchor === anchor && other.version > version));
}
