import type { MailRow, Role } from '@shodo/contracts';
import { fold, incidentOf } from './fold.js';
import { mailsOf } from './mails.js';
import {
  after,
  by,
  clinic,
  entries,
  event,
  everybody,
  final,
  id,
  judgement,
  members,
  notice,
  people,
  preliminary,
  sealed,
  theClinic,
  withDuties,
} from './specification/clinic.js';

const at = '2026-12-13T13:59:59.000Z';
const told = { notice: id(90), duty: 'jp.appi.final-report', dueAt: '2026-12-13T22:59:59+09:00', forDueAt: '2026-12-28T23:59:59+09:00' };
const owed = withDuties(final());
const mails = (what: ReturnType<typeof event>, to = everybody, before = owed) => {
  const [entry] = entries(20, at, by.shodo, what);
  if (!entry) throw new Error('no entry');
  return mailsOf(entry, before, to);
};
const reminder = (kind: string) => event('ReminderFellDue', { ...told, reminder: kind });
const escalation = event('ReminderEscalated', { ...told, notice: id(91), of: id(90), reminder: 'half-time' });
const recipients = (...asked: Parameters<typeof mails>) => mails(...asked).map(({ to }) => to);

describe('who gets a mail', () => {
  it('of a reminder is the privacy officer; of a lapse the approving executive too', () => {
    expect(recipients(reminder('half-time'))).toEqual([people.officer]);
    expect(recipients(reminder('hold-review'))).toEqual([people.officer]);
    expect(recipients(reminder('lapse'))).toEqual([people.officer, people.executive]);
  });

  it('of an escalation is everybody responsible', () => {
    expect(recipients(escalation)).toEqual([people.responder, people.officer, people.executive]);
  });

  it('is also whoever holds notification, once', () => {
    const held = after(owed, at, event('TrackAssigned', { track: 'notification', to: people.clerk }));
    expect(recipients(reminder('half-time'), everybody, held)).toEqual([people.clerk, people.officer]);
    const byTheOfficer = after(owed, at, event('TrackAssigned', { track: 'notification', to: people.officer }));
    expect(recipients(reminder('half-time'), everybody, byTheOfficer)).toEqual([people.officer]);
    const gone = after(owed, at, event('TrackAssigned', { track: 'notification', to: id(999) }));
    expect(recipients(reminder('half-time'), everybody, gone)).toEqual([people.officer]);
  });

  it('of a report is every privacy officer but whoever reported it; where there is none, everybody else responsible', () => {
    const told = (...asked: (readonly [keyof typeof people, ...Role[]])[]): readonly MailRow[] => {
      const [report] = clinic;
      return report ? mailsOf(report, fold(undefined, [report]), members(...asked)) : [];
    };
    const reporter = clinic[0]?.actor.kind === 'person' ? clinic[0].actor.person : undefined;
    expect(reporter).toBe(people.clerk);
    expect(told(['clerk', 'clerk'], ['officer', 'privacyOfficer'], ['responder', 'responder'])).toMatchObject([
      { to: people.officer, kind: 'report', reminder: 'reported', notice: id(2), incident: id(2), drill: false },
    ]);
    expect(told(['clerk', 'clerk', 'privacyOfficer'], ['officer', 'privacyOfficer']).map(({ to }) => to)).toEqual([people.officer]);
    expect(told(['clerk', 'clerk', 'privacyOfficer'], ['responder', 'responder'])).toEqual([]);
    expect(told(['clerk', 'clerk'], ['responder', 'responder']).map(({ to }) => to)).toEqual([people.responder]);
  });

  it('is never nobody while there is anybody: everybody responsible, else every member', () => {
    expect(recipients(reminder('half-time'), members(['clerk', 'clerk'], ['responder', 'responder']))).toEqual([people.responder]);
    expect(recipients(reminder('lapse'), members(['clerk', 'clerk'], ['auditor', 'auditor']))).toEqual([people.clerk, people.auditor]);
    expect(recipients(reminder('lapse'), [])).toEqual([]);
  });

  it('of one person with every role is that person, once', () => {
    const roles: Role[] = ['clerk', 'responder', 'privacyOfficer', 'executiveApprover'];
    expect(recipients(escalation, members(['officer', ...roles]))).toEqual([people.officer]);
  });
});

