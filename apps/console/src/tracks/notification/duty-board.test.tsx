import { MantineProvider } from '@mantine/core';
import { type DutyView, type IncidentView, ReportItem } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IncidentContext } from '../../incident/incident-context.js';
import { rendered, wordsOf } from '../../specification/rendered.js';
import { Present } from '../../time/present.js';
import { speak } from '../../words/i18n.js';
import { DutyBoard } from './duty-board.js';
import { DutyHistory } from './duty-history.js';
import { DutyProof } from './duty-proof.js';
import { ReasoningTree } from './reasoning-tree.js';
import { ReportItemsPanel } from './report-completeness-panel.js';

beforeAll(() => speak('ja'));

const speaker = speakerOf('ja', {
  people: new Map([['p1', '佐藤 花子']]),
  duties: new Map(),
  texts: { receipt: 'R8-000123', why: '含まれていないことを確認した。' },
});
const shown = (part: ReactNode, view: object = {}) =>
  renderToStaticMarkup(
    <MantineProvider>
      <IncidentContext
        value={{
          view: {
            facts: [],
            filings: [],
            duties: [],
            preventionMeasures: [],
            reportItems: [],
            closed: true,
            ...view,
          } as unknown as IncidentView,
          people: [],
          speaker,
        }}
      >
        {part}
      </IncidentContext>
    </MantineProvider>,
  )
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<svg[\s\S]*?<\/svg>/g, '');
const text = (markup: string) => markup.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');

const judgement = {
  standing: 'arisen',
  cites: [{ law: 'ER', provision: '7' }],
  pack: { version: '2026-11-27.1', digest: 'abcdef0123456789'.repeat(4) },
  because: [
    { code: 'fact-holds', with: { fact: 'special-care-information-involved', confidence: 'confirmed' } },
    { code: 'exemption-is-not-proven', with: { exemption: 'strong-concealment', fact: 'concealment-key-safe' } },
    { code: 'first-day-counts', with: { day: '2026-11-28' } },
  ],
};
const duty = (given: object) => ({ duty: 'jp.appi.final-report', history: [], judgement, ...given }) as unknown as DutyView;
const fact = (name: string, stated: object, evidence: string[] = []) => ({
  fact: name,
  version: 1,
  stated,
  source: 'document',
  evidence,
  at: '2026-11-28T13:10:00.000Z',
  by: 'p1',
});
const yes = { value: true, confidence: 'confirmed' };

