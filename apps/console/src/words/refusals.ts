import { type Refusal, refusals, TrackName } from '@shodo/contracts';
import type { Language } from '../time/moments.js';
import { punctuation } from './punctuation.js';
import { wordOf } from './speaker.js';

const details: Readonly<
  Record<Language, { readonly tracks: (names: string) => string; readonly minutes: (count: string | number) => string }>
> = {
  ja: { tracks: (names) => `（残り：${names}）`, minutes: (count) => `（あと ${count} 分）` },
  en: { tracks: (names) => ` (left: ${names})`, minutes: (count) => ` (${count} min left)` },
};

const isTrack = (name: string): name is TrackName => TrackName.safeParse(name).success;

/** A refusal as a sentence that says what to do next, with the parameter that helps most and the provisions it rests on. */
export function refusalText({ code, detail, cites }: Refusal, language: Language): string {
  const names = typeof detail?.tracks === 'string' ? detail.tracks.split(',').filter(isTrack) : [];
  const tracks =
    names.length > 0 ? details[language].tracks(punctuation(language).list(names.map((name) => wordOf('track', name, language)))) : '';
  const minutes = detail?.minutesLeft === undefined ? '' : details[language].minutes(detail.minutesLeft);
  const cited = cites && cites.length > 0 ? ` [${cites.join(', ')}]` : '';
  return `${refusals[code][language]}${tracks}${minutes}${cited}`;
}
