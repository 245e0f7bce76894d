import type { MailRow } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { tokyoTime } from './tokyo-time.js';

export type MailLanguage = 'ja' | 'en';

/** What one mail says in one language: closed vocabulary, duty names of the packs, the incident's reference and instants; nothing else. */
export interface Wording {
  readonly drillMark: string;
  readonly headline: string;
  readonly drillNote: string;
  /** Empty unless the mail comes long after it was written. */
  readonly lateNote: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly whatToDo: string;
  readonly footer: string;
}

type Topic =
  | 'report'
  | 'half-time'
  | 'target-day'
  | 'four-fifths'
  | 'day-before'
  | 'lapse'
  | 'hold-review'
  | 'decision-review'
  | 'decision-reopened'
  | 'pack-receipt'
  | 'track-given'
  | 'escalation'
  | 'watchdog-alarm';

/** What the day is: a deadline of law, the day of a guideline, one of ours where no text gives a number, or that of a status filing. The second and third have one name on every screen. */
type Standing = 'deadline' | 'guide' | 'review' | 'status';

/** Mails stored before the row said so are taken for deadlines: too strict a word loses no day. */
function standingOf({ strictness, hasLastDay, reminder }: MailRow): Standing {
  if (reminder.startsWith('status-')) return 'status';
  if (hasLastDay === false) return 'review';
  return strictness === 'guideline' ? 'guide' : 'deadline';
}

const dayNames: Record<MailLanguage, Record<Standing, string>> = {
  ja: { deadline: '期限', guide: '目安の日', review: '目安の日', status: '途中報告の日' },
  en: { deadline: 'deadline', guide: 'guide day', review: 'guide day', status: 'status filing day' },
};

const dayLabels: Record<MailLanguage, Record<Standing, string>> = {
  ja: dayNames.ja,
  en: { deadline: 'Due', guide: 'Guide day', review: 'Guide day', status: 'Status filing' },
};

const lapseHeadlines: Record<MailLanguage, Record<Standing, (duty: string) => string>> = {
  ja: {
    deadline: (duty) => `${duty}の期限を過ぎました`,
    guide: (duty) => `${duty}の目安の日を過ぎました。速やかに提出してください`,
    review: (duty) => `${duty}の目安の日を過ぎました`,
    status: (duty) => `${duty}の途中報告の日を過ぎました。分かっていることを速やかに報告してください`,
  },
  en: {
    deadline: (duty) => `${duty}: the deadline has passed`,
    guide: (duty) => `${duty}: the guide day has passed, file it promptly`,
    review: (duty) => `${duty}: the guide day has passed`,
    status: (duty) => `${duty}: the day of the status filing has passed, file what is known promptly`,
  },
};

/** A duty that has not arisen by what is known is not to be filed: somebody rules it out, or looks at the facts again. */
const lapseAfterFallingAway: Record<MailLanguage, (duty: string, day: string) => string> = {
  ja: (duty, day) => `${duty}は今分かっている事実では対象外です。${day}を過ぎました。対象外と確定するか、事実を見直してください`,
  en: (duty, day) => `${duty} does not stand on what is known, and its ${day} has passed: rule it out, or look at the facts again`,
};

/** Each takes the quoted name of the duty and what its day is called. */
const headlines: Record<MailLanguage, Record<Exclude<Topic, 'lapse'>, (duty: string, day: string) => string>> = {
  ja: {
    report: () => '事案が報告されました',
    'half-time': (duty, day) => `${duty}の${day}までの半分が過ぎました`,
    'target-day': (duty, day) => `${duty}の目標の日を過ぎました。${day}までに済ませてください`,
    'four-fifths': (duty, day) => `${duty}の${day}までの8割が過ぎました`,
    'day-before': (duty, day) => `${duty}の${day}まで、24時間を切りました`,
    'hold-review': (duty) => `保留中の${duty}を再検討する時刻です`,
    'decision-review': (decision) => `${decision}を見直す時刻です`,
    'decision-reopened': (decision) => `${decision}の根拠となる事実が変わりました`,
    'pack-receipt': (pack) => `${pack}を受け取ったという確認がまだありません`,
    'track-given': (track) => `${track}の担当になりました`,
    escalation: (duty) => `${duty}の知らせを、まだ誰も確認していません`,
    'watchdog-alarm': (duty) => `${duty}の日時が監視されていないおそれがあります`,
  },
  en: {
    report: () => 'An incident was reported',
    'half-time': (duty, day) => `${duty}: half of the time to the ${day} has passed`,
    'target-day': (duty, day) => `${duty}: the target day is over, see to it before the ${day}`,
    'four-fifths': (duty, day) => `${duty}: four fifths of the time to the ${day} have passed`,
    'day-before': (duty, day) => `${duty}: less than 24 hours are left to the ${day}`,
    'hold-review': (duty) => `${duty}: time to review the hold`,
    'decision-review': (decision) => `${decision}: time to look at it again`,
    'decision-reopened': (decision) => `${decision}: a fact it rests on has changed`,
    'pack-receipt': (pack) => `${pack}: nobody has confirmed the receipt`,
    'track-given': (track) => `${track}: you have been put in charge`,
    escalation: (duty) => `${duty}: nobody has acknowledged the reminder`,
    'watchdog-alarm': (duty) => `${duty}: its time may be unwatched`,
  },
};

