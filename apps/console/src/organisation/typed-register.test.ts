import { agreementsIn, typedAgreements } from './typed-register.js';

const unit = { hours: '時間', days: '日' };
const typed = (lines: string) => agreementsIn({ wereRead: true, lines });

test('A list is shown as it is typed, and read back the same', () => {
  const agreed = [
    { ref: 'POL-1', within: { hours: 24 } },
    { ref: 'S7', within: { days: 10 } },
  ];
  expect(typedAgreements(agreed, unit)).toEqual({ wereRead: true, lines: 'POL-1 24時間\nS7 10日' });
  expect(agreementsIn(typedAgreements(agreed, unit))).toEqual({ agreed });
  expect(agreementsIn(typedAgreements(agreed, { hours: ' hours', days: ' days' }))).toEqual({ agreed });
});

test('An empty list says that somebody looked; without that there is none', () => {
  expect(typed(' \n')).toEqual({ agreed: [] });
  expect(agreementsIn({ wereRead: false, lines: 'POL-1 24時間' })).toEqual({ agreed: undefined });
  expect([typedAgreements(undefined, unit), typedAgreements([], unit)]).toEqual([
    { wereRead: false, lines: '' },
    { wereRead: true, lines: '' },
  ]);
});

test('Full-width letters and digits are read as they are meant', () => {
  expect(typed('ＰＯＬ－１　２４時間')).toEqual({ agreed: [{ ref: 'POL-1', within: { hours: 24 } }] });
});

test.each(['POL-1', '24時間', 'POL-1 0日', 'POL-1 10001日', 'POL-1 24分', '大手保険 24時間', 'POL-1 24'])(
  'A line that names no limit is told: %s',
  (line) => expect(typed(`S7 10日\n${line}`)).toEqual({ unread: line }),
);
