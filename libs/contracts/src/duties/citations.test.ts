import { refusals } from '../vocabulary/refusals.js';
import { citationIn, knownCitation } from './citations.js';

test.each([
  ['APPI 26(1)', '個人情報保護法第26条第1項', 'APPI Art. 26(1)'],
  ['APPI 26(2) proviso', '個人情報保護法第26条第2項ただし書', 'APPI Art. 26(2), proviso'],
  ['ER 7', '個人情報保護法施行規則第7条', 'APPI Enforcement Rules Art. 7'],
  ['GL 3-5-3-1', '通則ガイドライン3-5-3-1', 'PPC Guidelines (General Rules) 3-5-3-1'],
  ['GL 3-5-3-1 fn. 1', '通則ガイドライン3-5-3-1（※1）', 'PPC Guidelines (General Rules) 3-5-3-1, note 1'],
  ['GL 3-5-2(4)', '通則ガイドライン3-5-2(4)', 'PPC Guidelines (General Rules) 3-5-2(4)'],
  ['AH 1, 2', '行政機関の休日に関する法律第1条・第2条', 'Act on Holidays of Administrative Organs Arts. 1, 2'],
  ['MNA 29-4(1) proviso', '番号法第29条の4第1項ただし書', 'My Number Act Art. 29-4(1), proviso'],
  ['Telecom Act 28(1)(ii)', '電気通信事業法第28条第1項第2号', 'Telecommunications Business Act Art. 28(1)(ii)'],
  ['GDPR 33(1)', 'GDPR第33条第1項', 'GDPR Art. 33(1)'],
  ['CRA 14(2)(c)', 'EUサイバーレジリエンス法（CRA）第14条第2項(c)', 'Cyber Resilience Act (EU) Art. 14(2)(c)'],
  ['Cal. Civ. Code 1798.82', 'カリフォルニア州民法 §1798.82', 'California Civil Code §1798.82'],
  [
    'APPI as amended 2026-07-17 26(2)',
    '個人情報保護法（2026年7月17日公布の改正後）第26条第2項',
    'APPI as amended on 2026-07-17 Art. 26(2)',
  ],
])('%s is written out', (cited, ja, en) => {
  expect(citationIn('ja', cited)).toBe(ja);
  expect(citationIn('en', cited)).toBe(en);
});

test.each(['XYZ 12', 'APPI', 'APPI 26 and more', 'APPI 28(1)(iiii)', 'CRA 14(2)(z)', 'GL three', 'GDPR'])(
  '%s is not known, and shown as it is',
  (cited) => {
    expect(knownCitation('ja', cited)).toBeUndefined();
    expect(citationIn('en', cited)).toBe(cited);
  },
);

test('Every provision that a refusal cites is known', () => {
  const cited = Object.values(refusals).flatMap((rule) => ('cites' in rule ? rule.cites : []));
  expect(cited.length).toBeGreaterThan(5);
  expect(cited.filter((one) => knownCitation('ja', one) === undefined)).toEqual([]);
});
