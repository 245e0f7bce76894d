import type { OrganisationEvent, TimelineEntry } from '@shodo/contracts';
import type { PersonName, Story } from './story.js';

/** The person of the organisation who handles its legal affairs; a responder by role. */
const counsel: PersonName = 'responder';

/**
 * On Tuesday 24 November 2026 the officer asks counsel whether the clinic is liable, and records the decision for counsel alone; the executive, who
 * would approve it, is told that it exists. Counsel opens it to the executive, who approves it; before the file is handed on it is opened to all.
 */
export async function aDecisionIsForCounselAlone(story: Story): Promise<void> {
  await story.on('2026-11-24 21:00');
  await story.reported('clerk', { summary: '会員名簿を誤って公開した。' });
  const said = '賠償の見込みは弁護士の意見によれば低い。';
  const decided = {
    subject: 'compensation',
    question: '補償を申し出るか。',
    options: '申し出る\n申し出ない',
    choice: 2,
    reason: said,
    audience: [story.idOf(counsel)],
  };
  const nobody = '00000000-0000-4000-8000-000000000001';
  expect(await story.refused('officer', 'RecordDecision', { ...decided, audience: [nobody] })).toEqual(['person-is-unknown']);
  expect(await story.statusOf('officer', 'RecordDecision', { ...decided, audience: [] })).toBe(422);
  const decision = await story.do('officer', 'RecordDecision', decided);

  await openTo(story, ['officer', counsel], said);
  await closedTo(story, 'executive', decision, said);
  expect(await story.refused('executive', 'ApproveDecision', { decision, note: '承認する。' })).toEqual(['content-is-limited']);
  expect(await story.refused('executive', 'RecordDecision', { ...decided, supersedes: decision })).toEqual(['content-is-limited']);
  expect(await story.refused('executive', 'WidenAudience', { item: decision, scope: 'everybody', reason: '読みたい。' })).toEqual([
    'nothing-is-limited-here',
  ]);
  expect(await readingsOf(story, counsel)).toEqual([[decision]]);
  expect(await readingsOf(story, 'executive')).toEqual([]);

  const toExecutive = { item: decision, scope: 'named', audience: [story.idOf('executive')], reason: '承認に必要なため。' };
  await story.do(counsel, 'WidenAudience', toExecutive);
  await openTo(story, ['executive'], said);
  await story.do('executive', 'ApproveDecision', { decision, note: '弁護士の意見を確かめた。' });
  await closedTo(story, 'clerk', decision, said);
  expect(await textsOf(story, counsel)).toContain('弁護士の意見を確かめた。');
  expect(await textsOf(story, 'clerk')).not.toContain('弁護士の意見を確かめた。');

  await story.do('officer', 'WidenAudience', { item: decision, scope: 'everybody', reason: '保険会社に渡すため。' });
  await openTo(story, ['auditor', 'clerk'], said);
  expect((await story.view()).limited).toEqual([]);
}

/**
 * A note for counsel names a person who asks to be forgotten. A hold stops the erasing; then it is proposed by one who may read it and approved by
 * one who may not: nobody reads it any more, and what it was committed to stays.
 */
export async function aLimitedNoteIsErased(story: Story): Promise<void> {
  const said = '山田さんから弁護士に連絡があった。';
  const note = await story.do('officer', 'AddNote', { text: said, audience: [story.idOf(counsel)] });
  await openTo(story, [counsel], said);
  const entry = await entryOf(story, counsel, note);
  const { text } = (entry?.data ?? {}) as { text?: { ref: string } };
  const proposal = { scope: 'texts', texts: [text?.ref], ground: 'request-of-the-person' };
  await story.do('officer', 'PlaceLegalHold', { ground: 'litigation' });
  expect(await story.refused('officer', 'ProposeErasure', proposal)).toEqual(['legal-hold-forbids-erasing']);
  await story.do('executive', 'LiftLegalHold', { reason: '訴えは取り下げられた。' });
  const erasure = await story.do('officer', 'ProposeErasure', proposal);
  expect(await textsOf(story, 'executive')).not.toContain(said);
  await story.do('executive', 'ApproveErasure', { erasure });
  for (const name of ['officer', counsel, 'executive'] as const) expect(await textsOf(story, name)).not.toContain(said);
  expect(await entryOf(story, counsel, note)).toEqual(entry);
}

const textsOf = async (story: Story, name: PersonName) =>
  Object.values((await story.callerOf(name).call<Record<string, string | null>>(`/v1/incidents/${story.incident}/texts`)).body);

async function openTo(story: Story, names: readonly PersonName[], said: string): Promise<void> {
  for (const name of names) expect({ name, texts: await textsOf(story, name) }).toEqual({ name, texts: expect.arrayContaining([said]) });
}

/** The last entry that the command wrote. */
async function entryOf(story: Story, name: PersonName, item: string): Promise<TimelineEntry | undefined> {
  return (await story.callerOf(name).timeline(story.incident)).find(({ limited, type }) => limited?.item === item && type === 'NoteAdded');
}

/** That it exists and whom it is for is told, and nothing else: not what it is about, and not by a reference. */
async function closedTo(story: Story, name: PersonName, decision: string, said: string): Promise<void> {
  const caller = story.callerOf(name);
  const { decisions, limited } = await caller.view(story.incident);
  expect(decisions).toEqual([]);
  expect(limited).toMatchObject([{ item: decision, what: 'decision', number: 1, isOpen: false }]);
  const entries = await caller.timeline(story.incident);
  const told = entries.filter((entry) => entry.limited);
  expect(told.length).toBeGreaterThan(0);
  for (const entry of told) expect(entry).toMatchObject({ withheld: true, data: {} });
  expect(JSON.stringify(told)).not.toContain('compensation');
  expect(await textsOf(story, name)).not.toContain(said);
}

/** What of limited texts the organisation's chain says this person opened. */
async function readingsOf(story: Story, name: PersonName): Promise<unknown[]> {
  const { body } = await story.callerOf('auditor').call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100');
  return body.items
    .filter(
      ({ type, actor }) =>
        type === ('LimitedTextsRead' satisfies OrganisationEvent['type']) && 'person' in actor && actor.person === story.idOf(name),
    )
    .map(({ data }) => (data as { items: unknown }).items);
}
