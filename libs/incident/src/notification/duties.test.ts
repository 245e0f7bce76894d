import { dutyOf } from '../lifecycle/incident.js';
import { aDuty, aReport, noticedAt, occurredAt, ruledOut } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, id, judgement, notArisen, people, sealed } from '../specification/builders.js';
import { event, given, happens, past } from '../specification/given-when-then.js';
import { assessmentFormOf, needsAssessment, packPins } from './duties.js';

const finalReport = 'jp.appi.final-report';
const denied = event('FactRecorded', {
  fact: 'breach-occurred',
  version: 1,
  stated: { value: false, confidence: 'confirmed' },
  source: 'own-check',
  evidence: [],
});
const now = '2026-11-28T14:00:00.000Z';

describe('what the statutory engine is asked', () => {
  it('has the awareness in force, marked while provisional, and the other anchors', () => {
    expect(assessmentFormOf(aReport({ occurredAt }).incident, now)).toEqual({
      now,
      organisation: { jurisdictions: ['jp'] },
      anchors: { discovered: noticedAt, occurred: occurredAt, aware: noticedAt },
      provisionalAnchors: ['aware'],
      facts: {},
    });
    const sure = aReport().and(event('AwarenessEstablished', { awareAt: noticedAt, basis: 'own-discovery', provisional: false }));
    expect(assessmentFormOf(sure.incident, now)).not.toHaveProperty('provisionalAnchors');
  });

  it('takes the notice of the report for the discovery, unless awareness was corrected to a later time', () => {
    const corrected = (awareAt: string) =>
      aReport().and(event('AwarenessCorrected', { before: noticedAt, awareAt, basis: 'own-discovery', reason: people.officer } as never));
    const later = '2026-11-28T13:55:00.000Z';
    const anchorsOf = ({ incident }: ReturnType<typeof corrected>) => assessmentFormOf(incident, now).anchors;
    expect(anchorsOf(corrected(later))).toMatchObject({ aware: later, discovered: later });
    expect(anchorsOf(corrected('2026-11-27T00:00:00.000Z'))).toMatchObject({ discovered: noticedAt });
    const recorded = corrected(later).and(
      event('AnchorRecorded', { anchor: 'discovered', version: 1, at: noticedAt, source: 'own-check' } as never),
    );
    expect(anchorsOf(recorded)).toMatchObject({ aware: later, discovered: noticedAt });
  });

  it('has the kind of incident that was reported, as likely, until somebody states one', () => {
    const { incident } = aReport({ leakType: 'ransomware' });
    expect(assessmentFormOf(incident, now).facts).toEqual({ 'leak-type': { value: 'ransomware', confidence: 'probable' } });
    const stated = event('FactRecorded', {
      fact: 'leak-type',
      version: 1,
      stated: { value: 'theft', confidence: 'confirmed', asOf: noticedAt },
      source: 'own-check',
      evidence: [],
    } as never);
    expect(assessmentFormOf(aReport({ leakType: 'ransomware' }).and(stated).incident, now).facts).toEqual({
      'leak-type': [{ value: 'theft', confidence: 'confirmed', asOf: noticedAt }],
    });
  });

  it('has every version of every fact, dated by its as-of time or by when it was recorded', () => {
    const { incident } = aReport()
      .and(
        past(
          '2026-11-28T13:30:00.000Z',
          by.officer,
          event('ImpactScopeSet', { version: 1, principals: { estimate: 800 }, categories: ['patient'], source: 'log' }),
        ),
      )
      .and(event('ImpactScopeSet', { version: 2, principals: { exact: 1_001, asOf: noticedAt }, categories: ['patient'], source: 'log' }));
    expect(assessmentFormOf(incident, now).facts['principals-affected']).toEqual([
      { estimate: 800, asOf: '2026-11-28T13:30:00.000Z' },
      { exact: 1_001, asOf: noticedAt },
    ]);
  });

  it('has every version of the impact scope, dated like the count in it, so that its words can be held against the facts', () => {
    const of = (version: number, more: object) =>
      event('ImpactScopeSet', { version, principals: { exact: 30 }, categories: ['patient'], source: 'log', ...more } as never);
    const first = past('2026-11-28T13:30:00.000Z', by.officer, of(1, { dataItems: ['name', 'special-care'] }));
    const { incident } = aReport()
      .and(first)
      .and(of(2, { principals: { exact: 30, asOf: noticedAt } }));
    expect(assessmentFormOf(incident, now).scope).toEqual([
      { categories: ['patient'], dataItems: ['name', 'special-care'], asOf: '2026-11-28T13:30:00.000Z' },
      { categories: ['patient'], asOf: noticedAt },
    ]);
    expect(assessmentFormOf(aReport().incident, now)).not.toHaveProperty('scope');
  });

  it('has only the last of several versions for one moment: the record knows their order, the form would not', () => {
    const of = (version: number, exact: number, asOf: string) =>
      event('ImpactScopeSet', { version, principals: { exact, asOf }, categories: ['patient'], source: 'log' });
    const { incident } = aReport().and(of(1, 0, noticedAt), of(2, 12, '2026-11-28T13:40:00.000Z'), of(3, 30, noticedAt));
    expect(assessmentFormOf(incident, now).facts['principals-affected']).toEqual([
      { exact: 12, asOf: '2026-11-28T13:40:00.000Z' },
      { exact: 30, asOf: noticedAt },
    ]);
  });

  it('has the evidence of a yes or no, whether named within the statement or beside it', () => {
    const recorded = (evidence: string[], within?: string[]) =>
      aReport().and(
        event('FactRecorded', {
          fact: 'concealment-key-safe',
          version: 1,
          stated: { value: true, confidence: 'confirmed', ...(within && { evidence: within }) },
          source: 'log',
          evidence,
        }),
      ).incident;
    const asked = (incident: ReturnType<typeof recorded>) => assessmentFormOf(incident, now).facts['concealment-key-safe'];
    expect(asked(recorded([id(7)]))).toMatchObject([{ evidence: [id(7)] }]);
    expect(asked(recorded([id(7)], [id(8)]))).toMatchObject([{ evidence: [id(8)] }]);
    expect(JSON.stringify(asked(recorded([])))).not.toContain('evidence');
  });

  it('puts no evidence beside a choice, which has no place for it', () => {
    const { incident } = aReport().and(
      event('FactRecorded', {
        fact: 'leak-type',
        version: 1,
        stated: { value: 'loss', confidence: 'confirmed' },
        source: 'log',
        evidence: [id(7)],
      }),
    );
    expect(JSON.stringify(assessmentFormOf(incident, now).facts)).not.toContain('evidence');
  });

  it('anchors later clocks on the filing that settled a duty, not on follow-ups, and also where one filing settled two', () => {
    const follow = event('FilingMade', {
      filing: id(1),
      duty: finalReport,
      alsoSettles: [],
      kind: 'follow-up',
      madeAt: '2026-11-29T10:00:00+09:00',
      channel: 'post',
      openItems: [],
      late: false,
    });
    const both = event('FilingMade', {
      filing: id(2),
      duty: finalReport,
      alsoSettles: ['jp.appi.preliminary-report'],
      kind: 'final',
      madeAt: '2026-11-30T10:00:00+09:00',
      channel: 'post',
      openItems: [],
      late: false,
    });
    const { anchors } = assessmentFormOf(aDuty().and(follow, both).incident, now);
    expect(
      Object.keys(
        assessmentFormOf(aDuty().and(follow, event('DutyRuledOut', { duty: finalReport, reason: sealed() })).incident, now).anchors,
      ),
    ).toEqual(['discovered', 'aware']);
    expect(anchors).toMatchObject({
      'filed:jp.appi.final-report': '2026-11-30T10:00:00+09:00',
      'filed:jp.appi.preliminary-report': '2026-11-30T10:00:00+09:00',
    });
  });

  it('is never asked before the report', () => {
    expect(() => assessmentFormOf(aReport().and().incident, now)).not.toThrow();
    expect(() => assessmentFormOf({ ...aReport().incident, reported: undefined } as never, now)).toThrow('after its report');
  });
});

