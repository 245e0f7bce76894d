import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { IncidentContext } from '../../incident/incident-context.js';
import { rendered, wordsOf } from '../../specification/rendered.js';
import { Anchors } from './anchors.js';
import { standingAnchors } from './standing-anchors.js';

const withdrawn = { at: '2026-12-01T10:00:00+09:00', by: 'p1', reason: { ref: 'why' } };
const version = (anchor: string, number: number, at: string, more: object = {}) => ({
  anchor,
  version: number,
  at,
  source: 'entrustee',
  ...more,
});
const anchors = [
  version('notified-by-entrustee', 1, '2026-11-24'),
  version('notified-by-entrustee', 2, '2026-11-10', { withdrawn }),
  version('discovered', 1, '2026-11-20', { withdrawn }),
] as unknown as IncidentView['anchors'];

test('what stands of a starting point is its last version that was not taken back', () => {
  expect(standingAnchors({ anchors }).map(({ anchor, at }) => [anchor, at])).toEqual([['notified-by-entrustee', '2026-11-24']]);
});

test('what was taken back is shown struck, with who and why', async () => {
  const speaker = speakerOf('ja', { people: new Map([['p1', '佐藤 花子']]), duties: new Map(), texts: { why: '打ち間違えた。' } });
  const view = { anchors, allowed: [] } as unknown as IncidentView;
  const html = await rendered(
    <IncidentContext value={{ view, people: [], speaker }}>
      <Anchors />
    </IncidentContext>,
  );
  expect(html.match(/<s>/g)).toHaveLength(2);
  expect(wordsOf(html)).toContain('取り消した理由：打ち間違えた。');
  expect(wordsOf(html)).toContain('佐藤 花子さんが取り消し');
});
