import type { ProblemCode } from '@shodo/contracts';
import type { JsonFault } from '../requests/json-fault.js';

interface Sentence {
  readonly ja: string;
  readonly en: string;
}

/** What each problem says, and what to do next. No input is ever repeated in them. */
export const problemSentences: Record<ProblemCode, Sentence> = {
  'malformed-json': { ja: '送られた内容を JSON として読み取れません。', en: 'The body is not well-formed JSON in UTF-8.' },
  'malformed-request': { ja: 'リクエストの形が正しくありません。', en: 'The request is malformed.' },
  'idempotency-key-missing': {
    ja: 'ヘッダー Idempotency-Key に UUID か ULID を付けて送ってください。',
    en: 'Send the header Idempotency-Key with a UUID or a ULID.',
  },
  'not-signed-in': { ja: 'サインインしてください。', en: 'Sign in first.' },
  'sign-in-failed': { ja: 'メールアドレスかパスワードが違います。', en: 'The e-mail address or the password is wrong.' },
  'sign-in-paused': {
    ja: 'パスワードの間違いが続いたため、サインインを一時止めています。少し待ってからもう一度お試しください。',
    en: 'Sign-in is paused after several wrong passwords. Wait a little and try again.',
  },
  'foreign-origin': { ja: '別のサイトからの操作は受け付けません。', en: 'Requests from another site are not accepted.' },
  'not-authorised': { ja: 'この操作を行う権限がありません。', en: 'Your roles do not allow this.' },
  'link-is-not-valid': {
    ja: 'このリンクは使用済みか期限切れです。新しいリンクを依頼してください。',
    en: 'This link was used already or has expired. Ask for a new one.',
  },
  'not-found': { ja: '見つかりません。アドレスを確かめてください。', en: 'There is nothing here.' },
  refused: { ja: '規則により受け付けられません。', en: 'The rules do not allow this now.' },
  'too-large': { ja: '送られた内容が大きすぎます。', en: 'The request is too large.' },
  'file-is-empty': {
    ja: 'ファイルの中身が空（0 バイト）です。ファイルを確かめてください。',
    en: 'The file is empty (0 bytes). Check the file.',
  },
  'no-room-for-files': {
    ja: 'ファイルを保管する場所がいっぱいです。ファイルは保管されていません。システムを動かしている方に知らせ、空きができたら同じファイルをもう一度送ってください。',
    en: 'There is no room left for files. Nothing of the file was kept. Tell whoever runs the system, and send the same file again when there is room.',
  },
  'upload-broke-off': {
    ja: '送信が途中で切れました。ファイルは保管されていません。同じファイルをもう一度送ってください。',
    en: 'The upload broke off. Nothing of the file was kept. Send the same file again.',
  },
  'file-is-damaged': {
    ja: '保管したファイルが見つからないか、変わっています。システムを動かしている方に知らせてください。',
    en: 'The kept file is missing, or is not what it was. Tell whoever runs the system.',
  },
  'record-is-unreadable': {
    ja: '記録に、読み取れない記載があります。記録が書き換えられたか、壊れたおそれがあります。システムを動かしている方に知らせてください。事案の記録の書き出しはできるので、外の検証器で確かめられます。',
    en: 'An entry of the record cannot be read: the record may have been rewritten, or be damaged. Tell whoever runs the system. The record of an incident can be exported all the same, and checked by the verifier.',
  },
  'keys-are-missing': {
    ja: 'この事案の鍵が見つからないか、変わっているため、処理できません。古い鍵のバックアップが戻されたおそれがあります。システムを動かしている方に知らせてください。鍵が戻ったあと、同じ内容をそのままもう一度送ってください。二重に記録されることはありません。',
    en: 'The keys of this incident are missing, or are not what they were, so this cannot be done. An older backup of the keys may have been put back. Tell whoever runs the system, and send the same request again once the keys are back; it will not be recorded twice.',
  },
  'media-type-not-supported': { ja: '内容は application/json で送ってください。', en: 'Send the body as application/json.' },
  'body-does-not-fit': { ja: '入力に誤りがあります。', en: 'The request does not have the form it should have.' },
  'same-key-other-body': {
    ja: '同じ Idempotency-Key で別の内容が送られました。新しい操作には新しいキーを使ってください。',
    en: 'This Idempotency-Key was used for another request. Use a new key for a new request.',
  },
  'too-many-requests': {
    ja: '短い時間に送信が多すぎます。しばらくしてからもう一度お試しください。',
    en: 'Too many requests. Try again a little later.',
  },
  unexpected: {
    ja: '予期しない問題が起きました。照会番号をシステム管理の方に伝えてください。',
    en: 'Something went wrong. Give the reference to an operator.',
  },
  'not-available': {
    ja: '現在処理できません。少し待ってから、同じ内容をそのままもう一度送ってください。二重に記録されることはありません。',
    en: 'This cannot be done just now. Wait a moment and send the same request again; it will not be recorded twice.',
  },
};

