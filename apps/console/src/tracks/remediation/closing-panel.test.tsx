import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { IncidentContext } from '../../incident/incident-context.js';
import { rendered, wordsOf } from '../../specification/rendered.js';
import { ClosingPanel } from './closing-panel.js';
import { standingNow } from './standing-now.js';

const people = new Map([
  ['p1', '佐藤 花子'],
  ['p2', '﨑山 三恵'],
]);
const speaker = speakerOf('ja', {
  people,
  duties: new Map(),
  texts: { review: '対応の経過を確かめた。', reason: '通知の控えが足りない。' },
});
const shown = async (closing: object, more: object = { closed: true, closing }) => {
  const view = { trackViews: [], allowed: [], ...more } as unknown as IncidentView;
  return wordsOf(
    await rendered(
      <IncidentContext value={{ view, people: [], speaker }}>
        <ClosingPanel />
      </IncidentContext>,
    ),
  );
};

test('whoever proposed the closing and whoever approved it are both named', async () => {
  const closing = { proposedBy: 'p1', proposedAt: '2026-12-28T10:00:00+09:00', review: { ref: 'review' } };
  const panel = await shown({ ...closing, approved: { by: 'p2', at: '2026-12-29T09:30:00+09:00' } });
  expect(panel).toContain(
    '佐藤 花子さんが完了を提案しました（12/28（月）10:00）。 﨑山 三恵さんが完了を承認しました（12/29（火）09:30）。 対応の経過を確かめた。',
  );
  expect(await shown(closing)).not.toContain('承認しました');
});

test('a proposal that was turned down or taken back says by whom and why, and closing is proposed anew', async () => {
  const down = { by: 'p2', at: '2026-12-29T09:30:00+09:00', reason: { ref: 'reason' } };
  expect(await shown({}, { closingTurnedDown: down })).toContain(
    '﨑山 三恵さんが完了の提案を差し戻しました（12/29（火）09:30）。理由を確かめてから、改めて提案してください。 通知の控えが足りない。',
  );
  expect(await shown({}, { closingTurnedDown: { ...down, takenBack: true } })).toContain('﨑山 三恵さんが完了の提案を取り下げました');
});

test('a planned measure is done once it is said on which day, and given up where it was found ineffective without one', () => {
  const at = '2026-12-29T09:30:00+09:00' as never;
  const planned = (verified?: object) => standingNow({ standing: 'planned', ...(verified && { verified: { at, ...verified } as never }) });
  expect(planned()).toBe('planned');
  expect(planned({ result: 'effective', carriedOutOn: '2026-12-18' })).toBe('done');
  expect(planned({ result: 'ineffective', carriedOutOn: '2026-12-18' })).toBe('done');
  expect(planned({ result: 'ineffective' })).toBe('given-up');
  expect(planned({ result: 'effective' })).toBe('planned'); // as earlier builds took it
  expect(standingNow({ standing: 'done' })).toBe('done');
});
