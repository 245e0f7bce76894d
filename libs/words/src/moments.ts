/** How moments and days are written. Shodo's people work in Japan: every moment is shown in Japan time (no clock changes since 1951). */
export type Language = 'ja' | 'en';

const japanMs = 9 * 3_600_000;
const weekdays = { ja: ['日', '月', '火', '水', '木', '金', '土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const two = (value: number) => String(value).padStart(2, '0');

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly time: string;
  readonly seconds: string;
}

function partsOf(ms: number): Parts {
  const at = new Date(ms + japanMs);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    time: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
    seconds: two(at.getUTCSeconds()),
  };
}

const offsetOf = (instant: string): number => {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(instant) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};

/** Is the instant written in Japan's own time? */
export const isJapanTime = (instant: string): boolean => offsetOf(instant) === japanMs;

const longDay = (parts: Parts, language: Language) =>
  language === 'ja'
    ? `${parts.year}年${parts.month}月${parts.day}日（${weekdays.ja[parts.weekday]}）`
    : `${weekdays.en[parts.weekday]}, ${parts.day} ${months[parts.month - 1]} ${parts.year}`;

/** The year in Japan. */
export const yearOf = (ms: number): number => partsOf(ms).year;

const shortDay = (parts: Parts, language: Language, presentYear = parts.year) => {
  const isOtherYear = parts.year !== presentYear;
  return language === 'ja'
    ? `${isOtherYear ? `${parts.year}/` : ''}${parts.month}/${parts.day}（${weekdays.ja[parts.weekday]}）`
    : `${weekdays.en[parts.weekday]} ${parts.day} ${months[parts.month - 1]}${isOtherYear ? ` ${parts.year}` : ''}`;
};

/** 2026年12月1日（火）14:05 */
export function momentLong(instant: string | number, language: Language): string {
  const parts = partsOf(typeof instant === 'number' ? instant : Date.parse(instant));
  return language === 'ja' ? `${longDay(parts, language)}${parts.time}` : `${longDay(parts, language)}, ${parts.time} JST`;
}

/** As `momentLong`, on the clock of the place in whose time the instant is written: an authority abroad closes by its own. */
export function momentThere(instant: string, language: Language): string {
  const parts = partsOf(Date.parse(instant) + offsetOf(instant) - japanMs);
  return `${longDay(parts, language)}${language === 'ja' ? '' : ', '}${parts.time}`;
}

/** 2026年12月1日（火）14:05:09 日本時間: where somebody outside may read, or the second matters. */
export function momentExact(instant: string, language: Language): string {
  const parts = partsOf(Date.parse(instant));
  return language === 'ja'
    ? `${longDay(parts, language)}${parts.time}:${parts.seconds} 日本時間`
    : `${longDay(parts, language)}, ${parts.time}:${parts.seconds} JST`;
}

/** 12/1（火）14:05; with its year where that is not the present one and the reader is told which that is. */
export function momentShort(instant: string | number, language: Language, presentYear?: number): string {
  const parts = partsOf(typeof instant === 'number' ? instant : Date.parse(instant));
  return `${shortDay(parts, language, presentYear)}${language === 'ja' ? '' : ', '}${parts.time}`;
}

const ofDay = (day: string) => partsOf(Date.parse(`${day}T00:00:00+09:00`));

/** 2026年12月1日（火） */
export const dayLong = (day: string, language: Language): string => longDay(ofDay(day), language);

/** 12/1（火）, with a year as `momentShort`. */
export const dayShort = (day: string, language: Language, presentYear?: number): string => shortDay(ofDay(day), language, presentYear);

/** 12/1, for places where the weekday stands elsewhere; with a year as `momentShort`. */
export function dayBare(day: string, language: Language, presentYear?: number): string {
  const parts = ofDay(day);
  const isOtherYear = presentYear !== undefined && parts.year !== presentYear;
  if (language === 'ja') return `${isOtherYear ? `${parts.year}/` : ''}${parts.month}/${parts.day}`;
  return `${parts.day} ${months[parts.month - 1]}${isOtherYear ? ` ${parts.year}` : ''}`;
}

/** The day (YYYY-MM-DD) and minute (HH:MM) of a moment in Japan, as the fields of a form hold them. */
export function typedOf(ms: number): { day: string; time: string } {
  const { year, month, day, time } = partsOf(ms);
  return { day: `${year}-${two(month)}-${two(day)}`, time };
}
