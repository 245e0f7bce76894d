import { z } from 'zod';
import type { TruthFact, TruthStatement } from '../vocabulary/facts.js';

/** The plain questions that decide about duties in Japan, in the order in which they are asked. A question once given keeps its name. */
export const Question = z.enum([
  'happened',
  'reached-outsiders',
  'special-care',
  'property-damage',
  'card-data',
  'wrongful-purpose',
  'about-to-be-acquired',
  'my-number',
  'my-number-misused',
  'my-number-viewable',
  'recovered',
  'kept-elsewhere',
  'encrypted',
  'key-safe',
  'entrusted-to-us',
]);
export type Question = z.infer<typeof Question>;

export const QuestionAnswer = z.enum(['yes', 'no', 'unknown']);
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;

interface Asked {
  readonly ja: string;
  readonly en: string;
  /** What helps to answer it. */
  readonly help: { readonly ja: string; readonly en: string };
  /** What a yes says; a no denies it, and not knowing leaves it open. */
  readonly fact: TruthFact;
}

export const questions: Readonly<Record<Question, Asked>> = {
  happened: {
    ja: '個人データの漏えい・滅失・毀損（漏えい等）が起きましたか。',
    en: 'Did a leak, loss or damage of personal data happen?',
    help: {
      ja: '外に出た、なくなった、壊れて使えなくなった、のいずれかです。おそれの段階なら「不明」を選んでください。',
      en: 'It went out, it is gone, or it became unusable. While it is only possible, choose "not known".',
    },
    fact: 'breach-occurred',
  },
  'reached-outsiders': {
    ja: 'データが社外の人の手に渡りましたか。',
    en: 'Did the data reach anybody outside?',
    help: {
      ja: '誤って送った、置き忘れた、外から取られた、などです。社内で失われただけなら「いいえ」です。',
      en: 'Sent to the wrong person, left behind, taken from outside. If it was only lost within the house, the answer is no.',
    },
    fact: 'leak-occurred',
  },
  'special-care': {
    ja: '病歴や健康診断の結果などの要配慮個人情報が含まれますか。',
    en: 'Does it hold special-care-required information, such as medical history or health-check results?',
    help: {
      ja: '人種、信条、社会的身分、病歴、障害、健康診断の結果、診療・調剤の記録、犯罪の経歴、犯罪の被害などです。',
      en: 'Race, creed, social status, medical history, disability, health-check results, records of treatment or dispensing, criminal record, having been a victim of crime.',
    },
    fact: 'special-care-information-involved',
  },
  'property-damage': {
    ja: '悪用されると、お金の被害につながるおそれのある情報が含まれますか。',
    en: 'Does it hold information whose misuse may cost somebody money?',
    help: {
      ja: 'カード番号、送金や決済のできるサービスのIDとパスワードなどです。',
      en: 'Card numbers, or the login and password of a service with payment or transfer.',
    },
    fact: 'property-damage-possible',
  },
  'card-data': {
    ja: 'クレジットカード番号が含まれますか。',
    en: 'Does it hold credit card numbers?',
    help: {
      ja: 'セキュリティコードの有無は問いません。カード会社や決済代行会社にもすぐ連絡します。',
      en: 'With or without security codes. The acquirer or payment provider is called at once too.',
    },
    fact: 'card-data-involved',
  },
  'wrongful-purpose': {
    ja: '不正の目的で行われたおそれがありますか。',
    en: 'May it have been done with a wrongful purpose?',
    help: {
      ja: '不正アクセス、ランサムウェア、盗難、従業者による持ち出しなどです。委託先や利用中のサービスに対するものも含みます。',
      en: 'Unauthorised access, ransomware, theft, a worker taking data out. Acts against an entrustee or a service in use count too.',
    },
    fact: 'wrongful-purpose-possible',
  },
  'about-to-be-acquired': {
    ja: 'まだ取得していない、又は取得しようとしていた個人情報が狙われましたか。',
    en: 'Was personal information the target that you were only about to acquire?',
    help: {
      ja: '入力フォームやリンクの改ざん、偽の入力画面、返信用封筒の差し替えなどで、利用者が書いた情報が直接ほかへ渡る場合です。保有するデータが無事でも、報告の対象になります。',
      en: 'A form, link or button that was tampered with, a fake page, an altered reply envelope: what people wrote went straight to somebody else. It counts even though nothing you held leaked.',
    },
    fact: 'information-about-to-be-acquired',
  },
  'my-number': {
    ja: 'マイナンバー（個人番号）が含まれますか。',
    en: 'Does it hold My Numbers (Individual Numbers)?',
    help: {
      ja: '従業員や取引先から集めた個人番号、それを書いた源泉徴収票などです。',
      en: 'Numbers collected from workers or suppliers, and tax slips that show them.',
    },
    fact: 'specific-personal-information-involved',
  },
  'my-number-misused': {
    ja: 'マイナンバーが、法律で認められていない目的で利用され、又は提供されましたか。',
    en: 'Was a My Number used, or given to somebody, for a purpose the Act does not allow?',
    help: {
      ja: '漏えいがなくても対象になります。番号で顧客や同僚を調べた、などです。',
      en: 'This counts without any leak: looking up a customer or colleague by number, for example.',
    },
    fact: 'my-number-used-or-provided-unlawfully',
  },
  'my-number-viewable': {
    ja: 'マイナンバーが、インターネットなどで不特定多数の人に見られる状態になりましたか。',
    en: 'Could anybody view My Numbers, for example on the internet?',
    help: {
      ja: '設定の誤りで公開された、などです。人数は問いません。',
      en: 'Published by a wrong setting, for example. Any number of persons counts.',
    },
    fact: 'my-number-viewable-by-many',
  },
  recovered: {
    ja: '第三者に見られる前に、すべて取り戻しましたか。',
    en: 'Was everything recovered before any third party viewed it?',
    help: {
      ja: '誤って送った相手が、開かずに消したと確認できた場合などです。「はい」だけでは対象外にならず、証拠が要ります。',
      en: 'For example the wrong recipient confirmed that it was deleted unopened. A yes alone lifts nothing: evidence is needed.',
    },
    fact: 'recovered-before-viewing',
  },
  'kept-elsewhere': {
    ja: '失われた、又は壊れたデータと同じ内容が、別の場所に残っていますか。',
    en: 'Is the same content as that lost or damaged kept elsewhere?',
    help: {
      ja: 'バックアップや原本などです。外部に漏れた場合は、この理由では対象外になりません。',
      en: 'A backup or the original. It does not help where data leaked.',
    },
    fact: 'same-content-kept-elsewhere',
  },
  encrypted: {
    ja: '推奨された暗号など、第三者には読めない技術で保護されていましたか。',
    en: 'Was it protected by a recognised technology, such as a recommended cipher, that third parties cannot read?',
    help: {
      ja: '電子政府推奨暗号リストや ISO/IEC 18033 の暗号が正しく使われている場合です。パスワード付き ZIP だけでは足りません。',
      en: 'A cipher of the e-Government list or of ISO/IEC 18033, properly used. A ZIP file with a password is not enough.',
    },
    fact: 'concealment-algorithm-recognised',
  },
  'key-safe': {
    ja: '読むための鍵は、データと分けて安全に管理されていましたか。',
    en: 'Was the key kept safely, apart from the data?',
    help: {
      ja: '鍵が別の場所で守られている、遠隔で消せる、又は第三者には使えない場合です。',
      en: 'The key is protected elsewhere, or can be erased remotely, or cannot be used by third parties.',
    },
    fact: 'concealment-key-safe',
  },
  'entrusted-to-us': {
    ja: '他社から取扱いを委託されたデータですか。',
    en: 'Was the data entrusted to you by somebody else?',
    help: {
      ja: '委託元への通知が必要です。受領が確認できると、報告と本人への通知は免除されます。',
      en: 'The entrustor is to be notified. Once it confirms receipt, you need neither report nor notify the persons.',
    },
    fact: 'data-entrusted-to-us',
  },
};

/** What an answer says of its fact. A no is a confirmed no: whoever is not sure answers "unknown". */
export const statementOf = (answer: QuestionAnswer): Pick<TruthStatement, 'value' | 'confidence'> =>
  answer === 'unknown' ? { value: null, confidence: 'unknown' } : { value: answer === 'yes', confidence: 'confirmed' };

/** The other way: how a question stands answered by what is said of its fact. */
export const answerOf = ({ value }: Pick<TruthStatement, 'value'>): QuestionAnswer => (value === null ? 'unknown' : value ? 'yes' : 'no');

export const Answers = z.partialRecord(Question, QuestionAnswer).meta({ id: 'Answers' });
export type Answers = z.infer<typeof Answers>;
