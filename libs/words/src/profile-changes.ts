import { type OrganisationProfile, type ProfilePart, profileDifferences } from '@shodo/contracts';
import type { Speaker } from './speaker.js';

/** As an event keeps it, or as a view tells it. */
type Profile = Omit<OrganisationProfile, 'authority'> & { readonly authority?: unknown };

const phrases = {
  ja: {
    sector: '業種',
    listed: '上場',
    marks: 'プライバシーマーク',
    jurisdictions: '国・地域',
    designations: '指定',
    others: '契約などの登録・報告先の委任・時間帯',
    yes: 'あり',
    no: 'なし',
    unsaid: '未選択',
    changed: '変更あり',
  },
  en: {
    sector: 'sector',
    listed: 'listed',
    marks: 'privacy mark',
    jurisdictions: 'countries and regions',
    designations: 'designations',
    others: 'agreements, delegated authority or time zone',
    yes: 'yes',
    no: 'no',
    unsaid: 'not chosen',
    changed: 'changed',
  },
} as const;

type Said = 'sector' | 'listed' | 'marks' | 'jurisdictions' | 'designations';
const isSaid = (part: ProfilePart): part is Said => part !== 'register' && part !== 'authority' && part !== 'zone';

function saidOf(profile: Profile, part: Said, say: Speaker): string {
  const words = phrases[say.language];
  const { sector, listed, marks = [], jurisdictions, designations = [] } = profile;
  switch (part) {
    case 'sector':
      return sector ? say.word('sector', sector) : words.unsaid;
    case 'listed':
      return listed ? words.yes : words.no;
    case 'marks':
      return marks.length > 0 ? words.yes : words.no;
    case 'jurisdictions':
      return say.words('jurisdiction', jurisdictions);
    case 'designations':
      return designations.length > 0 ? say.words('designation', designations) : words.no;
  }
}

/** In what two profiles of an organisation differ, old and new, one line a part: 業種：医療・介護→金融. */
export function profileChanges(before: Profile, after: Profile, say: Speaker): string[] {
  const words = phrases[say.language];
  const differing = profileDifferences(before, after);
  const said = differing.filter(isSaid).map((part) => say.named(words[part], `${saidOf(before, part, say)}→${saidOf(after, part, say)}`));
  return differing.every(isSaid) ? said : [...said, say.named(words.others, words.changed)];
}
