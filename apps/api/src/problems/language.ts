export type Language = 'ja' | 'en';

/** The language of the caller: the first of ja and en they ask for; Japanese when they ask for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map(weighed)
    .filter(({ weight }) => weight > 0);
  const best = wanted.filter(({ tag }) => tag === 'ja' || tag === 'en').sort((a, b) => b.weight - a.weight)[0];
  return best?.tag === 'en' ? 'en' : 'ja';
}

function weighed(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { tag: tag.split('-')[0] ?? '', weight: quality === undefined ? 1 : Number(quality) || 0 };
}
