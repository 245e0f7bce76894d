import { factsOf } from './fact-history.js';
import { aPack, aSheet } from './specification/a-pack.js';
import { aroseAgainAt, aroseAt, firstTime, startOf } from './standing.js';

const pack = aPack();
const stated = (value: boolean | null) => ({ value, confidence: 'confirmed' }) as const;
/** What was said of the leak, second by second from the beginning of 1970; undefined is nothing new. */
const history = (...values: readonly (boolean | null | undefined)[]) =>
  factsOf(
    aSheet({
      'leak-occurred': values.flatMap((value, second) =>
        value === undefined ? [] : [{ ...stated(value), asOf: new Date(second * 1_000).toISOString() }],
      ),
      // Something else that becomes known in every second.
      'loss-occurred': values.map((_, second) => ({ ...stated(second % 2 === 0), asOf: new Date(second * 1_000).toISOString() })),
    }),
    60_000,
  );

describe('A clock starts', () => {
  test('at its anchor when the duty stood then, or was not yet known', () => {
    expect(startOf(pack, history(true, true), 500)).toBe(500);
    expect(startOf(pack, history(null, true), 500)).toBe(500);
  });

  test('at its anchor too, when it was denied then and is stated by now', () => {
    expect(startOf(pack, history(false, undefined, true), 500)).toBe(500);
    expect(startOf(pack, history(true, false, undefined, true), 1_500)).toBe(1_500);
    expect(startOf(pack, history(false, undefined, null), 500)).toBe(500);
  });

  test('when a line is passed, and not before', () => {
    const many = aPack({ arisesWhen: { is: 'more-than', fact: 'principals-affected', line: 1_000 } });
    const counts = factsOf(
      aSheet({
        'principals-affected': [
          { exact: 800, asOf: '1970-01-01T00:00:00Z' },
          { max: 1_200, asOf: '1970-01-01T00:00:02Z' },
        ],
      }),
      60_000,
    );
    expect(startOf(many, counts, 500)).toBe(2_000);
    expect(startOf(many, counts, 3_000)).toBe(3_000);
  });

  test('at its anchor when an exception that lifted the duty then does not hold by now', () => {
    const lifted = aPack({ liftedBy: [{ exemption: 'recovered-before-viewing', needs: ['recovered-before-viewing'] }] });
    const proven = { value: true, confidence: 'confirmed', evidence: ['E1'] };
    const facts = factsOf(
      aSheet({
        'leak-occurred': stated(true),
        'recovered-before-viewing': [
          { ...proven, asOf: '1970-01-01T00:00:00Z' },
          { value: false, confidence: 'confirmed', asOf: '1970-01-01T00:00:02Z' },
        ],
      }),
      60_000,
    );
    expect(startOf(lifted, facts, 500)).toBe(500);
    expect(aroseAgainAt(lifted, facts, 500)).toBe(2_000);
  });

  test('at its anchor when the duty never stood', () => expect(startOf(pack, history(false, false), 500)).toBe(500));
});

test('A condition that held only before the start is not found; one that holds at the start held then', () => {
  const facts = history(true, false, false, true);
  const holds = (at: number) => facts.truth('leak-occurred', at).value === true;
  expect(firstTime(holds, facts, 1_000)).toBe(3_000);
  expect(firstTime(holds, facts, 0)).toBe(0);
  expect(firstTime(holds, history(true, false), 1_000)).toBe(undefined);
});

describe('The duty arose again', () => {
  test('when it last came back after it was out of question', () => {
    expect(aroseAgainAt(pack, history(true, false, true, undefined, undefined), 0)).toBe(2_000);
    expect(aroseAgainAt(pack, history(true, false, null, true), 0)).toBe(2_000);
    expect(aroseAgainAt(pack, history(true, false, true, false, undefined, true, undefined), 0)).toBe(5_000);
  });

  test('not while it stands since the start, and not by a break before the start', () => {
    expect(aroseAgainAt(pack, history(true, undefined, true), 0)).toBeUndefined();
    expect(aroseAgainAt(pack, history(false, true, undefined), 1_000)).toBeUndefined();
    expect(aroseAgainAt(pack, history(true, false), 0)).toBeUndefined();
  });
});

describe('The moment a duty first surely stood', () => {
  test('is the first at which it did; not knowing is not enough', () => {
    expect(aroseAt(pack, history(null, undefined, true, undefined))).toBe(2_000);
    expect(aroseAt(pack, history(true))).toBe(0);
  });

  test('is not known where nothing dates it, or where it never did', () => {
    expect(aroseAt(pack, factsOf({ 'leak-occurred': stated(true) }, 60_000))).toBeUndefined();
    expect(aroseAt(pack, history(null, false))).toBeUndefined();
  });
});
