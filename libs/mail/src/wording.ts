import type { MailRow } from '@shodo/contracts';
import { tokyoTime } from './tokyo-time.js';

export type MailLanguage = 'ja' | 'en';

/** What one mail says in one language: closed vocabulary, duty names of the packs, the incident's reference and instants; nothing else. */
export interface Wording {
  readonly drillMark: string;
  readonly headline: string;
  readonly drillNote: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly whatToDo: string;
  readonly footer: string;
}

type Topic = 'half-time' | 'four-fifths' | 'day-before' | 'lapse' | 'hold-review' | 'escalation' | 'watchdog-alarm';

/** Each takes the quoted name of the duty. */
const headlines: Record<MailLanguage, Record<Topic, (duty: string) => string>> = {
  ja: {
    'half-time': (duty) => `${duty}の期限までの半分が過ぎました`,
    'four-fifths': (duty) => `${duty}の期限までの8割が過ぎました`,
    'day-before': (duty) => `${duty}の期限まで、24時間を切りました`,
    lapse: (duty) => `${duty}の期限を過ぎました`,
    'hold-review': (duty) => `保留中の${duty}を再検討する時刻です`,
    escalation: (duty) => `${duty}の知らせを、まだ誰も確認していません`,
    'watchdog-alarm': (duty) => `${duty}の期限が見張られていないおそれがあります`,
  },
  en: {
    'half-time': (duty) => `${duty}: half of the time has passed`,
    'four-fifths': (duty) => `${duty}: four fifths of the time have passed`,
    'day-before': (duty) => `${duty}: less than 24 hours are left`,
    lapse: (duty) => `${duty}: the deadline has passed`,
    'hold-review': (duty) => `${duty}: time to review the hold`,
    escalation: (duty) => `${duty}: nobody has acknowledged the reminder`,
    'watchdog-alarm': (duty) => `${duty}: its deadline may be unwatched`,
  },
};

const acknowledge = {
  ja: '下の画面を開いて状況を確かめ、「確認しました」を押してください。',
  en: 'Open the page below, check where things stand and acknowledge this reminder.',
};
const whatToDo: Record<MailLanguage, Record<Topic, string>> = {
  ja: {
    'half-time': acknowledge.ja,
    'four-fifths': acknowledge.ja,
    'day-before': acknowledge.ja,
    lapse: '提出や通知が済んでいるときは、その日時を記録してください。済んでいないときは、すぐに行い、遅れた理由を記録してください。',
    'hold-review': '保留を続けるか、本人に通知するかを決めて記録してください。',
    escalation: `担当者に連絡してください。${acknowledge.ja}`,
    'watchdog-alarm': '期限と対応の状況を直接確かめてください。あわせて、Shodo が動いているかをシステムの担当者に確かめてください。',
  },
  en: {
    'half-time': acknowledge.en,
    'four-fifths': acknowledge.en,
    'day-before': acknowledge.en,
    lapse: 'If the report or notice has been made, record when. If not, make it now and record why it is late.',
    'hold-review': 'Decide whether to go on holding the notice or to notify the principals, and record it.',
    escalation: `Contact the people in charge. ${acknowledge.en}`,
    'watchdog-alarm': 'Check the deadline and the work on it yourself, and ask your operator whether Shodo is running.',
  },
};

const topics: ReadonlySet<string> = new Set(Object.keys(headlines.ja));
const topicOf = ({ kind, reminder }: MailRow): Topic =>
  kind !== 'reminder' ? kind : topics.has(reminder) ? (reminder as Topic) : 'day-before';

const fixed = {
  ja: {
    drillMark: '[訓練] ',
    drillNote: 'これは訓練の知らせで、実際の事案ではありません。日時は訓練の時計によります。',
    footer: 'Shodo が自動で送っています。返信は届きません。',
    duty: '義務',
    due: '期限',
    review: '再検討',
    silentAt: '記録されるはずだった日時',
    incident: '事案',
    zone: '（日本時間）',
  },
  en: {
    drillMark: '[DRILL] ',
    drillNote: 'This is a drill, not a real incident. Times follow the clock of the drill.',
    footer: 'Sent by Shodo automatically. Replies are not read.',
    duty: 'Duty',
    due: 'Due',
    review: 'Review',
    silentAt: 'Nothing recorded at',
    incident: 'Incident',
    zone: '',
  },
} as const;

/** The instant a mail is about: the duty's due instant, the review, or the instant at which nothing was heard. */
function dueOf(
  { kind, reminder, dueAt, forDueAt }: MailRow,
  words: (typeof fixed)[MailLanguage],
): readonly [label: string, instant: string] {
  if (kind === 'watchdog-alarm') return [words.silentAt, dueAt];
  return reminder === 'hold-review' ? [words.review, dueAt] : [words.due, forDueAt];
}

/** The words of one mail in one language. */
export function wordingOf(row: MailRow, language: MailLanguage): Wording {
  const words = fixed[language];
  const topic = topicOf(row);
  const name = row.dutyNames[language];
  const due = dueOf(row, words);
  return {
    drillMark: row.drill ? words.drillMark : '',
    drillNote: row.drill ? words.drillNote : '',
    headline: headlines[language][topic](language === 'ja' ? `「${name}」` : name),
    rows: [
      [words.incident, row.reference],
      [words.duty, name],
      [due[0], `${tokyoTime(due[1], language)}${words.zone}`],
    ],
    whatToDo: whatToDo[language][topic],
    footer: words.footer,
  };
}
