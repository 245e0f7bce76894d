import { aDuty, noticedAt } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, notice, people, sealed } from '../specification/builders.js';
import { event, past, type Specified } from '../specification/given-when-then.js';
import { reminderNow } from './told-late.js';

const finalReport = 'jp.appi.final-report';
const halfTime = '2026-12-13T14:00:00Z';
const said = ({ incident }: Specified, asEscalation = false) => {
  const last = incident.reminders.at(-1);
  if (!last) throw new Error('nothing was told');
  const now = reminderNow(incident, last, asEscalation);
  return 'over' in now ? now.over : now.forDueAt;
};
const told = aDuty(final()).whenItIs(halfTime).accepted();
const noticeOf = ({ incident }: Specified) => incident.reminders.at(-1)?.notice ?? '';
const acknowledged = (from: Specified, now: string) => from.when('AcknowledgeReminder', { notice: noticeOf(from) }, { now }).accepted();
/** Moved a week on: proposed by one, agreed to by another. */
const movedLater = (from: Specified, at: string) => {
  const corrected = event('AwarenessCorrected', {
    before: noticedAt,
    awareAt: '2026-11-29T08:59:00+09:00',
    basis: 'own-discovery',
    reason: sealed(),
  });
  const proposed = from
    .and(past(at, by.officer, corrected))
    .whenJudged([finalAWeekLater()], at)
    .accepted();
  const basedOn = proposed.incident.duties[0]?.later?.proposal ?? -1;
  const agree = { duties: [finalReport], decision: 'agree', reason: sealed(), basedOn } as const;
  return { proposed, agreed: proposed.when('DecideLaterDate', agree, { by: by.executive, now: at }).accepted() };
};

describe('a reminder that was told and waits', () => {
  it('says what it said while nothing changed', () => {
    expect(said(told)).toBe('2026-12-28T23:59:59+09:00');
    expect(said(told, true)).toBe('2026-12-28T23:59:59+09:00');
  });

  it('is over once its date was moved, not while that waits for a second person; its escalation names the date in force', () => {
    const { proposed, agreed } = movedLater(told, '2026-12-14T00:00:00Z');
    expect(said(proposed)).toBe('2026-12-28T23:59:59+09:00');
    expect(said(agreed)).toBe('date-was-moved');
    expect(said(agreed, true)).toBe('2027-01-04T23:59:59+09:00');
  });

  it('of a lapse is over as well when the day turned out to be a later one', () => {
    const lapsed = aDuty(final()).whenItIs('2026-12-28T15:00:00Z').accepted();
    expect(said(lapsed)).toBe('2026-12-28T23:59:59+09:00');
    expect(said(movedLater(lapsed, '2026-12-29T00:00:00Z').agreed)).toBe('date-was-moved');
  });

  it('names the new date where the same moment is on the way to that', () => {
    const earlier = final({ clock: { dueOn: '2026-12-21', dueAt: '2026-12-21T23:59:59+09:00' } });
    expect(said(told.whenJudged([earlier], '2026-12-14T00:00:00Z').accepted())).toBe('2026-12-21T23:59:59+09:00');
  });

  it('that was to be acknowledged is over once somebody did; a lapse is not, as what is owed still is', () => {
    expect(said(acknowledged(told, '2026-12-13T14:10:00Z'))).toBe('it-was-acknowledged');
    const lapsed = acknowledged(aDuty(final()).whenItIs('2026-12-28T15:00:00Z').accepted(), '2026-12-28T15:10:00Z');
    expect(said(lapsed)).toBe('2026-12-28T23:59:59+09:00');
    expect(said(lapsed, true)).toBe('it-was-acknowledged');
  });

  it('is over when its duty was settled', () => {
    const filing = { duty: finalReport, kind: 'final', madeAt: '2026-12-13T23:30:00+09:00', channel: 'post' };
    expect(said(told.when('RecordFilingMade', filing as never, { now: '2026-12-13T14:40:00Z' }).accepted())).toBe('it-was-settled');
  });

  it('is over while its notice is held; what asks to review the hold is over when that was decided anew', () => {
    const owed = aDuty(notice()).whenItIs('2026-11-30T15:00:00Z').accepted();
    const duty = 'jp.appi.principal-notice';
    const hold = (from: Specified, reviewAt: string, now: string) =>
      from.when('HoldPrincipalNotice', { duty, reason: 'investigation', reviewAt } as never, { now, by: by.officer }).accepted();
    const held = hold(owed, '2026-12-02T10:00:00+09:00', '2026-11-30T16:00:00Z');
    expect(said(held)).toBe('notice-is-held');
    // Nobody had answered the reminder before it was held: that is told first.
    const review = held.whenItIs('2026-12-02T01:00:00Z').accepted().whenItIs('2026-12-02T01:00:00Z').accepted();
    expect(review.incident.reminders.at(-1)?.reminder).toBe('hold-review');
    expect(said(review)).toBe('2026-12-02T10:00:00+09:00');
    expect(said(acknowledged(review, '2026-12-02T01:10:00Z'))).toBe('2026-12-02T10:00:00+09:00');
    expect(said(hold(review, '2026-12-04T10:00:00+09:00', '2026-12-02T02:00:00Z'))).toBe('hold-was-reviewed');
  });

  it('is sent to nobody in particular: who holds the track changes nothing of it', () => {
    expect(said(told.when('AssignTrack', { track: 'notification', to: people.clerk }).accepted())).toBe('2026-12-28T23:59:59+09:00');
  });
});
