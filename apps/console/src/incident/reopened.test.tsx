import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { rendered, wordsOf } from '../specification/rendered.js';
import { IncidentContext } from './incident-context.js';
import { Reopened } from './reopened.js';

const speaker = speakerOf('ja', {
  people: new Map([['p1', '佐藤 花子']]),
  duties: new Map(),
  texts: { why: '新たに 12 人分の名簿が含まれていたと分かった。' },
  presentYear: 2026,
});
const reopened = { at: '2026-12-20T10:00:00+09:00', by: 'p1', reason: { ref: 'why', commitment: '' } };
const shown = async (more: object = {}) =>
  wordsOf(
    await rendered(
      <IncidentContext value={{ view: {} as IncidentView, people: [], speaker }}>
        <Reopened reopened={{ ...reopened, ...more } as never} />
      </IncidentContext>,
    ),
  );

test('after it was reopened the page says when, by whom, why, and where it goes on', async () => {
  const words = await shown();
  expect(words).toContain('12/20（日）10:00に佐藤 花子さんが再開しました。');
  expect(words).toContain('再開した理由：新たに 12 人分の名簿が含まれていたと分かった。');
  expect(words).toContain('どの対応からやり直すかは選ばれていません。');
  expect(await shown({ track: 'containment' })).toContain('「封じ込め」からやり直します。');
});
