import { preventionIsDecidedAndVerified } from '../lifecycle/conditions.js';
import { decide } from '../lifecycle/decisions.js';
import { aReport, closed, everythingElseDone, proposed, ready } from '../specification/beginnings.js';
import { by, final, id, people, sealed, small, standard } from '../specification/builders.js';
import { anHourLater, event, happens, refused } from '../specification/given-when-then.js';

const measure = { kind: 'rule', standing: 'done', description: sealed() } as const;
const adopted = aReport()
  .when('AdoptPreventionMeasure', measure, { id: id(40) })
  .accepted();
const verify = { measure: id(40), verifiedAt: anHourLater, result: 'effective', proof: sealed() } as const;
const later = { now: '2026-11-28T15:00:00Z' };

describe('AdoptPreventionMeasure', () => {
  it('is named by the id of its command', () => {
    aReport()
      .when('AdoptPreventionMeasure', { ...measure, owner: people.clerk }, { id: id(40) })
      .then(happens(['PreventionMeasureAdopted', { ...measure, measure: id(40), owner: people.clerk }]));
  });

  it('needs a due day while it is only planned', () => {
    aReport()
      .when('AdoptPreventionMeasure', { ...measure, standing: 'planned' })
      .then(refused('planned-measure-needs-a-due-day'));
    aReport()
      .when('AdoptPreventionMeasure', { ...measure, standing: 'planned', dueOn: '2027-03-31' })
      .then(happens(['PreventionMeasureAdopted', { dueOn: '2027-03-31' }]));
  });

  it('is planned for a day that has not passed in Japan; what is done may have been due before', () => {
    const planned = (dueOn: string, standing: 'planned' | 'done' = 'planned') =>
      aReport().when('AdoptPreventionMeasure', { ...measure, standing, dueOn }, { now: '2026-11-28T14:59:59Z' });
    planned('2026-11-27').then(refused('due-day-has-passed'));
    planned('2026-11-28').then(happens('PreventionMeasureAdopted'));
    planned('2026-11-27', 'done').then(happens('PreventionMeasureAdopted'));
    aReport()
      .when('AdoptPreventionMeasure', { ...measure, standing: 'planned', dueOn: '2026-11-28' }, { now: '2026-11-28T15:00:00Z' })
      .then(refused('due-day-has-passed'));
  });
});

