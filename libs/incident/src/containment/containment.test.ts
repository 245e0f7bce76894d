import { trackState } from '../lifecycle/tracks.js';
import { aReport, proposed } from '../specification/beginnings.js';
import { id, people, sealed } from '../specification/builders.js';
import { anHourLater, event, happens, refused } from '../specification/given-when-then.js';

const takenAt = '2026-11-28T22:30:00+09:00';
const contained = aReport().and(event('ContainmentMeasureRecorded', { measureId: id(1), measure: 'search', takenAt, evidence: [] }));

describe('RecordContainmentMeasure', () => {
  it('records what was done and when, under the id of the command', () => {
    const { incident } = aReport()
      .when('RecordContainmentMeasure', { measure: 'remote-wipe', takenAt, note: sealed() }, { id: id(77) })
      .then(happens(['ContainmentMeasureRecorded', { measureId: id(77), measure: 'remote-wipe', takenAt, note: sealed(), evidence: [] }]));
    expect(incident.containmentMeasures).toEqual([{ measure: 'remote-wipe', takenAt, note: sealed(), evidence: [], by: people.officer }]);
  });

  it('refuses a time that lies ahead', () => {
    aReport()
      .when('RecordContainmentMeasure', { measure: 'search', takenAt: '2026-11-28T23:00:01+09:00' })
      .then(refused('time-lies-ahead'));
  });
});

describe('DeclareSpreadStopped', () => {
  it('needs a measure first, if only that there is nothing to contain', () => {
    aReport().when('DeclareSpreadStopped', { stoppedAt: anHourLater }).then(refused('no-containment-measure-is-recorded'));
    contained.when('DeclareSpreadStopped', { stoppedAt: anHourLater }).then(happens(['SpreadStopped', { stoppedAt: anHourLater }]));
  });

  it('refuses a time that lies ahead', () => {
    contained.when('DeclareSpreadStopped', { stoppedAt: '2026-11-28T14:00:00.001Z' }).then(refused('time-lies-ahead'));
  });

  it('is declared once', () => {
    contained
      .when('DeclareSpreadStopped', { stoppedAt: anHourLater })
      .accepted()
      .when('DeclareSpreadStopped', { stoppedAt: anHourLater })
      .then(refused('spread-has-stopped-already'));
  });
});

describe('WithdrawSpreadStopped', () => {
  const stopped = () => contained.when('DeclareSpreadStopped', { stoppedAt: anHourLater }).accepted();

  it('takes back what was declared, with a reason; containment is open until it is declared anew', () => {
    const open = stopped()
      .when('WithdrawSpreadStopped', { reason: sealed() })
      .then(happens(['SpreadStoppedWithdrawn', { stoppedAt: anHourLater, reason: sealed() }]));
    expect([trackState(stopped().incident, 'containment'), trackState(open.incident, 'containment')]).toEqual(['done', 'open']);
    const again = open.when('DeclareSpreadStopped', { stoppedAt: '2026-11-28T22:40:00+09:00' }).accepted();
    expect(again.incident.spreadStoppedAt).toBe('2026-11-28T22:40:00+09:00');
  });

  it('has nothing to take back where nothing was declared, or it was taken back already', () => {
    contained.when('WithdrawSpreadStopped', { reason: sealed() }).then(refused('spread-is-not-recorded-as-stopped'));
    const withdrawn = stopped().when('WithdrawSpreadStopped', { reason: sealed() }).accepted();
    withdrawn.when('WithdrawSpreadStopped', { reason: sealed() }).then(refused('spread-is-not-recorded-as-stopped'));
  });

  it('takes back what was seen: a time that was declared anew meanwhile stays, and whoever saw the one before is told', () => {
    const entry = stopped().incident.spreadStopped?.entry ?? 0;
    expect(entry).toBe(stopped().incident.seq);
    const open = stopped().when('WithdrawSpreadStopped', { reason: sealed(), basedOn: entry }).then(happens('SpreadStoppedWithdrawn'));
    expect(open.incident.spreadStopped).toBeUndefined();
    const stoppedAt = '2026-11-28T22:40:00+09:00';
    const anew = open.when('DeclareSpreadStopped', { stoppedAt }).accepted();
    const version = anew.incident.spreadStopped?.entry ?? 0;
    expect(version).toBeGreaterThan(entry);
    const code = 'spread-was-declared-stopped-anew';
    anew.when('WithdrawSpreadStopped', { reason: sealed(), basedOn: entry }).then(refused({ code, detail: { version, stoppedAt } }));
    for (const seen of [{}, { basedOn: version }])
      anew.when('WithdrawSpreadStopped', { reason: sealed(), ...seen }).then(happens('SpreadStoppedWithdrawn'));
  });

  it('lets a proposed closing fall', () => {
    expect(proposed().incident.closing).toBeDefined();
    const withdrawn = proposed().when('WithdrawSpreadStopped', { reason: sealed() }).accepted();
    expect(withdrawn.incident.closing).toBeUndefined();
    withdrawn
      .when('ProposeClosing', { review: sealed() })
      .then(refused({ code: 'tracks-are-not-done', detail: { tracks: 'containment' } }));
  });
});

describe('The order of time', () => {
  const occurred = (at: string) => aReport().and(event('AnchorRecorded', { anchor: 'occurred', version: 1, at, source: 'log' } as never));
  const taken = (at: string) => ({ measure: 'search', takenAt: at }) as const;
  const longAgo = '1900-01-01T00:00:00+09:00';

  it('lets no measure stand before the occurrence, where that is known; before anybody noticed it may', () => {
    const known = occurred('2026-11-28T18:30:20+09:00');
    known.when('RecordContainmentMeasure', taken(longAgo)).then(refused('measure-before-occurrence'));
    known.when('RecordContainmentMeasure', taken('2026-11-28T18:29:59+09:00')).then(refused('measure-before-occurrence'));
    known.when('RecordContainmentMeasure', taken('2026-11-28T18:30:00+09:00')).accepted(); // told to the minute
    aReport().when('RecordContainmentMeasure', taken('2026-11-28T12:00:00+09:00')).accepted();
  });

  it('takes a day without a time for its first moment anywhere', () => {
    const known = occurred('2026-11-28');
    known.when('RecordContainmentMeasure', taken('2026-11-27T18:59:59+09:00')).then(refused('measure-before-occurrence'));
    known.when('RecordContainmentMeasure', taken('2026-11-27T19:00:00+09:00')).accepted();
  });

  it('lets the spread stop neither before the occurrence nor, where nobody said when that was, before anybody noticed', () => {
    const known = occurred('2026-11-28T18:30:00+09:00').and(
      event('ContainmentMeasureRecorded', { measureId: id(1), measure: 'search', takenAt, evidence: [] }),
    );
    known.when('DeclareSpreadStopped', { stoppedAt: longAgo }).then(refused('stop-before-occurrence'));
    known.when('DeclareSpreadStopped', { stoppedAt: '2026-11-28T18:40:00+09:00' }).accepted();
    contained.when('DeclareSpreadStopped', { stoppedAt: longAgo }).then(refused('stop-before-noticing'));
    contained.when('DeclareSpreadStopped', { stoppedAt: '2026-11-28T21:59:59+09:00' }).then(refused('stop-before-noticing'));
    contained.when('DeclareSpreadStopped', { stoppedAt: '2026-11-28T22:00:00+09:00' }).accepted();
  });
});
