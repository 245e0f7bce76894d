import { trackState } from '../lifecycle/tracks.js';
import { aDuty } from '../specification/beginnings.js';
import { by, final, id, judgement, notArisen, sealed } from '../specification/builders.js';
import { event, happens, past, type Specified } from '../specification/given-when-then.js';
import { assessmentFormOf } from './duties.js';
import { changeSinceFiled, outdatedReports } from './left-open.js';

const finalReport = 'jp.appi.final-report';
const supplement = 'jp.appi.supplement';
const madeAt = '2026-11-29T10:00:00+09:00';
const [later, muchLater] = ['2026-12-05T01:00:00Z', '2026-12-20T01:00:00Z'];

const scope = (principals: object, version = 1) =>
  event('ImpactScopeSet', { version, principals, categories: ['patient'], dataItems: ['name'], source: 'document' } as never);
const cause = (kind: string, confidence = 'confirmed') => event('CauseEstablished', { cause: kind, confidence } as never);
const stated = (fact: string, value: boolean, confidence = 'confirmed') =>
  event('FactRecorded', { fact, version: 1, stated: { value, confidence }, source: 'document', evidence: [] } as never);

const known = aDuty(final(), notArisen(supplement)).and(
  scope({ exact: 30 }),
  cause('lost-item'),
  stated('secondary-damage-occurred', false),
);
const filed = (from: Specified, n: number, more: object = {}) =>
  from
    .when(
      'RecordFilingMade',
      { duty: finalReport, kind: 'final', madeAt, channel: 'ppc-web-form', openItems: [], ...more },
      { now: muchLater, id: id(n) },
    )
    .accepted();
const reported = filed(known, 60);
const then = (from: Specified, at: string, ...events: ReturnType<typeof event>[]) => from.and(past(at, by.responder, ...events));
const changedIn = ({ incident }: Specified) => outdatedReports(incident).map((outdated) => changeSinceFiled(incident, outdated));
const changed = (at: string, ...items: string[]) => [{ at, items, supplements: [supplement] }];
const itemsOpen = ({ incident }: Specified) => assessmentFormOf(incident, muchLater).facts['report-items-open'];

