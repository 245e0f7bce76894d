import { aDuty, aReport } from '../specification/beginnings.js';
import { judgement } from '../specification/builders.js';
import { aboutDuty } from './about-duty.js';

const duty = 'jp.my-number.final-report';
const cites = [
  { law: 'MNA', provision: '29-4(1)' },
  { law: 'MN Rule', provision: '3' },
];

test('A refusal about a duty cites the law of that duty', () => {
  const { incident } = aDuty(judgement(duty, { cites }));
  expect(aboutDuty(incident, 'duty-still-stands', duty)).toEqual({
    code: 'duty-still-stands',
    detail: { duty, cites: 'MNA 29-4(1); MN Rule 3' },
  });
});

test('of a duty that was not judged, or that cites nothing, it cites none', () => {
  expect(aboutDuty(aReport().incident, 'duty-has-not-arisen', duty)).toEqual({ code: 'duty-has-not-arisen', detail: { duty } });
  expect(aboutDuty(aDuty(judgement(duty)).incident, 'duty-is-settled', duty)).toEqual({ code: 'duty-is-settled', detail: { duty } });
});
