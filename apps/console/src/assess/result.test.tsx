import { MantineProvider } from '@mantine/core';
import type { AssessmentAnswer, DutyAnswer } from '@shodo/contracts';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { assess } from '../words/areas/assess.js';
import { Result } from './result.js';

const inLanguage = async (lng: 'ja' | 'en') => {
  await i18next.use(initReactI18next).init({
    lng,
    ns: ['assess'],
    resources: { ja: { assess: assess.ja }, en: { assess: assess.en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
};
const duty = (given: Partial<Record<keyof DutyAnswer, unknown>>): DutyAnswer =>
  ({
    duty: 'jp.appi.final-report',
    name: '確報（個人情報保護法）',
    recipient: '個人情報保護委員会',
    force: 'duty',
    standing: 'arisen',
    readings: [],
    because: ['要配慮個人情報が含まれます。'],
    cites: ['個人情報保護法第26条第1項'],
    pack: { version: '2026-11-27.1', digest: '0' },
    wouldChangeIf: [],
    otherRules: [],
    warnings: [],
    ...given,
  }) as unknown as DutyAnswer;
const shown = (answer: Partial<AssessmentAnswer>) =>
  renderToStaticMarkup(
    <MantineProvider>
      <Result answer={{ duties: [], warnings: [], ...answer }} now="2026-11-30T09:00:00+09:00" />
    </MantineProvider>,
  );

beforeAll(() => inLanguage('ja'));

test('A due day stands with its weekday, its count in a calendar, and what would change it', () => {
  const page = shown({
    duties: [
      duty({
        dueOn: '2026-12-28',
        dueAt: '2026-12-28T23:59:59+09:00',
        rawOn: '2026-12-27',
        workBy: '2026-12-28',
        cutOffAt: '2026-12-28T17:00:00+09:00',
        count: { from: '2026-11-28', until: '2026-12-28', onlyOpenDays: false, closed: [{ on: '2026-12-27', why: '日曜日' }] },
        wouldChangeIf: ['「不正の目的」と確認されれば、期限は60日になります。'],
        readings: [
          { reading: 'safe', dueOn: '2026-12-28', because: 'この日で進めます。' },
          { reading: 'arguable', dueOn: '2027-01-04', because: '目標にはしません。' },
        ],
      }),
    ],
  });
  for (const text of [
    '2026年12月28日（月）',
    '社内の締切 2026年12月28日（月）17:00',
    '30日目',
    '繰越',
    '個人情報保護法第26条第1項',
    '期限は60日になります',
    '2027年1月4日（月）：目標にはしません。（主張できる）',
  ])
    expect(page).toContain(text);
  expect(page).not.toContain('提出できる最後の開庁日'); // the due day itself is open
});

test('A guide is never shown as a limit of law', () => {
  const page = shown({ duties: [duty({ targetOn: '2026-11-30', alarmOn: '2026-12-02' })] });
  expect(page).toContain('目標 2026年11月30日（月）');
  expect(page).toContain('目安であり、法定の日数ではありません。');
});

test('Hours end on the clock of the authority, with the time in Japan beside it', () => {
  const page = shown({ duties: [duty({ dueAt: '2026-11-27T10:00:00+01:00' })] });
  expect(page).toContain('2026年11月27日（金）10:00');
  expect(page).toContain('日本時間 2026年11月27日（金）18:00');
});

test('The most pressing duty comes first, one without a day last; what does not apply keeps its reason', () => {
  const page = shown({
    duties: [
      duty({ duty: 'a', name: '甲', dueAt: '2027-01-04T23:59:59+09:00', dueOn: '2027-01-04' }),
      duty({ duty: 'b', name: '乙', warnings: ['すぐに提出先に電話で確かめてください。'] }),
      duty({ duty: 'c', name: '丙', targetOn: '2026-11-30', alarmOn: '2026-12-02', standing: 'provisional' }),
      duty({ duty: 'd', name: '丁', standing: 'not-arisen', because: ['該当しません。'] }),
      duty({ duty: 'e', name: '戊', force: 'advice' }),
    ],
    warnings: ['本人の数は0人、カード情報の本人は1,200人とされ、食い違っています。'],
  });
  expect([...page.matchAll(/<h4>(.)<\/h4>/g)].map(([, name]) => name).join('')).toBe('丙甲乙戊');
  for (const text of [
    '丁：該当しません。',
    'おそれあり・対象として扱う',
    '1,200人',
    '期限の日は示せません',
    '義務ではない連絡・相談',
    '現時点で対象外（1 件）',
  ])
    expect(page).toContain(text);
});

test('Nothing owed is a sentence, not an empty place', () => {
  expect(shown({ duties: [duty({ standing: 'not-arisen' })] })).toContain('現時点で必要な報告・通知はありません。');
});

test('All of it is there in English too', async () => {
  await inLanguage('en');
  const page = shown({
    duties: [
      duty({
        name: 'Final report',
        recipient: 'PPC',
        because: ['Involved.'],
        dueOn: '2026-12-28',
        count: { from: '2026-11-28', until: '2026-12-28', onlyOpenDays: false, closed: [] },
      }),
    ],
  });
  expect(page).toContain('Mon, 28 Dec 2026');
  expect(page).toContain('day 31');
  expect(page).not.toMatch(/[ぁ-んァ-ヶ]{2,}/);
  await inLanguage('ja');
});
