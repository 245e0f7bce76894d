import { aReport } from '../specification/beginnings.js';
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
