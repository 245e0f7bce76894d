import { decide, standsInTheWayOfEach } from '../lifecycle/decisions.js';
import { aReport, closed } from '../specification/beginnings.js';
import { by, id, people, sealed, small, standard } from '../specification/builders.js';
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

  it('happens once to a text: what an earlier erasure took is not proposed again, and the rest is', () => {
    const erased = proposed.when('ApproveErasure', approve, { by: by.executive }).accepted();
    const again = { ...proposal, scope: 'texts' } as const;
    erased.when('ProposeErasure', again, { id: id(79) }).then(refused('erased-already'));
    const { incident } = erased
      .when('ProposeErasure', { ...again, texts: [id(61), id(64)] }, { id: id(79) })
      .then(happens(['ErasureProposed', { texts: [id(64)] }]))
      .when('ApproveErasure', { erasure: id(79) }, { by: by.executive })
      .then(happens(['TextsErased', { texts: [id(64)] }]));
    expect([incident.erasures.map(({ count }) => count), incident.erasedTexts]).toEqual([
      [2, 1],
      [id(60), id(61), id(64)],
    ]);
    const asBefore = { by: by.officer, now: later.now, practice: standard, asBeforeErasedOnce: true };
    expect(decide('ProposeErasure', erased.incident, { id: id(79), body: again, by: by.officer } as never, asBefore)).toMatchObject([
      { type: 'ErasureProposed', data: { texts } },
    ]);
  });

  it('is possible in an incident that is closed', () => {
    closed()
      .when('ProposeErasure', proposal, { id: id(70) })
      .then(happens('ErasureProposed'))
      .when('ApproveErasure', approve, { by: by.executive })
      .then(happens('TextsErased'));
  });
});

describe('erasing a file of evidence', () => {
  const file = (n: number, digest: string, more: object = {}) =>
    ({ kind: 'document', description: sealed(n), sha256: digest.repeat(64), fileSize: 3, ...more }) as const;
  const withFiles = aReport()
    .when('SealEvidence', file(61, 'c', { file: id(81), fileName: sealed(62) }), { id: id(71) })
    .accepted()
    .when('SealEvidence', file(63, 'd', { file: id(82) }), { id: id(72) })
    .accepted()
    .when('SealEvidence', file(64, 'c', { file: id(83) }), { id: id(73) })
    .accepted()
    .when('SealEvidence', file(65, 'e'), { id: id(74) })
    .accepted();
  const toErase = (evidence: readonly string[]) => ({ scope: 'texts', evidence, ground: 'recorded-by-mistake' }) as const;

  it('takes every file with these bytes, and what they were called; the others stay', () => {
    const named = { texts: [id(62)], files: [id(81), id(83)] };
    const { incident } = withFiles
      .when('ProposeErasure', toErase([id(71)]), { id: id(70) })
      .then(happens(['ErasureProposed', { scope: 'texts', ...named }]))
      .when('ApproveErasure', approve, { by: by.executive })
      .then(happens(['TextsErased', { scope: 'texts', ...named, proposedBy: people.officer }]));
    expect(incident.evidence.map(({ fileErasedAt }) => fileErasedAt !== undefined)).toEqual([true, false, true, false]);
    expect(incident.evidence.map(({ sha256 }) => sha256?.[0]).join('')).toBe('cdce');
    expect(incident.erasures).toMatchObject([{ count: 1, evidence: [id(71), id(73)], settled: { as: 'erased' } }]);
    expect(incident.erasures[0]).not.toHaveProperty('files'); // the entry keeps the list
  });

  it('takes what was sealed of the same bytes between the proposal and its approval', () => {
    const proposedOnly = withFiles.when('ProposeErasure', toErase([id(71)]), { id: id(70) }).accepted();
    const { incident } = proposedOnly
      .when('SealEvidence', file(66, 'c', { file: id(85), fileName: sealed(67) }), { id: id(75) })
      .accepted()
      .when('SealEvidence', file(68, 'd', { file: id(86), fileName: sealed(69) }), { id: id(76) })
      .accepted()
      .when('ApproveErasure', approve, { by: by.executive })
      .then(happens(['TextsErased', { texts: [id(62), id(67)], files: [id(81), id(83), id(85)] }]));
    expect(incident.evidence.filter(({ fileErasedAt }) => fileErasedAt).map(({ evidence }) => evidence)).toEqual([id(71), id(73), id(75)]);
    expect(incident.erasures).toMatchObject([{ count: 2, evidence: [id(71), id(73), id(75)] }]);
  });

  it('does not name what the file was called once more, where that was erased by itself', () => {
    const { incident } = withFiles
      .when('ProposeErasure', { ...proposal, texts: [id(62)] }, { id: id(79) })
      .accepted()
      .when('ProposeErasure', toErase([id(71)]), { id: id(70) })
      .accepted()
      .when('ApproveErasure', { erasure: id(79) }, { by: by.executive })
      .accepted()
      .when('ApproveErasure', approve, { by: by.executive })
      .then(happens(['TextsErased', { files: [id(81), id(83)] }]));
    expect(incident.erasures.map(({ count }) => count)).toEqual([1, 0]);
  });

  it('names no text where the file had no name', () => {
    const { incident } = withFiles.when('ProposeErasure', toErase([id(72)]), { id: id(70) }).then(happens('ErasureProposed'));
    expect(incident.erasures[0]).toMatchObject({ count: 0, files: [id(82)] });
    expect(incident.erasures[0]).not.toHaveProperty('texts');
  });

  it('is refused where none is kept, where it was erased already, and of what was never sealed', () => {
    withFiles.when('ProposeErasure', toErase([id(74)])).then(refused('no-file-of-evidence-to-erase'));
    withFiles.when('ProposeErasure', toErase([id(99)])).then(refused({ code: 'evidence-is-not-sealed', detail: { evidence: id(99) } }));
    withFiles
      .when('ProposeErasure', toErase([id(71)]), { id: id(70) })
      .accepted()
      .when('ApproveErasure', approve, { by: by.executive })
      .accepted()
      .when('ProposeErasure', toErase([id(73)]))
      .then(refused('no-file-of-evidence-to-erase'));
  });

  it('waits for the legal hold, like that of a text', () => {
    const held = withFiles.when('PlaceLegalHold', { ground: 'litigation' }).accepted();
    held.when('ProposeErasure', toErase([id(71)])).then(refused('legal-hold-forbids-erasing'));
  });
});

