import { asking, member, organisation, person, refused } from '../specification/builders.js';
import { calendarLinksFor, calendarOf, issueCalendarLink, revokeCalendarLink } from './calendar-links.js';

const [officer, clerk, responder] = [person(1), person(2), person(3)];
const link = (who: ReturnType<typeof person>) => ({ person: who, language: 'ja', issuedAt: '2026-11-20T10:00:00.000Z' }) as const;
const office = organisation(
  { [officer]: member(['privacyOfficer']), [clerk]: member(['clerk']), [responder]: member(['responder']) },
  { calendarLinks: { a: link(clerk), b: link(responder) } },
);

test('Everybody makes a link for themselves, five at most', () => {
  expect(issueCalendarLink(office, { linkId: 'n', language: 'en' }, asking(clerk, 'clerk'))).toEqual([
    { type: 'CalendarLinkIssued', version: 1, data: { linkId: 'n', person: clerk, language: 'en' } },
  ]);
  const full = { ...office, calendarLinks: Object.fromEntries(['1', '2', '3', '4', '5'].map((id) => [id, link(clerk)])) };
  expect(issueCalendarLink(full, { linkId: 'n', language: 'ja' }, asking(clerk, 'clerk'))).toEqual(refused('too-many-calendar-links'));
  expect(issueCalendarLink(full, { linkId: 'n', language: 'ja' }, asking(responder, 'responder'))).toHaveLength(1);
  expect(issueCalendarLink(office, { linkId: 'n', language: 'ja' }, asking(person(9), 'clerk'))).toEqual(refused('person-is-unknown'));
});

test('One’s own is revoked by oneself, anybody’s by who administers people; of another’s nobody else learns that it is there', () => {
  const revoked = [{ type: 'CalendarLinkRevoked', version: 1, data: { linkId: 'a' } }];
  expect(revokeCalendarLink(office, { linkId: 'a' }, asking(clerk, 'clerk'))).toEqual(revoked);
  expect(revokeCalendarLink(office, { linkId: 'a' }, asking(officer, 'privacyOfficer'))).toEqual(revoked);
  expect(revokeCalendarLink(office, { linkId: 'a' }, asking(person(8), 'operator'))).toEqual(revoked);
  for (const linkId of ['a', 'nothing', 'constructor'])
    expect(revokeCalendarLink(office, { linkId }, asking(responder, 'responder'))).toEqual(refused('calendar-link-is-unknown'));
  expect(calendarLinksFor(office, asking(clerk, 'clerk')).map(({ linkId }) => linkId)).toEqual(['a']);
  expect(calendarLinksFor(office, asking(officer, 'privacyOfficer')).map(({ linkId }) => linkId)).toEqual(['a', 'b']);
});

test('A link opens a calendar as long as it stands and its person is a member', () => {
  expect(calendarOf(office, 'a')).toEqual(link(clerk));
  for (const id of ['n', '__proto__', 'constructor']) expect(calendarOf(office, id)).toBeUndefined();
  expect(calendarOf({ ...office, people: { ...office.people, [clerk]: member(['clerk'], { active: false }) } }, 'a')).toBeUndefined();
  expect(calendarOf(undefined, 'a')).toBeUndefined();
});
