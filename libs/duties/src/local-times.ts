import type { AssessmentForm, Statement } from '@shodo/contracts';
import { isDay } from './anchors.js';
import type { Pack } from './pack.js';
import { say } from './say.js';
import { DAY, instantText, offsetAt } from './zone.js';

/**
 * Times written in the offset of an authority's zone that its clocks never show, or show twice, because they are changed. The offset says which instant
 * is meant, and that one is used; a person checks whether it was.
 * @param packs as they read for this organisation
 */
export function localTimeWarnings({ anchors }: AssessmentForm, packs: readonly Pack[]): Statement[] {
  return Object.entries(anchors).flatMap(([anchor, at]) => {
    if (isDay(at)) return [];
    const zones = new Set(
      packs.filter(({ clock }) => clock.earliestOf.some((limit) => limit.anchor === anchor)).map(({ clock }) => clock.zone),
    );
    return [...zones].flatMap((zone) => oddTime(anchor, at, zone));
  });
}

function oddTime(anchor: string, at: string, zone: string): Statement[] {
  const instant = Date.parse(at);
  const wall = Date.parse(at.replace(/(?:Z|[+-]\d\d:?\d\d)$/, 'Z'));
  const written = wall - instant;
  const offsets = [offsetAt(zone, wall - DAY), offsetAt(zone, wall + DAY)];
  if (offsets[0] === offsets[1] || !offsets.includes(written)) return [];
  const shown = offsets.filter((offset) => offsetAt(zone, wall - offset) === offset);
  const told = { anchor, zone, at: instantText(zone, instant) };
  if (shown.length === 0) return [say('local-time-does-not-exist', told)];
  if (shown.length < 2) return [];
  return [say('local-time-exists-twice', { ...told, which: written === Math.max(...offsets) ? 'first' : 'second' })];
}