describe('VerifyPreventionMeasure', () => {
  it('takes a person other than the one who adopted it', () => {
    adopted.when('VerifyPreventionMeasure', verify, { by: by.executive }).then(happens(['PreventionMeasureVerified', { ...verify }]));
    adopted
      .when('VerifyPreventionMeasure', { ...verify, soleDecisionReason: sealed() }, later)
      .then(refused('a-second-person-must-verify'));
  });

  it('is not before the minute of the adoption', () => {
    const atTen = (verifiedAt: string) =>
      aReport()
        .when('AdoptPreventionMeasure', measure, { id: id(40), now: '2026-11-28T14:00:40Z' })
        .accepted()
        .when('VerifyPreventionMeasure', { ...verify, verifiedAt }, { by: by.executive, now: '2026-11-28T16:00:00Z' });
    atTen('2026-11-28T22:59:59+09:00').then(refused('verification-before-adoption'));
    atTen('2026-11-28T23:00:00+09:00').then(happens('PreventionMeasureVerified'));
  });

  it('takes a person other than the one who owns it', () => {
    const owned = aReport()
      .when('AdoptPreventionMeasure', { ...measure, owner: people.executive }, { id: id(40) })
      .accepted();
    owned.when('VerifyPreventionMeasure', verify, { by: by.executive }).then(refused('a-second-person-must-verify'));
    owned.when('VerifyPreventionMeasure', verify, { by: by.responder }).then(happens('PreventionMeasureVerified'));
  });

  describe('of what was only planned', () => {
    const planned = aReport()
      .when('AdoptPreventionMeasure', { ...measure, standing: 'planned', dueOn: '2027-03-31' }, { id: id(40) })
      .accepted();
    // 23:30 in Japan on the 28th, asked at half past midnight of the 29th.
    const late = { ...verify, verifiedAt: '2026-11-28T23:30:00+09:00' };
    const asked = (body: object) =>
      planned.when('VerifyPreventionMeasure', { ...late, ...body }, { by: by.executive, now: '2026-11-28T15:30:00Z' });

    it('says on which day it was carried out, and that day is not ahead', () => {
      asked({}).then(refused('planned-measure-is-not-carried-out'));
      asked({ carriedOutOn: '2026-11-30' }).then(refused('planned-measure-is-not-carried-out'));
      const { incident } = asked({ carriedOutOn: '2026-11-28' }).then(
        happens(['PreventionMeasureVerified', { ...late, carriedOutOn: '2026-11-28' }]),
      );
      expect(incident.preventionMeasures[0]?.verified).toMatchObject({ result: 'effective', carriedOutOn: '2026-11-28' });
    });

    it('is not carried out on a day after the one, in Japan, on which it was verified; nor is what was done from the first', () => {
      asked({ carriedOutOn: '2026-11-29' }).then(refused('carried-out-after-verification'));
      adopted
        .when('VerifyPreventionMeasure', { ...verify, carriedOutOn: '2026-12-24' }, { by: by.executive })
        .then(refused('carried-out-after-verification'));
    });

    it('finds a plan that was given up ineffective, without a day', () => {
      asked({ result: 'ineffective' }).then(happens(['PreventionMeasureVerified', { result: 'ineffective' }]));
      asked({ result: 'ineffective', carriedOutOn: '2026-11-30' }).then(refused('planned-measure-is-not-carried-out'));
    });

    it('was verified at once by earlier builds, and replays so', () => {
      const circumstances = { now: '2026-11-28T15:30:00Z', by: by.executive, practice: standard, asBeforeCarriedOut: true };
      const again = { id: id(9), body: late, by: by.executive } as never;
      expect(decide('VerifyPreventionMeasure', planned.incident, again, circumstances)).toMatchObject([
        { type: 'PreventionMeasureVerified' },
      ]);
    });
  });

  it('in a small organisation may be done by the same person after the pause, with a reason', () => {
    adopted
      .when('VerifyPreventionMeasure', verify, { practice: small })
      .then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 60 } }, 'sole-decision-needs-a-reason'));
    adopted.when('VerifyPreventionMeasure', verify, { practice: small, ...later }).then(refused('sole-decision-needs-a-reason'));
    adopted
      .when('VerifyPreventionMeasure', { ...verify, soleDecisionReason: sealed(5) }, { practice: small, ...later })
      .then(happens(['PreventionMeasureVerified', { soleDecision: { reason: sealed(5) } }]));
  });

  it('says every reason at once', () => {
    adopted
      .when('VerifyPreventionMeasure', { ...verify, verifiedAt: '2027-01-01T00:00:00Z' }, { practice: small })
      .then(refused('second-look-needs-a-pause', 'sole-decision-needs-a-reason', 'time-lies-ahead'));
  });

  it('tells an unknown measure from one that was verified', () => {
    const verified = adopted.when('VerifyPreventionMeasure', verify, { by: by.executive }).accepted();
    aReport().when('VerifyPreventionMeasure', verify).then(refused('measure-is-not-adopted'));
    adopted.when('VerifyPreventionMeasure', { ...verify, measure: id(41) }).then(refused('measure-is-not-adopted'));
    verified.when('VerifyPreventionMeasure', verify).then(refused('measure-is-verified-already'));
    verified
      .when('AdoptPreventionMeasure', measure, { id: id(42) })
      .accepted()
      .when('VerifyPreventionMeasure', verify)
      .then(refused('measure-is-verified-already'));
  });

  it('found only ineffective measures, the track waits for another one', () => {
    const failed = adopted.when('VerifyPreventionMeasure', { ...verify, result: 'ineffective' }, { by: by.executive }).accepted();
    expect(preventionIsDecidedAndVerified(failed.incident)).toEqual(['effective-measure-to-be-found']);
    const another = failed.when('AdoptPreventionMeasure', measure, { id: id(43) }).accepted();
    expect(preventionIsDecidedAndVerified(another.incident)).toEqual(['prevention-measures-to-be-verified']);
    expect(
      preventionIsDecidedAndVerified(
        another.when('VerifyPreventionMeasure', { ...verify, measure: id(43) }, { by: by.executive }).accepted().incident,
      ),
    ).toEqual([]);
  });
});

