import { type Sources, type Speaker, speakerOf, yearOf } from '@shodo/words';
import { useMemo } from 'react';
import { useRead } from '../api/reads.js';
import { useNow } from '../time/present.js';
import { useLanguage } from './i18n.js';

const noDuties: Sources['duties'] = new Map();
const noShifts: NonNullable<Sources['clockShifts']> = [];
const noTexts: Sources['texts'] = {};

/** The speaker of this page: names of people as the organisation has them now, and as they were when something was recorded. */
export function useSpeaker({
  duties = noDuties,
  texts = noTexts,
  areOpening = false,
  clockShifts = noShifts,
  called,
}: Partial<Omit<Sources, 'people' | 'names' | 'presentYear'>> = {}): Speaker {
  const language = useLanguage();
  const presentYear = yearOf(useNow());
  const people = useRead('listPeople').data?.items;
  return useMemo(
    () =>
      speakerOf(language, {
        people: new Map((people ?? []).map(({ person, name }) => [person, name])),
        names: new Map((people ?? []).flatMap(({ person, names }) => (names ? [[person, names] as const] : []))),
        duties,
        texts,
        areOpening,
        presentYear,
        clockShifts,
        ...(called && { called }),
      }),
    [language, people, duties, texts, areOpening, presentYear, clockShifts, called],
  );
}
