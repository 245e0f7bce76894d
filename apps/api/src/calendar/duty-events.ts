import type { OpenDuty } from '@shodo/views';
import type { Language } from '../problems/language.js';
import type { CalendarEvent } from './icalendar.js';

type Kind = 'due' | 'target' | 'alarm' | 'review';

interface Words {
  readonly title: Readonly<Record<Kind, string>>;
  readonly name: string;
  readonly to: (recipient: string) => string;
  readonly provisional: string;
  readonly guide: string;
  readonly workBy: (day: string) => string;
  readonly cutOff: (at: string) => string;
  readonly source: string;
}

const words: Readonly<Record<Language, Words>> = {
  ja: {
    title: { due: '期限', target: '目標', alarm: '目安の日', review: '保留の再検討' },
    name: '初動：報告・通知の期限',
    to: (recipient) => `相手：${recipient}`,
    provisional: '判断が確定するのを待たず、この期限で進めてください。事実が分かると変わることがあります。',
    guide: '目安であり、法定の日数ではありません。',
    workBy: (day) => `提出できる最後の開庁日：${day}`,
    cutOff: (at) => `社内の締切：${at}（日本時間）`,
    source: '最新の内容は初動で確かめてください。',
  },
  en: {
    title: { due: 'Due', target: 'Target', alarm: 'Guide day', review: 'Review of the hold' },
    name: 'Shodo: reports and notices due',
    to: (recipient) => `To: ${recipient}`,
    provisional: 'Keep to this day without waiting until the judgement is settled; it may change as facts become known.',
    guide: 'A guide, not a period set by law.',
    workBy: (day) => `Last open day to act: ${day}`,
    cutOff: (at) => `Internal cut-off: ${at} (Japan time)`,
    source: 'See Shodo for the latest state.',
  },
};

export const calendarName = (language: Language): string => words[language].name;

/** A wall clock in Japan, as 2026-12-28 17:00. */
const inJapan = (instant: string) => new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** What of the duty stands in a calendar: its due day or hour; of a guideline its target and its last day; while it is held, the review. */
function momentsOf({ dueOn, dueAt, targetOn, alarmOn, reviewAt }: OpenDuty): [Kind, CalendarEvent['at']][] {
  if (reviewAt) return [['review', { instant: reviewAt }]];
  if (dueOn) return [['due', { day: dueOn }]];
  if (dueAt) return [['due', { instant: dueAt }]];
  return [...(targetOn ? [['target', { day: targetOn }] as const] : []), ...(alarmOn ? [['alarm', { day: alarmOn }] as const] : [])].map(
    ([kind, at]) => [kind, at],
  );
}

/** Events for every duty that has a day. Names of duties and the reference of the incident; nothing that anybody typed, and nobody's name. */
export function eventsOf(duty: OpenDuty, language: Language, publicUrl: string): CalendarEvent[] {
  const say = words[language];
  const isGuide = duty.dueOn === undefined && duty.dueAt === undefined;
  const description = [
    say.to(duty.recipient[language]),
    ...(duty.isProvisional ? [say.provisional] : []),
    ...(isGuide ? [say.guide] : []),
    ...(duty.workBy && duty.workBy !== duty.dueOn ? [say.workBy(duty.workBy)] : []),
    ...(duty.cutOffAt ? [say.cutOff(inJapan(duty.cutOffAt))] : []),
    say.source,
  ].join('\n');
  return momentsOf(duty).map(([kind, at]) => ({
    uid: `${duty.incident}.${duty.duty}.${kind}@shodo`,
    sequence: duty.seq,
    changedAt: duty.changedAt,
    at,
    summary: `${say.title[kind]}：${duty.names[language]} ${duty.reference}`.replace('：', language === 'ja' ? '：' : ': '),
    description,
    url: `${publicUrl}/incidents/${duty.incident}`,
    isTentative: duty.isProvisional,
  }));
}
