import type { IncidentEvent } from '@shodo/contracts';
import { decide, standsInTheWay, standsInTheWayOfEach } from '../lifecycle/decisions.js';
import { dueNow, earliestInstant, knowsNotice } from '../notification/deadlines.js';
import { aReport } from '../specification/beginnings.js';
import { by, id, people, sealed, small, standard } from '../specification/builders.js';
import { anHourLater, event, happens, past, refused } from '../specification/given-when-then.js';
import { reopenedBy } from './reopening.js';
import { type RecordedDecision, restsOn } from './state.js';

const count = { principals: { exact: 800 }, categories: ['customer'], source: 'log', basedOn: 0 } as const;
const more = { ...count, principals: { exact: 1_001 }, basedOn: 1 } as const;
const body = {
  subject: 'principal-notice',
  question: sealed(1),
  options: sealed(2),
  choice: 2,
  reason: sealed(3),
  reliesOn: [{ fact: 'principals-affected', version: 1 }],
} as const;
const [first, second] = [id(60), id(61)];
const counted = aReport().when('SetImpactScope', count).accepted();
const recorded = counted.when('RecordDecision', body, { id: first }).accepted();
const approve = { decision: first };
const approved = recorded.when('ApproveDecision', approve, { by: by.executive }).accepted();
const reopened = approved.when('SetImpactScope', more, { id: id(70), by: by.responder }).accepted();
const uphold = { decision: first, reason: sealed(4), reliesOn: [{ fact: 'principals-affected', version: 2 }] } as const;

describe('RecordDecision', () => {
  it('keeps question, options, choice, reason, law, what it rests on, and when to look again', () => {
    const whole = { ...body, law: sealed(5), reviewAt: '2026-12-01T10:00:00+09:00' } as const;
    const { incident } = counted
      .when('RecordDecision', whole, { id: first })
      .then(happens(['DecisionRecorded', { decision: first, ...whole }]));
    expect(incident.decisions).toEqual([{ decision: first, ...whole, decidedAt: anHourLater, decidedBy: people.officer, upheld: [] }]);
  });

  it('written before a fact it rests on was revised has to look at it first', () => {
    counted
      .when('SetImpactScope', more)
      .accepted()
      .when('RecordDecision', body)
      .then(refused({ code: 'fact-was-revised-meanwhile', detail: { fact: 'principals-affected', version: 2 } }));
  });

  it('rests on nothing that is not on record, and its review lies ahead: everything wrong is told at once', () => {
    const reliesOn = [
      { fact: 'leak-occurred', version: 1 },
      { fact: 'principals-affected', version: 2 },
    ] as const;
    counted
      .when('RecordDecision', { ...body, reliesOn, reviewAt: anHourLater, supersedes: second })
      .then(
        refused(
          { code: 'decision-rests-on-what-is-not-recorded', detail: { fact: 'leak-occurred' } },
          { code: 'decision-rests-on-what-is-not-recorded', detail: { fact: 'principals-affected', version: 1 } },
          'decision-needs-a-review-ahead',
          'decision-is-not-recorded',
        ),
      );
  });
});

describe('ApproveDecision', () => {
  it('takes somebody other than the decider', () => {
    recorded.when('ApproveDecision', approve).then(refused('a-second-person-must-approve'));
    const { incident } = recorded.when('ApproveDecision', approve, { by: by.executive }).then(happens('DecisionApproved'));
    expect(incident.decisions[0]?.approved).toEqual({ at: anHourLater, by: people.executive, soleDecision: false });
  });

  it('in a small organisation is the same person after a pause, with the stamp', () => {
    const alone = { ...approve, soleDecisionReason: sealed(6) };
    const later = { practice: small, now: '2026-11-28T15:00:00.000Z' };
    recorded.when('ApproveDecision', alone, { practice: small }).then(refused('second-look-needs-a-pause'));
    recorded.when('ApproveDecision', approve, later).then(refused('sole-decision-needs-a-reason'));
    const { incident } = recorded
      .when('ApproveDecision', alone, later)
      .then(happens(['DecisionApproved', { soleDecision: { reason: sealed(6) } }]));
    expect(incident.decisions[0]?.approved?.soleDecision).toBe(true);
  });

  it('is done once, and not of a decision whose ground has moved', () => {
    approved.when('ApproveDecision', approve, { by: by.clerk }).then(refused('decision-is-approved-already'));
    const moved = recorded.when('RecordDecision', body, { id: second }).accepted().when('SetImpactScope', more).accepted();
    moved
      .when('RecordDecision', { ...body, reliesOn: [] })
      .accepted()
      .when('ApproveDecision', approve, { by: by.executive })
      .then(refused('decision-is-to-be-reviewed'));
  });
});

