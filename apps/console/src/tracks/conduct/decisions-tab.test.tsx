import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { IncidentContext } from '../../incident/incident-context.js';
import { rendered, wordsOf } from '../../specification/rendered.js';
import { DecisionsTab } from './decisions-tab.js';

const text = (ref: string) => ({ ref, commitment: '' });
const at = '2026-11-28T22:00:00+09:00';
const decision = (id: string, number: number) => ({
  decision: id,
  number,
  subject: 'compensation',
  state: 'in-force',
  question: text('q'),
  options: text('o'),
  choice: 1,
  reason: text('r'),
  reliesOn: [],
  decidedAt: at,
  decidedBy: 'p1',
  upheld: [],
});
const limited = (item: string, number: number, isOpen: boolean) => ({
  item,
  what: 'decision',
  number,
  at,
  by: 'p1',
  audience: ['p1', 'p2'],
  isOpen,
});
const people = new Map([
  ['p1', '髙橋 一郎'],
  ['p2', '佐藤 花子'],
]);
const texts = { q: '補償を申し出るか', o: '申し出る\n申し出ない', r: '弁護士の意見による' };

const shown = async (view: object, language: 'ja' | 'en' = 'ja') => {
  const speaker = speakerOf(language, { people, duties: new Map(), texts });
  const scene = { view: { rulings: [], facts: [], allowed: [], ...view } as unknown as IncidentView, people: [], speaker };
  return wordsOf(
    await rendered(
      <IncidentContext value={scene}>
        <DecisionsTab />
      </IncidentContext>,
      language,
    ),
  );
};

test('a decision that is limited to others stands in its place with whom it is for, and says nothing else', async () => {
  const words = await shown({ decisions: [decision('d1', 1), decision('d3', 3)], limited: [limited('d2', 2, false)] });
  const closed = '判断 2 限定 読める人：髙橋 一郎、佐藤 花子 内容は限定されています。 髙橋 一郎さんが決定（11/28（土）22:00）';
  expect(words).toContain(closed);
  expect(words.indexOf('判断 3')).toBeLessThan(words.indexOf(closed));
  expect(words.indexOf(closed)).toBeLessThan(words.indexOf('判断 1'));
  expect(await shown({ decisions: [], limited: [limited('d2', 2, false)] }, 'en')).toContain('This is limited to others.');
});

test('its audience reads it, with the names of all who do', async () => {
  const words = await shown({ decisions: [decision('d2', 2)], limited: [limited('d2', 2, true)] });
  expect(words).toContain('限定 読める人：髙橋 一郎、佐藤 花子');
  expect(words).toContain('弁護士の意見による');
  expect(words).not.toContain('内容は限定されています');
});

test('a note that is limited is no decision of the log', async () => {
  const note = { ...limited('n1', 1, false), what: 'note', number: undefined };
  expect(await shown({ decisions: [], limited: [note] })).toContain('判断はまだ記録されていません。');
});

test('a decision shows the version of each fact at its time; whoever upheld it, the one they looked at', async () => {
  const version = (n: number, stated: object) => ({ fact: 'leak-occurred', version: n, stated });
  const facts = [version(1, { value: false, confidence: 'suspected' }), version(2, { value: true, confidence: 'suspected' })];
  const relied = (n: number) => [{ fact: 'leak-occurred', version: n }];
  const upheld = [{ at, by: 'p2', soleDecision: false, reason: text('u'), reliesOn: relied(2) }];
  const words = await shown({ decisions: [{ ...decision('d1', 1), reliesOn: relied(1), upheld }], limited: [], facts });
  expect(words).toMatch(/いいえ・第1版.*髙橋 一郎さんが決定.*佐藤 花子さんが見直して維持.*根拠とした事実.*はい・第2版/u);
});

test('a proposal whose place another took says which, and asks for nothing; one that still waits is not replaced itself', async () => {
  const approved = { at, by: 'p2', soleDecision: false };
  const allowed = [{ command: 'RecordDecision' }, { command: 'ApproveDecision' }];
  const one = { ...decision('d1', 1), state: 'superseded', approved, supersededBy: 'd2' };
  const two = { ...decision('d2', 2), approved, supersedes: 'd1' };
  const tooLate = { ...decision('d3', 3), state: 'not-taken-up', supersedes: 'd1' };
  const late = await shown({ decisions: [one, two, tooLate], limited: [], allowed });
  expect(late).toMatch(/判断 3 .*不採用.*判断 1 に代わるもの 先に判断 2 が置き換えました.*判断 2 .*有効/u);
  expect(late.match(/置き換える判断を記録する/gu)).toHaveLength(1); // of the one that counts
  const toOthers = await shown({ decisions: [one, tooLate], limited: [limited('d2', 2, false)], allowed });
  expect(toOthers).toContain('先に判断 2 が置き換えました');
  const waiting = { ...tooLate, state: 'to-approve', supersedes: 'd2' };
  expect((await shown({ decisions: [two, waiting], limited: [], allowed })).match(/置き換える判断を記録する/gu)).toHaveLength(1);
});
