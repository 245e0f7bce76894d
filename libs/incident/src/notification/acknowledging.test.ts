import { decide, standsInTheWay, standsInTheWayOfEach } from '../lifecycle/decisions.js';
import { aDuty } from '../specification/beginnings.js';
import { by, final, id, people, standard } from '../specification/builders.js';
import { event, happens, refused, type Specified } from '../specification/given-when-then.js';

/** The half-time reminder of the final report, in Tokyo on 13 December at 23:00. */
const fell = '2026-12-13T14:00:00Z';
const now = '2026-12-13T14:10:00Z';
const told = aDuty(final()).whenItIs(fell).then(happens('ReminderFellDue'));
const noticeOf = ({ incident }: Specified) => incident.reminders.at(-1)?.notice ?? '';
const acknowledge = (from: Specified, who: (typeof by)['clerk'], at = now) =>
  from.when('AcknowledgeReminder', { notice: noticeOf(from) }, { by: who, now: at });
const toOthers = refused('reminder-went-to-others');

describe('a reminder is acknowledged', () => {
  it('by a privacy officer or an executive approver, and by nobody it was not sent to', () => {
    for (const who of [by.officer, by.executive]) acknowledge(told, who).then(happens('ReminderAcknowledged'));
    for (const who of [by.clerk, by.responder]) acknowledge(told, who).then(toOthers);
  });

  it('by whoever held notification when it fell, and by whoever holds it now', () => {
    const holds = (who: keyof typeof people) => event('TrackAssigned', { track: 'notification', to: people[who] });
    const sent = aDuty(final()).and(holds('clerk')).whenItIs(fell).accepted();
    acknowledge(sent, by.clerk).then(happens('ReminderAcknowledged'));
    acknowledge(sent, by.responder).then(toOthers);
    const handedOver = sent.and(event('TrackHandedOver', { track: 'notification', from: people.clerk, to: people.responder }));
    for (const who of [by.clerk, by.responder]) acknowledge(handedOver, who).then(happens('ReminderAcknowledged'));
    const another = aDuty(final())
      .and(event('TrackAssigned', { track: 'containment', to: people.clerk }))
      .whenItIs(fell)
      .accepted();
    acknowledge(another, by.clerk).then(toOthers);
  });

  it('by responders too once nobody answered, by the name of either notice; never by a clerk', () => {
    const escalated = told.whenItIs('2026-12-13T14:30:00Z').then(happens('ReminderEscalated'));
    const [reminder] = escalated.incident.reminders;
    for (const notice of [reminder?.notice ?? '', reminder?.escalation ?? '']) {
      const at = { now: '2026-12-13T14:40:00Z' };
      escalated.when('AcknowledgeReminder', { notice }, { ...at, by: by.responder }).then(happens('ReminderAcknowledged'));
      escalated.when('AcknowledgeReminder', { notice }, { ...at, by: by.clerk }).then(toOthers);
    }
  });

  it('of several, one that was escalated is told from those that were not', () => {
    const both = told.whenItIs('2026-12-13T14:30:00Z').accepted().whenItIs('2026-12-22T15:00:00Z').then(happens('ReminderFellDue'));
    const circumstances = { now, by: by.responder, practice: standard };
    expect(standsInTheWay('AcknowledgeReminder', both.incident, circumstances)).toEqual([]);
    expect(standsInTheWayOfEach('AcknowledgeReminder', both.incident, circumstances).map(({ on }) => on)).toEqual([noticeOf(both)]);
    const asClerk = standsInTheWay('AcknowledgeReminder', both.incident, { ...circumstances, by: by.clerk });
    expect(asClerk.map(({ code }) => code)).toEqual(['reminder-went-to-others']);
  });

  it('as an earlier build accepted it, in a run that goes through it again', () => {
    const asked = { id: id(9), body: { notice: noticeOf(told) }, by: by.clerk } as never;
    const circumstances = { now, by: by.clerk, practice: standard, asBeforeSentTo: true };
    expect(decide('AcknowledgeReminder', told.incident, asked, circumstances)).toMatchObject([{ type: 'ReminderAcknowledged' }]);
  });
});
