import { type Sources, type Speaker, speakerOf } from '@shodo/words';
import { useMemo } from 'react';
import { useRead } from '../api/reads.js';
import { useLanguage } from './i18n.js';

const noDuties: Sources['duties'] = new Map();
const noTexts: Sources['texts'] = {};

/** The speaker of this page: names of people as the organisation has them now. */
export function useSpeaker({ duties = noDuties, texts = noTexts, areOpening = false }: Partial<Omit<Sources, 'people'>> = {}): Speaker {
  const language = useLanguage();
  const people = useRead('listPeople').data?.items;
  return useMemo(
    () => speakerOf(language, { people: new Map((people ?? []).map(({ person, name }) => [person, name])), duties, texts, areOpening }),
    [language, people, duties, texts, areOpening],
  );
}
