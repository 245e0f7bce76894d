import type { IncidentView, Me } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { MeContext } from '../api/me.js';
import { rendered, wordsOf } from '../specification/rendered.js';
import { EvidencePackPanel } from './evidence-pack-panel.js';
import { IncidentContext } from './incident-context.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {}, presentYear: 2026 });
const shown = async (scope: string, settled?: object, more?: object) => {
  const erasure = { ...{ erasure: 'x', scope, ground: 'no-longer-needed', count: 0, proposedAt: '2026-11-29T11:00:00+09:00' }, settled };
  const view = { allowed: [], evidence: [], givenPacks: [], erasures: [erasure], ...more };
  return wordsOf(
    await rendered(
      <MeContext value={{ roles: ['privacyOfficer'] } as unknown as Me}>
        <IncidentContext value={{ view: view as unknown as IncidentView, people: [], speaker }}>
          <EvidencePackPanel />
        </IncidentContext>
      </MeContext>,
    ),
  );
};

test('of an incident that was erased as a whole no pack is offered, and it is said why', async () => {
  const at = '2026-11-29T12:00:00+09:00';
  const words = await shown('whole-vault', { as: 'erased', at });
  expect(words).toContain('この事案の本文はすべて消去されています。');
  expect(words).not.toContain('パックを作る');
  expect(await shown('texts', undefined, { takesNoTexts: true })).toBe(words); // a restore brought back its record, and not its texts
  for (const stands of [
    await shown('whole-vault'),
    await shown('whole-vault', { as: 'withdrawn', at }),
    await shown('texts', { as: 'erased', at }),
  ])
    expect(stands).toContain('パックを作る');
});
