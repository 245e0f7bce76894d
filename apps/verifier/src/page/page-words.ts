import { type Language, whatIsShown } from '../words.js';

/** What the page says beside its findings. */
export const pageWords = {
  title: { ja: '記録の検証 — Shodo', en: 'Check a record — Shodo' },
  heading: { ja: '書き出した記録を検証する', en: 'Check an exported record' },
  offline: {
    ja: 'この画面は単独で動きます。サーバーにもネットワークにもつながず、選んだファイルはこの端末の外へ出ません。',
    en: 'This page works by itself. It connects to no server and no network; the files you choose stay on this machine.',
  },
  record: { ja: '記録のファイル(.ndjson)', en: 'The record (.ndjson)' },
  pack: {
    ja: 'または、展開した証拠パックのフォルダー(分かれているときは、すべての巻を同じフォルダーに展開)',
    en: 'Or the folder of an unpacked evidence pack (in volumes: all of them unpacked into one folder)',
  },
  checkpoints: { ja: 'お手元の検証点のファイル(任意)', en: 'Checkpoints you hold, as files (optional)' },
  pasted: { ja: 'メールなどで届いた検証点の本文を貼り付け(任意)', en: 'A checkpoint you were sent, pasted (optional)' },
  held: {
    ja: '受付控え「連番:digest」や公開鍵を 1 行に一つずつ(任意)',
    en: 'Receipts SEQ:DIGEST and public keys, one a line (optional)',
  },
  limits: {
    ja: `別の経路で受け取ったものを、上の欄『お手元の検証点のファイル』『メールなどで届いた検証点の本文を貼り付け』『受付控え「連番:digest」や公開鍵を 1 行に一つずつ』のどれかに入れて検証すると、それとも照らし合わせます。${whatIsShown.ja}`,
    en: `What you were given by another way is compared as well, in one of the fields above: “Checkpoints you hold, as files”, “A checkpoint you were sent, pasted” or “Receipts SEQ:DIGEST and public keys, one a line”. ${whatIsShown.en}`,
  },
  check: { ja: '検証する', en: 'Check' },
  working: { ja: '検証しています…', en: 'Checking …' },
  notReadable: {
    ja: '受付控えの行を読めません。「連番:digest」を、受け取ったとおりに 1 行に一つずつ入れてください。',
    en: 'A receipt cannot be read: SEQ:DIGEST, one a line, as it was given to you.',
  },
  language: { ja: 'English', en: '日本語' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;
