import type { EventOf } from '@shodo/contracts';
import type { Speaker } from './speaker.js';

type Fell = EventOf<'ReminderFellDue'>['data'];
type Missed = EventOf<'DeadlineMissed'>['data'];
type Plain = Exclude<Fell['reminder'], `status-${string}`>;

/** What a day is called: that of a law, of a guideline, or of a status filing. Entries of earlier builds do not say which of the first two. */
type End = 'statute' | 'guideline' | 'status' | 'unsaid';

const endOf = ({ reminder, strictness }: Fell): End => (reminder.startsWith('status-') ? 'status' : (strictness ?? 'unsaid'));
const endMissed = ({ statusFiling, strictness }: Missed): End => (statusFiling ? 'status' : strictness);
const plain = (reminder: Fell['reminder']) => reminder.replace(/^status-/, '') as Plain;

/** `fell` is the moment of the reminder itself, `end` the day it leads to by its name, with its moment. */
type Told = (fell: string, end: string, moment: string) => string;

const endsJa: Record<End, string> = { statute: '期限', guideline: '目安の日', status: '途中報告の日', unsaid: '期限または目安の日' };
const toldJa: Record<Plain, Told> = {
  'half-time': (fell, end, at) => `${end}（${at}）までの半分が過ぎました（${fell}）。`,
  'target-day': (fell, end, at) => `目標の日を過ぎました（${fell}）。${end}は${at}です。`,
  'four-fifths': (fell, end, at) => `${end}（${at}）までの8割が過ぎました（${fell}）。`,
  'day-before': (_fell, end, at) => `${end}（${at}）まで24時間です。`,
  lapse: (_fell, end, at) => `${end}（${at}）を過ぎました。`,
  'hold-review': (fell) => `保留を再検討する時期です（${fell}）。`,
};

const endsEn: Record<End, string> = {
  statute: 'deadline',
  guideline: 'guide day',
  status: 'day of the status filing',
  unsaid: 'deadline or guide day',
};
const toldEn: Record<Plain, Told> = {
  'half-time': (fell, end, at) => `Half of the time to the ${end} (${at}) has passed (${fell}).`,
  'target-day': (fell, end, at) => `The target day is over (${fell}). The ${end} is ${at}.`,
  'four-fifths': (fell, end, at) => `Four fifths of the time to the ${end} (${at}) have passed (${fell}).`,
  'day-before': (_fell, end, at) => `24 hours are left to the ${end} (${at}).`,
  lapse: (_fell, end, at) => `The ${end} (${at}) has passed.`,
  'hold-review': (fell) => `Time to review the hold (${fell}).`,
};

export function reminderJa(fell: Fell, say: Speaker): string {
  const told = toldJa[plain(fell.reminder)](say.moment(fell.dueAt), endsJa[endOf(fell)], say.moment(fell.forDueAt));
  const standing = fell.standing === 'not-arisen' ? '記録された事実では対象外ですが、対象外と確定されていません。' : '';
  return `${say.duty(fell.duty)}：${told}${standing}メールで知らせます。`;
}

export function reminderEn(fell: Fell, say: Speaker): string {
  const told = toldEn[plain(fell.reminder)](say.moment(fell.dueAt), endsEn[endOf(fell)], say.moment(fell.forDueAt));
  const standing = fell.standing === 'not-arisen' ? ' By the facts on record the duty does not stand; nobody has ruled it out.' : '';
  return `${say.duty(fell.duty)}: ${told}${standing} Mails tell of it.`;
}

/** Of what did not stand nothing was missed: its day passed, and nobody had ruled it out. */
export function missedJa(missed: Missed, say: Speaker): string {
  const [end, duty, at] = [endsJa[endMissed(missed)], say.duty(missed.duty), say.moment(missed.dueAt)];
  if (missed.standing === 'not-arisen')
    return `${duty}の${end}（${at}）を過ぎました。記録された事実では対象外でしたが、対象外と確定されていませんでした。`;
  const standing = missed.standing === 'provisional' ? '対象かどうかは確定しておらず、おそれありとして扱っていました。' : '';
  return `${end}を過ぎました：${duty}（${at}）。${standing}`;
}

export function missedEn(missed: Missed, say: Speaker): string {
  const [end, duty, at] = [endsEn[endMissed(missed)], say.duty(missed.duty), say.moment(missed.dueAt)];
  if (missed.standing === 'not-arisen')
    return `The ${end} of ${duty} (${at}) has passed. By the facts on record the duty did not stand; nobody had ruled it out.`;
  const standing = missed.standing === 'provisional' ? ' Whether it stands was not certain; it was treated as standing.' : '';
  return `The ${end} has passed: ${duty} (${at}).${standing}`;
}
