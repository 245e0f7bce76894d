import type { Language } from '../time/moments.js';

/** Why a mail was not sent, as the sender names it; a reason this version does not know is shown as it is. */
const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'mail-is-not-configured': { ja: 'メールの送信先が設定されていません。', en: 'No mail server is set.' },
};

export const reasonText = (reason: string, language: Language): string => reasons[reason]?.[language] ?? reason;
