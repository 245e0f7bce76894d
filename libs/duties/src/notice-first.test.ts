import { sentenceOf } from '@shodo/contracts';
import { noticeWarnings } from './notice-first.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

const both = [aLimit(), aLimit({ anchor: 'notified-by-entrustee' })];
const inZone = (duty: string, zone: string, cites: { law: string; provision: string }[] = []) =>
  aPack({ duty, cites, clock: { zone, earliestOf: both } });
const japan = inZone('jp.appi.final-report', 'Asia/Tokyo');
const entrustee = inZone('jp.appi.entrustee-notice', 'Asia/Tokyo', [{ law: 'GL', provision: '3-5-3-5' }]);
const europe = inZone('eu.gdpr.authority-notification', 'Europe/Berlin', [{ law: 'GDPR', provision: '33(2)' }]);
const texas = inZone('us.tx.individual-notice', 'America/Chicago', [{ law: 'Bus. & Com. Code', provision: '521.053(b)' }]);

const said = (notified: string, aware: string | undefined, ...packs: ReturnType<typeof inZone>[]) =>
  noticeWarnings(
    aForm({ anchors: { 'notified-by-entrustee': notified, ...(aware === undefined ? {} : { aware }) } }),
    packs,
    aLibrary(...packs, entrustee),
  ).map(({ with: told }) => told);

test('In Japan the days are those of Japan, and the guideline is cited', () => {
  const warned = (aware: string) => [{ aware, cites: 'GL 3-5-3-5' }];
  expect(said('2026-11-20T23:59:00+09:00', '2026-11-21T00:01:00+09:00', japan)).toEqual(warned('2026-11-21'));
  expect(said('2026-11-20T16:00:00Z', '2026-11-21T10:00:00+09:00', japan)).toEqual([]); // 01:00 of the 21st here
  expect(said('2026-11-20', '2026-11-21', japan)).toEqual(warned('2026-11-21'));
  expect(said('2026-11-21', '2026-11-20', japan)).toEqual([]);
  expect(said('2026-11-20', undefined, japan)).toEqual([]);
});

test('Elsewhere the days are those of the duty, and its own provision is cited', () => {
  // 23:30 of the 24th and 00:30 of the 25th in Tokyo, one afternoon in Berlin.
  expect(said('2026-11-24T15:30:00+01:00', '2026-11-24T16:30:00+01:00', europe)).toEqual([]);
  // 04:00 and 18:00 of the 25th in Tokyo, an evening and the next morning in Berlin.
  expect(said('2026-11-24T20:00:00+01:00', '2026-11-25T10:00:00+01:00', europe)).toEqual([
    { aware: '2026-11-25', zones: 'Europe/Berlin', cites: 'GDPR 33(2)' },
  ]);
  expect(said('2026-11-24T10:00:00-06:00', '2026-11-25T10:00:00-06:00', texas)).toEqual([
    { aware: '2026-11-25', zones: 'America/Chicago' },
  ]);
});

test('Several laws are told together where the day is one, and each by itself where it is not', () => {
  expect(said('2026-11-22T10:00:00Z', '2026-11-24T10:00:00Z', japan, europe)).toEqual([
    { aware: '2026-11-24', zones: 'Asia/Tokyo Europe/Berlin', cites: 'GDPR 33(2); GL 3-5-3-5' },
  ]);
  expect(said('2026-11-22T10:00:00Z', '2026-11-24T20:00:00Z', japan, europe)).toEqual([
    { aware: '2026-11-25', cites: 'GL 3-5-3-5' },
    { aware: '2026-11-24', zones: 'Europe/Berlin', cites: 'GDPR 33(2)' },
  ]);
});

test('A duty that does not count from both is not spoken of', () => {
  const other = aPack({ clock: { earliestOf: [aLimit()] } });
  expect(said('2026-11-20', '2026-11-21', other)).toEqual([]);
});

test('The sentence names the day, whose it is, and the provision', () => {
  const [statement] = noticeWarnings(
    aForm({ anchors: { 'notified-by-entrustee': '2026-11-24T20:00:00+01:00', aware: '2026-11-25T10:00:00+01:00' } }),
    [europe],
    aLibrary(europe),
  );
  if (statement === undefined) throw new Error('nothing was said');
  expect(sentenceOf(statement, 'en')).toContain('(Wed 25 November in Europe/Berlin)');
  expect(sentenceOf(statement, 'en')).toContain('the clock runs from the notice (GDPR Art. 33(2)).');
  expect(sentenceOf(statement, 'ja')).toContain('、Europe/Berlinの日付）より前の日');
  expect(sentenceOf({ code: 'notice-comes-first', with: { aware: '2026-11-25' } }, 'ja')).toContain('通知から数えています。');
});
