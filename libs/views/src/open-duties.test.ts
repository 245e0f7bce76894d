import { fold } from './fold.js';
import { openDutiesOf } from './open-duties.js';
import {
  after,
  by,
  entries,
  event,
  final,
  id,
  judgement,
  people,
  reported,
  sealed,
  theClinic,
  trace,
  withDuties,
} from './specification/clinic.js';

const now = '2026-12-14T00:00:00.000Z';

test('What is still owed stands with the days of its clock; what was filed does not', () => {
  expect(openDutiesOf(theClinic).map(({ duty, dueOn, reviewAt }) => [duty, dueOn, reviewAt])).toEqual([
    ['jp.appi.final-report', '2026-12-28', undefined],
    ['jp.appi.principal-notice', undefined, '2026-12-05T10:00:00+09:00'],
  ]);
  expect(openDutiesOf(theClinic)[0]).toMatchObject({ incident: id(2), reference: '4HNT-7ZQ2', seq: 23, isProvisional: false });
});

test('Nothing that anybody typed, and nobody’s id, is in it', () => {
  const text = JSON.stringify(openDutiesOf(theClinic));
  expect(text).not.toContain(trace);
  for (const person of Object.values(people)) expect(text).not.toContain(person);
});

test('What the facts no longer raise is not to be done by any day', () => {
  const gone = {
    duty: 'jp.appi.final-report',
    was: final(),
    is: judgement('jp.appi.final-report', { standing: 'not-arisen' }),
    factsVersion: 2,
  };
  expect(openDutiesOf(after(withDuties(final()), now, event('DutyReassessed', gone)))).toEqual([]);
});

test('Nothing is owed of a drill, of what was no breach, and of what is closed', () => {
  const owed = withDuties(final());
  expect(openDutiesOf(owed)).toHaveLength(1);
  expect(openDutiesOf(after(owed, now, event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(1), evidence: [] })))).toEqual(
    [],
  );
  expect(openDutiesOf(after(owed, now, event('IncidentClosed', {})))).toEqual([]);
  const drill = fold(undefined, [
    ...entries(1, now, by.clerk, reported({ kind: 'drill', clockShiftMs: 0 })),
    ...entries(2, now, by.shodo, event('DutyArose', { judgement: final(), factsVersion: 1 })),
  ]);
  expect(openDutiesOf(drill)).toEqual([]);
});