describe('what is known otherwise than it was reported', () => {
  it('is nothing while the record says what it said', () => {
    expect(changedIn(reported)).toEqual([]);
    expect(changedIn(then(reported, later, scope({ exact: 30 }, 2), stated('secondary-damage-occurred', false, 'probable')))).toEqual([]);
    expect(itemsOpen(reported)).toEqual([{ value: false, confidence: 'confirmed', asOf: madeAt }]);
  });

  it('is named item by item, and leaves the report with items to supplement from when it last changed', () => {
    const grown = then(reported, later, scope({ exact: 5_200 }, 2));
    expect(changedIn(grown)).toEqual(changed(later, 'principal-count'));
    expect(itemsOpen(grown)).toEqual([
      { value: false, confidence: 'confirmed', asOf: madeAt },
      { value: true, confidence: 'confirmed', asOf: later },
    ]);
    const stolen = then(grown, muchLater, cause('theft'), stated('secondary-damage-occurred', true));
    expect(changedIn(stolen)).toEqual(changed(muchLater, 'principal-count', 'cause', 'secondary-damage'));
  });

  it('is none of what nobody had said when it was filed, nor of what is done after every report', () => {
    const early = filed(aDuty(final(), notArisen(supplement)), 60);
    expect(changedIn(then(early, later, scope({ exact: 30 }), cause('theft'), stated('publication-made', true)))).toEqual([]);
  });

  it('is over when the record says again what was filed, and when a supplement was', () => {
    const grown = then(reported, later, scope({ exact: 5_200 }, 2));
    expect(changedIn(then(grown, muchLater, scope({ exact: 30 }, 3)))).toEqual([]);
    const supplemented = filed(grown, 61, { kind: 'supplement', madeAt: '2026-12-06T10:00:00+09:00' });
    expect(changedIn(supplemented)).toEqual([]);
    expect(changedIn(then(supplemented, muchLater, scope({ exact: 5_300 }, 3)))).toEqual(changed(muchLater, 'principal-count'));
  });

  it('gives way to whoever says after it that nothing has to be supplemented, and comes up again with the next change', () => {
    const grown = then(reported, later, scope({ exact: 5_200 }, 2), stated('report-items-open', false));
    expect(itemsOpen(grown)).toMatchObject([
      { value: false, asOf: madeAt },
      { value: false, asOf: later },
    ]);
    const again = then(grown, muchLater, scope({ exact: 5_300 }, 3));
    expect(itemsOpen(again)).toMatchObject([{ value: false }, { value: false }, { value: true, asOf: muchLater }]);
    const raised = judgement(supplement);
    const ruledOut = then(
      aRaised(grown, raised),
      '2026-12-06T00:00:00Z',
      event('DutyRuledOut', { duty: supplement, reason: sealed() } as never),
    );
    expect(changedIn(ruledOut)).toEqual([]);
    expect(changedIn(then(ruledOut, muchLater, scope({ exact: 5_300 }, 3)))).toEqual(changed(muchLater, 'principal-count'));
  });

  it('is what came to be known after its draft was written, or after it was made, before that was recorded', () => {
    const grown = then(known, '2026-11-29T05:00:00Z', scope({ exact: 5_200 }, 2), cause('theft'));
    expect(changedIn(filed(grown, 60))).toEqual(changed(muchLater, 'principal-count', 'cause'));
    expect(changedIn(filed(grown, 60, { madeAt: '2026-11-29T14:00:00+09:00' }))).toEqual([]);
    const draft = known.and(
      past(
        '2026-11-29T00:30:00Z',
        by.officer,
        event('FilingDrafted', { filing: id(59), duty: finalReport, kind: 'final', content: sealed() } as never),
        event('FilingApproved', { filing: id(59) } as never),
      ),
    );
    const sinceDrafted = then(draft, '2026-11-29T00:45:00Z', scope({ exact: 31 }, 2));
    expect(changedIn(filed(sinceDrafted, 60))).toEqual([]);
    expect(changedIn(filed(sinceDrafted, 60, { filing: id(59) }))).toEqual(changed(muchLater, 'principal-count'));
  });

  it('is not the first that was said of an incident entered after its report was made', () => {
    const entered = then(aDuty(final(), notArisen(supplement)), later, scope({ exact: 30 }), cause('lost-item'));
    expect(changedIn(filed(entered, 60))).toEqual([]);
    expect(changedIn(filed(then(entered, later, scope({ exact: 5_200 }, 2)), 60))).toEqual(changed(muchLater, 'principal-count'));
  });

  it('comes back with a report that was taken back and recorded anew', () => {
    const grown = then(reported, later, scope({ exact: 5_200 }, 2));
    const takenBack = grown.when('WithdrawFiling', { filing: id(60), reason: sealed() }, { now: muchLater }).accepted();
    expect(changedIn(filed(takenBack, 62))).toEqual(changed(muchLater, 'principal-count'));
  });

  it('is no part of an item that nobody had said then: an occurrence, or which data', () => {
    const undated = filed(known.and(scope({ exact: 30 }, 2)), 60);
    const occurred = event('AnchorRecorded', {
      anchor: 'occurred',
      version: 1,
      at: '2026-11-27T09:00:00+09:00',
      source: 'document',
    } as never);
    expect(changedIn(then(undated, later, occurred))).toEqual([]);
    const withoutData = event('ImpactScopeSet', {
      version: 2,
      principals: { exact: 30 },
      categories: ['patient'],
      source: 'document',
    } as never);
    expect(changedIn(then(filed(known.and(withoutData), 60), later, scope({ exact: 30 }, 3)))).toEqual([]);
    const others = event('ImpactScopeSet', {
      version: 3,
      principals: { exact: 30 },
      categories: ['customer'],
      source: 'document',
    } as never);
    expect(changedIn(then(filed(known.and(withoutData), 60), later, others))).toEqual(changed(later, 'data-items'));
  });

  it('is another cause that is found after the incident was reopened with its fact-finding', () => {
    const reopened = then(
      reported,
      later,
      event('IncidentClosed', {} as never),
      event('IncidentReopened', { reason: sealed(), track: 'factFinding' } as never),
    );
    expect(trackState(reopened.incident, 'factFinding')).toBe('open');
    expect(changedIn(reopened)).toEqual([]);
    const { factsVersion } = reopened.incident;
    const stolen = reopened.when('EstablishCause', { cause: 'theft', confidence: 'confirmed' }, { now: muchLater }).accepted();
    expect(stolen.incident.factsVersion).toBe(factsVersion + 1);
    expect(changedIn(stolen)).toEqual(changed(muchLater, 'cause'));
  });

  it('is asked of no report that was taken back', () => {
    const grown = then(reported, later, scope({ exact: 5_200 }, 2));
    const takenBack = grown.when('WithdrawFiling', { filing: id(60), reason: sealed() }, { now: muchLater }).accepted();
    expect(changedIn(takenBack)).toEqual([]);
  });
});

const aRaised = (from: Specified, duty: ReturnType<typeof judgement>) =>
  from.and(event('DutyArose', { judgement: duty, factsVersion: from.incident.factsVersion } as never));

describe('a cause', () => {
  it('of another kind names the one before, and calls for a judgement', () => {
    const [before, step] = [reported.incident.factsVersion, { now: later }];
    const theft = reported.when('EstablishCause', { cause: 'theft', confidence: 'probable' }, step);
    theft.then(happens(['CauseEstablished', { cause: 'theft', before: { cause: 'lost-item', confidence: 'confirmed' } }]));
    expect(theft.accepted().incident.factsVersion).toBe(before + 1);
    const surer = reported.when('EstablishCause', { cause: 'lost-item', confidence: 'probable' }, step);
    surer.then(happens(['CauseEstablished', { cause: 'lost-item', confidence: 'probable' }]));
    expect(surer.accepted().incident.factsVersion).toBe(before);
  });
});