describe('a decision whose ground changes', () => {
  it('reopens with the very command that changes it, and the entry bears the id of the command as its notice', () => {
    const { incident } = approved
      .when('SetImpactScope', more, { id: id(70) })
      .then(
        happens('ImpactScopeSet', [
          'DecisionsReopened',
          { notice: id(70), decisions: [first], facts: [{ fact: 'principals-affected', version: 2 }] },
        ]),
      );
    expect(incident.decisions[0]?.reopened).toEqual({
      at: anHourLater,
      facts: [{ fact: 'principals-affected', version: 2 }],
      reviewIsDue: false,
    });
  });

  it('is left alone by other facts', () => {
    approved
      .when('RecordFact', { fact: 'leak-occurred', stated: { value: true, confidence: 'confirmed' }, source: 'log' })
      .then(happens('FactRecorded'));
  });

  it('is upheld by somebody other than the decider, on the versions of today; what was decided keeps those of its time', () => {
    reopened.when('UpholdDecision', uphold).then(refused('a-second-person-must-approve'));
    reopened
      .when('UpholdDecision', { ...uphold, reliesOn: body.reliesOn }, { by: by.executive })
      .then(refused('fact-was-revised-meanwhile'));
    const upheld = reopened.when('UpholdDecision', uphold, { by: by.executive }).then(happens('DecisionUpheld'));
    expect(upheld.incident.decisions[0]).toMatchObject({
      reliesOn: body.reliesOn,
      upheld: [{ by: people.executive, reason: sealed(4), reliesOn: uphold.reliesOn }],
    });
    expect(upheld.incident.decisions[0]).not.toHaveProperty('reopened');
    upheld.when('UpholdDecision', uphold, { by: by.executive }).then(refused('decision-needs-no-review'));
    upheld
      .when('SetImpactScope', { ...more, principals: { exact: 1_002 }, basedOn: 2 })
      .then(happens('ImpactScopeSet', 'DecisionsReopened'));
  });

  it('upheld without a word on its facts rests on the same ones, in the versions of today; with none named, on none', () => {
    const { reliesOn: _unsaid, ...without } = uphold;
    const again = { ...more, principals: { exact: 1_002 }, basedOn: 2 };
    const upheld = reopened
      .when('UpholdDecision', without, { by: by.executive })
      .then(happens(['DecisionUpheld', { reliesOn: [{ fact: 'principals-affected', version: 2 }] }]));
    upheld.when('SetImpactScope', again).then(happens('ImpactScopeSet', 'DecisionsReopened'));
    const onNothing = reopened.when('UpholdDecision', { ...without, reliesOn: [] }, { by: by.executive }).accepted();
    onNothing.when('SetImpactScope', again).then(happens('ImpactScopeSet'));
  });

  it('once upheld is judged by what the upholding rests on', () => {
    const leak = { fact: 'leak-occurred', stated: { value: true, confidence: 'suspected' }, source: 'log' } as const;
    const onTheLeak = { ...uphold, reliesOn: [{ fact: 'leak-occurred', version: 1 }] } as const;
    const upheld = reopened.when('RecordFact', leak).accepted().when('UpholdDecision', onTheLeak, { by: by.executive }).accepted();
    upheld.when('SetImpactScope', { ...more, basedOn: 2 }).then(happens('ImpactScopeSet'));
    const { incident } = upheld
      .when('ReviseFact', { ...leak, stated: { value: true, confidence: 'confirmed' }, basedOn: 1 })
      .then(happens('FactRevised', ['DecisionsReopened', { decisions: [first], facts: [{ fact: 'leak-occurred', version: 2 }] }]));
    expect(incident.decisions[0]?.reopened?.facts).toEqual([{ fact: 'leak-occurred', version: 2 }]);
  });
});

it('that an earlier build folded, which put the versions of the upholding in place of its own, is judged by those', () => {
  const { incident } = reopened.when('UpholdDecision', uphold, { by: by.executive }).accepted();
  const [decision] = incident.decisions as [RecordedDecision];
  const [{ reliesOn, ...look }] = decision.upheld as [RecordedDecision['upheld'][number]];
  const folded = { ...incident, decisions: [{ ...decision, reliesOn: reliesOn ?? [], upheld: [look] }] };
  expect(folded.decisions.map(restsOn)).toEqual([uphold.reliesOn]);
  const [changed] = [{ type: 'ImpactScopeSet', data: { version: 2 } }] as unknown as IncidentEvent[];
  expect(reopenedBy(folded, [changed as IncidentEvent], id(71))).toEqual([]);
});