describe('a mail', () => {
  it('holds references and closed vocabulary only', () => {
    expect(mails(reminder('half-time'))).toEqual([
      {
        notice: id(90),
        to: people.officer,
        kind: 'reminder',
        incident: id(2),
        reference: '4HNT-7ZQ2',
        drill: false,
        leakType: 'loss',
        duty: 'jp.appi.final-report',
        dutyNames: { ja: '確報（個人情報保護法）', en: 'Final report (APPI)' },
        reminder: 'half-time',
        dueAt: told.dueAt,
        forDueAt: told.forDueAt,
        strictness: 'statute',
        hasLastDay: true,
      },
    ]);
  });

  it('says whether law or a guideline names the day, and of a notice to principals without a number that nothing does', () => {
    const lapseOf = (duty: string, judged: ReturnType<typeof preliminary>) =>
      mails(event('ReminderFellDue', { ...told, duty, reminder: 'lapse' }), everybody, withDuties(judged))[0];
    expect(lapseOf('jp.appi.preliminary-report', preliminary())).toMatchObject({ strictness: 'guideline', hasLastDay: true });
    expect(lapseOf('jp.appi.principal-notice', notice())).toMatchObject({ strictness: 'guideline', hasLastDay: false });
  });

  it('says that its duty is provisional, while it is', () => {
    const perhaps = withDuties(final({ standing: 'provisional' }));
    expect(mails(reminder('half-time'), everybody, perhaps)[0]).toMatchObject({ dutyIsProvisional: true });
    expect(mails(reminder('half-time'), everybody, withDuties(final()))[0]).not.toHaveProperty('dutyIsProvisional');
  });

  it('says that its clock runs from a provisional time of awareness, where it does', () => {
    const unsure = withDuties(final({ warnings: [{ code: 'awareness-is-provisional' }] }));
    expect(mails(reminder('half-time'), everybody, unsure)[0]).toMatchObject({ awarenessIsProvisional: true });
  });

  it('says that the duty has not arisen by what is known, where its clock runs on until somebody rules it out', () => {
    const fellAway = after(
      withDuties(final()),
      told.dueAt,
      event('DutyReassessed', {
        duty: final().duty,
        was: final(),
        is: judgement('jp.appi.final-report', { standing: 'not-arisen' }),
        factsVersion: 2,
      }),
    );
    expect(mails(reminder('lapse'), everybody, fellAway)[0]).toMatchObject({ hasFallenAway: true, strictness: 'statute' });
    expect(mails(reminder('lapse'), everybody, withDuties(final()))[0]).not.toHaveProperty('hasFallenAway');
  });

  it('of an escalation bears its own notice', () => {
    expect(mails(escalation)[0]).toMatchObject({ kind: 'escalation', notice: id(91) });
  });

  it('is called for by the report, by a track given, by reminders and escalations, and by nothing else', () => {
    const calls = clinic
      .filter((entry) => mailsOf(entry, fold(undefined, clinic.slice(0, entry.seq)), everybody).length > 0)
      .map((entry) => entry.event.type);
    expect(calls).toEqual(['IncidentReported', 'TrackAssigned', 'ReminderFellDue', 'ReminderEscalated']);
    expect(mails(event('DeadlineMissed', { duty: told.duty, dueAt: told.dueAt, strictness: 'statute' }))).toEqual([]);
  });

  it('names nothing that was sealed', () => {
    expect(JSON.stringify(clinic.flatMap((entry) => mailsOf(entry, theClinic, everybody)))).not.toMatch(/c0ffee|commitment/);
  });

  it('about a duty that is not on record is not written', () => {
    expect(mails(event('ReminderFellDue', { ...told, duty: 'jp.my-number.final-report', reminder: 'lapse' }))).toEqual([]);
  });
});

