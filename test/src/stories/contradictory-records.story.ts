import type { IncidentView } from '@shodo/contracts';
import type { Story } from './story.js';

const duty = 'jp.appi.final-report';

/** What stands between the scope, the counts and the facts; each is said, and stops the ruling out. */
function contradicted({ warnings, allowed }: IncidentView) {
  const codes = ['scope-contradicts-fact', 'facts-contradict', 'counts-contradict'];
  const said = warnings.flatMap(({ code, with: records }) => (codes.includes(code) && records ? [records] : []));
  const blocks = allowed.find(({ command }) => command === 'RuleOutBreach')?.blockedBy ?? [];
  expect(blocks.flatMap(({ code, detail }) => (code === 'records-contradict-each-other' ? [detail] : []))).toEqual(said);
  return said;
}

/**
 * A shop is told on Tuesday 24 November 2026, 10:00, that a file of orders was open to everybody; the first look finds nobody in it. Then a list
 * of 1,200 card holders turns up. Both cannot be right: while they stand side by side nothing is ruled out, and both are shown.
 */
export async function nobodyIsAffectedAndAListOf1200TurnsUp(story: Story): Promise<void> {
  await story.on('2026-11-24 10:00');
  await story.reported('clerk', {
    summary: '注文の一覧が誰でも見られる状態だったと連絡があった。',
    leakType: 'web-exposure',
    channel: 'e-mail',
  });
  await story.do('responder', 'EstablishAwareness', { awareAt: '2026-11-24T10:00:00+09:00', basis: 'outside-notice' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed', 'log');
  // Nobody was asked yet whether the data was entrusted to the shop, or card numbers are in it: such a duty is neither raised nor ruled out.
  const [forEntrustees, forCards] = ['jp.appi.entrustee-notice', 'jp.finance.acquirer-notice'];
  const unasked = (await story.dutiesAreAssessed()).unasked ?? [];
  expect(unasked).toEqual(expect.arrayContaining([forEntrustees, forCards]));
  expect(unasked).not.toContain(duty);
  await story.fact('responder', 'data-entrusted-to-us', false, 'confirmed', 'document');
  const asked = await story.dutiesAreAssessed();
  expect(asked.unasked).toContain(forCards);
  expect(asked.unasked).not.toContain(forEntrustees);
  expect(asked.notArisen).toContain(forEntrustees);
  for (const fact of ['special-care-information-involved', 'property-damage-possible', 'wrongful-purpose-possible'])
    await story.fact('responder', fact, false, 'confirmed', 'log');
  await story.do('responder', 'SetImpactScope', { principals: { exact: 0 }, categories: ['customer'], source: 'log', basedOn: 0 });
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'not-arisen' });

  await story.on('2026-11-25 09:00');
  await story.do('clerk', 'RecordFact', { fact: 'card-holders-affected', stated: { exact: 1_200 }, source: 'outsider' });
  // The larger number may be right, and is more than 1,000: the duty stands again. Day 30 of 24 November is Wednesday 23 December.
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'arisen', dueOn: '2026-12-23' });
  const contradiction = { fact: 'principals-affected', count: 0, other: 'card-holders-affected', otherCount: 1_200 };
  const view = await story.view();
  expect(view.warnings).toContainEqual({ code: 'counts-contradict', with: contradiction });
  expect(await story.refused('executive', 'RuleOutDuty', { duty, reason: '対象者はいない。' })).toEqual(['duty-still-stands']);
  // Nobody and 1,200; and holders of cards, whose numbers may cost them money, beside the denial of just that (ER Art. 7(ii)): two contradictions.
  expect(await story.refused('executive', 'RuleOutBreach', { ground: 'nothing-happened', reason: '対象者はいない。' })).toEqual([
    'records-contradict-each-other',
    'records-contradict-each-other',
  ]);
  const holders = { fact: 'card-holders-affected', other: 'property-damage-possible', count: 1_200 };
  expect(contradicted(view)).toEqual([holders, contradiction]);
  expect(view.allowed.find(({ command }) => command === 'RuleOutBreach')?.blockedBy).toContainEqual({
    code: 'records-contradict-each-other',
    detail: contradiction,
  }); // seen before anything is typed
  const history = view.duties.find((each) => each.duty === duty)?.history ?? [];
  expect(history.map(({ standing }) => standing).slice(-2)).toEqual(['not-arisen', 'arisen']);
  expect(history.at(-1)?.because?.map(({ code }) => code)).toContain('larger-count-exceeds-line');

  await story.do('responder', 'SetImpactScope', {
    principals: { exact: 1_200 },
    categories: ['customer', 'card'],
    source: 'log',
    basedOn: 1,
  });
  const settled = await story.dutiesAreAssessed();
  expect(settled.warnings.map(({ code }) => code)).not.toContain('counts-contradict');
  // Card data is in the scope, and damage to property was denied before: that cannot stand either, until one of them is corrected.
  expect(contradicted(settled)).toEqual([holders, { scope: 'card', fact: 'property-damage-possible' }]);
  const itIsPossible = { fact: 'property-damage-possible', stated: { value: true, confidence: 'confirmed' }, source: 'log', basedOn: 1 };
  await story.do('responder', 'ReviseFact', itIsPossible);
  expect(contradicted(await story.dutiesAreAssessed())).toEqual([]);

  // The other way round: My Numbers are in the scope, then denied; without the fact their duties follow from the scope.
  const withNumbers = {
    principals: { exact: 1_200 },
    categories: ['customer', 'card'],
    dataItems: ['name', 'individual-number'],
    source: 'log',
  };
  await story.do('responder', 'SetImpactScope', { ...withNumbers, basedOn: 2 });
  expect(await story.clockOf('jp.my-number.final-report')).toMatchObject({ standing: 'arisen', dueOn: '2026-12-23' });
  await story.fact('officer', 'specific-personal-information-involved', false, 'confirmed', 'log');
  expect(contradicted(await story.dutiesAreAssessed())).toEqual([
    { scope: 'individual-number', fact: 'specific-personal-information-involved' },
  ]);
  expect(await story.clockOf('jp.my-number.final-report')).toMatchObject({ standing: 'provisional', dueOn: '2026-12-23' });
  await story.do('responder', 'SetImpactScope', { ...withNumbers, dataItems: ['name'], basedOn: 3 });
  expect(contradicted(await story.dutiesAreAssessed())).toEqual([]);
  expect(await story.clockOf('jp.my-number.final-report')).toMatchObject({ standing: 'not-arisen' });
}
