import type { Language } from '@shodo/words';

/** Why a mail was not taken, as the sender names it; a reason this version does not know is shown as it is. */
const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'mail-is-not-configured': { ja: 'メールを送るサーバーが設定されていません。', en: 'No mail server is set.' },
  'mail-server-is-away': {
    ja: 'メールサーバーから返事がありません。',
    en: 'The mail server does not answer.',
  },
  'mail-server-asks-to-wait': {
    ja: 'メールサーバーが待つよう求めています。',
    en: 'The mail server asks to wait.',
  },
  'mail-server-refuses-sign-in': {
    ja: 'メールサーバーが接続の認証を断りました。設定を確かめてください。',
    en: 'The mail server refused our sign-in. Check the settings.',
  },
  'mail-server-offers-no-encryption': {
    ja: 'メールサーバーが暗号化に対応していません。設定を確かめてください。',
    en: 'The mail server offers no encryption. Check the settings.',
  },
  'address-was-refused': {
    ja: '宛先のアドレスが断られました。アドレスを確かめ、別の方法で連絡してください。',
    en: 'The address was refused. Check it, and reach the person another way.',
  },
  'address-is-malformed': { ja: '宛先のアドレスの形が正しくありません。', en: 'The address does not have the form of one.' },
  'sender-was-refused': {
    ja: '差出人のアドレスが断られました。設定を確かめてください。',
    en: 'The sender address was refused. Check the settings.',
  },
  'mail-was-refused': { ja: 'メールが断られました。', en: 'The mail was refused.' },
  // Why it was withdrawn
  'it-was-settled': { ja: '送る前に対応が済みました。', en: 'It was settled before the mail could be sent.' },
  'incident-is-over': { ja: '送る前に事案が終わりました。', en: 'The incident ended before the mail could be sent.' },
  'date-was-moved': {
    ja: '送る前に日時が変わりました。新しい日時については、あらためて知らせます。',
    en: 'The date was moved before the mail could be sent. The new one has reminders of its own.',
  },
  'it-was-acknowledged': { ja: '送る前に、ほかの人が確認しました。', en: 'Somebody acknowledged it before the mail could be sent.' },
  'notice-is-held': { ja: '送る前に通知が保留されました。', en: 'The notice was held before the mail could be sent.' },
  'hold-was-reviewed': { ja: '送る前に、保留が見直されました。', en: 'The hold was reviewed before the mail could be sent.' },
  'track-was-handed-on': {
    ja: '送る前に、ほかの人が担当になりました。',
    en: 'Somebody else was put in charge before the mail could be sent.',
  },
  'decision-was-looked-at': {
    ja: '送る前に、判断が見直されたか、別の判断に置き換えられました。',
    en: 'The decision was looked at again, or another took its place, before the mail could be sent.',
  },
  'pack-was-received': { ja: '送る前に、受領が確認されました。', en: 'The receipt was confirmed before the mail could be sent.' },
  'person-has-no-address': { ja: '宛先の人のアドレスがありません。', en: 'The person has no address.' },
};

export const reasonText = (reason: string, language: Language): string => reasons[reason]?.[language] ?? reason;
