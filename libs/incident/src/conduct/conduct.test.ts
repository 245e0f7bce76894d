import { decide } from '../lifecycle/decisions.js';
import { trackState, tracks } from '../lifecycle/tracks.js';
import { aDuty, aReport, closed, noticedAt, report, ruledOut } from '../specification/beginnings.js';
import { by, id, judgement, people, sealed, standard } from '../specification/builders.js';
import { anHourLater, given, happens, refused } from '../specification/given-when-then.js';

const held = aReport().when('AssignTrack', { track: 'detection', to: people.responder }).accepted();

describe('AssignTrack', () => {
  it('says who holds a track, and since when', () => {
    aReport()
      .when('AssignTrack', { track: 'detection', to: people.responder })
      .then(happens(['TrackAssigned', { track: 'detection', to: people.responder }]));
    expect(held.incident.holders).toMatchObject({ detection: { person: people.responder, since: anHourLater } });
  });

  it('refuses the person who holds it', () => {
    held
      .when('AssignTrack', { track: 'detection', to: people.responder })
      .then(refused({ code: 'track-is-held-by-this-person', detail: { track: 'detection' } }));
  });

  it('takes a track from nobody: that is handing it over, which names who held it', () => {
    held
      .when('AssignTrack', { track: 'detection', to: people.officer })
      .then(refused({ code: 'track-is-held-by-somebody', detail: { track: 'detection' } }));
    held.when('AssignTrack', { track: 'containment', to: people.officer }).then(happens('TrackAssigned'));
    held.when('HandOverTrack', { track: 'detection', to: people.officer }).then(happens('TrackHandedOver'));
  });

  it('as an earlier build accepted it, in a run that goes through it again', () => {
    const circumstances = { now: anHourLater, by: by.officer, practice: standard, asBeforeHeldTracks: true };
    const asked = { id: id(9), body: { track: 'detection', to: people.officer }, by: by.officer } as never;
    expect(decide('AssignTrack', held.incident, asked, circumstances)).toMatchObject([{ type: 'TrackAssigned' }]);
  });
});

describe('HandOverTrack', () => {
  it('names both persons', () => {
    const { incident } = held
      .when('HandOverTrack', { track: 'detection', to: people.officer, note: sealed() })
      .then(happens(['TrackHandedOver', { track: 'detection', from: people.responder, to: people.officer, note: sealed() }]));
    expect(incident.holders.detection?.person).toBe(people.officer);
  });

  it('lets the first of two who hand it over at once win, and tells the second to look who holds it', () => {
    const basedOn = held.incident.holders.detection?.entry ?? 0;
    expect(basedOn).toBe(held.incident.seq);
    const first = held.when('HandOverTrack', { track: 'detection', to: people.officer, basedOn }).then(happens('TrackHandedOver'));
    const { entry = 0, namedBy } = first.incident.holders.detection ?? {};
    expect([entry > basedOn, namedBy]).toEqual([true, people.officer]);
    const detail = { track: 'detection', version: entry };
    for (const to of [people.clerk, people.officer])
      first.when('HandOverTrack', { track: 'detection', to, basedOn }).then(refused({ code: 'track-was-handed-over-meanwhile', detail }));
    first.when('HandOverTrack', { track: 'detection', to: people.clerk, basedOn: entry }).then(happens('TrackHandedOver'));
    first.when('HandOverTrack', { track: 'detection', to: people.clerk }).then(happens('TrackHandedOver'));
  });

  it('of a state that an earlier build folded lets everybody through, since nobody knows its entry', () => {
    const { entry: _entry, namedBy: _namedBy, ...holder } = held.incident.holders.detection ?? { person: '', since: '' };
    const folded = { ...held.incident, holders: { detection: holder } };
    const asked = { id: id(9), body: { track: 'detection', to: people.officer, basedOn: 1 }, by: by.officer } as never;
    expect(decide('HandOverTrack', folded, asked, { now: anHourLater, by: by.officer, practice: standard })).toMatchObject([
      { type: 'TrackHandedOver' },
    ]);
  });

  it('refuses a track nobody holds, and the person who holds it', () => {
    aReport().when('HandOverTrack', { track: 'detection', to: people.officer }).then(refused('track-is-not-assigned'));
    held
      .when('HandOverTrack', { track: 'containment', to: people.officer })
      .then(refused({ code: 'track-is-not-assigned', detail: { track: 'containment' } }));
    held.when('HandOverTrack', { track: 'detection', to: people.responder }).then(refused('track-is-held-by-this-person'));
  });
});

describe('AddNote', () => {
  it('keeps the text and changes nothing else', () => {
    const before = aReport();
    const { incident } = before
      .when('AddNote', { text: sealed(4), track: 'remediation' })
      .then(happens(['NoteAdded', { text: sealed(4), track: 'remediation' }]));
    expect({ ...incident, seq: 0, digest: '', lastActivityAt: '' }).toEqual({ ...before.incident, seq: 0, digest: '', lastActivityAt: '' });
  });
});

