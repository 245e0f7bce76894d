import type { Language } from './moments.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in at most two units: 12日, 3日 4時間, 5時間 12分, 8分. Cut off, never rounded up: nobody is promised time that is not there. */
export function lengthOf(ms: number, language: Language): string {
  const length = Math.abs(ms);
  const days = Math.floor(length / day);
  const hours = Math.floor((length % day) / hour);
  const minutes = Math.floor((length % hour) / minute);
  const say = (count: number, ja: string, en: string) => (language === 'ja' ? `${count}${ja}` : `${count} ${en}`);
  if (days >= 10) return say(days, '日', 'd');
  if (days >= 1) return hours ? `${say(days, '日', 'd')} ${say(hours, '時間', 'h')}` : say(days, '日', 'd');
  if (hours >= 1) return minutes ? `${say(hours, '時間', 'h')} ${say(minutes, '分', 'min')}` : say(hours, '時間', 'h');
  return minutes >= 1 ? say(minutes, '分', 'min') : language === 'ja' ? '1分未満' : 'under 1 min';
}

/** あと 3日 4時間, or 2日 3時間超過 once the moment has passed. */
export function remaining(untilMs: number, nowMs: number, language: Language): string {
  const left = untilMs - nowMs;
  const length = lengthOf(left, language);
  if (left >= 0) return language === 'ja' ? `あと ${length}` : `${length} left`;
  return language === 'ja' ? `${length}超過` : `${length} overdue`;
}

/** Started days by which a moment was passed, at least one: 1日超過 is said from the first minute on. */
export const daysOver = (dueMs: number, actualMs: number): number => Math.max(1, Math.ceil((actualMs - dueMs) / day));
