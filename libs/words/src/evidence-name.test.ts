import type { EvidenceView } from '@shodo/contracts';
import { evidenceName, firstWords } from './evidence-name.js';
import { speakerOf } from './speaker.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: { r1: '退館の記録\n11月28日 22時台' } });
const sealed = { evidence: 'e1', kind: 'log', description: { ref: 'r1', commitment: '' }, at: '2026-11-29T10:00:00+09:00' } as EvidenceView;

test('evidence is named by kind, time and first words', () => {
  expect(evidenceName(sealed, speaker)).toBe('ログ・11/29（日）10:00：退館の記録 11月28日 22時台');
  expect(evidenceName({ ...sealed, capturedAt: '2026-11-28T22:30:00+09:00' }, speaker)).toContain('11/28（土）22:30');
});

test('a long text is cut between characters, never within one', () => {
  expect(firstWords('あ'.repeat(40))).toBe('あ'.repeat(40));
  expect(firstWords('👨‍👩‍👧'.repeat(41))).toBe(`${'👨‍👩‍👧'.repeat(40)}…`);
});
