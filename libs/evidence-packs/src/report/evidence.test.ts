import type { PackProfile } from '@shodo/contracts';
import { clinic, person, piece } from '../specification/clinic.js';
import { reportOf } from './compose.js';

const sealed = (ref: string) => ({ ref, commitment: 'c'.repeat(64) });
const custody = [
  { at: '2026-12-02T10:00:00+09:00', to: person.responder, reason: sealed('why') },
  { at: '2026-12-03T10:00:00+09:00', recipient: sealed('whom'), reason: sealed('why') },
];

function told(profile: PackProfile, name: string | null | object) {
  const source = clinic(profile);
  const [list, ...others] = source.view.evidence;
  const view = { ...source.view, evidence: [{ ...list, fileName: sealed('name'), custody }, ...others] };
  const texts = { ...source.texts, name, why: '調査のため', whom: '県警' };
  const paths = new Map(profile === 'lawyer' ? [[piece.list, '証拠/証拠1.csv']] : []);
  const { sections } = reportOf(clinic(profile, { view, texts, paths } as never)).report;
  const section = sections.find(({ part }) => part === 'evidence');
  const [card] = section?.blocks ?? [];
  const row = section?.sheet?.rows[0] ?? [];
  return {
    onPaper: new Map(card?.is === 'pairs' ? card.rows : []),
    cell: (column: string) => row[section?.sheet?.columns.indexOf(column) ?? -1],
  };
}

test('a piece of evidence is told with the name of its file and where that lies, to whom the name goes; an erased name says so', () => {
  for (const profile of ['lawyer', 'auditor'] as const) {
    const { onPaper, cell } = told(profile, '山田の名簿.csv');
    expect([onPaper.get('ファイルの名前'), cell('ファイルの名前')]).toEqual(['山田の名簿.csv', '山田の名簿.csv']);
  }
  expect([told('lawyer', 'n').cell('パックの中の場所'), told('auditor', 'n').cell('パックの中の場所')]).toEqual(['証拠/証拠1.csv', '']);
  expect(told('lawyer', 'n').onPaper.get('パックの中の場所')).toBe('証拠/証拠1.csv');
  expect(told('lawyer', null).cell('ファイルの名前')).toBe('（本文消去済）');
  expect(told('lawyer', { lost: 'key-is-missing' }).cell('ファイルの名前')).toMatch(/鍵が失われています/);
  for (const profile of ['ppc-inquiry', 'insurer', 'entrustor', 'p-mark-body'] as const) {
    const { onPaper, cell } = told(profile, '山田の名簿.csv');
    expect([onPaper.get('ファイルの名前'), cell('ファイルの名前')].every((name) => name?.includes('含めていません'))).toBe(true);
  }
});

test('the table says who sealed a piece and who held it since, as paper does', () => {
  const { cell } = told('lawyer', 'n');
  expect(cell('保全した者')).toBe('山田花子');
  expect(cell('引き渡し')).toBe('2026年12月2日（水）10:00・髙橋一郎（調査のため）\n2026年12月3日（木）10:00・県警（調査のため）');
  expect(told('insurer', 'n').cell('引き渡し')).toMatch(/・担当者\d（調査のため）\n/);
});
