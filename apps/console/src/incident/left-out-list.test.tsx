import type { IncidentView, LeftOut } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { rendered, wordsOf } from '../specification/rendered.js';
import { IncidentContext } from './incident-context.js';
import { LeftOutList } from './left-out-list.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {}, presentYear: 2026 });
const view = { evidence: [{ evidence: 'e1' }, { evidence: 'e2' }] } as unknown as IncidentView;
const shown = async (...leftOut: LeftOut[]) =>
  wordsOf(
    await rendered(
      <IncidentContext value={{ view, people: [], speaker }}>
        <LeftOutList title="含めていないもの" leftOut={leftOut} />
      </IncidentContext>,
    ),
  );

test('files of evidence are not promised as a whole where some of them are named as lost', async () => {
  const files = { part: 'evidence-files', because: 'digest-suffices' } as const;
  expect(await shown(files)).toContain('証拠のファイル：当組織が保管し');
  const words = await shown(files, { part: 'evidence-files', because: 'erased', evidence: 'e2' } as LeftOut);
  expect(words).toContain('証拠のファイル（個別に記すものを除く）：当組織が保管し');
  expect(words).toContain('証拠 2 のファイル：消去されたため');
});

test('of notes the list names what no section of the pack shows, or how many are limited', async () => {
  expect(await shown({ part: 'notes', because: 'inner-deliberation' })).toContain('メモと、ほかの章に載せていない補足・理由などの本文：');
  expect(await shown({ part: 'notes', because: 'limited', count: 2 })).toContain('メモの本文のうち 2 件：');
  expect(await shown({ part: 'filing-contents', because: 'for-another-recipient', count: 2 })).toContain('提出した報告の本文のうち 2 件：');
});