/** What is wrong with one field. */
export const shapeSentences = {
  missing: { ja: '必須です。', en: 'This is required.' },
  'one-missing': { ja: '次の項目のうち一つが必要です。', en: 'One of these fields is required.' },
  'unknown-key': { ja: 'この項目は受け付けていません。', en: 'This field is not known here.' },
  'doubled-key': { ja: '同じ項目が二つあります。一つにしてください。', en: 'This field is given twice. Give it once.' },
  'wrong-type': { ja: '値の型が違います。', en: 'The value has the wrong type.' },
  'not-in-list': { ja: '決められた値から選んでください。', en: 'Choose one of the listed values.' },
  'not-together': {
    ja: '一緒には書けない項目があります。どれかを除いてください。',
    en: 'Some of these fields exclude each other. Leave some out.',
  },
  'too-long': { ja: '長すぎます。', en: 'Too long.' },
  'too-many': { ja: '多すぎます。', en: 'Too many.' },
  'too-short': { ja: '短すぎます。', en: 'Too short.' },
  'too-few': { ja: '足りません。', en: 'Too few.' },
  'too-large': { ja: '値が大きすぎます。', en: 'The value is too large.' },
  'too-small': { ja: '値が小さすぎます。', en: 'The value is too small.' },
  instant: {
    ja: '日時は時差付きで入力してください（例 2026-11-28T22:00:00+09:00、1900年から2199年）。',
    en: 'Give a time with its offset, as in 2026-11-28T22:00:00+09:00, of the years 1900 to 2199.',
  },
  'seconds-missing': {
    ja: '秒がありません。秒まで入力してください（例 2026-11-28T22:00:00+09:00）。',
    en: 'The seconds are missing. Give the time with them, as in 2026-11-28T22:00:00+09:00.',
  },
  'offset-missing': {
    ja: '時差がありません。時差を付けて入力してください（例 2026-11-28T22:00:00+09:00）。日本の時刻なら +09:00 です。',
    en: 'The offset is missing. Give the time with it, as in 2026-11-28T22:00:00+09:00; that of Japan is +09:00.',
  },
  'seconds-and-offset-missing': {
    ja: '秒と時差がありません。どちらも付けて入力してください（例 2026-11-28T22:00:00+09:00）。日本の時刻なら +09:00 です。',
    en: 'The seconds and the offset are missing. Give the time with both, as in 2026-11-28T22:00:00+09:00; that of Japan is +09:00.',
  },
  year: { ja: '2000年以後の日時を入力してください。', en: 'Give a time of the year 2000 or later.' },
  'leap-second': {
    ja: 'うるう秒（60秒）は使えません。59秒として入力してください。',
    en: 'A leap second (:60) cannot be taken. Write :59 instead.',
  },
  offset: {
    ja: '時差は -12:00 から +14:00 までの範囲で入力してください。日本の時刻なら +09:00 です。',
    en: 'Give an offset from -12:00 to +14:00; that of Japan is +09:00.',
  },
  zone: {
    ja: '時間帯は IANA の名前で入力してください（例 Asia/Tokyo、Europe/Berlin）。',
    en: 'Give the time zone by its IANA name, as in Asia/Tokyo or Europe/Berlin.',
  },
  day: {
    ja: '日付は 2026-12-28 の形で入力してください（1900年から2199年）。',
    en: 'Give a day as in 2026-12-28, of the years 1900 to 2199.',
  },
  'instant-or-day': {
    ja: '実在する日時を時差付きで（例 2026-11-28T22:00:00+09:00）、または日付を（例 2026-12-28）入力してください（1900年から2199年）。',
    en: 'Give a time that exists, with its offset, as in 2026-11-28T22:00:00+09:00, or a day, as in 2026-12-28, of the years 1900 to 2199.',
  },
  email: { ja: 'メールアドレスの形ではありません。', en: 'This is not an e-mail address.' },
  id: { ja: '識別子の形ではありません。', en: 'This is not an identifier.' },
  'unstorable-text': { ja: '記録できない文字が含まれています。', en: 'The text holds a character that cannot be stored.' },
  'turns-direction': {
    ja: '文字の向きを変える、目に見えない記号が含まれています。ほかの画面から写した文字に紛れることがあります。取り除いてください。',
    en: 'The text holds an invisible mark that turns the direction of writing; such marks come along with text copied from elsewhere. Take it out.',
  },
  'shows-nothing': { ja: '目に見える文字がありません。内容を入力してください。', en: 'Nothing of this text can be seen. Write something.' },
  'named-twice': { ja: '同じものが二度選ばれています。一度だけにしてください。', en: 'This is in the list twice. Name it once.' },
  'too-deep': { ja: '入れ子が深すぎます。', en: 'The value is nested too deeply.' },
  'estimate-above-maximum': { ja: '見積りが最大数を超えています。', en: 'The estimate lies above the maximum.' },
  'form-of-fact': { ja: 'この事実にはその形の値を記録できません。', en: 'This fact is not stated in that form.' },
  'file-in-part': {
    ja: '預けたファイルは、預けたときに返された file、sha256、fileSize の三つを一緒に指定してください。',
    en: 'Name a file that was handed over by all three as they were answered then: file, sha256 and fileSize.',
  },
  'not-the-password': { ja: '今のパスワードが違います。', en: 'This is not your present password.' },
  wrong: { ja: '値が正しくありません。', en: 'The value is not right.' },
} as const satisfies Record<string, Sentence>;

