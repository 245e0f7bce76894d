import { standsInTheWay } from '../lifecycle/decisions.js';
import { dutyOf } from '../lifecycle/incident.js';
import { aDuty, aReport } from '../specification/beginnings.js';
import { by, final, notArisen, preliminary, sealed, standard } from '../specification/builders.js';
import { event, happens, refused } from '../specification/given-when-then.js';

const police = 'jp.police.consultation';
const advice = (told: object = {}) =>
  ({ ...preliminary({ force: 'advice', kind: 'notice', ...told } as never), duty: police }) as ReturnType<typeof preliminary>;
const decline = { duty: police, reason: sealed() };
const now = '2026-11-28T14:00:00.000Z';
const told = { duty: police, kind: 'final', madeAt: '2026-12-10T10:00:00+09:00', channel: 'phone' } as const;

describe('DeclineAdvice', () => {
  const advised = aDuty(final(), advice());

  it('keeps, by one person and with the reason, that advice is not followed', () => {
    const { incident } = advised.when('DeclineAdvice', decline).then(happens(['AdviceDeclined', { duty: police, reason: sealed() }]));
    expect(dutyOf(incident, police)?.settled).toMatchObject({ at: now, by: 'declined', late: false, reason: sealed() });
    expect(incident.rulings).toMatchObject([{ what: 'advice-declined', duties: [police] }]);
  });

  it('never ends a duty', () => {
    advised.when('DeclineAdvice', { ...decline, duty: 'jp.appi.final-report' }).then(refused('duty-is-no-advice'));
    aDuty(final()).when('DeclineAdvice', decline).then(refused('duty-has-not-arisen'));
    aDuty({ ...advice(), force: 'effort' } as never)
      .when('DeclineAdvice', decline)
      .then(refused('duty-has-not-arisen'));
  });

  it('refuses what was not advised, is advised no more, or is dealt with', () => {
    aReport().when('DeclineAdvice', decline).then(refused('duty-has-not-arisen'));
    aDuty(advice())
      .whenJudged([notArisen(police)])
      .accepted()
      .when('DeclineAdvice', decline)
      .then(refused('duty-has-not-arisen'));
    advised.when('DeclineAdvice', decline).accepted().when('DeclineAdvice', decline).then(refused('duty-is-settled'));
  });

  it('stays declined, whatever is judged after it: nobody is asked twice', () => {
    const declined = advised.when('DeclineAdvice', decline).accepted();
    const again = declined.whenJudged([final(), advice({ because: [{ code: 'fact-holds' }] })], '2026-12-02T00:00:00Z').accepted();
    expect(dutyOf(again.incident, police)?.settled).toMatchObject({ by: 'declined' });
  });

  it('gives way to what is done all the same', () => {
    const declined = advised.when('DeclineAdvice', decline).accepted();
    const { incident } = declined.when('RecordFilingMade', told as never, { now: '2026-12-10T02:00:00Z' }).then(happens('FilingMade'));
    expect(dutyOf(incident, police)?.settled).toMatchObject({ by: 'filing', late: false });
  });

  it('is open to whoever may; the breach ruled out, nothing is left to decline', () => {
    const circumstances = { now, by: by.officer, practice: standard };
    expect(standsInTheWay('DeclineAdvice', advised.incident, circumstances)).toEqual([]);
    const over = advised.and(event('BreachRuledOut', { ground: 'nothing-happened', reason: sealed(), evidence: [] }));
    expect(standsInTheWay('DeclineAdvice', over.incident, circumstances).map(({ code }) => code)).toContain('incident-was-ruled-out');
  });
});

describe('advice whose day passes', () => {
  it('is reminded of and never missed: nobody owes it, and what comes after is not late', () => {
    const passed = aDuty(advice())
      .whenItIs('2026-12-02T15:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'lapse' }]));
    expect(dutyOf(passed.incident, police)?.missedAt).toBeUndefined();
    passed.when('RecordFilingMade', told as never, { now: '2026-12-10T02:00:00Z' }).then(happens(['FilingMade', { late: false }]));
  });
});