describe('an assessment', () => {
  it('is needed after the report and after every change of what it rests on, until it is recorded', () => {
    expect(needsAssessment(aReport().incident)).toBe(true);
    expect(needsAssessment(aDuty().incident)).toBe(false);
    expect(needsAssessment(aDuty().and(denied).incident)).toBe(true);
    expect(needsAssessment(aDuty().and(event('NoteAdded', { text: sealed() })).incident)).toBe(false);
  });

  it('is asked of no incident that is unreported, closed or no breach, and again of one that is reopened', () => {
    expect(needsAssessment(given().incident)).toBe(false);
    expect(needsAssessment(aReport().and(event('IncidentClosed', {})).incident)).toBe(false);
    expect(needsAssessment(aReport().and(ruledOut).incident)).toBe(false);
    expect(needsAssessment(aDuty().and(ruledOut, event('IncidentReopened', { reason: sealed() })).incident)).toBe(true);
  });

  it('says what arose, what was looked at and did not arise, and by which packs', () => {
    aReport()
      .whenJudged([final(), notArisen('jp.appi.principal-notice')])
      .then(
        happens(
          ['DutyArose', { judgement: { duty: finalReport }, factsVersion: 2 }],
          [
            'DutiesAssessed',
            {
              factsVersion: 2,
              notArisen: ['jp.appi.principal-notice'],
              packs: [{ duty: finalReport }, { duty: 'jp.appi.principal-notice' }],
            },
          ],
        ),
      );
  });

  it('that comes out the same is recorded as looked at, and nothing more, whatever the order of its keys', () => {
    aDuty(final()).whenJudged([final()]).then(happens('DutiesAssessed'));
    const { clock, ...rest } = final();
    const reordered = Object.fromEntries(
      Object.entries({ ...rest, clock: Object.fromEntries(Object.entries(clock ?? {}).toReversed()) }).toReversed(),
    );
    aDuty(final())
      .whenJudged([reordered as never])
      .then(happens('DutiesAssessed'));
  });

  it('that comes out earlier keeps old and new; the new clock is in force at once', () => {
    const { incident } = aDuty(finalAWeekLater())
      .whenJudged([final()])
      .then(
        happens(['DutyReassessed', { was: { clock: { dueOn: '2027-01-04' } }, is: { clock: { dueOn: '2026-12-28' } } }], 'DutiesAssessed'),
      );
    expect(dutyOf(incident, finalReport)).toMatchObject({
      clock: { dueOn: '2026-12-28' },
      history: [{ dueOn: '2027-01-04' }, { dueOn: '2026-12-28' }],
    });
  });

  it('with other reasons, or resting on other facts, is a change; with another list of what might change it, is none', () => {
    aDuty(final())
      .whenJudged([final({ because: [{ code: 'fact-holds' }] })])
      .then(happens('DutyReassessed', 'DutiesAssessed'));
    aDuty(final())
      .whenJudged([final({ restsOn: ['leak-occurred'] })])
      .then(happens('DutyReassessed', 'DutiesAssessed'));
    aDuty(final())
      .whenJudged([final({ wouldChangeIf: [{ code: 'exemption-would-lift' }] })])
      .then(happens('DutiesAssessed'));
  });

  it('that no longer raises a duty leaves its clock running until a named person rules it out', () => {
    const { incident } = aDuty(final())
      .whenJudged([{ ...finalAWeekLater(), standing: 'not-arisen' }])
      .then(happens('DutyReassessed', 'DutiesAssessed'));
    expect(dutyOf(incident, finalReport)).toMatchObject({ judgement: { standing: 'not-arisen' }, clock: { dueOn: '2026-12-28' } });
    expect(dutyOf(incident, finalReport)?.reminders).toHaveLength(4);
    expect(dutyOf(incident, finalReport)?.settled).toBeUndefined();
  });

  it('leaves a filed duty alone', () => {
    const filed = aDuty(final()).and(
      event('FilingMade', {
        filing: id(1),
        duty: finalReport,
        alsoSettles: [],
        kind: 'final',
        madeAt: noticedAt,
        channel: 'post',
        openItems: [],
        late: false,
      }),
    );
    filed.whenJudged([finalAWeekLater()]).then(happens('DutiesAssessed'));
  });

  it('pins the packs of the duties that are open, and of no others', () => {
    const pins = [{ duty: finalReport, version: '2026-11-23.1', digest: 'b'.repeat(64) }];
    expect(packPins(aDuty(final(), notArisen('jp.appi.principal-notice')).incident)).toEqual(pins);
    expect(packPins(aDuty(final()).and(event('DutyRuledOut', { duty: finalReport, reason: sealed() })).incident)).toEqual([]);
  });
});