export type ShapeProblemCode = keyof typeof shapeSentences;

/** How much is taken at once, beside that it was more. */
export const largestSentences: Record<'ja' | 'en', (size: string) => string> = {
  ja: (size) => `一度に送れるのは ${size} までです。短くするか、分けて送ってください。`,
  en: (size) => `At most ${size} is taken at once. Make it shorter, or send it in parts.`,
};

/** Where a text stops being JSON. */
export const faultSentences: Record<'ja' | 'en', (fault: JsonFault) => string> = {
  ja: ({ line, column, atEnd }) =>
    atEnd ? `${line}行目の${column}文字目で、途中のまま終わっています。` : `${line}行目の${column}文字目から先を読み取れません。`,
  en: ({ line, column, atEnd }) =>
    atEnd
      ? `It ends at line ${line}, column ${column}, before it is complete.`
      : `It cannot be read from line ${line}, column ${column} on.`,
};

const limitSentences: Record<'ja' | 'en', (most: number) => string> = {
  ja: (most) => `${most.toLocaleString('ja')} までです。`,
  en: (most) => ` At most ${most.toLocaleString('en')} are taken.`,
};

const leastSentences: Record<'ja' | 'en', (least: number) => string> = {
  ja: (least) => `${least.toLocaleString('ja')} 以上必要です。`,
  en: (least) => ` At least ${least.toLocaleString('en')} ${least === 1 ? 'is' : 'are'} needed.`,
};

/** Of a number: nothing is counted, so nothing is needed or taken. */
const largestNumber: Record<'ja' | 'en', (most: number) => string> = {
  ja: (most) => `${most.toLocaleString('ja')} 以下で入力してください。`,
  en: (most) => ` ${most.toLocaleString('en')} is the largest that is taken.`,
};

const smallestNumber: Record<'ja' | 'en', (least: number) => string> = {
  ja: (least) => `${least.toLocaleString('ja')} 以上で入力してください。`,
  en: (least) => ` ${least.toLocaleString('en')} is the smallest that is taken.`,
};

const knownSentences: Record<'ja' | 'en', (names: string) => string> = {
  ja: (names) => `ここで使える名前: ${names}。`,
  en: (names) => ` Known here: ${names}.`,
};

const typeNames = {
  text: { ja: '文字列', en: 'text' },
  instant: { ja: '時差付きの日時（例 2026-11-28T22:00:00+09:00）', en: 'a time with its offset, as in 2026-11-28T22:00:00+09:00' },
  day: { ja: '日付（例 2026-12-28）', en: 'a day, as in 2026-12-28' },
  number: { ja: '数値（引用符なし）', en: 'a number, without quotation marks' },
  'whole-number': { ja: '整数（引用符なし）', en: 'a whole number, without quotation marks' },
  'true-or-false': { ja: 'true か false（引用符なし）', en: 'true or false, without quotation marks' },
  null: { ja: 'null', en: 'null' },
  list: { ja: 'リスト [ ]', en: 'a list [ ]' },
  object: { ja: 'オブジェクト { }', en: 'an object { }' },
} as const satisfies Record<string, Sentence>;
/** What a value may have to be. */
export type WantedType = keyof typeof typeNames;

const wantedSentences: Record<'ja' | 'en', (types: readonly WantedType[]) => string> = {
  ja: (types) => `${types.map((type) => typeNames[type].ja).join('、又は')}で入力してください。`,
  en: (types) => ` Expected here: ${types.map((type) => typeNames[type].en).join('; or ')}.`,
};

interface Told {
  readonly code: ShapeProblemCode;
  readonly allowed?: readonly string[];
  readonly most?: number;
  readonly least?: number;
  readonly wanted?: readonly WantedType[];
}

/** What is wrong with one field, with the limit, the words or the type that is taken there. */
export function shapeText({ code, allowed = [], most, least, wanted = [] }: Told, language: 'ja' | 'en'): string {
  const said = shapeSentences[code][language];
  if (wanted.length > 0) return `${said}${wantedSentences[language](wanted)}`;
  if (most !== undefined) return `${said}${(code === 'too-large' ? largestNumber : limitSentences)[language](most)}`;
  if (least !== undefined) return `${said}${(code === 'too-small' ? smallestNumber : leastSentences)[language](least)}`;
  if (allowed.length === 0) return said;
  const words = allowed.join(', ');
  if (code === 'unknown-key') return `${said}${knownSentences[language](words)}`;
  return `${said} (${words})`;
}
