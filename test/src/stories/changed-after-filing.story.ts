import type { Story } from './story.js';

/**
 * A lost list of 30 patients, noticed on Tuesday 24 November 2026, 10:00, and reported in full on the 29th. On 4 December the count turns out to be
 * 5,200: what was filed no longer says what is known, and notification is open again until a supplement is filed.
 */
export async function theCountGrowsAfterTheFinalReport(story: Story): Promise<void> {
  const [report, supplement] = ['jp.appi.final-report', 'jp.appi.supplement'];
  const scope = (principals: object, basedOn: number) =>
    story.do('responder', 'SetImpactScope', { principals, categories: ['patient'], dataItems: ['name'], source: 'document', basedOn });
  await story.on('2026-11-24 10:00');
  await story.reported('clerk', { summary: '患者名簿を紛失した。', leakType: 'loss', channel: 'phone' });
  await story.do('responder', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed', 'document');
  await story.fact('responder', 'special-care-information-involved', true, 'confirmed', 'document');
  await scope({ exact: 30 }, 0);
  await story.do('responder', 'EstablishCause', { cause: 'lost-item', confidence: 'confirmed' });
  await story.on('2026-11-29 10:00');
  const filing = { madeAt: story.now, channel: 'ppc-web-form', openItems: [] };
  await story.do('officer', 'RecordFilingMade', { ...filing, duty: 'jp.appi.preliminary-report', kind: 'final', alsoSettles: [report] });
  expect((await story.dutiesAreAssessed()).duties.map(({ duty }) => duty)).not.toContain(supplement);

  await story.on('2026-12-04 10:00');
  await scope({ exact: 5_200 }, 1);
  await story.do('responder', 'EstablishCause', { cause: 'theft', confidence: 'probable' });
  // The report was complete until the 4th, which is day 1: days 14 and 30.
  expect(await story.clockOf(supplement)).toMatchObject({ standing: 'arisen', targetOn: '2026-12-17', alarmOn: '2027-01-02' });
  const { filings } = await story.view();
  expect(filings.map(({ changed }) => changed)).toMatchObject([
    { items: ['principal-count', 'cause'], principals: { was: { exact: 30 }, is: { exact: 5_200 } } },
  ]);
  expect(await story.waitingFor('notification')).toContain('duties-to-be-settled');

  await story.on('2026-12-05 10:00');
  const supplemented = (openItems: string[]) =>
    story.do('officer', 'RecordFilingMade', { ...filing, madeAt: story.now, duty: supplement, kind: 'supplement', openItems });
  await supplemented(['cause']);
  // The theft is probable only: the next supplement is owed, and the 5th is its day 1.
  expect(await story.clockOf(supplement)).toMatchObject({ standing: 'arisen', targetOn: '2026-12-18', alarmOn: '2027-01-03' });
  expect((await story.view()).filings.filter(({ changed }) => changed)).toEqual([]);
  expect(await story.waitingFor('notification')).toContain('duties-to-be-settled');

  await story.on('2026-12-10 10:00');
  await supplemented([]);
  expect(await story.clockOf(supplement)).toMatchObject({ state: 'settled' });

  await story.on('2027-02-01 10:00');
  await scope({ exact: 5_300 }, 2);
  expect(await story.clockOf(supplement)).toMatchObject({ standing: 'arisen', targetOn: '2027-02-14', alarmOn: '2027-03-02' });
  await supplemented([]);
  expect(await story.clockOf(supplement)).toMatchObject({ state: 'settled' });
  const told = await story.timeline();
  expect(told.filter(({ type }) => type === 'DutyOwedAgain')).toHaveLength(2);
  expect(told.filter(({ type, data }) => type === 'DeadlineMissed' && (data as { duty: string }).duty === supplement)).toEqual([]);
}

/**
 * The final report is drafted with 30 patients, the count grows to 5,200 before it is recorded as filed, and what the draft says is what was filed.
 * Taken back for its channel and recorded anew, it says the same.
 */
export async function theCountGrowsBeforeTheFilingIsRecorded(story: Story): Promise<void> {
  const duty = 'jp.appi.final-report';
  const scope = (principals: object, basedOn: number) =>
    story.do('responder', 'SetImpactScope', { principals, categories: ['patient'], dataItems: ['name'], source: 'document', basedOn });
  await story.on('2026-11-24 10:00');
  await story.reported('clerk', { summary: '患者名簿を紛失した。', leakType: 'loss', channel: 'phone' });
  await story.do('responder', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed', 'document');
  await story.fact('responder', 'special-care-information-involved', true, 'confirmed', 'document');
  await scope({ exact: 30 }, 0);
  await story.dutiesAreAssessed();
  await story.on('2026-11-29 10:00');
  await story.do('officer', 'DraftFiling', { duty, kind: 'final', content: '紛失した名簿には30名の氏名があった。', openItems: [] });
  const [{ filing: draft } = { filing: '' }] = (await story.view()).filings;
  await story.do('executive', 'ApproveFiling', { filing: draft });
  await story.on('2026-11-29 12:00');
  await scope({ exact: 5_200 }, 1);
  await story.dutiesAreAssessed();
  expect((await story.view()).filings).toMatchObject([{ changedSinceDrafted: { items: ['principal-count'] } }]);
  const made = { filing: draft, duty, kind: 'final', madeAt: '2026-11-29T11:00:00+09:00', openItems: [] };
  const filed = async (channel: string) => {
    await story.do('officer', 'RecordFilingMade', { ...made, channel });
    expect(await story.clockOf('jp.appi.supplement')).toMatchObject({ standing: 'arisen' });
    const { filings } = await story.view();
    expect(filings.filter(({ withdrawn }) => !withdrawn).map(({ changed }) => changed)).toMatchObject([
      { items: ['principal-count'], principals: { was: { exact: 30 }, is: { exact: 5_200 } } },
    ]);
    return filings.find(({ state, withdrawn }) => state === 'made' && !withdrawn)?.filing;
  };
  const first = await filed('post');
  await story.do('officer', 'WithdrawFiling', { filing: first, reason: '提出の手段を取り違えた。' });
  await filed('ppc-web-form');
  expect(await story.waitingFor('notification')).toContain('duties-to-be-settled');
}
