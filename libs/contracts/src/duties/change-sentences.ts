import { lineIn } from './lines.js';
import { anchorNamed, factNamed, has, isGuide, lengthOf, momentNamed, type Phrase, type Read } from './phrase.js';
import { wordIn } from './wording.js';

const turned = {
  yes: { ja: 'と確認されれば', en: 'is confirmed' },
  no: { ja: 'という事実がないと確認されれば', en: 'is confirmed not to be so' },
  proven: { ja: 'ことが証拠とともに確認されれば', en: 'is confirmed with evidence' },
} as const;
const holds = (p: Read, language: 'ja' | 'en') => {
  const value = p('value');
  return turned[value === 'yes' || value === 'proven' ? value : 'no'][language];
};

const nobodyTurned = {
  yes: { ja: '1人以上と確認されれば', en: 'is confirmed to be 1 or more' },
  no: { ja: '0人と確認されれば', en: 'is confirmed to be 0' },
} as const;
/** How the number would turn out; of nobody at all nobody says "0 or fewer". */
function countTurned(p: Read, language: 'ja' | 'en'): string {
  const exceeds = p('value') === 'yes';
  if (p('line') === '0') return nobodyTurned[exceeds ? 'yes' : 'no'][language];
  return lineIn(language, exceeds ? 'ifReached' : 'ifWithin', p);
}

/** Grades rise, and above the lowest each stands for those over it; kinds stand side by side. */
function andTheLike(p: Read, grades: string, kinds: string): string {
  if (p('fact') !== 'event-grade') return kinds;
  return p('value') === 'ordinary' ? '' : grades;
}

/** How much earlier, where not every earlier moment would do. */
function earlierIn(language: 'ja' | 'en', p: Read): string {
  if (has(p, 'year')) return language === 'ja' ? `${p('year')}年より前の年に` : `in a year before ${p('year')}`;
  if (has(p, 'before')) return language === 'ja' ? `${momentNamed(p, 'ja', 'before')}より前に` : `before ${momentNamed(p, 'en', 'before')}`;
  return language === 'ja' ? 'より早く' : 'earlier';
}

/** What would change the result, and to what. */
export const aboutChanges = {
  'standing-would-change': {
    ja: (p) =>
      `「${factNamed(p, 'ja')}」${holds(p, 'ja')}、${has(p, 'against') ? `「${factNamed(p, 'ja', 'against')}」という記録と食い違うため、` : ''}「${wordIn('ja', p('standing'))}」になります。`,
    en: (p) =>
      `If "${factNamed(p, 'en')}" ${holds(p, 'en')}${has(p, 'against') ? ` beside the record that ${factNamed(p, 'en', 'against')}` : ''}: ${wordIn('en', p('standing'))}.`,
  },
  'count-would-change-standing': {
    ja: (p) => `${factNamed(p, 'ja')}が${countTurned(p, 'ja')}、「${wordIn('ja', p('standing'))}」になります。`,
    en: (p) => `If ${factNamed(p, 'en')} ${countTurned(p, 'en')}: ${wordIn('en', p('standing'))}.`,
  },
  'choice-would-change-standing': {
    ja: (p) =>
      `${factNamed(p, 'ja')}が「${wordIn('ja', p('value'))}」${andTheLike(p, '以上', 'など')}と確認されれば、「${wordIn('ja', p('standing'))}」になります。`,
    en: (p) =>
      `If the ${factNamed(p, 'en')} is confirmed as "${wordIn('en', p('value'))}"${andTheLike(p, ' or higher', ' or the like')}: ${wordIn('en', p('standing'))}.`,
  },
  'limit-would-change': {
    ja: (p) => `「${factNamed(p, 'ja')}」${holds(p, 'ja')}、期限は${lengthOf(p, 'ja')}になります。`,
    en: (p) => `If "${factNamed(p, 'en')}" ${holds(p, 'en')}, the limit becomes ${lengthOf(p, 'en')}.`,
  },
  'start-would-change': {
    ja: (p) =>
      `「${factNamed(p, 'ja')}」と確認されれば、${momentNamed(p, 'ja', 'from')}から数えることになり、${isGuide(p) ? '目安の日' : '期限'}は早まります。`,
    en: (p) =>
      `If "${factNamed(p, 'en')}" is confirmed, the clock runs from ${momentNamed(p, 'en', 'from')}, and the ${isGuide(p) ? 'guide day' : 'date'} becomes earlier.`,
  },
  'anchor-would-settle-it': {
    ja: (p) => `${anchorNamed(p, 'ja')}が記録されれば、「${wordIn('ja', 'arisen')}」になります。`,
    en: (p) => `Once ${anchorNamed(p, 'en')} is on record, the duty stands.`,
  },
  'earlier-awareness-moves-the-date': {
    ja: (p) => `いずれかの部署が${earlierIn('ja', p)}知っていたと分かれば、${isGuide(p) ? '目安の日' : '期限'}は早まります。`,
    en: (p) => `If any department knew ${earlierIn('en', p)}, the ${isGuide(p) ? 'guide day' : 'date'} becomes earlier.`,
  },
} as const satisfies Record<string, Phrase>;
