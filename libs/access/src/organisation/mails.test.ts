import { asking, member, organisation, person, refused } from '../specification/builders.js';
import { allowedWithMail, type MailInOutbox, sendMailAgain } from './mails.js';

const [officer, gone] = [person(1), person(2)];
const office = organisation({ [officer]: member(['privacyOfficer']), [gone]: member(['responder'], { active: false }) });
const mail = (more: Partial<MailInOutbox> = {}): MailInOutbox => ({
  id: person(7),
  notice: person(8),
  incident: person(9),
  to: officer,
  state: 'failed',
  reason: 'address-was-refused',
  attempts: 1,
  ...more,
});

test('A mail that failed for good goes out again; the record says which, to whom and what had failed', () => {
  const data = { mail: person(7), notice: person(8), incident: person(9), to: officer, refused: 'address-was-refused', attempts: 1 };
  expect(sendMailAgain(office, mail())).toEqual([{ type: 'MailPutInOutboxAgain', version: 1, data }]);
});

test.each([
  ['sent', 'mail-is-sent-already'],
  ['waiting', 'mail-is-sent-by-itself'],
  ['sending', 'mail-is-sent-by-itself'],
  ['withdrawn', 'mail-was-withdrawn'],
] as const)('A mail that is %s is no affair of a person’s', (state, code) => {
  expect(sendMailAgain(office, mail({ state }))).toEqual(refused(code));
});

test('Whoever was removed, or never belonged here, is not written to', () => {
  for (const to of [gone, person(3)]) expect(sendMailAgain(office, mail({ to }))).toEqual(refused('mail-recipient-was-removed'));
  expect(sendMailAgain(undefined, mail())).toEqual(refused('mail-recipient-was-removed'));
});

test('Beside the mail stands what its reader may do, by the same rules', () => {
  const blockedBy = (by: Parameters<typeof asking>[1], more: Partial<MailInOutbox> = {}) =>
    allowedWithMail(office, mail(more), asking(officer, by)).map(({ command, allowed, blockedBy: blocks }) => [
      command,
      allowed,
      blocks.map(({ code }) => code),
    ]);
  expect(blockedBy('privacyOfficer')).toEqual([['SendMailAgain', true, []]]);
  expect(blockedBy('operator', { state: 'sent' })).toEqual([['SendMailAgain', false, ['mail-is-sent-already']]]);
  expect(blockedBy('auditor')).toEqual([['SendMailAgain', false, ['not-authorised']]]);
});
