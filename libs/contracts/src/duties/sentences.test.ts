import type { Statement } from './assessment.js';
import { exemptionNames, factNames } from './fact-names.js';
import { sentenceOf } from './sentences.js';

const says = (code: string, told: object = {}) => {
  const statement = { code, with: told } as Statement;
  return [sentenceOf(statement, 'ja'), sentenceOf(statement, 'en')];
};

describe('A day of a count', () => {
  test('bears its year where that is another than the one the count began in', () => {
    const told = { number: 30, rawOn: '2027-01-01', dueOn: '2027-01-04' };
    expect(says('due-day-moved', { ...told, beganIn: '2026' })).toEqual([
      '30日目の2027年1月1日は閉庁日のため、期限は2027年1月4日（月）になります。',
      'Day 30, 1 January 2027, is a closed day, so the due day moves to Mon 4 January 2027.',
    ]);
    expect(says('due-day-moved', { ...told, rawOn: '2026-12-31', beganIn: '2026' })[0]).toBe(
      '30日目の12月31日は閉庁日のため、期限は2027年1月4日（月）になります。',
    );
    expect(says('due-day-moved', told)[0]).toBe('30日目の1月1日は閉庁日のため、期限は1月4日（月）になります。');
    expect(says('internal-cut-off', { at: '2027-01-04T17:00:00+09:00', beganIn: '2026' })).toEqual([
      '社内の締切は2027年1月4日（月）17:00です（期限以前の最後の開庁日）。',
      'Internal cut-off: Mon 4 January 2027, 17:00 (last open day at or before the due day).',
    ]);
    expect(says('also-owed-to', { ref: 'A', at: '2027-01-04', beganIn: '2026' })[0]).toContain('には2027年1月4日（月）までに');
    expect(says('guideline-yardstick', { targetOn: '2026-12-31', alarmOn: '2027-01-02', beganIn: '2026' })[0]).toContain(
      '12月31日（木）を目標、2027年1月2日（土）を目安の日',
    );
  });

  test('of which the closed days are not known bears it in any case, since another year stands beside it', () => {
    expect(says('CALENDAR_UNVERIFIED', { year: '2051', dueOn: '2050-12-28' })[0]).toContain('早めの安全な日（2050年12月28日（水））');
    expect(says('work-day-is-unverified', { year: '2051', workBy: '2050-12-28' })[1]).toContain('Finish by Wed 28 December 2050 ');
  });
});

test('A time that comes twice bears its offset', () => {
  const told = { number: 72, at: '2026-10-25T02:30:00+02:00' };
  expect(says('hours-end-at', { ...told, comesTwice: 'yes' })).toEqual([
    '72時間後は10月25日（日）02:30（UTC+02:00）です。',
    '72 hours end on Sun 25 October, 02:30 (UTC+02:00).',
  ]);
  expect(says('hours-end-at', told)[0]).toBe('72時間後は10月25日（日）02:30です。');
  expect(says('limit-has-passed', { ...told, duty: 'x', comesTwice: 'yes' })[0]).toContain(
    '（2026年10月25日（日）02:30（UTC+02:00））を過ぎて',
  );
});

test('One month is one, and a date that becomes earlier does not move forward', () => {
  expect(says('last-month-day-is', { number: 1, day: '2026-12-24' })[1]).toBe('1 month later is Thu 24 December.');
  expect(says('last-month-day-is', { number: 2, day: '2026-12-24' })[1]).toBe('2 months later is Thu 24 December.');
  expect(says('earlier-awareness-moves-the-date')[1]).toBe('If any department knew earlier, the date becomes earlier.');
});

test('What would change the standing is told by how it is found: so, not so, or proven', () => {
  const told = (value: string) => says('standing-would-change', { fact: 'concealment-key-safe', value, standing: 'arisen' });
  expect(told('proven')).toEqual([
    '「見読可能にする手段が適切に管理されている」ことが証拠とともに確認されれば、「対象」になります。',
    'If "the means of reading the data is properly managed" is confirmed with evidence: the duty stands.',
  ]);
  expect(told('yes')[0]).toContain('」と確認されれば、');
  expect(told('no')[0]).toContain('」という事実がないと確認されれば、');
});

test('What is only suspected is told in one way, whatever the rule makes of it', () => {
  const told = { fact: 'breach-occurred', confidence: 'suspected' };
  expect(says('fact-holds', told)).toEqual([
    '「個人データの漏えい等が発生した」はまだ疑いの段階です。',
    'It is only suspected that a leak, loss or damage of personal data occurred.',
  ]);
  const [ja = '', en = ''] = says('fact-holds', told);
  expect(says('fact-is-only-suspected', told)[0]?.startsWith(ja)).toBe(true);
  expect(says('fact-is-only-suspected', told)[1]?.startsWith(en.slice(0, -1))).toBe(true);
});

test('What a record claims beside what cannot be is recorded as well', () => {
  const other = { other: 'provided-on-purpose', as: 'claimed' };
  expect(says('choice-contradicts-fact', { fact: 'leak-type', value: 'missend', ...other })[0]).toMatch(
    /「自らの意図に基づいて提供した」とも記録されており、食い違っています。/,
  );
  expect(says('facts-contradict', { fact: 'principals-affected', count: 0, other: 'special-care-information-involved' })[0]).toMatch(
    /^本人の数は0人とされていますが、「要配慮個人情報が含まれる」とも記録されており、/,
  );
  expect(says('facts-contradict', { fact: 'principals-affected', count: 3, other: 'breach-occurred' })[0]).toContain(
    '」は否定されており、',
  );
});

test('An exception is what is confirmed, and no sentence says that something falls under it', () => {
  for (const exemption of Object.keys(exemptionNames)) expect(says('exemption-applies', { exemption })[0]).toMatch(/」が証拠とともに確認/);
  expect(says('exemption-applies', { exemption: 'risk-unlikely' })[0]).toBe(
    '「権利利益へのリスクが生じる可能性が低いこと」が証拠とともに確認されているため、対象外です。',
  );
});

test('The names of facts stand by themselves, and one that several laws ask for names no single one of them', () => {
  for (const { ja } of Object.values(factNames)) expect(ja).not.toMatch(/^うち/);
  const { ja, en } = factNames['significant-incident'];
  for (const word of ['事故', 'インシデント', '電気通信', 'NIS2']) expect(ja).toContain(word);
  for (const word of ['serious', 'significant', 'telecommunications', 'NIS2']) expect(en).toContain(word);
});
