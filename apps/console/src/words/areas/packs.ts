import { area } from '../area.js';

/** Packs for people outside. */
export const packs = area(
  {
    title: '証拠パック',
    lead: '受け取る方ごとに、報告書（PDF）、表、記録、検証ページを一つのファイルにまとめます。',
    recipient: '受け取る方',
    build: 'パックを作る',
    buildDespite: '変わったファイル {{count}} 件を除いて作る',
    built: '記録 {{seq}} までのパックができました（{{count}} 個のファイル、{{size}}）。渡す前に、報告書を開いて確かめてください。',
    leftOut: '含めていないもの',
    nothingLeftOut: '含めていないものはありません。',
    fileOf: '証拠 {{number}} のファイル',
    manifest: '目録の照合値',
    save: 'パックを保存する',
  },
  {
    title: 'Evidence pack',
    lead: 'For each kind of recipient, the report (PDF), tables, the record and the page that checks it, in one file.',
    recipient: 'Recipient',
    build: 'Build the pack',
    buildDespite: 'Build it without the {{count}} damaged files',
    built: 'The pack of the record up to {{seq}} is built ({{count}} files, {{size}}). Open its report before you hand it over.',
    leftOut: 'Left out',
    nothingLeftOut: 'Nothing is left out.',
    fileOf: 'File of evidence {{number}}',
    manifest: 'Digest of the manifest',
    save: 'Save the pack',
  },
);
