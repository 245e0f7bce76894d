const weekdays = { ja: ['日', '月', '火', '水', '木', '金', '土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** Japan keeps no summer time; its offset has been this since 1952. */
const offsetMs = 9 * 3_600_000;

/** An instant as people in Japan write it: 2026年12月1日（火）14:05, or 1 December 2026 (Tue) 14:05 JST. */
export function tokyoTime(instant: string, language: 'ja' | 'en'): string {
  const there = new Date(Date.parse(instant) + offsetMs);
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()];
  const weekday = weekdays[language][there.getUTCDay()];
  const time = there.toISOString().slice(11, 16);
  return language === 'ja'
    ? `${year}年${month + 1}月${day}日（${weekday}）${time}`
    : `${day} ${months[month]} ${year} (${weekday}) ${time} JST`;
}