/** What is not as it should be, where it is no day of the duty. An incident without an assessment has no duties, or stale ones: everything that would follow is unwatched. */
const alarms: Record<MailLanguage, Partial<Record<string, (duty: string) => string>>> = {
  ja: {
    assessment: (duty) => `${duty}ができておらず、期限が監視されていません`,
    'decision-review': (decision) => `${decision}を見直す時刻が、監視されていないおそれがあります`,
    'pack-receipt': (pack) => `${pack}の受領が確かめられていないことが、知らされていないおそれがあります`,
    'file-changed': (file) => `保管した${file}が、預けたときと変わっています`,
    'file-missing': (file) => `保管した${file}が見つかりません`,
    'record-differs': (record) => `${record}に食い違いが見つかりました`,
    'hold-review': (duty) => `保留中の${duty}を再検討する時刻が、監視されていないおそれがあります`,
    escalation: (duty) => `${duty}の知らせが確認されないまま、責任者に伝わっていないおそれがあります`,
  },
  en: {
    assessment: (duty) => `${duty} has not been possible; deadlines are unwatched`,
    'decision-review': (decision) => `${decision}: the time to look at it again may be unwatched`,
    'pack-receipt': (pack) => `${pack}: it may be unwatched that nobody has confirmed the receipt`,
    'file-changed': (file) => `${file}: it is not what it was when it was handed over`,
    'file-missing': (file) => `${file}: it cannot be found`,
    'record-differs': (record) => `${record}: it was found to differ`,
    'hold-review': (duty) => `${duty}: the time to review the hold may be unwatched`,
    escalation: (duty) => `${duty}: a reminder nobody acknowledged may not have been passed on`,
  },
};

function headlineOf(row: MailRow, duty: string, language: MailLanguage): string {
  const [topic, standing] = [topicOf(row), standingOf(row)];
  const alarm = topic === 'watchdog-alarm' ? alarms[language][row.reminder] : undefined;
  if (alarm) return alarm(duty);
  if (topic === 'lapse' && row.hasFallenAway) return lapseAfterFallingAway[language](duty, dayNames[language][standing]);
  if (topic === 'lapse') return lapseHeadlines[language][standing](duty);
  return headlines[language][topic](duty, dayNames[language][standing]);
}

const acknowledge = {
  ja: '下の画面を開いて状況を確かめ、「確認しました」を押してください。',
  en: 'Open the page below, check where things stand and acknowledge this reminder.',
};

/** Only a day that somebody set can be missed: of the others no reason of lateness is asked. */
const atLapse: Record<MailLanguage, Record<Standing, string>> = {
  ja: {
    deadline: '提出や通知が済んでいるときは、その日時を記録してください。済んでいないときは、すぐに行い、遅れた理由を記録してください。',
    guide: '提出が済んでいるときは、その日時を記録してください。済んでいないときは、分かっている範囲で速やかに提出してください。',
    review:
      '通知が済んでいるときは、その日時を記録してください。済んでいないときは、速やかに通知するか、保留するかを決めて記録してください。',
    status: '続報を提出しているときは、その日時を記録してください。済んでいないときは、分かっている範囲で速やかに続報を提出してください。',
  },
  en: {
    deadline: 'If the report or notice has been made, record when. If not, make it now and record why it is late.',
    guide: 'If the report has been filed, record when. If not, file what is known promptly.',
    review: 'If the notice has been made, record when. If not, decide whether to notify promptly or to hold the notice, and record it.',
    status: 'If a follow-up report has been filed, record when. If not, file what is known as a follow-up promptly.',
  },
};

const contact = { ja: '担当者に連絡してください。', en: 'Contact the people in charge. ' };

