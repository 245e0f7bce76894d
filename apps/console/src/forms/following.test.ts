import { type CommandName, type IncidentView, ReportItem } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { following } from './following.js';
import { startingOf } from './starting.js';
import type { TypedForm } from './typed.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
const nowMs = Date.parse('2026-11-28T22:30:00+09:00');
const [preliminary, final, entrustor] = ['jp.appi.preliminary-report', 'jp.appi.final-report', 'jp.appi.entrustee-notice'];
const principals = 'jp.appi.principal-notice';
const view = {
  facts: [],
  rulings: [{ seq: 14, what: 'notice-held', duties: [principals] }],
  categories: [],
  dataItems: [],
  preventionMeasures: [],
  noticedAt: '2026-11-28T22:00:00+09:00',
  reportItems: ReportItem.options.map((item) => ({ item, state: 'open' })),
  duties: [
    { duty: preliminary, kind: 'filing', judgement: {} },
    { duty: final, kind: 'filing', judgement: {} },
    { duty: entrustor, kind: 'notice', judgement: {} },
    { duty: principals, kind: 'principal-notice', judgement: {}, reached: { acts: [{}], withdrawn: [{}] } },
  ],
  filings: [
    { filing: 'f1', duty: preliminary, state: 'drafted', kind: 'preliminary', openItems: ['cause'] },
    { filing: 'f2', duty: preliminary, state: 'approved', kind: 'follow-up', openItems: ['cause', 'prevention'] },
    { filing: 'f3', duty: final, state: 'drafted', kind: 'final', openItems: [] },
  ],
} as unknown as IncidentView;
const opened = (command: CommandName, on?: string): TypedForm => startingOf({ command, on, view, speaker, nowMs });
const after = (command: CommandName, typed: TypedForm, changed: TypedForm): TypedForm => ({
  ...typed,
  ...following({ command, view, speaker, nowMs, typed }, changed),
});

test('a duty chosen in the form of a filing brings what the form brings when it is opened from the duty', () => {
  const chosen = after('RecordFilingMade', opened('RecordFilingMade'), { duty: preliminary });
  expect(chosen).toEqual(opened('RecordFilingMade', preliminary));
  expect(chosen).toMatchObject({ filing: 'f2', kind: 'follow-up', openItems: ['cause', 'prevention'], channel: 'ppc-web-form' });
  expect(after('RecordFilingMade', chosen, { duty: final })).toMatchObject({ filing: 'f3', kind: 'final', openItems: [] });
  expect(after('RecordFilingMade', chosen, { duty: entrustor })).toMatchObject({ filing: '', kind: 'final', openItems: [], channel: '' });
});

test('what a person has typed themselves stays, whichever duty they choose', () => {
  const typed = { ...opened('RecordFilingMade', preliminary), channel: 'post', openItems: ['other'], receiptNumber: 'R8-1' };
  expect(after('RecordFilingMade', typed, { duty: final })).toMatchObject({
    filing: 'f3',
    channel: 'post',
    openItems: ['other'],
    receiptNumber: 'R8-1',
  });
});

test('a notice or a measure in its place is recorded upon what is on record under the duty that is chosen in the form', () => {
  for (const command of ['RecordPrincipalNoticeDone', 'RecordSubstituteMeasure'] as const)
    expect(after(command, opened(command), { duty: principals })).toMatchObject({ duty: principals, basedOn: '2' });
});

test('a notice is held upon the last hold of the duty that is chosen in the form, and what was typed stays', () => {
  const typed: TypedForm = { ...opened('HoldPrincipalNotice'), reason: 'too-little-known', reviewAt: { day: '2026-12-02', time: '09:00' } };
  expect(typed.basedOn).toBe('');
  const chosen = after('HoldPrincipalNotice', typed, { duty: principals });
  expect(chosen).toEqual({ ...typed, duty: principals, basedOn: '14' });
});

test('what is not asked of a notice does not stay behind unseen', () => {
  const typed = { ...opened('RecordFilingMade', preliminary), openItems: ['other'], filing: 'f1' };
  expect(after('RecordFilingMade', typed, { duty: entrustor })).toMatchObject({
    duty: entrustor,
    kind: 'final',
    filing: '',
    openItems: [],
  });
});

test('another draft brings its own kind and open items, and its duty where none was chosen', () => {
  const another = after('RecordFilingMade', opened('RecordFilingMade', preliminary), { filing: 'f1' });
  expect(another).toMatchObject({ duty: preliminary, filing: 'f1', kind: 'preliminary', openItems: ['cause'] });
  expect(after('RecordFilingMade', opened('RecordFilingMade'), { filing: 'f1' })).toMatchObject({
    duty: preliminary,
    filing: 'f1',
    kind: 'preliminary',
    openItems: ['cause'],
    channel: 'ppc-web-form',
  });
  expect(after('RecordFilingMade', another, { filing: '' })).toMatchObject({
    duty: preliminary,
    filing: '',
    openItems: ReportItem.options,
  });
});

test('a draft takes its kind from the duty that is chosen, and keeps the text that was changed', () => {
  const typed = { ...opened('DraftFiling'), content: '概要：紛失' };
  expect(after('DraftFiling', typed, { duty: final })).toMatchObject({ duty: final, kind: 'final', content: '概要：紛失' });
});

test('another field changes nothing else', () => {
  const form = { command: 'RecordFilingMade', view, speaker, nowMs, typed: opened('RecordFilingMade') } as const;
  expect(following(form, { receiptNumber: 'R8-1' })).toEqual({ receiptNumber: 'R8-1' });
});
