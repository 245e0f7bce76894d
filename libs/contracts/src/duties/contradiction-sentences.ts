import { anchorNamed, countsNamed, factNamed, has, type Phrase, type Read } from './phrase.js';
import { wordIn } from './wording.js';

/** A yes, a no or a number, as it was stated. */
const statedIn = (language: 'ja' | 'en', value: string) =>
  language === 'en' ? value : ({ yes: 'はい', no: 'いいえ', unknown: '不明' }[value] ?? value);

/** What the record does with the fact that cannot stand: it denies it, or, where that is an exception, claims it. */
const takenAs = (language: 'ja' | 'en', p: Read) => {
  const isClaimed = p('as') === 'claimed';
  if (language === 'ja') return isClaimed ? 'とも記録されており' : 'は否定されており';
  return isClaimed ? 'claims' : 'denies';
};

/** Neither of two numbers, or of two words on one fact, takes a duty away; what is proven besides, or does not hang on either, may. */
const neither = {
  ja: '確かめるまで、どちらの記録も対象外とする理由にはしません。',
  en: 'Until that is cleared up neither is a reason to rule a duty out.',
};
/** Of two facts the denial, or the exception, is what would. */
const noDenial = {
  ja: '確かめるまで、ここで否定された事実や主張された例外を理由に対象外とはしません。',
  en: 'Until that is cleared up no denial or exception in it rules a duty out.',
};

/** A number of persons beside a fact: nobody where the fact is claimed, somebody where it is denied. */
function countBesideFact(p: Read, language: 'ja' | 'en'): string {
  const [counted, fact, count] = has(p, 'count') ? ['fact', 'other', p('count')] : ['other', 'fact', p('otherCount')];
  const isNobody = count === '0';
  if (language === 'ja')
    return `${factNamed(p, 'ja', counted)}は${count}人とされていますが、「${factNamed(p, 'ja', fact)}」${isNobody ? 'とも記録されて' : 'は否定されて'}おり、食い違っています。${noDenial.ja}`;
  return `The record gives ${count} for "${factNamed(p, 'en', counted)}" and ${isNobody ? 'claims' : 'denies'} "${factNamed(p, 'en', fact)}". ${noDenial.en}`;
}
const holdsCount = (p: Read) => has(p, 'count') || has(p, 'otherCount');

/** Records that cannot both be right, both named. */
export const aboutContradictions = {
  'counts-contradict': {
    ja: (p) =>
      `${factNamed(p, 'ja')}は${p('count')}人、${countsNamed(p, 'ja', 'other')}は${p('otherCount')}人とされ、食い違っています。${neither.ja}`,
    en: (p) =>
      `The numbers contradict each other: ${factNamed(p, 'en')} ${p('count')}, ${countsNamed(p, 'en', 'other')} ${p('otherCount')}. ${neither.en}`,
  },
  'statements-contradict': {
    ja: (p) =>
      `「${factNamed(p, 'ja')}」に、どちらが新しいか分からない記録が二つあり（${statedIn('ja', p('one'))}、${statedIn('ja', p('other'))}）、食い違っています。${neither.ja}`,
    en: (p) =>
      `Two records differ (${statedIn('en', p('one'))}, ${statedIn('en', p('other'))}), and nothing says which is the later, on this: ${factNamed(p, 'en')}. ${neither.en}`,
  },
  'facts-contradict': {
    ja: (p) =>
      holdsCount(p)
        ? countBesideFact(p, 'ja')
        : `「${factNamed(p, 'ja')}」の記録と「${factNamed(p, 'ja', 'other')}」の記録が食い違っています。${noDenial.ja}`,
    en: (p) =>
      holdsCount(p)
        ? countBesideFact(p, 'en')
        : `The records contradict each other on "${factNamed(p, 'en')}" and "${factNamed(p, 'en', 'other')}". ${noDenial.en}`,
  },
  'choice-contradicts-fact': {
    ja: (p) =>
      `「${factNamed(p, 'ja')}」は「${wordIn('ja', p('value'))}」とされていますが、「${factNamed(p, 'ja', 'other')}」${takenAs('ja', p)}、食い違っています。${noDenial.ja}`,
    en: (p) =>
      `The record says "${factNamed(p, 'en')}: ${wordIn('en', p('value'))}" and ${takenAs('en', p)} "${factNamed(p, 'en', 'other')}". ${noDenial.en}`,
  },
  'scope-contradicts-fact': {
    ja: (p) =>
      `影響範囲に「${wordIn('ja', p('scope'))}」が含まれていますが、「${factNamed(p, 'ja')}」${takenAs('ja', p)}、食い違っています。${noDenial.ja}`,
    en: (p) =>
      `The impact scope names ${wordIn('en', p('scope'))}, and the record ${takenAs('en', p)} this: ${factNamed(p, 'en')}. ${noDenial.en}`,
  },
  'anchor-contradicts-fact': {
    ja: (p) => `${anchorNamed(p, 'ja')}が記録されていますが、「${factNamed(p, 'ja')}」は否定されており、食い違っています。${noDenial.ja}`,
    en: (p) => `The record gives ${anchorNamed(p, 'en')} and denies "${factNamed(p, 'en')}". ${noDenial.en}`,
  },
  'grade-lies-below-the-count': {
    ja: (p) =>
      `記録された${factNamed(p, 'ja')}は「${wordIn('ja', p('value'))}」ですが、人数は、より高い等級の基準に達しています。人数によって判断しています。どちらが正しいかを確かめてください。`,
    en: (p) =>
      `The ${factNamed(p, 'en')} on record is "${wordIn('en', p('value'))}", but the number of persons reaches the line of a higher grade. The number decides here; find out which of the two is right.`,
  },
} as const satisfies Record<string, Phrase>;