describe('a decision that takes the place of another', () => {
  const replaced = reopened.when('RecordDecision', { ...body, reliesOn: uphold.reliesOn, supersedes: first }, { id: second }).accepted();

  it('does so once it is approved; until then the earlier one stands, and afterwards it stays in the log', () => {
    expect(replaced.incident.decisions[0]).not.toHaveProperty('supersededBy');
    const { incident } = replaced.when('ApproveDecision', { decision: second }, { by: by.executive }).accepted();
    expect(incident.decisions.map(({ decision, supersededBy }) => [decision, supersededBy])).toEqual([
      [first, second],
      [second, undefined],
    ]);
  });

  it('leaves nothing to approve, uphold, reopen or supersede of the earlier one', () => {
    const over = replaced.when('ApproveDecision', { decision: second }, { by: by.executive }).accepted();
    const open = over
      .when('SetImpactScope', { ...more, basedOn: 2 })
      .then(happens('ImpactScopeSet', ['DecisionsReopened', { decisions: [second] }]));
    open.when('UpholdDecision', uphold, { by: by.executive }).then(refused('decision-is-superseded', 'fact-was-revised-meanwhile'));
    open.when('RecordDecision', { ...body, reliesOn: [], supersedes: first }).then(refused('decision-is-superseded'));
  });
});

describe('two decisions that are each to take the place of one', () => {
  const third = id(52);
  const instead = { ...body, reliesOn: uphold.reliesOn, supersedes: first } as const;
  const proposed = reopened
    .when('RecordDecision', instead, { id: second })
    .accepted()
    .when('RecordDecision', instead, { id: third })
    .accepted()
    .when('ApproveDecision', { decision: second }, { by: by.executive })
    .accepted();
  const other = { decision: third };
  const asExecutive = { now: anHourLater, by: by.executive, practice: standard };

  it('do not both: once one counts, the other is neither approved nor upheld', () => {
    proposed.when('ApproveDecision', other, { by: by.executive }).then(refused('decision-was-replaced-otherwise'));
    proposed
      .when('SetImpactScope', { ...more, basedOn: 2 })
      .accepted()
      .when('UpholdDecision', { ...other, reason: sealed(4) }, { by: by.executive })
      .then(refused('decision-was-replaced-otherwise'));
    proposed.when('RecordDecision', { ...instead, supersedes: second }).then(happens('DecisionRecorded'));
  });

  it('are no more asked of anybody, however their facts change', () => {
    const tooLate = [{ code: 'decision-was-replaced-otherwise' }];
    expect(standsInTheWay('ApproveDecision', proposed.incident, asExecutive as never)).toEqual(tooLate);
    const moved = proposed.when('SetImpactScope', { ...more, basedOn: 2 }).accepted();
    const { incident } = moved.when('UpholdDecision', { decision: second, reason: sealed(4) }, { by: by.executive }).accepted();
    expect(standsInTheWay('UpholdDecision', incident, asExecutive as never)).toEqual(tooLate);
    expect(standsInTheWayOfEach('UpholdDecision', incident, asExecutive as never)).toEqual([]);
  });

  it('are not replaced themselves while they are proposals: what took their place would stand beside the one they name', () => {
    const waiting = reopened.when('RecordDecision', instead, { id: second }).accepted();
    for (const before of [waiting, proposed])
      before
        .when('RecordDecision', { ...instead, supersedes: before === waiting ? second : third })
        .then(refused('decision-only-proposes-to-replace'));
    const onlyProposed = recorded.when('RecordDecision', { ...body, supersedes: first }, { id: second }).then(happens('DecisionRecorded'));
    onlyProposed.when('ApproveDecision', { decision: second }, { by: by.executive }).then(happens('DecisionApproved'));
    const asked = { id: id(9), body: { ...instead, supersedes: second }, by: by.officer } as never;
    const circumstances = { now: anHourLater, by: by.officer, practice: standard, asBeforeWhatCounts: true };
    expect(decide('RecordDecision', waiting.incident, asked, circumstances)).toMatchObject([{ type: 'DecisionRecorded' }]);
  });

  it('that a build before recorded in the place of a proposal wait until that counts', () => {
    const waiting = reopened.when('RecordDecision', instead, { id: second }).accepted();
    const nested = waiting.and(
      past(anHourLater, by.officer, event('DecisionRecorded', { ...instead, decision: third, supersedes: second })),
    );
    nested.when('ApproveDecision', other, { by: by.executive }).then(refused('decision-only-proposes-to-replace'));
    const asked = { id: id(9), body: other, by: by.executive } as never;
    expect(decide('ApproveDecision', nested.incident, asked, { ...asExecutive, asBeforeWhatCounts: true } as never)).toMatchObject([
      { type: 'DecisionApproved' },
    ]);
    const counts = nested.when('ApproveDecision', { decision: second }, { by: by.executive }).accepted();
    counts.when('ApproveDecision', other, { by: by.executive }).then(happens('DecisionApproved'));
  });

  it('did in builds before, and a run that goes through that again comes to the same', () => {
    const asked = { id: id(9), body: other, by: by.executive } as never;
    const circumstances = { now: anHourLater, by: by.executive, practice: standard };
    expect(decide('ApproveDecision', proposed.incident, asked, circumstances)).toHaveProperty('refusals');
    expect(decide('ApproveDecision', proposed.incident, asked, { ...circumstances, asBeforeOneSuccessor: true })).toMatchObject([
      { type: 'DecisionApproved' },
    ]);
  });
});

