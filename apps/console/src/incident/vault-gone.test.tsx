import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { rendered, wordsOf } from '../specification/rendered.js';
import { IncidentContext } from './incident-context.js';
import { VaultGone } from './vault-gone.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {}, presentYear: 2026 });
const free = { command: 'AssignTrack', allowed: true, blockedBy: [] };
const refused = { command: 'AddNote', allowed: false, blockedBy: [{ code: 'vault-was-erased' }] };
const shown = async (allowed: readonly object[], takesNoTexts = true) =>
  wordsOf(
    await rendered(
      <IncidentContext value={{ view: { allowed, takesNoTexts } as unknown as IncidentView, people: [], speaker }}>
        <VaultGone />
      </IncidentContext>,
    ),
  );

test('of an open incident without its texts the page says why no text is taken, and what is left', async () => {
  expect(await shown([free, refused])).toMatch(/復元により、完了と消去の前の記録に戻っている[\s\S]*本文を空けたまま/);
  expect(await shown([refused])).toContain('どの操作も受け付けられません');
});

test('of any other there is nothing to say', async () => {
  expect(await shown([free], false)).toBe('');
});
