import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { IncidentContext } from '../../incident/incident-context.js';
import { rendered, wordsOf } from '../../specification/rendered.js';
import { FactsTab } from './facts-tab.js';

const counted = (version: number, stated: object) => ({
  fact: 'principals-affected',
  version,
  stated,
  source: 'log',
  evidence: [],
  at: `2026-11-29T1${version}:00:00+09:00`,
  by: 'p1',
});

test('the number of principals says how sure, as of when, from where, by whom; what it was before says so too', async () => {
  const stated = { estimate: 30, max: 40, asOf: '2026-11-29T09:00:00+09:00' };
  const facts = [counted(1, { max: 1_200, asOf: '2026-11-28T22:00:00+09:00' }), counted(2, stated)];
  const view = {
    facts,
    principals: stated,
    categories: ['patient'],
    dataItems: ['name'],
    evidence: [],
    containmentMeasures: [],
    allowed: [],
  };
  const speaker = speakerOf('ja', { people: new Map([['p1', '髙橋 一郎']]), duties: new Map(), texts: {} });
  const html = await rendered(
    <IncidentContext value={{ view: view as unknown as IncidentView, people: [], speaker }}>
      <FactsTab />
    </IncidentContext>,
  );
  const words = wordsOf(html);
  expect(words).toContain('約 30 人（最大 40 人） 推定 患者・利用者 氏名 出所 ログ 11/29（日）09:00 時点 11/29（日）12:00 記録 髙橋 一郎');
  expect(words).toContain('以前の記録（1 件） 最大 1,200 人 推定 出所 ログ 11/28（土）22:00 時点 11/29（日）11:00 記録 髙橋 一郎');
});
