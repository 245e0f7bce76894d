import { aReport, closed } from '../specification/beginnings.js';
import { by, id, people, sealed, small } from '../specification/builders.js';
import { happens, refused } from '../specification/given-when-then.js';

const texts = [id(60), id(61)];
const proposal = { scope: 'person', texts, ground: 'request-of-the-person' } as const;
const proposed = aReport()
  .when('ProposeErasure', proposal, { id: id(70) })
  .accepted();
const approve = { erasure: id(70) };
const later = { now: '2026-11-28T16:00:00Z' };

describe('erasing texts', () => {
  it('takes a second person, and says who proposed it', () => {
    proposed.when('ApproveErasure', approve).then(refused('a-second-person-must-approve'));
    proposed
      .when('ApproveErasure', approve, { by: by.executive })
      .then(happens(['TextsErased', { ...proposal, erasure: id(70), proposedBy: people.officer }]));
  });

  it('in a small organisation may be done by one person after the pause, with a reason', () => {
    proposed
      .when('ApproveErasure', approve, { practice: small })
      .then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 60 } }, 'sole-decision-needs-a-reason'));
    proposed
      .when('ApproveErasure', { ...approve, soleDecisionReason: sealed(5) }, { practice: small, ...later })
      .then(happens(['TextsErased', { soleDecision: { reason: sealed(5) } }]));
  });

  it('happens once, and never after it was withdrawn', () => {
    const erased = proposed.when('ApproveErasure', approve, { by: by.executive }).accepted();
    expect(erased.incident.erasures).toEqual([
      expect.not.objectContaining({ texts: expect.anything() }), // the entry keeps the list
    ]);
    erased.when('ApproveErasure', approve, { by: by.executive }).then(refused('erasure-is-not-proposed'));
    const withdrawn = proposed.when('WithdrawErasure', approve).accepted();
    withdrawn.when('ApproveErasure', approve, { by: by.executive }).then(refused('erasure-is-not-proposed'));
    withdrawn.when('WithdrawErasure', approve).then(refused('erasure-is-not-proposed'));
  });

  it('is possible in an incident that is closed', () => {
    closed()
      .when('ProposeErasure', proposal, { id: id(70) })
      .then(happens('ErasureProposed'))
      .when('ApproveErasure', approve, { by: by.executive })
      .then(happens('TextsErased'));
  });
});

describe('a legal hold', () => {
  const hold = { ground: 'litigation' } as const;
  const held = proposed.when('PlaceLegalHold', hold).accepted();

  it('stops what was proposed before it, and every new proposal', () => {
    held.when('ApproveErasure', approve, { by: by.executive }).then(refused('legal-hold-forbids-erasing'));
    held.when('ProposeErasure', proposal).then(refused('legal-hold-forbids-erasing'));
    held.when('PlaceLegalHold', hold).then(refused('legal-hold-is-placed-already'));
  });

  it('is lifted by somebody else than who placed it; then erasing goes on', () => {
    held.when('LiftLegalHold', { reason: sealed() }).then(refused('a-second-person-must-approve'));
    held
      .when('LiftLegalHold', { reason: sealed() }, { by: by.executive })
      .then(happens('LegalHoldLifted'))
      .when('ApproveErasure', approve, { by: by.executive })
      .then(happens('TextsErased'));
    proposed.when('LiftLegalHold', { reason: sealed() }, { by: by.executive }).then(refused('legal-hold-is-not-placed'));
  });
});

describe('a legal hold that was placed anew', () => {
  it('is not lifted by whoever saw the one before it', () => {
    const first = proposed.when('PlaceLegalHold', { ground: 'litigation' }).accepted();
    const entry = first.incident.legalHold?.entry ?? 0;
    expect(entry).toBe(first.incident.seq);
    const lifted = first.when('LiftLegalHold', { reason: sealed(), basedOn: entry }, { by: by.executive }).then(happens('LegalHoldLifted'));
    const anew = lifted.when('PlaceLegalHold', { ground: 'inquiry-of-authority' }).accepted();
    const version = anew.incident.legalHold?.entry ?? 0;
    expect(version).toBeGreaterThan(entry);
    const lift = (seen: object) => anew.when('LiftLegalHold', { reason: sealed(), ...seen }, { by: by.executive });
    lift({ basedOn: entry }).then(refused({ code: 'legal-hold-was-placed-anew', detail: { version } }));
    for (const seen of [{}, { basedOn: version }]) lift(seen).then(happens('LegalHoldLifted'));
  });
});

describe('erasing everything', () => {
  const everything = { scope: 'whole-vault', ground: 'no-longer-needed' } as const;

  it('waits until the incident is closed, also when it was reopened after the proposal', () => {
    aReport().when('ProposeErasure', everything).then(refused('whole-vault-only-when-closed'));
    closed()
      .when('ProposeErasure', everything, { id: id(70) })
      .accepted()
      .when('ReopenIncident', { reason: sealed() })
      .accepted()
      .when('ApproveErasure', approve, { by: by.executive })
      .then(refused('whole-vault-only-when-closed'));
  });

  it('ends everything that could be typed', () => {
    const erased = closed()
      .when('ProposeErasure', everything, { id: id(70) })
      .accepted()
      .when('ApproveErasure', approve, { by: by.executive })
      .accepted();
    erased.when('ReopenIncident', { reason: sealed() }).then(refused('vault-was-erased'));
    erased.when('ProposeErasure', proposal).then(refused('vault-was-erased'));
    erased.when('PlaceLegalHold', { ground: 'litigation' }).then(refused('vault-was-erased'));
  });

  it('names no text, and everything else names some', () => {
    closed()
      .when('ProposeErasure', { ...everything, texts })
      .then(refused('command-is-malformed'));
    closed().when('ProposeErasure', { scope: 'texts', ground: 'recorded-by-mistake' }).then(refused('command-is-malformed'));
  });
});
