import { reopenedAsRead } from './reopened-as-read.js';

const entry = (seq: number, type: string, data: object) => ({ seq, appendId: String(seq), event: { type, version: 1, data } as never });
const on = (...facts: string[]) => facts.map((fact) => ({ fact, version: 1 }));
const now = (...facts: string[]) => facts.map((fact) => ({ fact, version: 2 }));
const looks = [
  entry(3, 'DecisionRecorded', { decision: 'open', reliesOn: on('leak-occurred', 'card-data-involved') }),
  entry(5, 'DecisionRecorded', { decision: 'limited', reliesOn: on('wrongful-purpose-possible', 'card-data-involved') }),
  entry(6, 'DecisionUpheld', { decision: 'open', reliesOn: on('leak-occurred') }),
  entry(20, 'DecisionUpheld', { decision: 'open', reliesOn: on('wrongful-purpose-possible') }),
];
const changed = now('leak-occurred', 'card-data-involved', 'wrongful-purpose-possible');
const reopening = (...decisions: string[]) => entry(9, 'DecisionsReopened', { notice: 'n', decisions, facts: changed });
const isOpen = (decision: string) => decision !== 'limited';
const read = (...decisions: string[]) => reopenedAsRead(reopening(...decisions), looks, isOpen);

test('of a decision that is closed to the reader an entry tells that its ground has changed, and no fact', () => {
  expect(read('limited')).toEqual({
    ...reopening('limited'),
    event: {
      type: 'DecisionsReopened',
      version: 1,
      data: { notice: 'n', decisions: ['limited'], facts: [], groundsWithheld: ['limited'] },
    },
  });
});

test('beside an open one the facts are told on which that one rested then, by its latest look', () => {
  const { event } = read('open', 'limited');
  expect(event).toMatchObject({ data: { facts: now('leak-occurred'), groundsWithheld: ['limited'] } });
  const unknown = reopenedAsRead(reopening('open', 'limited'), [], isOpen).event;
  expect(unknown).toMatchObject({ data: { decisions: ['open', 'limited'], facts: [] } });
});

test('what is open to the reader, and every other entry, is left as it is', () => {
  expect(read('open')).toEqual(reopening('open'));
  for (const look of looks) expect(reopenedAsRead(look, looks, () => false)).toBe(look);
});
