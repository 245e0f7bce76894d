import type { IncidentView, Me } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { MeContext } from '../api/me.js';
import { rendered, wordsOf } from '../specification/rendered.js';
import { GivenPacks } from './given-packs.js';
import { IncidentContext } from './incident-context.js';

const speaker = speakerOf('ja', { people: new Map([['p1', '佐藤 花子']]), duties: new Map(), texts: { who: '弁護士' }, presentYear: 2026 });
const pack = {
  ...{ given: 'g1', pack: 'k1', profile: 'lawyer', manifest: 'ab'.repeat(32), recipient: { ref: 'who', commitment: '' } },
  ...{
    givenAt: '2026-11-29T10:00:00+09:00',
    givenBy: 'p1',
    confirmBy: '2026-12-06T10:00:00+09:00',
    linkUntil: '2026-12-13T10:00:00+09:00',
  },
};
const shown = async (more: object) => {
  const view = { allowed: [], now: '2026-11-29T12:00:00+09:00', givenPacks: [{ ...pack, ...more }] };
  return wordsOf(
    await rendered(
      <MeContext value={{ roles: ['privacyOfficer'] } as unknown as Me}>
        <IncidentContext value={{ view: view as unknown as IncidentView, people: [], speaker }}>
          <GivenPacks />
        </IncidentContext>
      </MeContext>,
    ),
  );
};

test('a pack that an erasure made dead says so, and offers neither itself nor its link', async () => {
  const stands = await shown({});
  expect(stands).toContain('まで使えます');
  expect(stands).toContain('パックを保存する');
  const dead = await shown({ erasedAt: '2026-11-29T11:00:00+09:00' });
  expect(dead).toContain('パックもリンクも、もう使えません。');
  expect(dead).not.toContain('まで使えます');
  expect(dead).not.toContain('パックを保存する');
});
