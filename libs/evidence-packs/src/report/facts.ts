import { type Section, tabled } from './report.js';
import type { Writing } from './source.js';

/** Every version of every fact: what was known, how surely, as of when. */
export function factsOf({ source: { view }, say, who }: Writing): Section {
  const rows = view.facts.map(({ fact, version, stated, source, at, by, evidence }) => [
    say.word('fact', fact),
    String(version),
    say.stated(fact, stated),
    'confidence' in stated ? say.word('confidence', stated.confidence) : '',
    stated.asOf ? say.moment(stated.asOf) : '',
    say.word('factSource', source),
    `${say.moment(at)}・${who(by, at)}`,
    evidence.length > 0 ? `${evidence.length} 件` : '',
  ]);
  const columns = ['事実', '版', '内容', '確かさ', 'いつ時点', '出所', '記録', '証拠'];
  return {
    part: 'facts',
    title: '事実',
    lead: '版は改訂の順です。最も大きい版が今の内容です。',
    empty: '記録された事実はありません。',
    ...tabled({ file: '事実', columns, rows }, [33, 9, 16, 13, 31, 20, 38, 10]),
  };
}