describe('the mails of a decision', () => {
  const words = { subject: 'report', question: sealed(1), options: sealed(2), choice: 1, reason: sealed(3), reliesOn: [] };
  const recorded = (n: number) => event('DecisionRecorded', { ...words, decision: id(n) });
  const { seq } = incidentOf(owed);
  const log = fold(owed, [
    ...entries(seq + 1, at, by.responder, recorded(60)),
    ...entries(seq + 2, at, by.executive, event('DecisionApproved', { decision: id(60) })),
    ...entries(seq + 3, at, by.officer, recorded(61)),
  ]);
  const mailsAfter = (what: ReturnType<typeof event>) => {
    const [entry] = entries(seq + 4, at, by.shodo, what);
    return entry ? mailsOf(entry, fold(log, [entry]), everybody) : [];
  };

  it('go to whoever decided and whoever agreed, and to the privacy officers; the decision is named by its number', () => {
    const reopened = mailsAfter(
      event('DecisionsReopened', { notice: id(90), decisions: [id(60)], facts: [{ fact: 'leak-occurred', version: 2 }] }),
    );
    expect(reopened.map(({ to }) => to)).toEqual([people.responder, people.officer, people.executive]);
    expect(reopened[0]).toMatchObject({
      notice: id(90),
      duty: 'decision',
      dutyNames: { ja: '判断 1', en: 'Decision 1' },
      reminder: 'decision-reopened',
      dueAt: at,
    });
    const both = mailsAfter(event('DecisionsReopened', { notice: id(90), decisions: [id(60), id(61)], facts: [] }));
    expect(both.map(({ dutyNames }) => dutyNames.ja)).toEqual(Array(3).fill('判断 1・2'));
  });

  it('of a review bear the time of it', () => {
    const review = mailsAfter(event('DecisionReviewFellDue', { notice: id(91), decision: id(61), dueAt: '2026-12-01T10:00:00+09:00' }));
    expect(review.map(({ to }) => to)).toEqual([people.officer]);
    expect(review[0]).toMatchObject({
      reminder: 'decision-review',
      dueAt: '2026-12-01T10:00:00+09:00',
      forDueAt: '2026-12-01T10:00:00+09:00',
    });
  });
});

describe('the mails about a pack nobody confirmed', () => {
  const { seq } = incidentOf(owed);
  const pack = { pack: id(81), profile: 'insurer', manifest: 'b'.repeat(64), recipient: sealed(5), confirmBy: '2026-12-05T10:00:00+09:00' };
  const given = fold(owed, [
    ...entries(seq + 1, at, by.officer, event('EvidencePackGiven', { ...pack, given: id(80) })),
    ...entries(seq + 2, at, by.executive, event('EvidencePackGiven', { ...pack, given: id(82) })),
  ]);

  it('go to whoever gave it and to the privacy officers; it is named by its number, not by its recipient', () => {
    const [entry] = entries(seq + 3, at, by.shodo, event('PackReceiptFellDue', { notice: id(91), given: id(82), dueAt: pack.confirmBy }));
    const mails = entry ? mailsOf(entry, fold(given, [entry]), everybody) : [];
    expect(mails.map(({ to }) => to)).toEqual([people.officer, people.executive].toSorted());
    expect(mails[0]).toMatchObject({
      duty: 'evidence-pack',
      dutyNames: { ja: '証拠パック 2', en: 'Evidence pack 2' },
      reminder: 'pack-receipt',
      dueAt: pack.confirmBy,
      hasLastDay: false,
    });
    expect(JSON.stringify(mails)).not.toContain(sealed(5).ref);
  });
});

describe('the mail about a track', () => {
  const given = (to: string, actor = by.officer as Parameters<typeof entries>[2], among = everybody) => {
    const [entry] = entries(20, at, actor, event('TrackAssigned', { track: 'containment', to }));
    return entry ? mailsOf(entry, owed, among) : [];
  };

  it('goes to whoever was put in charge by somebody else, and to nobody else', () => {
    expect(given(people.responder)).toEqual([
      {
        notice: expect.any(String),
        to: people.responder,
        kind: 'reminder',
        incident: expect.any(String),
        reference: expect.any(String),
        drill: false,
        leakType: 'loss',
        duty: 'track',
        dutyNames: { ja: '封じ込め', en: 'Containment' },
        reminder: 'track-containment',
        dueAt: at,
        forDueAt: at,
        hasLastDay: false,
      },
    ]);
    expect(given(people.officer)).toEqual([]);
    expect(given(id(999))).toEqual([]);
  });

  it('is the same when a track is handed over, and one command writes one', () => {
    const handed = event('TrackHandedOver', { track: 'containment', from: people.officer, to: people.responder });
    const [entry] = entries(20, at, by.officer, handed);
    const [mail] = entry ? mailsOf(entry, owed, everybody) : [];
    expect(mail).toMatchObject({ to: people.responder, notice: entry?.appendId, reminder: 'track-containment' });
  });
});
