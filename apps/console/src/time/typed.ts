const halfWidth: Record<string, string> = { '：': ':', '．': '.', '，': ',', '／': '/', '－': '-', '　': ' ', 時: ':', 分: '' };

/** Full-width digits and signs become half-width ones; everything else stays. */
export const toHalfWidth = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[：．，／－　時分]/g, (sign) => halfWidth[sign] ?? sign);

/** A time of day as people type it (14:05, １４：０５, 1405, 9:5, 14時5分, 9) as HH:MM; nothing when it is none. */
export function timeOf(typed: string): string | undefined {
  const text = toHalfWidth(typed).trim();
  const found = /^(\d{1,2}):(\d{0,2})$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? /^(\d{1,2})$/.exec(text);
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] || '0')];
  return hours > 23 || minutes > 59 ? undefined : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** A whole number as people type it (1200, 1,200, １，２００, 1200人, 1200名); nothing when it is none. */
export function countOf(typed: string): number | undefined {
  const text = toHalfWidth(typed)
    .trim()
    .replace(/[人名件]$/, '')
    .replaceAll(',', '')
    .trim();
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

const isDay = (day: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day);

/** Years a form takes: others are slips of the keyboard (0026, 2206), and no calendar of closed days reaches them. */
export const yearsTaken = { from: 2000, until: 2100 } as const;

/** What a field holds for a day that was begun and not finished, or that does not exist: browsers hand over nothing for it. */
export const noSuchDay = '-';

export type DayFault = 'no-such-day' | 'year-not-taken';
export type MomentFault = DayFault | 'unreadable-time' | 'day-missing';

/** Why a day (YYYY-MM-DD) cannot be taken; nothing when it can. */
export function dayFault(day: string): DayFault | undefined {
  if (!isDay(day)) return /^\d{5,}-/.test(day) ? 'year-not-taken' : 'no-such-day';
  const year = Number(day.slice(0, 4));
  return year < yearsTaken.from || year > yearsTaken.until ? 'year-not-taken' : undefined;
}

/** Why a day and a time of day cannot be taken as a moment; nothing when they can, an empty time included. */
export function momentFault(day: string, typedTime: string): MomentFault | undefined {
  if (day === '') return 'day-missing';
  return dayFault(day) ?? (typedTime.trim() === '' || timeOf(typedTime) ? undefined : 'unreadable-time');
}

/** A day and a time of day in Japan as an instant. An unknown time of day counts as the start of the day: the earlier reading. */
export function instantOf(day: string, typedTime: string): string | undefined {
  if (momentFault(day, typedTime)) return undefined;
  const time = typedTime.trim() === '' ? '00:00' : timeOf(typedTime);
  return time && `${day}T${time}:00+09:00`;
}