it('a duty without any clock is kept and waits for nothing', () => {
  const { incident } = aDuty(judgement('jp.appi.final-report'));
  expect(dutyOf(incident, finalReport)).toMatchObject({ reminders: [], history: [{ standing: 'arisen' }] });
});

describe('what only advises, or asks for an effort', () => {
  const advice = (standing: 'arisen' | 'provisional') => judgement('jp.police.consultation', { kind: 'notice', force: 'advice', standing });
  const effort = (standing: 'arisen' | 'provisional') => judgement('jp.my-number.voluntary-report', { force: 'effort', standing });

  it('is raised once it is sure, and not beside a duty that may stand', () => {
    aReport()
      .whenJudged([advice('provisional'), effort('provisional')])
      .then(happens('DutiesAssessed'));
    aReport()
      .whenJudged([advice('arisen'), effort('arisen')])
      .then(happens('DutyArose', 'DutyArose', 'DutiesAssessed'));
  });
});

describe('the history of a duty', () => {
  const said = (code: string, parameters: object = {}) => ({ code, with: parameters });
  const later = {
    ...finalAWeekLater(),
    because: [said('limit-is-longer', { days: 60, fact: 'wrongful-purpose-possible' }), said('first-day-counts')],
  };
  const first = { ...final(), because: [said('first-day-counts')] };

  it('keeps every judgement, each with what is said of it and was not of the one before, and the other way round', () => {
    const { incident } = aDuty(first as never)
      .and(event('DutyReassessed', { duty: later.duty, was: first as never, is: later as never, factsVersion: 3 }))
      .and(event('DutyReassessed', { duty: first.duty, was: later as never, is: first as never, factsVersion: 4 }));
    const history = dutyOf(incident, finalReport)?.history;
    expect(history?.map(({ dueOn }) => dueOn)).toEqual([final().clock?.dueOn, finalAWeekLater().clock?.dueOn, final().clock?.dueOn]);
    expect(history?.map(({ because }) => because?.map(({ code }) => code))).toEqual([undefined, ['limit-is-longer'], []]);
    expect(history?.map(({ noLonger }) => noLonger?.map(({ code }) => code))).toEqual([undefined, [], ['limit-is-longer']]);
  });

  it('takes the same words for the same, in whatever order they were stored', () => {
    const turned = {
      ...later,
      because: [said('limit-is-longer', { fact: 'wrongful-purpose-possible', days: 60 }), said('internal-cut-off')],
    };
    const { incident } = aDuty(later as never).and(
      event('DutyReassessed', { duty: turned.duty, was: later as never, is: turned as never, factsVersion: 3 }),
    );
    expect(dutyOf(incident, finalReport)?.history.at(-1)?.because).toEqual([said('internal-cut-off')]);
  });

  it('takes a day for the same that is told with its year', () => {
    const day = { number: 30, day: '2027-01-04' };
    const [before, after] = [{}, { beganIn: '2026' }].map((year) => ({ ...first, because: [said('last-day-is', { ...day, ...year })] }));
    const { incident } = aDuty(before as never).and(
      event('DutyReassessed', { duty: first.duty, was: before as never, is: after as never, factsVersion: 3 }),
    );
    expect(dutyOf(incident, finalReport)?.history.at(-1)).toMatchObject({ because: [], noLonger: [] });
  });
});

