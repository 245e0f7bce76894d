import { lineIn } from './lines.js';
import { factNamed, has, type Phrase, type Read } from './phrase.js';
import { wordIn } from './wording.js';

const restNamed = (p: Read, language: 'ja' | 'en') =>
  language === 'ja'
    ? `州別の人数が分かっている人を除いた${factNamed(p, 'ja')}は`
    : `${factNamed(p, 'en')}, apart from those counted by state`;

/** A kind of incident or a sign by its own name, a fact by what it says. */
const source = (p: Read, language: 'ja' | 'en') => (has(p, 'byValue') ? wordIn(language, p('byValue')) : factNamed(p, language, 'by'));

/** What nobody has said in so many words, and other words on record say. */
export const aboutFollowing = {
  'fact-follows': {
    ja: (p) => `記録にある「${source(p, 'ja')}」から、「${factNamed(p, 'ja')}」ものとして扱います。`,
    en: (p) => `Taken to be so (${p('confidence')}), as the record says "${source(p, 'en')}": ${factNamed(p, 'en')}.`,
  },
  'rest-of-count-exceeds-line': {
    ja: (p) =>
      has(p, 'exact')
        ? `${restNamed(p, 'ja')}${p('count')}人で、${lineIn('ja', 'reaches', p)}。`
        : `${restNamed(p, 'ja')}最大${p('count')}人で、${lineIn('ja', 'mayReach', p)}。`,
    en: (p) => `${restNamed(p, 'en')}: ${has(p, 'exact') ? '' : 'possibly '}${p('count')}, ${lineIn('en', 'reaches', p)}.`,
  },
  'rest-of-count-within-line': {
    ja: (p) => `${restNamed(p, 'ja')}${has(p, 'exact') ? '' : '最大'}${p('count')}人で、${lineIn('ja', 'staysWithin', p)}。`,
    en: (p) => `${restNamed(p, 'en')}: ${has(p, 'exact') ? '' : 'at most '}${p('count')}, ${lineIn('en', 'staysWithin', p)}.`,
  },
  'rest-of-count-is-open': {
    ja: (p) => `${restNamed(p, 'ja')}、何人になるか分かっていないため、${lineIn('ja', 'mayReach', p)}。`,
    en: (p) => `${restNamed(p, 'en')}: no maximum is known, so it ${lineIn('en', 'mayReach', p)}.`,
  },
  'count-is-among-the-rest': {
    ja: (p) => `${factNamed(p, 'ja')}は分かっていないため、州別の人数が分からない人に含めて見ています。`,
    en: (p) => `${factNamed(p, 'en')}: not known, so they are among those not counted by state.`,
  },
} as const satisfies Record<string, Phrase>;