describe('the review of a decision', () => {
  const reviewAt = '2026-12-01T10:00:00+09:00';
  const withReview = counted.when('RecordDecision', { ...body, reviewAt }, { id: first }).accepted();

  it('is waited for like every other instant, told once, and opens the decision again', () => {
    expect(earliestInstant(withReview.incident)).toBe(reviewAt);
    expect(dueNow(withReview.incident, '2026-12-01T00:59:59Z')).toBeUndefined();
    const told = withReview.whenItIs('2026-12-01T01:00:00Z').then(happens(['DecisionReviewFellDue', { decision: first, dueAt: reviewAt }]));
    expect(told.incident.decisions[0]?.reopened).toMatchObject({ facts: [], reviewIsDue: true });
    expect(knowsNotice(told.incident, told.incident.decisions[0]?.reopened?.notice ?? '')).toBe(true);
    expect(earliestInstant(told.incident)).toBeUndefined();
  });

  it('that still lies ahead comes all the same when the decision is upheld for another reason', () => {
    const onTheScope = counted.when('RecordDecision', { ...body, reviewAt }, { id: first }).accepted();
    const moved = onTheScope.when('SetImpactScope', more).accepted();
    const upheld = moved.when('UpholdDecision', uphold, { by: by.executive }).then(happens(['DecisionUpheld', { reviewAt }]));
    expect(earliestInstant(upheld.incident)).toBe(reviewAt);
    const other = '2026-12-05T10:00:00+09:00';
    expect(earliestInstant(moved.when('UpholdDecision', { ...uphold, reviewAt: other }, { by: by.executive }).accepted().incident)).toBe(
      other,
    );
  });

  it('is set anew, or not, by whoever upholds it', () => {
    const told = withReview.whenItIs('2026-12-01T01:00:00Z').then(happens('DecisionReviewFellDue'));
    const by2 = { by: by.executive, now: '2026-12-01T02:00:00.000Z' };
    const again = { decision: first, reason: sealed(4), reviewAt: '2026-12-08T10:00:00+09:00' };
    expect(earliestInstant(told.when('UpholdDecision', again, by2).accepted().incident)).toBe(again.reviewAt);
    const { reviewAt: _none, ...without } = again;
    expect(earliestInstant(told.when('UpholdDecision', without, by2).accepted().incident)).toBeUndefined();
    told.when('UpholdDecision', { ...again, reviewAt }, by2).then(refused('decision-needs-a-review-ahead'));
  });
});

it('what a command of its own decides stands in the same log', () => {
  const { incident } = aReport()
    .when('RuleOutBreach', { ground: 'no-personal-data', reason: sealed(8) }, { by: by.executive })
    .accepted();
  expect(incident.rulings).toEqual([
    {
      seq: incident.seq,
      what: 'breach-ruled-out',
      at: anHourLater,
      by: people.executive,
      soleDecision: false,
      duties: [],
      ground: 'no-personal-data',
      reason: sealed(8),
    },
  ]);
});
