import type { EvidenceView } from '@shodo/contracts';
import { goesTo } from '../profiles.js';
import type { Block, Pair, Section } from './report.js';
import type { Writing } from './source.js';
import { filesFound, nameStaysOut } from './words.js';

const columns = [
  '番号',
  '種別',
  '説明',
  'ファイルの名前',
  'パックの中の場所',
  '取得した日時',
  '保全した日時',
  '保全した者',
  '引き渡し',
  'SHA-256',
  'バイト数',
  'ファイル',
];

/** Each piece: what it is, by which digest anybody knows it again, who held it. */
export function evidenceOf(writing: Writing): Section {
  const { view } = writing.source;
  return {
    part: 'evidence',
    title: '証拠の一覧',
    lead: '照合値は SHA-256 です。同じ照合値のファイルは、中身が一字も違いません。',
    empty: '保全された証拠はありません。',
    blocks: view.evidence.map(
      (piece, index): Block => ({ is: 'pairs', heading: headingOf(piece, index, writing), rows: cardOf(piece, writing) }),
    ),
    sheet: {
      file: '証拠',
      columns,
      rows: view.evidence.map((piece, index) => rowOf(piece, index, writing)),
    },
  };
}

const headingOf = ({ kind }: EvidenceView, index: number, { say }: Writing) => `証拠 ${index + 1}：${say.word('evidenceKind', kind)}`;
const sizeOf = ({ fileSize }: EvidenceView) => (fileSize === undefined ? undefined : `${fileSize.toLocaleString('en-US')} バイト`);

function stateOf({ evidence, file, sha256 }: EvidenceView, { source: { files } }: Writing): string {
  if (sha256 === undefined) return 'ファイルなし';
  if (file === undefined) return '当組織が別に保管（照合値のみ記録）';
  const found = files.get(evidence) ?? 'missing';
  return found === 'erased' ? `${filesFound.erased}（照合値のみ記録）` : `Shodo に保管・${filesFound[found]}`;
}

/** As whoever handed it over called it: with the file, and where all that people typed goes in. */
const nameOf = ({ fileName }: EvidenceView, { say, source: { profile } }: Writing) =>
  fileName === undefined ? undefined : goesTo(profile, 'notes') ? say.text(fileName) : nameStaysOut;
const pathOf = ({ evidence }: EvidenceView, { source: { paths } }: Writing) => paths?.get(evidence);

const handedOver = ({ custody }: EvidenceView, { say, who }: Writing): string[] =>
  custody.map(
    ({ at, to, recipient, reason }) => `${say.moment(at)}・${recipient ? say.text(recipient) : who(to, at)}（${say.text(reason)}）`,
  );

function cardOf(piece: EvidenceView, writing: Writing): Pair[] {
  const { say, who } = writing;
  const { description, capturedAt, at, by, sha256 } = piece;
  const optional = (name: string, value: string | undefined): Pair[] => (value === undefined ? [] : [[name, value]]);
  return [
    ['説明', say.text(description) ?? ''],
    ...optional('ファイルの名前', nameOf(piece, writing)),
    ...optional('取得した日時', capturedAt && say.moment(capturedAt)),
    ['保全', `${say.moment(at)}・${who(by, at)}`],
    ...optional('照合値', sha256),
    ...optional('大きさ', sizeOf(piece)),
    ['ファイル', stateOf(piece, writing)],
    ...optional('パックの中の場所', pathOf(piece, writing)),
    ...handedOver(piece, writing).map((told): Pair => ['引き渡し', told]),
  ];
}

function rowOf(piece: EvidenceView, index: number, writing: Writing): string[] {
  const { say, who } = writing;
  const { kind, description, capturedAt, at, by, sha256, fileSize } = piece;
  return [
    String(index + 1),
    say.word('evidenceKind', kind),
    say.text(description) ?? '',
    nameOf(piece, writing) ?? '',
    pathOf(piece, writing) ?? '',
    capturedAt ? say.moment(capturedAt) : '',
    say.moment(at),
    who(by, at),
    handedOver(piece, writing).join('\n'),
    sha256 ?? '',
    fileSize === undefined ? '' : String(fileSize),
    stateOf(piece, writing),
  ];
}
