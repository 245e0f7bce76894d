import type { AssessmentForm, Statement } from '@shodo/contracts';
import { isDay } from './anchors.js';
import type { Pack } from './pack.js';
import { say } from './say.js';
import { DAY, instantText, OURS, offsetAt } from './zone.js';

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
  const { written, offsets, shown } = readIn(zone, at);
  if (offsets[0] === offsets[1] || !offsets.includes(written)) return [];
  const told = { anchor, zone, at: instantText(zone, Date.parse(at)) };
  if (shown.length === 0) return [say('local-time-does-not-exist', told)];
  if (shown.length < 2) return [];
  return [say('local-time-exists-twice', { ...told, which: written === Math.max(...offsets) ? 'first' : 'second' })];
}

/** The offset an instant is written in, those of the zone around it, and those in which the zone shows this time of day. */
function readIn(zone: string, at: string) {
  const wall = Date.parse(at.replace(/(?:Z|[+-]\d\d:?\d\d)$/, 'Z'));
  const offsets = [offsetAt(zone, wall - DAY), offsetAt(zone, wall + DAY)];
  return { written: wall - Date.parse(at), offsets, shown: offsets.filter((offset) => offsetAt(zone, wall - offset) === offset) };
}

/** Does the zone show this time of day twice, written in one of its two offsets? */
export function comesTwice(zone: string, at: string): boolean {
  if (zone === OURS) return false;
  const instant = Date.parse(at);
  if (offsetAt(zone, instant - DAY) === offsetAt(zone, instant + DAY)) return false;
  const { written, offsets, shown } = readIn(zone, at);
  return offsets[0] !== offsets[1] && shown.length === 2 && offsets.includes(written);
}
