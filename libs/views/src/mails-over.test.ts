import { mailsOverBy } from './mails-over.js';
import { after, event, final, judgement, preliminary, theClinic, withDuties } from './specification/clinic.js';

const at = '2026-12-13T13:59:59.000Z';
const nothing = { everything: false, duties: [], statusFilings: [], fallenAway: [], arisenAgain: [] };
const owed = withDuties(final(), preliminary());
const filed = (kind: string, duty: string) =>
  event('FilingMade', { filing: duty, duty, alsoSettles: [], kind, madeAt: at, channel: 'ppc-web-form', openItems: [], late: false });
const reassessed = (was: object, is: object) => event('DutyReassessed', { duty: final().duty, was, is, factsVersion: 2 });
const fallen = judgement('jp.appi.final-report', { standing: 'not-arisen' });

test('an entry that settles nothing leaves the mails that wait alone', () => {
  expect(mailsOverBy(owed, after(owed, at, event('NoteAdded', {})))).toBeUndefined();
  expect(mailsOverBy(undefined, owed)).toBeUndefined();
});

test('of a duty that was settled, once', () => {
  const settled = after(owed, at, filed('preliminary', 'jp.appi.preliminary-report'));
  expect(mailsOverBy(owed, settled)).toEqual({ ...nothing, duties: ['jp.appi.preliminary-report'] });
  expect(mailsOverBy(settled, after(settled, at, event('NoteAdded', {})))).toBeUndefined();
  expect(mailsOverBy(undefined, settled)).toEqual({ ...nothing, duties: ['jp.appi.preliminary-report'] });
});

test('of a duty that fell away, and of one that stands again', () => {
  const fellAway = after(owed, at, reassessed(final(), fallen));
  expect(mailsOverBy(owed, fellAway)).toEqual({ ...nothing, fallenAway: ['jp.appi.final-report'] });
  const again = after(fellAway, at, reassessed(fallen, final()));
  expect(mailsOverBy(fellAway, again)).toEqual({ ...nothing, arisenAgain: ['jp.appi.final-report'] });
});

test('of the day of a status filing, once the authority was told what is known', () => {
  const status = { statusFilingBy: '2026-12-28', statusFilingAt: '2026-12-28T23:59:59+09:00' };
  const { clock } = final() as unknown as { clock: object };
  const open = withDuties(final({ clock: { ...clock, ...status } }));
  expect(mailsOverBy(open, after(open, at, filed('follow-up', 'jp.appi.final-report')))).toEqual({
    ...nothing,
    statusFilings: ['jp.appi.final-report'],
  });
});

test('of everything, when the incident is closed or was ruled out', () => {
  const closed = after(theClinic, at, event('IncidentClosed', {}));
  expect(mailsOverBy(theClinic, closed)).toEqual({ ...nothing, everything: true });
  expect(mailsOverBy(closed, after(closed, at, event('NoteAdded', {})))).toBeUndefined();
});
