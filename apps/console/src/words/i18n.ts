import type { Language } from '@shodo/words';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { account } from './areas/account.js';
import { assess } from './areas/assess.js';
import { board } from './areas/board.js';
import { clock } from './areas/clock.js';
import { conditions } from './areas/conditions.js';
import { decisions } from './areas/decisions.js';
import { duties } from './areas/duties.js';
import { engine } from './areas/engine.js';
import { evidence } from './areas/evidence.js';
import { facts } from './areas/facts.js';
import { filings } from './areas/filings.js';
import { form } from './areas/form.js';
import { incident } from './areas/incident.js';
import { organisation } from './areas/organisation.js';
import { packs } from './areas/packs.js';
import { pages } from './areas/pages.js';
import { report } from './areas/report.js';
import { shell } from './areas/shell.js';

const areas = {
  shell,
  account,
  board,
  report,
  incident,
  conditions,
  clock,
  decisions,
  duties,
  engine,
  evidence,
  facts,
  filings,
  form,
  organisation,
  assess,
  pages,
  packs,
};
export type AreaName = keyof typeof areas;
export type WordOf<Name extends AreaName> = keyof (typeof areas)[Name]['ja'] & string;
type Parameters = Readonly<Record<string, string | number>>;
export type Say<Name extends AreaName> = (word: WordOf<Name>, parameters?: Parameters) => string;

const place = 'shodo.language';
const isLanguage = (value: unknown): value is Language => value === 'ja' || value === 'en';

function keptLanguage(): Language {
  try {
    const kept = localStorage.getItem(place);
    return isLanguage(kept) ? kept : 'ja';
  } catch {
    return 'ja';
  }
}

const inLanguage = (language: Language) => Object.fromEntries(Object.entries(areas).map(([name, words]) => [name, words[language]]));

/** Speaks this language from now on; touches nothing of the page. */
export async function speak(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    supportedLngs: ['ja', 'en'],
    fallbackLng: false,
    resources: { ja: inLanguage('ja'), en: inLanguage('en') },
    ns: Object.keys(areas),
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
}

export async function startWords(): Promise<void> {
  await speak(keptLanguage());
  followLanguage(languageNow());
  i18next.on('languageChanged', (language) => followLanguage(isLanguage(language) ? language : 'ja'));
}

function followLanguage(language: Language): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(place, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

export const languageNow = (): Language => (isLanguage(i18next.language) ? i18next.language : 'ja');
export const changeLanguage = (language: Language): void => void i18next.changeLanguage(language);

/** The words of one area in the reader's language. */
export function useWords<Name extends AreaName>(name: Name): Say<Name> {
  const { t } = useTranslation(name);
  return (word, parameters) => t(word, { ...parameters });
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : 'ja';
}