const afterFallingAway = {
  ja: '今分かっている事実では、この義務は生じていません。下の画面で根拠を確かめ、「義務の対象外と確定する」で記録するか、事実を見直してください。どちらかを記録するまで、日時の知らせは続きます。',
  en: 'By what is known this duty has not arisen. Look at the reasons on the page below and rule it out, or look at the facts again and record them. Reminders go on until one of the two is on record.',
};

const reconsider = {
  ja: '下の画面で「判断記録」を開き、今の事実で判断を維持するか、置き換える判断を記録してください。',
  en: 'Open the log of decisions on the page below: uphold the decision on the present facts, or record one that takes its place.',
};

const announcing = ['half-time', 'target-day', 'four-fifths', 'day-before'] as const;
type Announcing = (typeof announcing)[number];
const isAnnouncing = (topic: Topic): topic is Announcing => (announcing as readonly Topic[]).includes(topic);

const whatToDo: Record<MailLanguage, Record<Exclude<Topic, Announcing | 'lapse'>, string>> = {
  ja: {
    report: '下の画面を開いて内容を確かめ、「次にやること」から対応を始めてください。期限の計算は始まっています。',
    'hold-review': '保留を続けるか、本人に通知するかを決めて記録してください。',
    'decision-review': reconsider.ja,
    'decision-reopened': reconsider.ja,
    'pack-receipt': '受け取る方に連絡し、受け取ったことが分かったら、下の画面の「証拠パック」で受領を記録してください。',
    'track-given':
      '下の画面を開いて状況を確かめ、「次にやること」から対応を始めてください。引き受けられないときは、担当を決めた人（時系列に載っています）に知らせてください。',
    escalation: `${contact.ja}${acknowledge.ja}`,
    'watchdog-alarm': '日時と対応の状況を直接確かめてください。あわせて、初動（Shodo）が動いているかをシステム管理の方に確かめてください。',
  },
  en: {
    report: 'Open the page below, read what was reported and begin with what is listed there as next. Its clocks have started.',
    'decision-review': reconsider.en,
    'decision-reopened': reconsider.en,
    'pack-receipt': 'Contact the recipient, and once you know that it arrived, record the receipt under "Evidence pack" on the page below.',
    'hold-review': 'Decide whether to go on holding the notice or to notify the principals, and record it.',
    'track-given':
      'Open the page below, see where things stand and begin with what is listed there as next. If you cannot take it on, tell whoever put you in charge: the timeline names them.',
    escalation: `${contact.en}${acknowledge.en}`,
    'watchdog-alarm': 'Check the time and the work on it yourself, and ask your operator whether Shodo is running.',
  },
};

/** Where the record itself is in question nothing is to be looked up in it. */
const whereRecordDiffers = {
  ja: '事案の記録が、記録された時のもの、またはエンジンの履歴と合いません。何が違うかは、「組織の記録」のページにあります。何も消さず、システム管理の方に、手順書「Does it hold what it promises?」（docs/runbooks/check-an-installation.md）に沿って調べるよう頼んでください。事案への対応は続けられます。',
  en: 'The record of the incident does not fit what was recorded, or what the engine was told. What differs stands in the record of the organisation. Delete nothing, and ask your operator to follow the runbook "Does it hold what it promises?" (docs/runbooks/check-an-installation.md). Work on the incident goes on.',
};

function whatToDoOf(row: MailRow, language: MailLanguage): string {
  const topic = topicOf(row);
  if (row.reminder === 'record-differs') return whereRecordDiffers[language];
  if (row.hasFallenAway && topic === 'escalation') return `${contact[language]}${afterFallingAway[language]}`;
  if (row.hasFallenAway && (topic === 'lapse' || isAnnouncing(topic))) return afterFallingAway[language];
  if (topic === 'lapse') return atLapse[language][standingOf(row)];
  return isAnnouncing(topic) ? acknowledge[language] : whatToDo[language][topic];
}

const topics: ReadonlySet<string> = new Set([...Object.keys(headlines.ja), 'lapse']);
const topicOf = ({ kind, reminder }: MailRow): Topic => {
  if (kind !== 'reminder') return kind;
  if (reminder.startsWith('track-')) return 'track-given';
  const topic = reminder.replace(/^status-/, '');
  return topics.has(topic) ? (topic as Topic) : 'day-before';
};

