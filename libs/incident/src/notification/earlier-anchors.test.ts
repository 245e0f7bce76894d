import { aReport, noticedAt } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, id, people, sealed } from '../specification/builders.js';
import { event } from '../specification/given-when-then.js';
import { assessmentRequestOf, judge } from './duties.js';

const now = '2026-11-30T03:00:00.000Z';
const later = '2026-11-30T09:00:00+09:00';
const corrected = (awareAt = later) => ({ awareAt, basis: 'own-discovery', reason: sealed() }) as const;
const moved = () => aReport().when('CorrectAwareness', corrected(), { now }).accepted();

/** Known on the 28th: day 30 is a Sunday, so the 28th of December. Known on the 30th: the 29th, in the year-end closure, so the 4th of January. */
const assessed = { judgements: [finalAWeekLater()], warnings: [], earlier: [final()] };

describe('a starting point that one person moved later', () => {
  it('is asked for with the earlier one beside it, as unsure as that was', () => {
    const request = assessmentRequestOf(moved().incident, now);
    expect(request.form.anchors).toMatchObject({ aware: later });
    expect(request.form).not.toHaveProperty('provisionalAnchors');
    expect(request.earlierForm).toMatchObject({ anchors: { aware: noticedAt }, provisionalAnchors: ['aware'] });
    expect(assessmentRequestOf(aReport().incident, now)).not.toHaveProperty('earlierForm');
  });

  it('leaves what first arises to the earlier one; the later date is proposed with it, by whose word', () => {
    const events = judge(moved().incident, assessed, 2);
    expect(events.map(({ type }) => type)).toEqual(['DutyArose', 'LaterDateProposed', 'DutiesAssessed']);
    expect(events[0]?.data).toMatchObject({ judgement: { clock: { dueOn: '2026-12-28' } } });
    expect(events[1]?.data).toMatchObject({
      judgement: { clock: { dueOn: '2027-01-04' } },
      before: { clock: { dueOn: '2026-12-28' } },
      causedBy: [{ subject: 'awareness', by: people.officer }],
    });
    const { incident } = moved().and(...events);
    expect(incident.duties[0]).toMatchObject({ clock: { dueOn: '2026-12-28' }, later: { causedBy: [{ by: people.officer }] } });
  });

  it('holds for what two persons ruled out and the facts raise again', () => {
    const ruledOut = aReport()
      .and(event('DutyArose', { judgement: final(), factsVersion: 1 }))
      .and(event('DutyRuledOut', { duty: 'jp.appi.final-report', reason: sealed() }))
      .when('CorrectAwareness', corrected(), { now })
      .accepted();
    const { incident } = ruledOut.and(...judge(ruledOut.incident, assessed, 3));
    expect(incident.duties[0]).toMatchObject({ clock: { dueOn: '2026-12-28' }, later: { causedBy: [{ by: people.officer }] } });
  });

  it('rules no more once somebody else agreed to a date that followed from it; turned down, the earlier goes on', () => {
    const arisen = moved().and(...judge(moved().incident, assessed, 2));
    const decide = (decision: 'agree' | 'turn-down') =>
      arisen
        .when(
          'DecideLaterDate',
          { duties: ['jp.appi.final-report'], decision, reason: sealed(), basedOn: 2 },
          { now, by: by.executive, id: id(77) },
        )
        .accepted();
    expect(assessmentRequestOf(decide('agree').incident, now)).not.toHaveProperty('earlierForm');
    expect(assessmentRequestOf(decide('turn-down').incident, now)).toHaveProperty('earlierForm');
  });

  it('is the earliest of several, until one as early is stated again', () => {
    const twice = moved().when('CorrectAwareness', corrected('2026-11-28T23:00:00+09:00'), { now }).accepted();
    expect(assessmentRequestOf(twice.incident, now).earlierForm).toMatchObject({ anchors: { aware: noticedAt } });
    const back = twice.when('CorrectAwareness', corrected('2026-11-28T21:59:00+09:00'), { now }).accepted();
    expect(assessmentRequestOf(back.incident, now)).not.toHaveProperty('earlierForm');
  });

  it('may be any that clocks hang on: its first statement moves nothing, discovery stands at the report', () => {
    const told = (at: string, basedOn: number) => ({ anchor: 'notified-by-entrustee', at, source: 'entrustee', basedOn }) as const;
    const first = aReport().when('RecordAnchor', told('2026-11-27', 0), { now }).accepted();
    expect(assessmentRequestOf(first.incident, now)).not.toHaveProperty('earlierForm');
    const second = first.when('RecordAnchor', told('2026-11-28', 1), { now }).accepted();
    expect(assessmentRequestOf(second.incident, now).earlierForm).toMatchObject({ anchors: { 'notified-by-entrustee': '2026-11-27' } });
    const discovered = aReport().when('RecordAnchor', { anchor: 'discovered', at: later, source: 'log', basedOn: 0 }, { now }).accepted();
    expect(assessmentRequestOf(discovered.incident, now).earlierForm).toMatchObject({ anchors: { discovered: noticedAt } });
  });
});
