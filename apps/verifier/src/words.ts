import type { ChainProblem } from '@shodo/ledger';
import type { Finding, NotCheckable } from './check-record.js';

export type Language = 'ja' | 'en';
type Words = Readonly<Record<Language, string>>;

const problems: Readonly<Record<Exclude<ChainProblem, 'unknown-version'>, Words>> = {
  changed: { ja: '記載の内容が、記録された時のものと違います', en: 'the entry is not what was recorded' },
  inserted: { ja: '記録されていない記載が差し込まれています', en: 'an entry was put in that was not recorded' },
  deleted: { ja: '記載が抜けています', en: 'an entry is missing' },
  reordered: { ja: '記載の順序が入れ替わっています', en: 'entries stand in another order' },
  truncated: { ja: 'ここから後の記載がありません', en: 'the record ends here although it went on' },
  rewritten: {
    ja: '連鎖としては整っていますが、控えの digest と一致しません。ここまでのどこかが書き直されています',
    en: 'the chain is sound in itself but is not the one whose digest is held: it was rewritten here or before',
  },
  backdated: { ja: '記録時刻が、一つ前の記載より前になっています', en: 'the time of recording lies before that of the entry before' },
  'wrong-stream': { ja: '別の記録の記載が混ざっています', en: 'the entry belongs to another record' },
};

const reasons: Readonly<Record<NotCheckable, Words>> = {
  'no-header': {
    ja: '1 行目が、このプログラムの知っている書き出しの形式ではありません',
    en: 'the first line is not the header of an export that this program knows',
  },
  'no-entries': { ja: '記載が一つもありません', en: 'there is no entry in it' },
  'unknown-version': {
    ja: 'このプログラムの知らない形式の記載があります。新しい版で確かめてください',
    en: 'an entry has a form that this program does not know: use a newer one',
  },
};

const limits: Words = {
  ja: '受付控えの連番と digest を --receipt 連番:digest で渡すと、記録全体が書き直されていないことも確かめられます。記録時刻(recordedAt)は連鎖に含まれません。',
  en: 'With --receipt SEQ:DIGEST from a receipt you hold, it is also checked that the record was not rewritten as a whole. The chain does not cover recordedAt.',
};

export const usage: Words = {
  ja: '使い方: verify ファイル [--receipt 連番:digest]... [--lang ja|en] [--json]\n書き出した記録(NDJSON)を、ネットワークもデータベースも使わずに確かめます。ファイル名 - は標準入力です。\n終了コード: 0 正常、1 食い違いあり、2 確かめられない',
  en: 'Usage: verify FILE [--receipt SEQ:DIGEST]... [--lang ja|en] [--json]\nChecks an exported record (NDJSON) without network or database. FILE - is the standard input.\nExit code: 0 sound, 1 broken, 2 cannot be checked',
};
export const cannotRead: Words = { ja: 'ファイルを読めません', en: 'The file cannot be read' };

/** What was found, for a reader. */
export function told(finding: Finding, language: Language): string {
  const ja = language === 'ja';
  if (finding.is === 'not-checkable')
    return `${ja ? '検証できません' : 'Cannot be checked'}: ${reasons[finding.why][language]}${ja ? `(${finding.line} 行目)` : ` (line ${finding.line})`}`;
  const { header } = finding;
  const about = ja ? `記録: ${header.stream}\n書き出し: ${header.exportedAt}` : `Record: ${header.stream}\nExported: ${header.exportedAt}`;
  if (finding.is === 'sound') {
    const { head, receipts } = finding;
    const matched = receipts > 0 ? (ja ? `\n控え: ${receipts} 件と一致` : `\nReceipts: ${receipts}, all matched`) : '';
    return ja
      ? `正常です: 記載 ${head.seq} 件がすべて連鎖しています\n${about}\n最後の digest: ${head.digest}${matched}\n${limits.ja}`
      : `Sound: all ${head.seq} entries are chained\n${about}\nLast digest: ${head.digest}${matched}\n${limits.en}`;
  }
  const words = finding.problem === 'unknown-version' ? reasons['unknown-version'] : problems[finding.problem];
  return ja
    ? `食い違いがあります: 連番 ${finding.seq}(ファイルの ${finding.line} 行目): ${words.ja}(${finding.problem})\n${about}`
    : `Broken at sequence ${finding.seq} (line ${finding.line} of the file): ${words.en} (${finding.problem})\n${about}`;
}