const fixed = {
  ja: {
    drillMark: '[訓練] ',
    drillNote: 'これは訓練の知らせで、実際の事案ではありません。日時は訓練の時計によります。',
    footer: '初動（Shodo）が自動で送っています。返信は届きません。',
    duty: '義務',
    decision: '判断',
    pack: 'パック',
    track: '担当',
    since: '決まった日時',
    review: '再検討',
    lookAgain: '見直しの日時',
    confirmBy: '確認を待っていた日時',
    changed: '変わった日時',
    reported: '報告された日時',
    silentAt: '記録されるはずだった日時',
    foundAt: '見つかった日時',
    about: '対象',
    incident: '事案',
    zone: '（日本時間）',
    counted: '起算日',
    provisionally: '暫定（知った日時がまだ確定していません）',
    applies: '対象かどうか',
    treatedAsOwed: 'おそれあり・対象として扱う（確定を待たずに進めてください）',
  },
  en: {
    drillMark: '[DRILL] ',
    drillNote: 'This is a drill, not a real incident. Times follow the clock of the drill.',
    footer: 'Sent by Shodo automatically. Replies are not read.',
    duty: 'Duty',
    decision: 'Decision',
    pack: 'Pack',
    track: 'Track',
    since: 'Since',
    review: 'Review',
    lookAgain: 'Review',
    confirmBy: 'Awaited until',
    changed: 'Changed',
    reported: 'Reported',
    silentAt: 'Nothing recorded at',
    foundAt: 'Found at',
    about: 'About',
    incident: 'Incident',
    zone: '',
    counted: 'Counted from',
    provisionally: 'a provisional time of awareness, not confirmed yet',
    applies: 'Whether it applies',
    treatedAsOwed: 'possible, treated as standing; do not wait until it is certain',
  },
} as const;

/** Something that upkeep came upon, where no instant passed. */
const isFound = ({ kind, duty }: MailRow) => kind === 'watchdog-alarm' && (duty === 'evidence' || duty === 'record');

/** The instant a mail is about: the duty's due instant, the review, or the instant at which nothing was heard. */
function dueOf(row: MailRow, language: MailLanguage): readonly [label: string, instant: string] {
  const { kind, duty, reminder, dueAt, forDueAt } = row;
  if (isFound(row)) return [fixed[language].foundAt, dueAt];
  if (kind === 'watchdog-alarm') return [fixed[language].silentAt, dueAt];
  if (kind === 'report') return [fixed[language].reported, dueAt];
  if (reminder === 'decision-review') return [fixed[language].lookAgain, dueAt];
  if (reminder === 'pack-receipt') return [fixed[language].confirmBy, dueAt];
  if (reminder === 'decision-reopened') return [fixed[language].changed, dueAt];
  if (duty === 'track') return [fixed[language].since, dueAt];
  return reminder === 'hold-review' ? [fixed[language].review, dueAt] : [dayLabels[language][standingOf(row)], forDueAt];
}

/** What the name of a mail is the name of. */
function nameLabelOf(row: MailRow, words: (typeof fixed)[MailLanguage]): string {
  const { duty } = row;
  if (isFound(row)) return words.about;
  if (duty === 'decision') return words.decision;
  if (duty === 'track') return words.track;
  return duty === 'evidence-pack' ? words.pack : words.duty;
}

const lateNotes: Record<MailLanguage, (since: string) => string> = {
  ja: (since) =>
    `送信が遅れた知らせです（${since}に書かれました）。その後に対応が済んでいることがあります。今の状況は事案のページで確かめてください。`,
  en: (since) => `This message comes late: it was written on ${since}. It may have been dealt with since; see the page of the incident.`,
};

/** The incident by its reference and what was reported of its kind. */
function labelOf({ reference, leakType }: MailRow, language: MailLanguage): string {
  if (!leakType) return reference;
  const kind = wordOf('leakType', leakType, language);
  return language === 'ja' ? `${reference}（${kind}）` : `${reference} (${kind})`;
}

/** The words of one mail in one language. */
export function wordingOf(row: MailRow, language: MailLanguage, lateSince?: string): Wording {
  const words = fixed[language];
  const name = row.dutyNames[language];
  const due = dueOf(row, language);
  return {
    drillMark: row.drill ? words.drillMark : '',
    drillNote: row.drill ? words.drillNote : '',
    lateNote: lateSince === undefined ? '' : lateNotes[language](tokyoTime(lateSince, language)),
    headline: headlineOf(row, language === 'ja' ? `「${name}」` : name, language),
    rows: [
      [words.incident, labelOf(row, language)],
      ...(row.kind === 'report' ? [] : [[nameLabelOf(row, words), name] as const]),
      [due[0], `${tokyoTime(due[1], language)}${words.zone}`],
      ...(row.awarenessIsProvisional ? [[words.counted, words.provisionally] as const] : []),
      ...(row.dutyIsProvisional ? [[words.applies, words.treatedAsOwed] as const] : []),
    ],
    whatToDo: whatToDoOf(row, language),
    footer: words.footer,
  };
}