describe('what stands behind a settlement', () => {
  it('is the filing that was made, whichever of the duties it was filed for', () => {
    const { incident } = aDuty().and(
      event('FilingMade', {
        filing: id(9),
        duty: 'jp.appi.preliminary-report',
        alsoSettles: [finalReport],
        kind: 'final',
        madeAt: now,
        channel: 'ppc-web-form',
        openItems: [],
        late: false,
      } as never),
    );
    expect(['jp.appi.preliminary-report', finalReport].map((duty) => dutyOf(incident, duty)?.settled)).toEqual([
      { at: now, by: 'filing', late: false, filing: id(9) },
      { at: now, by: 'filing', late: false, filing: id(9) },
    ]);
  });

  it('is the notice, or the measure in its place', () => {
    const duty = 'jp.appi.principal-notice';
    const noticed = aDuty().and(event('PrincipalNoticeDone', { duty, doneAt: now, means: 'post', principals: 30 } as never));
    expect(dutyOf(noticed.incident, duty)?.settled).toMatchObject({ means: 'post', principals: 30 });
    const published = aDuty().and(
      event('SubstituteMeasureTaken', { duty, measure: 'publication', reason: 'no-contact-data', startedAt: now } as never),
    );
    expect(dutyOf(published.incident, duty)?.settled).toMatchObject({ by: 'substitute-measure', measure: 'publication' });
  });

  it('is the reason of whoever ruled it out', () => {
    const { incident } = aDuty().and(past(now, by.officer, event('DutyRuledOut', { duty: finalReport, reason: sealed(5) } as never)));
    expect(dutyOf(incident, finalReport)?.settled).toMatchObject({ by: 'ruled-out', reason: sealed(5), person: people.officer });
  });
});
