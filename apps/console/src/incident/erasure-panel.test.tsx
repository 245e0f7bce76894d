import type { IncidentView, Me } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { MeContext } from '../api/me.js';
import { rendered, wordsOf } from '../specification/rendered.js';
import { EvidencePanel } from '../tracks/fact-finding/evidence-panel.js';
import { ErasurePanel } from './erasure-panel.js';
import { IncidentContext } from './incident-context.js';

const speaker = speakerOf('ja', {
  people: new Map([['p1', '佐藤 花子']]),
  duties: new Map(),
  texts: { what: '診断書の写し', name: '山田太郎.pdf' },
  presentYear: 2026,
});
const piece = {
  ...{ evidence: 'e1', kind: 'document', description: { ref: 'what', commitment: '' }, sha256: 'ab'.repeat(32) },
  ...{ file: 'f1', fileName: { ref: 'name', commitment: '' }, at: '2026-11-29T10:00:00+09:00', by: 'p1', custody: [] },
};
const erasure = {
  ...{ erasure: 'x', scope: 'texts', ground: 'recorded-by-mistake', count: 1, texts: ['name'], files: 1, evidence: ['e1'] },
  ...{ proposedAt: '2026-11-29T11:00:00+09:00', proposedBy: 'p1' },
};
const shown = async (part: 'erasures' | 'evidence', more: object) => {
  const view = { allowed: [], evidence: [piece], erasures: [erasure], facts: [], containmentMeasures: [], ...more };
  return wordsOf(
    await rendered(
      <MeContext value={{ roles: ['privacyOfficer'] } as unknown as Me}>
        <IncidentContext value={{ view: view as unknown as IncidentView, people: [], speaker }}>
          {part === 'evidence' ? <EvidencePanel /> : <ErasurePanel />}
        </IncidentContext>
      </MeContext>,
    ),
  );
};

test('a proposal to erase a file names the piece of evidence and what goes with it, for whoever approves', async () => {
  const words = await shown('erasures', {});
  expect(words).toContain('本文・ファイル名 1 件、証拠のファイル 1 件');
  expect(words).toContain('山田太郎.pdf');
  expect(words).toContain('証拠のファイル：書類・11/29（日）10:00：診断書の写し');
  expect(words).toContain('二度と読めなくなります');
});

test('the list of evidence says that a file was erased, and keeps its digest', async () => {
  expect(await shown('evidence', {})).not.toContain('本文消去済');
  const words = await shown('evidence', { evidence: [{ ...piece, fileErasedAt: '2026-11-29T12:00:00+09:00' }] });
  expect(words).toContain('本文消去済（11/29（日）12:00）。ファイルはもう開けません。');
  expect(words).toContain('ab'.repeat(32));
});
