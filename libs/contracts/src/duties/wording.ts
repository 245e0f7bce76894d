type Language = 'ja' | 'en';
const weekdays = { ja: ['日', '月', '火', '水', '木', '金', '土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2027-01-04` as 1月4日（月） or Mon 4 January; the year is left out, as on the duty board beside it. */
export function dayIn(language: Language, day: string): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  const weekday = weekdays[language][new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '';
  return language === 'ja' ? `${month}月${date}日（${weekday}）` : `${weekday} ${date} ${months[month - 1] ?? ''}`;
}

/** As `dayIn`, with the year: for days that may lie far off. */
export function longDayIn(language: Language, day: string): string {
  const year = day.slice(0, 4);
  return language === 'ja' ? `${year}年${dayIn('ja', day)}` : `${dayIn('en', day)} ${year}`;
}

/** As `dayIn`, without the weekday. */
export function dateIn(language: Language, day: string): string {
  const [, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  return language === 'ja' ? `${month}月${date}日` : `${date} ${months[month - 1] ?? ''}`;
}

/** The wall clock of an instant in the offset it is written in. */
export const momentIn = (language: Language, instant: string) =>
  instant.length > 10 ? `${dayIn(language, instant)}${language === 'ja' ? '' : ', '}${instant.slice(11, 16)}` : dayIn(language, instant);

/** As `momentIn`, with the year: for moments that may lie far back. */
export const longMomentIn = (language: Language, instant: string) =>
  `${longDayIn(language, instant)}${language === 'ja' ? '' : ', '}${instant.slice(11, 16)}`;

const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  confirmed: { ja: '判明', en: 'confirmed' },
  probable: { ja: '推定', en: 'probable' },
  suspected: { ja: '疑い', en: 'suspected' },
  unknown: { ja: '不明', en: 'unknown' },
  arisen: { ja: '対象', en: 'the duty stands' },
  provisional: { ja: 'おそれあり・対象として扱う', en: 'possible, treated as standing' },
  'not-arisen': { ja: '現時点で対象外', en: 'does not apply at present' },
  saturday: { ja: '土曜日', en: 'Saturday' },
  sunday: { ja: '日曜日', en: 'Sunday' },
  weekend: { ja: '週末', en: 'weekend' },
  holiday: { ja: '祝日', en: 'national holiday' },
  'substitute-holiday': { ja: '振替休日', en: 'substitute holiday' },
  'citizens-holiday': { ja: '国民の休日', en: "citizens' holiday" },
  closure: { ja: '閉庁日', en: 'offices closed' },
  'theft-traces': { ja: 'サーバーや端末における窃取の痕跡', en: 'traces of theft on a server or terminal' },
  'info-stealer': { ja: '情報を窃取するマルウェアの検知', en: 'information-stealing malware found' },
  'c2-traffic': { ja: 'C&Cサーバーとの通信', en: 'traffic to a command-and-control server' },
  'entry-page-tampered': { ja: '入力ページの改ざん', en: 'a data-entry page tampered with' },
  'grounded-notice': { ja: '公的機関や専門家などからの根拠のある通知', en: 'a grounded notice from a public body or expert' },
  'insider-access': { ja: '業務に不要なアクセスの痕跡', en: 'traces of access not needed for the job' },
  ordinary: { ja: '一般', en: 'ordinary' },
  'relatively-large': { ja: '較大', en: 'relatively large' },
  large: { ja: '重大', en: 'large' },
  'especially-large': { ja: '特別重大', en: 'especially large' },
  loss: { ja: '紛失', en: 'loss' },
  theft: { ja: '盗難', en: 'theft' },
  missend: { ja: '誤送信・誤送付・誤交付', en: 'something sent or handed to the wrong person' },
  'web-exposure': { ja: '誤公開', en: 'exposure on the web' },
  insider: { ja: '内部不正', en: 'insider wrongdoing' },
  'unapproved-share': { ja: '許可のない共有', en: 'unapproved sharing' },
  malware: { ja: 'マルウェア感染', en: 'malware' },
  ransomware: { ja: 'ランサムウェア', en: 'ransomware' },
  'unauthorised-access': { ja: '不正アクセス', en: 'unauthorised access' },
  'card-skimming': { ja: 'カード情報の窃取', en: 'card skimming' },
  vendor: { ja: '委託先・クラウドの事故', en: 'an incident at an entrustee or in the cloud' },
  misdisposal: { ja: '誤廃棄', en: 'mis-disposal' },
  'my-number-misuse': { ja: '個人番号の不正な利用・提供', en: 'misuse of My Number' },
  'external-tip': { ja: '外部からの指摘', en: 'a tip from outside' },
  patient: { ja: '患者', en: 'patients' },
  'special-care': { ja: '要配慮個人情報', en: 'special care-required information' },
  'specific-personal-information': { ja: '特定個人情報（マイナンバー）', en: 'specific personal information (My Number)' },
  'individual-number': { ja: '個人番号（マイナンバー）', en: 'individual numbers (My Number)' },
  card: { ja: 'クレジットカード情報', en: 'card data' },
  'special-closure': { ja: '特別の閉庁日', en: 'closed by special law' },
};
export const wordIn = (language: Language, word: string) => words[word]?.[language] ?? word;

export const numberIn = (value: string | number) => (typeof value === 'number' ? value.toLocaleString('en-US') : value);
