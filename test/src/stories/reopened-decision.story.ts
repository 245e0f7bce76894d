import { eventually } from '@shodo/testkit';
import type { Story } from './story.js';

const people = 'principals-affected';

/**
 * On Tuesday 24 November 2026 the count is at most 800; the officer decides to wait with a publication, and to look again on the 27th. The
 * count becomes 1,001 on the 25th: the decision is open again with that very entry. It is upheld by somebody else, and superseded on the 28th.
 */
export async function aDecisionReopensWhenTheCountGrows(story: Story): Promise<void> {
  await story.on('2026-11-24 21:00');
  await story.reported('responder', { summary: '会員名簿を誤って公開した。', leakType: 'web-exposure' });
  const scope = { categories: ['customer'], source: 'log' };
  await story.do('responder', 'SetImpactScope', { ...scope, principals: { max: 800 }, basedOn: 0 });

  const decided = {
    subject: 'publication',
    question: '会員向けのお知らせをいつ公表するか。',
    options: 'すぐに公表する\n範囲が分かるまで待つ',
    choice: 2,
    reason: '件数が確定しないまま公表すると、対象でない会員を不安にさせるため。',
    law: '通則ガイドライン 3-5-2',
    reliesOn: [{ fact: people, version: 1 }],
    reviewAt: '2026-11-27T10:00:00+09:00',
  };
  expect(await story.statusOf('clerk', 'RecordDecision', decided)).toBe(403);
  expect(await story.statusOf('officer', 'RecordDecision', { ...decided, reason: '念のため' })).toBe(422);
  const decision = await story.do('officer', 'RecordDecision', decided);
  expect(await story.refused('officer', 'ApproveDecision', { decision })).toEqual(['a-second-person-must-approve']);
  await story.do('executive', 'ApproveDecision', { decision });
  expect((await story.view()).decisions).toMatchObject([{ number: 1, state: 'in-force', decidedBy: story.idOf('officer') }]);

  await story.on('2026-11-25 09:00');
  await story.do('responder', 'SetImpactScope', { ...scope, principals: { exact: 1_001 }, basedOn: 1 });
  const [open] = (await story.view()).decisions;
  expect(open).toMatchObject({ state: 'to-review', reopened: { facts: [{ fact: people, version: 2 }], reviewIsDue: false } });
  const entries = await story.timeline();
  const changed = entries.find(({ type, data }) => type === 'ImpactScopeSet' && (data as { version: number }).version === 2);
  expect(entries.find(({ seq }) => seq === (changed?.seq ?? 0) + 1)).toMatchObject({
    type: 'DecisionsReopened',
    data: { decisions: [decision] },
  });

  const again = { decision, reason: '千人を超えたため、範囲の確定を急ぐ。結論は変わらない。', reviewAt: '2026-11-27T10:00:00+09:00' };
  expect(await story.refused('executive', 'UpholdDecision', { ...again, reliesOn: [{ fact: people, version: 1 }] })).toEqual([
    'fact-was-revised-meanwhile',
  ]);
  await story.do('executive', 'UpholdDecision', { ...again, reliesOn: [{ fact: people, version: 2 }] });
  expect((await story.view()).decisions).toMatchObject([
    { state: 'in-force', reliesOn: [{ fact: people, version: 1 }], upheld: [{ reliesOn: [{ fact: people, version: 2 }] }] },
  ]);

  await story.on('2026-11-27 10:05');
  await eventually(async () => (await story.view()).decisions[0]?.reopened?.reviewIsDue, 'the review is told');
  const { reviewAt: _past, ...without } = decided;
  const next = await story.do('officer', 'RecordDecision', { ...without, choice: 1, reliesOn: [], supersedes: decision });
  await story.do('executive', 'ApproveDecision', { decision: next });
  expect((await story.view()).decisions.map(({ number, state, supersededBy }) => [number, state, supersededBy])).toEqual([
    [1, 'superseded', next],
    [2, 'in-force', undefined],
  ]);
}