test('The reasons stand as a tree: result and rule, then facts, exceptions and count, and under each the record it rests on', () => {
  const tree = text(
    shown(<ReasoningTree duty={duty({})} />, {
      facts: [
        fact('special-care-information-involved', yes, ['e1', 'e2']),
        fact('concealment-key-safe', { value: null, confidence: 'unknown' }),
      ],
    }),
  );
  const order = [
    '対象',
    '個人情報保護法施行規則第7条・規則の版 2026-11-27.1・照合値 abcdef012345',
    '事実',
    '「要配慮個人情報が含まれる」ことが判明しています。',
    '要配慮個人情報が含まれる：はい',
    '|判明|',
    '出所 書類・11/28（土）22:10 記録・佐藤 花子・証拠 2 件',
    '例外',
    '考慮していません',
    '見読可能にする手段が適切に管理されている：調査中',
    '期限の数え方',
    '11月28日（土）が1日目です',
  ];
  const places = order.map((words) => tree.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('A kind that was chosen at the report is told as that, and one that nobody named as not on record', async () => {
  const because = [{ code: 'choice-holds', with: { fact: 'leak-type', value: 'loss' } }];
  const tree = async (view: object) => {
    const scene = { view: { facts: [], filings: [], allowed: [], ...view }, people: [], speaker } as never;
    const part = <ReasoningTree duty={duty({ judgement: { ...judgement, because } })} />;
    return wordsOf(await rendered(<IncidentContext value={scene}>{part}</IncidentContext>));
  };
  expect(await tree({ leakType: 'loss' })).toContain('「漏えい等の種類」は、報告のときに選ばれたものです。');
  expect(await tree({})).toContain('「漏えい等の種類」はまだ記録されていません。');
});

test('A change of the judgement shows the old day struck through, the new one, and what was said anew', () => {
  const markup = shown(
    <Present aheadMs={Date.parse('2026-12-05T00:00:00Z') - Date.now()}>
      <DutyHistory
        duty={duty({
          history: [
            { at: '2026-11-28T13:05:00.000Z', standing: 'provisional', dueOn: '2026-12-28' },
            {
              at: '2026-12-02T01:00:00.000Z',
              standing: 'arisen',
              dueOn: '2027-01-26',
              because: [{ code: 'limit-is-longer', with: { fact: 'wrongful-purpose-possible', days: 60 } }],
              noLonger: [{ code: 'awareness-is-provisional' }],
            },
            { at: '2026-12-03T01:00:00.000Z', standing: 'arisen', dueOn: '2027-01-26', because: [], noLonger: [] },
          ],
        })}
      />
    </Present>,
  );
  expect(markup).toContain('<s>おそれあり・対象として扱う・12/28（月）</s> → 対象・2027/1/26（火）');
  expect(text(markup)).toContain('期限は60日です。');
  expect(markup).toContain('今は当てはまらない： <s>知った時点はまだ暫定です。');
  expect(text(markup)).toContain('2027/1/26（火）のまま|理由の文は変わっていません');
  expect(markup.indexOf('12/3（木）')).toBeLessThan(markup.indexOf('12/2（水）')); // the latest first
  expect(shown(<DutyHistory duty={duty({ history: [{ at: '2026-11-28T13:05:00.000Z', standing: 'arisen' }] })} />)).toBe('');
});

test('Nobody notified 31 of 30: what counts some more than once says so', () => {
  const board = (notified: number, most?: number, allStated = false) => {
    const reached = {
      notified,
      substituted: 0,
      allStated,
      acts: [],
      ...(most !== undefined && { most, remaining: Math.max(0, most - notified) }),
    };
    return text(shown(<DutyBoard />, { notArisen: [], warnings: [], duties: [onBoard('通知', { kind: 'principal-notice', reached })] }));
  };
  expect(board(31, 30)).toContain('通知と代替措置の人数は延べ 31 人で、影響を受ける本人は 30 人です。');
  expect(board(1, 30, true)).toContain('記録された人数は延べ 1 人で、影響を受ける本人は最大 30 人です。');
  for (const fits of [board(30, 30), board(31), board(30, 30, true)]) expect(fits).not.toContain('延べ');
});

describe('Behind a settled duty stands', () => {
  const filing = { filing: 'f1', channel: 'ppc-web-form', receiptNumber: { ref: 'receipt' } };
  test.each<[string, object, object, string[]]>([
    [
      'its receipt',
      { settledBy: 'filing', settledWith: { filing: 'f1' } },
      { filings: [filing] },
      ['個人情報保護委員会のウェブフォーム', '受付番号 R8-000123'],
    ],
    [
      'no proof, as long as there is no receipt',
      { settledBy: 'filing', settledWith: { filing: 'f1' } },
      { filings: [{ ...filing, receiptNumber: undefined }] },
      ['証憑なし'],
    ],
    [
      'the notice that was given',
      { settledBy: 'principal-notice', settledWith: { means: 'post', principals: 1200, person: 'p1' } },
      {},
      ['郵送・1,200 人・佐藤 花子さん'],
    ],
    [
      'all the notices of several, not the last of them',
      {
        settledBy: 'principal-notice',
        settledWith: { means: 'post', principals: 3 },
        reached: {
          notified: 32,
          substituted: 0,
          acts: [
            { means: 'e-mail', principals: 29 },
            { means: 'post', principals: 3 },
          ],
        },
      },
      {},
      ['メール', '合わせて 32 人'],
    ],
    ['the measure in its place', { settledBy: 'substitute-measure', settledWith: { measure: 'publication' } }, {}, ['事案の公表']],
    [
      'the reason of whoever ruled it out',
      { settledBy: 'ruled-out', settledWith: { reason: { ref: 'why' }, person: 'p1' } },
      {},
      ['含まれていないことを確認した。', '佐藤 花子さん'],
    ],
  ])('%s', (_what, given, view, expected) => {
    const proof = text(shown(<DutyProof duty={duty(given)} />, view));
    for (const words of expected) expect(proof).toContain(words);
  });
});

const onBoard = (id: string, given: object = {}, judged: object = {}) => ({
  duty: id,
  kind: 'filing',
  state: 'running',
  late: false,
  history: [],
  nextAt: '2026-12-28T23:59:59+09:00',
  judgement: {
    names: { ja: id, en: id },
    recipient: { ja: '相手', en: '' },
    standing: 'arisen',
    cites: [],
    pack: judgement.pack,
    because: [],
    readings: [],
    warnings: [],
    wouldChangeIf: [],
    clock: { strictness: 'statute' },
    ...judged,
  },
  ...given,
});

test('Each duty stands on the board once: advice behind what is owed, and apart only what never arose', () => {
  const fellAway = onBoard('義務甲', {}, { standing: 'not-arisen' });
  const advice = onBoard('助言', { kind: 'notice' }, { force: 'advice', clock: { strictness: 'guideline' } });
  const settledAt = '2026-12-01T10:00:00+09:00';
  const ruledOut = onBoard(
    '義務丙',
    { state: 'ruled-out', settledAt, settledBy: 'ruled-out', settledWith: {} },
    { standing: 'not-arisen' },
  );
  const declined = onBoard('助言乙', { state: 'ruled-out', settledAt, settledBy: 'declined', settledWith: {} }, { force: 'advice' });
  const board = text(
    shown(<DutyBoard />, {
      duties: [advice, fellAway, onBoard('義務乙'), ruledOut, declined],
      notArisen: ['義務甲', '義務丙', '義務丁'],
      warnings: [],
    }),
  );
  const order = ['義務甲', '義務乙', '助言', '義務ではなく、勧められている連絡です。', '義務丙', '助言乙', '義務丁'];
  const places = order.map((name) => board.indexOf(`|${name}|`));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(board).toContain('現時点で対象外の義務：1 件');
  expect(board.match(/義務甲|義務丙/g)).toHaveLength(2);
  expect(board).toContain('12/1（火）10:00 に対象外と判断');
  expect(board).toContain('12/1（火）10:00 に行わないと決定');
  expect(board).not.toContain('対応済み');
});

test('Of the nine items it is counted how many are known, each with what is known of it', () => {
  const known = new Set(['data-items', 'principal-count', 'cause', 'prevention', 'secondary-damage', 'publication']);
  const panel = text(
    shown(<ReportItemsPanel />, {
      noticedAt: '2026-11-28T22:00:00+09:00',
      categories: ['patient'],
      dataItems: ['name', 'birth-date'],
      principals: { exact: 30 },
      cause: { cause: 'lost-item', confidence: 'confirmed' },
      preventionMeasures: [
        { standing: 'done' },
        { standing: 'planned' },
        { standing: 'planned', verified: { result: 'effective', carriedOutOn: '2026-12-01' } },
        { standing: 'planned', verified: { result: 'ineffective' } },
      ],
      facts: [fact('secondary-damage-occurred', { value: false, confidence: 'confirmed' }), fact('publication-made', yes)],
      reportItems: ReportItem.options.map((item) => ({ item, state: known.has(item) ? 'known' : item === 'overview' ? 'partly' : 'open' })),
    }),
  );
  for (const words of [
    '9項目中 6 判明',
    '患者・利用者（氏名、生年月日）',
    '3 |本人の数',
    '30 人',
    '紛失（判明）',
    '実施済み 2 件、今後実施 1 件',
    '二次被害又はそのおそれがある：いいえ',
  ])
    expect(panel.replace('3 本人', '3 |本人')).toContain(words);
  expect(panel.match(/調査中/g)).toHaveLength(3); // the overview in part, the response and the rest wholly
});