describe('ReopenIncident', () => {
  const reopened = () => closed().when('ReopenIncident', { reason: sealed() }).accepted();

  it('opens a closed incident; what was found out and filed stays', () => {
    const { incident } = closed()
      .when('ReopenIncident', { reason: sealed(), track: 'containment' })
      .then(happens(['IncidentReopened', { reason: sealed(), track: 'containment' }]));
    expect(incident).not.toHaveProperty('closedAt');
    expect(incident).not.toHaveProperty('closing');
    expect(closed().incident).toMatchObject({ spreadStopped: {} });
    for (const gone of ['spreadStoppedAt', 'spreadStopped']) expect(incident).not.toHaveProperty(gone);
    expect(incident.facts).toEqual(closed().incident.facts);
  });

  it('opens one that was ruled out, closed or not: the tracks wait for what they waited for before', () => {
    const { incident } = aReport().and(ruledOut).when('ReopenIncident', { reason: sealed() }).then(happens('IncidentReopened'));
    expect(incident).not.toHaveProperty('ruledOut');
    expect(trackState(incident, 'detection')).toBe('open');
  });

  it('refuses an incident that is under way, or was never reported', () => {
    aReport().when('ReopenIncident', { reason: sealed() }).then(refused('incident-is-not-closed'));
    reopened().when('ReopenIncident', { reason: sealed() }).then(refused('incident-is-not-closed'));
    given().when('ReopenIncident', { reason: sealed() }).then(refused('incident-was-not-reported'));
  });

  it('is assessed anew, and can be closed and reopened again', () => {
    const again = reopened();
    expect(trackState(again.incident, 'notification')).toBe('open');
    const second = again
      .whenJudged([])
      .accepted()
      .when('ProposeClosing', { review: sealed() })
      .then(happens('ClosingProposed'))
      .when('ApproveClosing', {}, { by: by.executive })
      .then(happens('IncidentClosed'))
      .when('ReopenIncident', { reason: sealed() })
      .then(happens('IncidentReopened'));
    expect(second.incident).not.toHaveProperty('closedAt');
  });

  it.each(['detection', 'containment', 'factFinding', 'remediation'] as const)(
    'by name, lets the track %s begin anew until it is finished again',
    (track) => {
      const { incident } = closed().when('ReopenIncident', { reason: sealed(), track }).accepted().whenJudged([]).accepted();
      expect(trackState(incident, track)).toBe('open');
      for (const other of ['detection', 'containment', 'factFinding', 'notification', 'remediation'] as const) {
        if (other !== track) expect([other, trackState(incident, other)]).toEqual([other, 'done']);
      }
    },
  );

  it('by the name of notification is refused where nothing would be owed there, and says what to do instead', () => {
    closed().when('ReopenIncident', { reason: sealed(), track: 'notification' }).then(refused('notification-has-nothing-to-open'));
    closed().when('ReopenIncident', { reason: sealed() }).then(happens('IncidentReopened'));
  });

  it('by the name of notification opens it where ruling out had settled a duty, or where nothing was ever judged', () => {
    const byName = { reason: sealed(), track: 'notification' } as const;
    const { incident } = aDuty().and(ruledOut).when('ReopenIncident', byName).then(happens('IncidentReopened'));
    expect(tracks.notification.doneWhen(incident)).toContain('duties-to-be-settled');
    aReport().and(ruledOut).when('ReopenIncident', byName).then(happens('IncidentReopened'));
    const advice = aDuty(judgement('jp.appi.voluntary-report', { force: 'advice' })).and(ruledOut);
    advice.when('ReopenIncident', byName).then(refused('notification-has-nothing-to-open'));
  });

  it('by that name opened nothing in builds before, in a run that goes through it again', () => {
    const circumstances = { now: anHourLater, by: by.officer, practice: standard, asBeforeNothingToOpen: true };
    const asked = { id: id(9), body: { reason: sealed(), track: 'notification' }, by: by.officer } as never;
    expect(decide('ReopenIncident', closed().incident, asked, circumstances)).toMatchObject([{ type: 'IncidentReopened' }]);
  });

  it('can finish what was reopened by name', () => {
    const open = closed().when('ReopenIncident', { reason: sealed(), track: 'detection' }).accepted();
    const confirmed = open.when('EstablishAwareness', { awareAt: noticedAt, basis: 'own-discovery' }).then(happens('AwarenessEstablished'));
    expect(trackState(confirmed.incident, 'detection')).toBe('done');
    closed()
      .when('ReopenIncident', { reason: sealed(), track: 'containment' })
      .accepted()
      .when('DeclareSpreadStopped', { stoppedAt: anHourLater })
      .then(happens('SpreadStopped'));
  });
});

describe('AdvanceDrillClock', () => {
  const drill = given(report({ kind: 'drill', clockShiftMs: 86_400_000 }));

  it('moves the clock of a drill forward by the difference', () => {
    const { incident } = drill
      .when('AdvanceDrillClock', { to: '2026-11-30T00:00:00+09:00' })
      .then(happens(['DrillClockAdvanced', { clockShiftMs: 86_400_000 + 25 * 3_600_000 }]));
    expect(incident.clockShiftMs).toBe(176_400_000);
  });

  it('never moves it back, nor by nothing', () => {
    drill.when('AdvanceDrillClock', { to: anHourLater }).then(refused('drill-clock-runs-forward-only'));
    drill.when('AdvanceDrillClock', { to: '2026-11-28T23:00:00+09:00' }).then(refused('drill-clock-runs-forward-only'));
    drill.when('AdvanceDrillClock', { to: '2026-11-28T22:59:59+09:00' }).then(refused('drill-clock-runs-forward-only'));
  });

  it('is no way to move the clock of a real incident', () => {
    aReport().when('AdvanceDrillClock', { to: '2027-01-01T00:00:00Z' }).then(refused('incident-is-no-drill'));
  });
});
