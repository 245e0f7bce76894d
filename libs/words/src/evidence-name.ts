import type { EvidenceView } from '@shodo/contracts';
import type { Speaker } from './speaker.js';

const longest = 40;

/** The first words of a text, on one line; never half a character. */
export function firstWords(text: string): string {
  const characters = [...new Intl.Segmenter().segment(text.replaceAll(/\s+/g, ' ').trim())].map(({ segment }) => segment);
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('');
}

/** Evidence as a list names it: kind, when it was captured or else sealed, and how its description begins. */
export const evidenceName = ({ kind, capturedAt, at, description }: EvidenceView, speaker: Speaker): string =>
  speaker.named(
    speaker.beside(speaker.word('evidenceKind', kind), speaker.momentShort(capturedAt ?? at)),
    firstWords(speaker.text(description) ?? ''),
  );
