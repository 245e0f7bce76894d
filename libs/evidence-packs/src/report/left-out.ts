import { type IncidentView, type LeftOut, LostText, type OpenedTexts, PackPart, type PackProfile } from '@shodo/contracts';
import { contentGoesTo, omissions } from '../profiles.js';
import type { PackSource } from './source.js';
import { mostPrinted } from './timeline.js';

/** What decides of a state what stays out of a pack: known before a text is opened. */
export interface PackStanding extends Pick<PackSource, 'profile' | 'view' | 'files'> {
  /** How many go in. */
  readonly entries: number;
  /** Those that these entries name. */
  readonly texts: OpenedTexts;
}

type Found = PackSource['files'] extends ReadonlyMap<string, infer Each> ? Each : never;

/** Everything that is not in the pack, each with why: by the profile first, then by what became of texts and files. */
export function leftOutOf({ profile, view, files, entries, texts }: PackStanding): LeftOut[] {
  const byProfile = PackPart.options.flatMap((part): LeftOut[] => {
    const because = omissions[profile][part];
    if (because === undefined || (because === 'digest-suffices' && areAllLost(view, files))) return [];
    return part === 'filing-contents' ? filedWithOthers(profile, view).map((some) => ({ part, because, ...some })) : [{ part, because }];
  });
  const long = entries > mostPrinted ? [{ part: 'timeline', because: 'too-many-to-print' } as const] : [];
  const goesAlong = omissions[profile]['evidence-files'] === undefined;
  const pieces = view.evidence.flatMap(({ evidence, sha256, file }): LeftOut[] => {
    const found = files.get(evidence);
    if (file === undefined)
      return sha256 !== undefined && goesAlong ? [{ part: 'evidence-files', because: 'not-kept-here', evidence }] : [];
    return isLost(found) ? [{ part: 'evidence-files', because: found, evidence }] : [];
  });
  const limited = limitedOf(view).filter(({ part }) => !byProfile.some((each) => each.part === part));
  return [...byProfile, ...limited, ...lostOf(texts), ...long, ...pieces];
}

/** None of them where all were filed with this recipient; how many where some were. */
function filedWithOthers(profile: PackProfile, view: IncidentView): Pick<LeftOut, 'count'>[] {
  const filed = view.filings.filter(({ state, withdrawn, content }) => state === 'made' && !withdrawn && content);
  const others = filed.filter((each) => !contentGoesTo(profile, each, view));
  if (others.length === filed.length) return [{}];
  return others.length > 0 ? [{ count: others.length }] : [];
}

const ways = ['erased', ...LostText.options] as const;

/** Said once for each way in which some are lost: which ones it is stands in their places. */
function lostOf(texts: OpenedTexts): LeftOut[] {
  const found = new Set(Object.values(texts).map((text) => (typeof text === 'string' ? undefined : (text?.lost ?? 'erased'))));
  return ways.filter((way) => found.has(way)).map((because) => ({ part: 'overview', because }));
}

/** Of such a file only the digest is left: it is named to whoever gets none of the files, too, as the others are promised to them. */
const isLost = (found: Found | undefined): found is Exclude<Found, 'intact'> => found !== undefined && found !== 'intact';

/** There were files, and none is left that could be handed over on request. */
function areAllLost({ evidence: pieces }: IncidentView, files: PackStanding['files']): boolean {
  const withFile = pieces.filter(({ sha256 }) => sha256 !== undefined);
  return withFile.length > 0 && withFile.every(({ evidence, file }) => file !== undefined && isLost(files.get(evidence)));
}

/** Said once for each part, with what of it stays out: the others are in the pack. */
function limitedOf({ limited }: IncidentView): LeftOut[] {
  const numbers = limited.flatMap(({ number }) => number ?? []).toSorted((a, b) => a - b);
  const count = limited.filter(({ what }) => what === 'note').length;
  return [
    ...(numbers.length > 0 ? [{ part: 'decisions', because: 'limited', numbers } as const] : []),
    ...(count > 0 ? [{ part: 'notes', because: 'limited', count } as const] : []),
  ];
}
