import type { FoldedIncident, IncidentEvent, MailRow } from '@shodo/contracts';
import { fold, incidentOf } from './fold.js';
import { mailNow } from './mail-now.js';
import { mailsOf } from './mails.js';
import { by, entries, event, everybody, final, id, people, sealed, withDuties } from './specification/clinic.js';

const at = '2026-12-13T14:00:00.000Z';
const owed = withDuties(final());
const grown = (folded: FoldedIncident, ...events: IncidentEvent[]) =>
  fold(folded, entries(incidentOf(folded).seq + 1, at, by.officer, ...events)) as FoldedIncident;
/** The incident after an event, and the first mail that it called for. */
function told(before: FoldedIncident, what: IncidentEvent): { folded: FoldedIncident; row: MailRow } {
  const [entry] = entries(incidentOf(before).seq + 1, at, by.officer, what);
  const folded = entry && fold(before, [entry]);
  const [row] = entry && folded ? mailsOf(entry, folded, everybody) : [];
  if (!folded || !row) throw new Error('no mail');
  return { folded, row };
}
const overIn = (folded: FoldedIncident, row: MailRow) => {
  const now = mailNow(folded, row);
  return 'over' in now ? now.over : now.row;
};
const reminder = { duty: 'jp.appi.final-report', dueAt: '2026-12-13T22:59:59+09:00', forDueAt: '2026-12-28T23:59:59+09:00' };
const halfTime = event('ReminderFellDue', { ...reminder, notice: id(90), reminder: 'half-time' });
const closed = event('IncidentClosed', {});

describe('a mail that waited', () => {
  it('says what it said while nothing changed', () => {
    const { folded, row } = told(owed, halfTime);
    expect(overIn(folded, row)).toEqual(row);
  });

  it('says how its duty stands now and when it ends now', () => {
    const perhaps = withDuties(final({ standing: 'provisional' }));
    const { folded, row } = told(perhaps, halfTime);
    expect(row).toMatchObject({ dutyIsProvisional: true });
    const is = { standing: 'arisen', clock: { ...final().clock, dueOn: '2026-12-21', dueAt: '2026-12-21T23:59:59+09:00' } };
    const was = { standing: 'provisional', clock: final().clock };
    const sure = grown(folded, event('DutyReassessed', { duty: reminder.duty, was, is, factsVersion: 9 }));
    const now = overIn(sure, row);
    expect(now).toMatchObject({ notice: id(90), forDueAt: '2026-12-21T23:59:59+09:00', hasLastDay: true });
    expect(now).not.toHaveProperty('dutyIsProvisional');
  });

  it('is over once somebody acknowledged what it asks to acknowledge', () => {
    const { folded, row } = told(owed, halfTime);
    const seen = event('ReminderAcknowledged', { notice: id(90), duty: reminder.duty, reminder: 'half-time' });
    expect(overIn(grown(folded, seen), row)).toBe('it-was-acknowledged');
  });

  it('is over with its incident; of the report it still tells', () => {
    const { folded, row } = told(owed, halfTime);
    expect(overIn(grown(folded, closed), row)).toBe('incident-is-over');
    expect(overIn(grown(folded, closed), { ...row, kind: 'report' })).toMatchObject({ kind: 'report' });
    expect(overIn(grown(folded, closed), { ...row, kind: 'watchdog-alarm' })).toMatchObject({ kind: 'watchdog-alarm' });
  });

  it('about a track is over when somebody else holds it by then', () => {
    const { folded, row } = told(owed, event('TrackAssigned', { track: 'containment', to: people.responder }));
    expect(overIn(folded, row)).toEqual(row);
    expect(overIn(grown(folded, event('TrackAssigned', { track: 'remediation', to: people.clerk })), row)).toEqual(row);
    const onwards = event('TrackHandedOver', { track: 'containment', from: people.responder, to: people.clerk });
    expect(overIn(grown(folded, onwards), row)).toBe('track-was-handed-on');
  });

  it('about a decision is over when it was upheld', () => {
    const words = { subject: 'report', question: sealed(1), options: sealed(2), choice: 1, reason: sealed(3), reliesOn: [] };
    const log = grown(owed, event('DecisionRecorded', { ...words, decision: id(60) }));
    const upheld = event('DecisionUpheld', { decision: id(60), reason: sealed(4), reliesOn: [] });
    for (const what of [
      event('DecisionsReopened', { notice: id(90), decisions: [id(60)], facts: [] }),
      event('DecisionReviewFellDue', { notice: id(91), decision: id(60), dueAt: '2026-12-01T10:00:00+09:00' }),
    ]) {
      const { folded, row } = told(log, what);
      expect(overIn(folded, row)).toEqual(row);
      expect(overIn(grown(folded, upheld), row)).toBe('decision-was-looked-at');
    }
  });

  it('about a proposal is over when another took the place that it was to take', () => {
    const words = { subject: 'report', question: sealed(1), options: sealed(2), choice: 1, reason: sealed(3), reliesOn: [] };
    const [proposal, first] = [id(61), id(62)].map((decision) => event('DecisionRecorded', { ...words, decision, supersedes: id(60) }));
    const log = [event('DecisionRecorded', { ...words, decision: id(60) }), proposal, first].reduce(
      (grows, each) => grown(grows, each as never),
      owed,
    );
    const { folded, row } = told(log, event('DecisionsReopened', { notice: id(90), decisions: [id(61)], facts: [] }));
    expect(overIn(folded, row)).toEqual(row);
    expect(overIn(grown(folded, event('DecisionApproved', { decision: id(62) })), row)).toBe('decision-was-looked-at');
  });

  it('about a pack is over when it was received, and not with its incident', () => {
    const pack = {
      pack: id(81),
      profile: 'insurer',
      manifest: 'b'.repeat(64),
      recipient: sealed(5),
      confirmBy: '2026-12-05T10:00:00+09:00',
    };
    const given = grown(owed, event('EvidencePackGiven', { ...pack, given: id(80) }));
    const { folded, row } = told(given, event('PackReceiptFellDue', { notice: id(91), given: id(80), dueAt: pack.confirmBy }));
    expect(overIn(grown(folded, closed), row)).toEqual(row);
    const received = event('EvidencePackReceived', { given: id(80), receivedAt: '2026-12-06T10:00:00+09:00', byLink: false });
    expect(overIn(grown(folded, received), row)).toBe('pack-was-received');
  });
});