describe('ProposeClosing', () => {
  it('is possible when all five tracks are done', () => {
    ready()
      .when('ProposeClosing', { review: sealed(6) })
      .then(happens(['ClosingProposed', { review: sealed(6) }]));
  });

  it('names the tracks that are not done', () => {
    aReport()
      .when('ProposeClosing', { review: sealed() })
      .then(refused({ code: 'tracks-are-not-done', detail: { tracks: 'detection,containment,factFinding,notification,remediation' } }));
    aReport()
      .and(everythingElseDone)
      .when('ProposeClosing', { review: sealed() })
      .then(refused({ code: 'tracks-are-not-done', detail: { tracks: 'notification' } }));
  });

  it('is proposed once', () => {
    proposed().when('ProposeClosing', { review: sealed() }).then(refused('closing-is-proposed-already'));
  });

  it('stands while a new fact is judged and nothing follows from it', () => {
    const stated = proposed()
      .when('SetImpactScope', { principals: { exact: 31 }, categories: ['patient'], source: 'log', basedOn: 1 })
      .accepted();
    stated.when('ApproveClosing', {}, { by: by.executive }).then(refused('tracks-are-not-done'));
    const judged = stated.whenJudged([]).accepted();
    judged.when('ApproveClosing', {}, { by: by.executive }).then(happens('IncidentClosed'));
  });

  it('falls when a track opens again, and is proposed anew', () => {
    const reviewed = proposed().and(event('NoteAdded', { text: sealed() }));
    expect(reviewed.incident.closing).toBeDefined();
    const grown = reviewed
      .when('SetImpactScope', { principals: { exact: 1_001 }, categories: ['patient'], source: 'log', basedOn: 1 })
      .accepted();
    const owed = grown.whenJudged([final()]).accepted();
    expect(owed.incident.closing).toBeUndefined();
    owed.when('ApproveClosing', {}, { by: by.executive }).then(refused('tracks-are-not-done', 'closing-is-not-proposed'));
  });
});

describe('TurnDownClosing', () => {
  const review = { review: sealed(6) };
  const reason = { reason: sealed(7) };

  it('by somebody else ends the proposal with a reason; closing is proposed anew, and approved then', () => {
    const down = proposed()
      .when('TurnDownClosing', reason, { by: by.executive })
      .then(happens(['ClosingTurnedDown', { reason: sealed(7), proposedBy: people.officer }]));
    expect(down.incident.closing).toBeUndefined();
    expect(down.incident.closingTurnedDown).toEqual({ at: anHourLater, by: people.executive, reason: sealed(7) });
    down.when('ApproveClosing', {}, { by: by.executive }).then(refused('closing-is-not-proposed'));
    const again = down.when('ProposeClosing', review).then(happens(['ClosingProposed', review]));
    expect(again.incident.closingTurnedDown).toBeUndefined();
    again.when('ApproveClosing', {}, { by: by.executive }).then(happens('IncidentClosed'));
  });

  it('by whoever proposed takes it back, in any organisation and at once', () => {
    for (const practice of [standard, small]) {
      const { incident } = proposed()
        .when('TurnDownClosing', reason, { practice })
        .then(happens(['ClosingTurnedDown', { reason: sealed(7), proposedBy: people.officer, takenBack: true }]));
      expect(incident.closingTurnedDown).toMatchObject({ takenBack: true, by: people.officer });
    }
  });

  it('refuses what nobody proposed, or was turned down before, or is closed', () => {
    ready().when('TurnDownClosing', reason).then(refused('closing-is-not-proposed'));
    proposed().when('TurnDownClosing', reason).accepted().when('TurnDownClosing', reason).then(refused('closing-is-not-proposed'));
    closed().when('TurnDownClosing', reason).then(refused('incident-is-closed'));
  });
});

