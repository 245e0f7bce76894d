import { MantineProvider } from '@mantine/core';
import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { CommandField } from '../../forms/command-field.js';
import { fieldsOf } from '../../forms/field.js';
import { IncidentContext } from '../../incident/incident-context.js';
import { speak } from '../../words/i18n.js';
import { ChangedSince, ChangedSinceDrafted } from './changed-since.js';
import { FilingState } from './filings-tab.js';
import { OpenItems } from './left-open.js';

beforeAll(() => speak('ja'));

const speaker = speakerOf('ja', {
  people: new Map([['p1', '髙橋 一郎']]),
  duties: new Map([['jp.appi.final-report', { ja: '確報', en: 'Final' }]]),
  texts: { draft: '概要：USBメモリの紛失。' },
});
const made = (late: boolean, strictness?: string) => ({
  duty: 'jp.appi.final-report',
  approvedBy: 'p1',
  state: 'made',
  receiptNumber: { ref: 'r' },
  openItems: [],
  late,
  ...(strictness && { strictness }),
});
const textOf = (part: ReactNode) =>
  renderToStaticMarkup(
    <MantineProvider>
      <IncidentContext value={{ view: {} as IncidentView, people: [], speaker }}>{part}</IncidentContext>
    </MantineProvider>,
  ).replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, '');

const shown = (filing: object) => textOf(<FilingState filing={filing as IncidentView['filings'][number]} />);

test('only what came after a deadline of law was filed too late', () => {
  expect(shown(made(false))).toBe('提出済');
  expect(shown(made(true, 'statute'))).toBe('提出済（期限超過）');
  expect(shown(made(true, 'guideline'))).toBe('提出済（目安を過ぎた）');
});

test('what was filed and is known otherwise since is named, the count as it was and as it is', () => {
  const changed = {
    at: '2026-12-04T10:00:00+09:00',
    items: ['principal-count', 'cause'],
    principals: { was: { exact: 30 }, is: { exact: 5_200 } },
  } as never;
  expect(textOf(<ChangedSince changed={changed} />)).toMatch(
    /報告した内容と今の記録が違う項目があります：.+（30 人→5,200 人）.+（最後の変更 12\/4（金）10:00）。追完を提出するか、不要と確定してください。$/,
  );
  expect(textOf(<ChangedSince changed={undefined} />)).toBe('');
});

test('what is known otherwise since a draft was written is named before it is approved or filed', () => {
  const changed = { items: ['principal-count'], principals: { was: { exact: 30 }, is: { exact: 5_200 } } } as never;
  expect(textOf(<ChangedSinceDrafted changed={changed} speaker={speaker} />)).toBe(
    '案を作った後に、記録が変わった項目があります：本人の数（30 人→5,200 人）。このまま提出すると、報告した内容と記録が違ってしまいます。',
  );
  expect(textOf(<ChangedSinceDrafted changed={undefined} speaker={speaker} />)).toBe('');
});

test('a report that nobody approved says so; a call to the police needs no approval', () => {
  const { approvedBy: _nobody, ...filed } = made(false);
  expect(shown(filed)).toBe('提出済承認なし');
  expect(shown({ ...filed, duty: 'jp.police.consultation' })).toBe('提出済');
});

test('an open item is named, that none is open is said, and where nobody said anything nothing is', () => {
  const said = (items?: readonly ['cause'] | []) => textOf(<OpenItems items={items} speaker={speaker} />);
  expect(said(['cause'])).toMatch(/^調査中：.+/);
  expect(said([])).toBe('調査中とした項目はありません');
  expect(said()).toBe('');
});

test('what was taken back says so, whatever else is known of it', () => {
  expect(shown({ ...made(true, 'statute'), withdrawn: { at: '2026-12-03T01:00:00.000Z', reason: { ref: 'r' } } })).toBe('取消済');
});

test('whoever approves a draft reads it in the form: its text, what it leaves open, and where the record has moved on since', () => {
  const draft = {
    filing: 'f1',
    duty: 'jp.appi.final-report',
    kind: 'final',
    state: 'drafted',
    content: { ref: 'draft' },
    openItems: ['cause'],
    draftedBy: 'p1',
  };
  const view = {
    filings: [draft],
    reportItems: [
      { item: 'cause', state: 'known' },
      { item: 'principal-count', state: 'partly' },
      { item: 'publication', state: 'open' },
    ],
    cause: { cause: 'lost-item', confidence: 'confirmed' },
    principals: { estimate: 30, max: 40 },
    duties: [],
    facts: [],
  } as unknown as IncidentView;
  const [field] = fieldsOf('ApproveFiling');
  if (field?.kind.is !== 'filing') throw new Error('the first field is which draft');
  const form = (filing: string) =>
    textOf(
      <CommandField
        id="x"
        command="ApproveFiling"
        field={field}
        choosing={{ view, people: [], speaker }}
        typed={{ filing }}
        change={() => undefined}
        error={undefined}
      />,
    );
  const read = form('f1');
  expect(read).toContain('確報・作成 髙橋 一郎');
  expect(read).toContain('概要：USBメモリの紛失。');
  expect(read).toContain('調査中：原因');
  expect(read).toContain('報告書の3項目中 1 判明');
  expect(read).toContain('案では調査中ですが、今の記録では判明しています。');
  expect(read).toContain('約 30 人（最大 40 人）。確定した数は調査中');
  expect(read).toContain('今の記録では調査中ですが、案では調査中としていません。');
  expect(form('')).not.toContain('USBメモリ');
});