describe('two proposals that name the same', () => {
  const file = (n: number, digest: string, more: object = {}) =>
    ({ kind: 'document', description: sealed(n), sha256: digest.repeat(64), fileSize: 3, ...more }) as const;
  const propose = { scope: 'texts', ground: 'recorded-by-mistake' } as const;
  const both = aReport()
    .when('SealEvidence', file(61, 'c', { file: id(81), fileName: sealed(62) }), { id: id(71) })
    .accepted()
    .when('SealEvidence', file(63, 'd', { file: id(82) }), { id: id(72) })
    .accepted()
    .when('ProposeErasure', { ...propose, evidence: [id(71)] }, { id: id(76) })
    .accepted();
  const approved = (erasure: string) => [{ erasure }, { by: by.executive }] as const;

  it('erase it once: the second is refused, and stands until it is withdrawn', () => {
    const one = both
      .when('ProposeErasure', { ...propose, evidence: [id(71)] }, { id: id(77) })
      .accepted()
      .when('ApproveErasure', ...approved(id(77)))
      .accepted();
    one.when('ApproveErasure', ...approved(id(76))).then(refused('erased-by-another-proposal'));
    const circumstances = { by: by.executive, now: later.now, practice: standard };
    expect(standsInTheWayOfEach('ApproveErasure', one.incident, circumstances)).toEqual([
      { on: id(76), refusals: [{ code: 'erased-by-another-proposal' }] },
    ]);
    one.when('WithdrawErasure', { erasure: id(76) }).then(happens('ErasureWithdrawn'));
  });

  it('erase the rest where one names more', () => {
    const more = both
      .when('ProposeErasure', { ...propose, evidence: [id(71), id(72)], texts: [id(61)] }, { id: id(77) })
      .accepted()
      .when('ApproveErasure', ...approved(id(76)))
      .accepted();
    expect(more.incident.erasures[1]).toMatchObject({ count: 1, texts: [id(61)], files: [id(82)], evidence: [id(72)] });
    const { incident } = more
      .when('ApproveErasure', ...approved(id(77)))
      .then(happens(['TextsErased', { texts: [id(61)], files: [id(82)] }]));
    expect(incident.erasures.map(({ settled, count }) => [settled?.as, count])).toEqual([
      ['erased', 1],
      ['erased', 1],
    ]);
  });

  it('erase it twice where an earlier build let them', () => {
    const one = both
      .when('ProposeErasure', { ...propose, evidence: [id(71)] }, { id: id(77) })
      .accepted()
      .when('ApproveErasure', ...approved(id(77)))
      .accepted();
    const circumstances = { by: by.executive, now: later.now, practice: standard, asBeforeErasedOnce: true };
    expect(
      decide('ApproveErasure', one.incident, { id: id(78), body: { erasure: id(76) }, by: by.executive } as never, circumstances),
    ).toMatchObject([{ type: 'TextsErased' }]);
  });
});

describe('packs that were given', () => {
  it('are marked as erased by the first erasure after them, and those that are given later are not', () => {
    const pack = { pack: id(90), profile: 'lawyer', manifest: 'a'.repeat(64), recipient: sealed(91) } as const;
    const erased = proposed
      .when('GiveEvidencePack', pack, { id: id(92) })
      .accepted()
      .when('ApproveErasure', approve, { by: by.executive })
      .accepted();
    const { incident } = erased.when('GiveEvidencePack', { ...pack, pack: id(93) }, { id: id(94) }).accepted();
    expect(incident.givenPacks.map(({ erasedAt }) => erasedAt !== undefined)).toEqual([true, false]);
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