describe('ApproveClosing', () => {
  it('takes a second person and closes', () => {
    const { incident } = proposed()
      .when('ApproveClosing', { note: sealed() }, { by: by.executive })
      .then(happens(['IncidentClosed', { note: sealed() }]));
    expect(incident.closedAt).toBe(anHourLater);
    expect(incident.closing).toMatchObject({ proposedBy: people.officer, approved: { at: anHourLater, by: people.executive } });
  });

  it('refuses the one who proposed', () => {
    proposed().when('ApproveClosing', { soleDecisionReason: sealed() }).then(refused('a-second-person-must-approve'));
  });

  it('in a small organisation may be the same person after the pause, with a reason', () => {
    proposed()
      .when('ApproveClosing', {}, { practice: small, now: '2026-11-28T13:30:00Z' })
      .then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 30 } }));
    proposed()
      .when('ApproveClosing', {}, { practice: small, ...later })
      .then(refused('sole-decision-needs-a-reason'));
    proposed()
      .when('ApproveClosing', { soleDecisionReason: sealed(5) }, { practice: small, ...later })
      .then(happens(['IncidentClosed', { soleDecision: { reason: sealed(5) } }]));
  });

  it('refuses what nobody proposed', () => {
    ready().when('ApproveClosing', {}).then(refused('closing-is-not-proposed'));
    aReport().when('ApproveClosing', {}).then(refused('tracks-are-not-done', 'closing-is-not-proposed'));
  });

  it('closes upon the proposal that was read: where it was turned down and another proposed meanwhile, whoever read the first is told', () => {
    const read = proposed();
    const { entry = 0 } = read.incident.closing ?? {};
    expect(entry).toBe(read.incident.seq);
    const anew = read
      .when('TurnDownClosing', { reason: sealed(7), basedOn: entry })
      .accepted()
      .when('ProposeClosing', { review: sealed(8) })
      .accepted();
    const stands = anew.incident.closing?.entry ?? 0;
    expect(stands).toBeGreaterThan(entry);
    const overtaken = refused({ code: 'closing-was-proposed-anew', detail: { version: stands } });
    anew.when('ApproveClosing', { basedOn: entry }, { by: by.executive }).then(overtaken);
    anew.when('TurnDownClosing', { reason: sealed(7), basedOn: entry }, { by: by.executive }).then(overtaken);
    for (const seen of [{}, { basedOn: stands }]) {
      anew.when('ApproveClosing', seen, { by: by.executive }).then(happens('IncidentClosed'));
      anew.when('TurnDownClosing', { reason: sealed(7), ...seen }, { by: by.executive }).then(happens('ClosingTurnedDown'));
    }
  });

  it('of a state that an earlier build folded, which does not know its entry, stands in the way of nobody', () => {
    const { entry: _unknown, ...closing } = proposed().incident.closing ?? { proposedAt: '', review: sealed() };
    const incident = { ...proposed().incident, closing };
    const circumstances = { now: anHourLater, by: by.executive, practice: standard };
    const asked = { id: id(9), body: { basedOn: 3 }, by: by.executive } as never;
    expect(decide('ApproveClosing', incident, asked, circumstances)).toMatchObject([{ type: 'IncidentClosed' }]);
  });

  it('happens once', () => {
    closed().when('ApproveClosing', {}).then(refused('incident-is-closed'));
    closed().when('ProposeClosing', { review: sealed() }).then(refused('incident-is-closed'));
  });
});
