import { type LeftOut, PackPart } from '@shodo/contracts';
import { omissions } from '../profiles.js';
import type { PackSource } from './source.js';
import { mostPrinted } from './timeline.js';

/** Everything that is not in the pack, each with why: by the profile first, then by what became of texts and files. */
export function leftOutOf({ profile, view, files, texts, entries }: PackSource): LeftOut[] {
  const byProfile = PackPart.options.flatMap((part): LeftOut[] => {
    const because = omissions[profile][part];
    return because ? [{ part, because }] : [];
  });
  const erased = Object.values(texts).includes(null) ? [{ part: 'overview', because: 'erased' } as const] : [];
  const long = entries.length > mostPrinted ? [{ part: 'timeline', because: 'too-many-to-print' } as const] : [];
  const limited = view.limited.map(({ what }): LeftOut => ({ part: what === 'decision' ? 'decisions' : 'notes', because: 'limited' }));
  const goesAlong = omissions[profile]['evidence-files'] === undefined;
  const pieces = view.evidence.flatMap(({ evidence, sha256, file }): LeftOut[] => {
    const found = files.get(evidence);
    if (file === undefined)
      return sha256 !== undefined && goesAlong ? [{ part: 'evidence-files', because: 'not-kept-here', evidence }] : [];
    if (found === 'changed' || found === 'missing') return [{ part: 'evidence-files', because: found, evidence }];
    return found === 'erased' && goesAlong ? [{ part: 'evidence-files', because: 'erased', evidence }] : [];
  });
  return [...byProfile, ...limitedOnce(limited, byProfile), ...erased, ...long, ...pieces];
}

/** Said once for each part, and not where the part stays out anyway. */
const limitedOnce = (limited: readonly LeftOut[], byProfile: readonly LeftOut[]): LeftOut[] =>
  [...new Map(limited.map((each) => [each.part, each])).values()].filter(({ part }) => !byProfile.some((each) => each.part === part));
