import { DecisionView, LimitedView, RulingView } from '@shodo/contracts';
import { audiencesOf, limitedViewsOf } from './audience-views.js';
import { decisionViewsOf, rulingViewsOf } from './decision-views.js';
import { incidentOf } from './fold.js';
import { after, event, final, id, notice, sealed, withDuties } from './specification/clinic.js';

const at = '2026-11-28T14:00:00.000Z';
const owed = withDuties(final(), notice());
const words = { subject: 'report', question: sealed(1), options: sealed(2), choice: 1, reason: sealed(3) };
const recorded = event('DecisionRecorded', { ...words, decision: id(60), reliesOn: [{ fact: 'leak-occurred', version: 1 }] });
const states = (folded: typeof owed) => decisionViewsOf(incidentOf(folded), id(1)).map(({ number, state }) => [number, state]);

describe('the log of decisions', () => {
  const one = after(owed, at, recorded);
  const approved = after(one, at, event('DecisionApproved', { decision: id(60) }));
  const facts = [{ fact: 'leak-occurred', version: 2 }];
  const reopened = after(approved, at, event('DecisionsReopened', { notice: id(90), decisions: [id(60)], facts }));

  it('numbers each and says how it stands', () => {
    expect(states(one)).toEqual([[1, 'to-approve']]);
    expect(states(approved)).toEqual([[1, 'in-force']]);
    expect(states(reopened)).toEqual([[1, 'to-review']]);
    const next = after(reopened, at, event('DecisionRecorded', { ...words, decision: id(61), reliesOn: [], supersedes: id(60) }));
    expect(states(after(next, at, event('DecisionApproved', { decision: id(61) })))).toEqual([
      [1, 'superseded'],
      [2, 'in-force'],
    ]);
  });

  it('says of one whose place another took first that it was not taken up', () => {
    const proposal = (decision: string) => event('DecisionRecorded', { ...words, decision, reliesOn: [], supersedes: id(60) });
    const two = after(after(approved, at, proposal(id(61))), at, proposal(id(62)));
    const late = after(two, at, event('DecisionApproved', { decision: id(61) }));
    expect(states(late)).toEqual([
      [1, 'superseded'],
      [2, 'in-force'],
      [3, 'not-taken-up'],
    ]);
  });

  it('has the shape of the contract, and keeps the id of a notice to itself', () => {
    const review = after(reopened, at, event('DecisionReviewFellDue', { notice: id(91), decision: id(60), dueAt: at }));
    const [view] = decisionViewsOf(incidentOf(review), id(1));
    expect(DecisionView.parse(view)).toEqual(view);
    expect(view?.reopened).toEqual({ at, facts, reviewIsDue: true });
  });
});

it('shows under a decision the versions of its time, and under each upholding its own', () => {
  const once = [{ fact: 'leak-occurred', version: 2 }];
  const upheld = event('DecisionUpheld', { decision: id(60), reason: sealed(4), reliesOn: once });
  const twice = [{ fact: 'leak-occurred', version: 3 }];
  const again = event('DecisionUpheld', { decision: id(60), reason: sealed(5), reliesOn: twice });
  const [view] = decisionViewsOf(incidentOf(after(after(after(owed, at, recorded), at, upheld), at, again)), id(1));
  expect(DecisionView.parse(view)).toEqual(view);
  expect(view?.reliesOn).toEqual([{ fact: 'leak-occurred', version: 1 }]);
  expect(view?.upheld.map(({ reliesOn }) => reliesOn)).toEqual([once, twice]);
});

describe('a decision that is limited', () => {
  const [counsel, outsider] = [id(301), id(302)];
  const limited = after(owed, at, event('AudienceLimited', { item: id(60), what: 'decision', audience: [counsel] }));
  const both = after(after(limited, at, recorded), at, event('DecisionRecorded', { ...words, decision: id(61), reliesOn: [] }));
  const seenBy = (folded: typeof owed, person: string) => ({
    decisions: decisionViewsOf(incidentOf(folded), person).map(({ number }) => number),
    limited: limitedViewsOf(incidentOf(folded), person).map(({ number, isOpen, audience }) => [number, isOpen, audience]),
  });

  it('is shown to its audience; anybody else is told that it exists, and for whom it is, and keeps the numbers of the others', () => {
    expect(seenBy(both, counsel)).toEqual({ decisions: [1, 2], limited: [[1, true, [counsel]]] });
    expect(seenBy(both, outsider)).toEqual({ decisions: [2], limited: [[1, false, [counsel]]] });
    for (const view of limitedViewsOf(incidentOf(both), outsider)) expect(LimitedView.parse(view)).toEqual(view);
  });

  it('is shown to whom it was opened', () => {
    const named = event('AudienceWidened', { item: id(60), scope: 'named', added: [outsider], reason: sealed(9) });
    expect(seenBy(after(both, at, named), outsider)).toEqual({ decisions: [1, 2], limited: [[1, true, [counsel, outsider]]] });
    const everybody = after(both, at, event('AudienceWidened', { item: id(60), scope: 'everybody', reason: sealed(9) }));
    expect(seenBy(everybody, outsider)).toEqual({ decisions: [1, 2], limited: [] });
    expect(audiencesOf(everybody)).toEqual([{ item: id(60), everybody: true, people: [counsel] }]);
  });
});

describe('what commands of their own decided', () => {
  const stands = (folded: typeof owed) => rulingViewsOf(incidentOf(folded)).map((ruling) => [ruling.what, ruling.stands]);
  const duty = 'jp.appi.final-report';

  it('stands until it is undone', () => {
    const ruledOut = after(owed, at, event('DutyRuledOut', { duty, reason: sealed(4) }));
    expect(stands(ruledOut)).toEqual([['duty-ruled-out', true]]);
    const again = after(ruledOut, at, event('DutyReassessed', { duty, was: final(), is: final(), factsVersion: 9 }));
    expect(stands(again)).toEqual([['duty-ruled-out', false]]);
    const noBreach = after(owed, at, event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(4), evidence: [] }));
    expect(stands(noBreach)).toEqual([['breach-ruled-out', true]]);
    expect(stands(after(noBreach, at, event('IncidentReopened', { reason: sealed(5) })))).toEqual([['breach-ruled-out', false]]);
  });

  it('of advice stands until it is followed all the same', () => {
    const police = 'jp.police.consultation';
    const advised = withDuties({ ...final({ force: 'advice', kind: 'notice' }), duty: police as never });
    const declined = after(advised, at, event('AdviceDeclined', { duty: police, reason: sealed(4) }));
    expect(stands(declined)).toEqual([['advice-declined', true]]);
    const told = { filing: id(71), duty: police, alsoSettles: [], kind: 'final', madeAt: at, channel: 'phone', openItems: [], late: false };
    expect(stands(after(declined, at, event('FilingMade', told)))).toEqual([['advice-declined', false]]);
    for (const ruling of rulingViewsOf(incidentOf(declined))) expect(RulingView.parse(ruling)).toEqual(ruling);
  });

  it('of a hold stands until its review, and only the latest', () => {
    const held = (reviewAt: string) =>
      event('PrincipalNoticeHeld', { duty: 'jp.appi.principal-notice', reason: 'too-little-known', reviewAt });
    const twice = after(after(owed, at, held('2026-12-01T10:00:00+09:00')), at, held('2026-12-03T10:00:00+09:00'));
    expect(stands(twice)).toEqual([
      ['notice-held', false],
      ['notice-held', true],
    ]);
    for (const ruling of rulingViewsOf(incidentOf(twice))) expect(RulingView.parse(ruling)).toEqual(ruling);
  });
});
