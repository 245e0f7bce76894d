import { localTimeWarnings } from './local-times.js';
import { aForm, aLimit, aPack } from './specification/a-pack.js';

const inZone = (zone: string, anchor = 'aware') => aPack({ clock: { zone, earliestOf: [aLimit({ anchor })] } });
const said = (aware: string, ...packs: ReturnType<typeof inZone>[]) => localTimeWarnings(aForm({ anchors: { aware } }), packs);

/** In Berlin the clocks go from 02:00 to 03:00 on 28 March 2027, and from 03:00 back to 02:00 on 25 October 2026. */
test.each([
  ['2027-03-28T01:59:59+01:00', []],
  ['2027-03-28T02:00:00+01:00', ['local-time-does-not-exist', '2027-03-28T03:00:00+02:00']],
  ['2027-03-28T02:59:59+01:00', ['local-time-does-not-exist', '2027-03-28T03:59:59+02:00']],
  ['2027-03-28T02:30:00+02:00', ['local-time-does-not-exist', '2027-03-28T01:30:00+01:00']],
  ['2027-03-28T03:00:00+02:00', []],
  ['2026-10-25T01:59:59+02:00', []],
  ['2026-10-25T02:00:00+02:00', ['local-time-exists-twice', '2026-10-25T02:00:00+02:00', 'first']],
  ['2026-10-25T02:59:59+01:00', ['local-time-exists-twice', '2026-10-25T02:59:59+01:00', 'second']],
  ['2026-10-25T03:00:00+01:00', []],
  ['2027-03-28T02:30:00Z', []],
  ['2027-03-28T02:30:00+09:00', []],
  ['2026-07-01T02:30:00+02:00', []],
])('%s in Berlin: %j', (aware, expected) => {
  const [one, ...more] = said(aware, inZone('Europe/Berlin'));
  expect(more).toEqual([]);
  const told = one?.with as Record<string, string> | undefined;
  expect(one === undefined ? [] : [one.code, told?.at, ...(told?.which ? [told.which] : [])]).toEqual(expected);
});

test('It is said of each zone that changes its clocks, and only where a clock hangs on the time', () => {
  const odd = '2027-03-28T02:30:00+01:00';
  expect(said(odd, inZone('Asia/Tokyo'))).toEqual([]);
  expect(said(odd, inZone('Europe/Berlin', 'classified'))).toEqual([]);
  expect(said(odd, inZone('Europe/Berlin'), inZone('Europe/Berlin'), inZone('Europe/Paris'))).toEqual(
    ['Europe/Berlin', 'Europe/Paris'].map((zone) => ({
      code: 'local-time-does-not-exist',
      with: { anchor: 'aware', zone, at: '2027-03-28T03:30:00+02:00' },
    })),
  );
  expect(said('2027-03-28', inZone('Europe/Berlin'))).toEqual([]);
});
