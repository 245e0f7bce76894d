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
  'person-has-no-address': { ja: '宛先の人のアドレスがありません。', en: 'The person has no address.' },
};

export const reasonText = (reason: string, language: Language): string => reasons[reason]?.[language] ?? reason;
