import { ChoiceFact, CountFact, exemptionFacts, fitsFact, TruthFact } from '@shodo/contracts';
import { tracks } from '../lifecycle/tracks.js';
import { aReport } from '../specification/beginnings.js';
import { by, id, people, sealed } from '../specification/builders.js';
import { happens, refused } from '../specification/given-when-then.js';

const lost = { fact: 'loss-occurred', stated: { value: true, confidence: 'confirmed' }, source: 'own-check' } as const;
const recorded = aReport().when('RecordFact', lost).accepted();

describe('RecordFact', () => {
  it('is the first version of a fact, with its source', () => {
    const { incident } = aReport()
      .when('RecordFact', { ...lost, note: sealed() })
      .then(happens(['FactRecorded', { ...lost, version: 1, note: sealed(), evidence: [] }]));
    expect(incident.facts['loss-occurred']).toMatchObject([
      { stated: lost.stated, source: 'own-check', by: people.officer, at: '2026-11-28T14:00:00.000Z' },
    ]);
  });

  it('bears on the duties', () => {
    expect(recorded.incident.factsVersion).toBe(aReport().incident.factsVersion + 1);
  });

  it('refuses a fact that is on record: two people recording it at once never overwrite each other', () => {
    recorded.when('RecordFact', lost).then(refused({ code: 'fact-is-recorded-already', detail: { fact: 'loss-occurred', version: 1 } }));
  });

  it('refuses an as-of time that lies ahead, together with everything else that is wrong', () => {
    const ahead = { ...lost, stated: { ...lost.stated, asOf: '2026-11-29T00:00:00+09:00' } };
    aReport().when('RecordFact', ahead).then(refused('as-of-lies-ahead'));
    recorded.when('RecordFact', ahead).then(refused('fact-is-recorded-already', 'as-of-lies-ahead'));
  });
});

describe('the form of a fact', () => {
  const misfits = [
    ['principals-affected', { value: true, confidence: 'confirmed' }],
    ['principals-affected', { value: 'loss', confidence: 'confirmed' }],
    ['leak-type', { value: null, confidence: 'unknown' }],
    ['leak-type', { exact: 1 }],
    ['loss-occurred', { max: 1 }],
    ['loss-occurred', { value: 'loss', confidence: 'confirmed' }],
  ] as const;
  it.each(misfits)('of %s is not %j', (fact, stated) => {
    aReport()
      .when('RecordFact', { fact, stated, source: 'log' })
      .then(refused({ code: 'form-does-not-fit-the-fact', detail: { fact } }));
  });

  it('cannot be changed by a revision', () => {
    recorded.when('ReviseFact', { ...lost, stated: { unknown: true }, basedOn: 1 }).then(refused('form-does-not-fit-the-fact'));
  });

  it.each([...TruthFact.options, ...CountFact.options, ...ChoiceFact.options])('of %s is the one the contracts give it', (fact) => {
    for (const stated of [
      { value: true, confidence: 'confirmed' },
      { exact: 1 },
      { value: 'theft', confidence: 'confirmed' },
      { value: 'c2-traffic', confidence: 'confirmed' },
      { value: 'large', confidence: 'confirmed' },
    ] as const) {
      if (fitsFact(fact, stated)) aReport().when('RecordFact', { fact, stated, source: 'log' }).then(happens('FactRecorded'));
    }
  });
});

describe('what takes a duty away', () => {
  const facts = [...new Set(Object.values(exemptionFacts).flat())];
  const stated = { value: true, confidence: 'confirmed' } as const;
  const probable = { value: true, confidence: 'probable' } as const;
  const others = [by.clerk, by.responder, by.executive, by.duties];

  it('is the two limbs of concealment, recovery, another copy, purpose, pseudonyms, an unlikely risk and the entrustor having it', () => {
    expect(facts.toSorted()).toEqual([
      'concealment-algorithm-recognised',
      'concealment-key-safe',
      'entrustor-receipt-confirmed',
      'provided-on-purpose',
      'pseudonymised-only',
      'recovered-before-viewing',
      'risk-to-persons-unlikely',
      'same-content-kept-elsewhere',
    ]);
  });

  it.each(facts)('is confirmed by a privacy officer only: %s', (fact) => {
    const refusedTo = refused({ code: 'exemption-takes-a-named-role', detail: { fact } });
    const said = aReport().when('RecordFact', { fact, stated: probable, source: 'log' }, { by: by.clerk }).accepted();
    for (const other of others) {
      aReport().when('RecordFact', { fact, stated, source: 'log' }, { by: other }).then(refusedTo);
      said.when('ReviseFact', { fact, stated, source: 'log', basedOn: 1 }, { by: other }).then(refusedTo);
    }
    aReport().when('RecordFact', { fact, stated, source: 'log' }, { by: by.officer }).then(happens('FactRecorded'));
    said.when('ReviseFact', { fact, stated, source: 'log', basedOn: 1 }, { by: by.officer }).then(happens('FactRevised'));
  });

  it('may be believed, doubted and denied by anybody, and certainty without a source is only a belief', () => {
    const fact = 'concealment-key-safe';
    const takeNothingAway = [
      probable,
      { ...stated, confidence: 'suspected' },
      { ...stated, value: false },
      { value: null, confidence: 'unknown' },
    ];
    for (const each of takeNothingAway as (typeof probable)[])
      aReport().when('RecordFact', { fact, stated: each, source: 'log' }, { by: by.clerk }).then(happens('FactRecorded'));
    aReport()
      .when('RecordFact', { fact, stated, source: 'none' }, { by: by.clerk })
      .then(happens(['FactRecorded', { stated: probable }]));
    aReport().when('RecordFact', lost, { by: by.clerk }).then(happens('FactRecorded'));
  });
});

describe('certainty without a source', () => {
  it('turns confirmed into probable, and leaves lower certainty alone', () => {
    aReport()
      .when('RecordFact', { ...lost, source: 'none' })
      .then(happens(['FactRecorded', { stated: { value: true, confidence: 'probable' } }]));
    aReport()
      .when('RecordFact', { ...lost, stated: { value: true, confidence: 'suspected' }, source: 'none' })
      .then(happens(['FactRecorded', { stated: { value: true, confidence: 'suspected' } }]));
    recorded
      .when('ReviseFact', { ...lost, basedOn: 1, source: 'none' })
      .then(happens(['FactRevised', { stated: { confidence: 'probable' } }]));
  });

  it('turns an exact count into an estimate that is its own maximum', () => {
    aReport()
      .when('RecordFact', { fact: 'card-holders-affected', stated: { exact: 12 }, source: 'none' })
      .then(happens(['FactRecorded', { stated: { estimate: 12, max: 12 } }]));
    aReport()
      .when('SetImpactScope', {
        principals: { exact: 30, asOf: '2026-11-28T13:30:00Z' },
        categories: ['patient'],
        source: 'none',
        basedOn: 0,
      })
      .then(happens(['ImpactScopeSet', { principals: { estimate: 30, max: 30, asOf: '2026-11-28T13:30:00Z' } }]));
    aReport()
      .when('RecordFact', { fact: 'card-holders-affected', stated: { unknown: true }, source: 'none' })
      .then(happens(['FactRecorded', { stated: { unknown: true } }]));
  });
});

describe('ReviseFact', () => {
  const found = { ...lost, stated: { value: false, confidence: 'confirmed' }, basedOn: 1 } as const;

  it('keeps the version before', () => {
    const { incident } = recorded
      .when('ReviseFact', found)
      .then(happens(['FactRevised', { version: 2, stated: found.stated, before: lost.stated }]));
    expect(incident.facts['loss-occurred']).toHaveLength(2);
  });

  it('refuses a fact that nobody recorded', () => {
    aReport().when('ReviseFact', found).then(refused('fact-is-not-recorded'));
    recorded
      .when('ReviseFact', { ...found, fact: 'leak-occurred' })
      .then(refused({ code: 'fact-is-not-recorded', detail: { fact: 'leak-occurred' } }));
  });

  it('lets the first of two who revise at once win, and tells the second which version to look at', () => {
    const afterTheFirst = recorded.when('ReviseFact', found).accepted();
    afterTheFirst
      .when('ReviseFact', { ...found, stated: { value: null, confidence: 'unknown' } })
      .then(refused({ code: 'fact-was-revised-meanwhile', detail: { fact: 'loss-occurred', version: 2 } }));
    afterTheFirst.when('ReviseFact', { ...found, basedOn: 2 }).then(happens('FactRevised'));
  });

  it('refuses a version that does not exist yet', () => {
    recorded.when('ReviseFact', { ...found, basedOn: 2 }).then(refused('fact-was-revised-meanwhile'));
  });

  it('says every reason at once', () => {
    recorded
      .when('ReviseFact', { ...found, basedOn: 9, stated: { ...found.stated, asOf: '2027-01-01T00:00:00Z' } })
      .then(refused('fact-was-revised-meanwhile', 'as-of-lies-ahead'));
  });
});

describe('EstablishCause', () => {
  it('may be established again when more is known', () => {
    const { incident } = aReport()
      .when('EstablishCause', { cause: 'lost-item', confidence: 'suspected' })
      .then(happens(['CauseEstablished', { cause: 'lost-item', confidence: 'suspected' }]))
      .when('EstablishCause', { cause: 'theft', confidence: 'confirmed', detail: sealed() })
      .then(happens('CauseEstablished'));
    expect(incident.cause).toMatchObject({ cause: 'theft', confidence: 'confirmed', detail: sealed() });
  });

  it('lets the first of two who name a cause at once win, and tells the second what the first recorded', () => {
    const first = aReport()
      .when('EstablishCause', { cause: 'theft', confidence: 'confirmed', basedOn: 0 })
      .then(happens('CauseEstablished'));
    const entry = first.incident.cause?.entry ?? 0;
    expect(entry).toBe(first.incident.seq);
    const lost = { cause: 'lost-item', confidence: 'suspected' } as const;
    const detail = { cause: 'theft', confidence: 'confirmed', version: entry };
    first.when('EstablishCause', { ...lost, basedOn: 0 }).then(refused({ code: 'cause-was-established-meanwhile', detail }));
    first.when('EstablishCause', { ...lost, basedOn: entry }).then(happens('CauseEstablished'));
    first.when('EstablishCause', lost).then(happens('CauseEstablished')); // who names no entry looked at none, as every command of an earlier build
    aReport()
      .when('EstablishCause', { ...lost, basedOn: 1 })
      .then(refused('cause-was-established-meanwhile'));
  });

  it('could not be established: what was examined is said, and fact-finding waits for no other cause', () => {
    aReport().when('EstablishCause', { cause: 'not-established' }).then(refused('cause-needs-what-was-examined'));
    aReport().when('EstablishCause', { cause: 'not-established', confidence: 'confirmed' }).then(refused('cause-needs-what-was-examined'));
    const { incident } = aReport()
      .when('EstablishCause', { cause: 'not-established', confidence: 'suspected', detail: sealed() })
      .then(happens(['CauseEstablished', { cause: 'not-established', confidence: 'confirmed', detail: sealed() }]));
    expect(tracks.factFinding.doneWhen(incident)).toEqual(['impact-scope-to-be-set']);
  });

  it('of which nobody says how sure it is has not the form of a command', () => {
    aReport().when('EstablishCause', { cause: 'theft' }).then(refused('command-is-malformed'));
  });
});

describe('SetImpactScope', () => {
  const scope = { principals: { estimate: 800, max: 1_200 }, categories: ['customer'], source: 'log', basedOn: 0 } as const;

  it('counts as a version of the number of principals', () => {
    const { incident } = aReport()
      .when('SetImpactScope', { ...scope, note: sealed() })
      .then(happens(['ImpactScopeSet', { version: 1, principals: scope.principals, categories: ['customer'] }]))
      .when('SetImpactScope', { ...scope, principals: { exact: 1_001 }, basedOn: 1 })
      .then(happens(['ImpactScopeSet', { version: 2, before: scope.principals }]));
    expect(incident.facts['principals-affected']?.map(({ stated }) => stated)).toEqual([scope.principals, { exact: 1_001 }]);
    expect(incident.categories).toEqual(['customer']);
  });

  it('says the whole of what was known of each person: what is left out is not known any more', () => {
    const known = aReport()
      .when('SetImpactScope', { ...scope, dataItems: ['name', 'mail-address'] })
      .accepted();
    expect(known.incident.dataItems).toEqual(['name', 'mail-address']);
    expect(known.when('SetImpactScope', { ...scope, basedOn: 1 }).accepted().incident.dataItems).toBeUndefined();
  });

  it('shares its versions with the fact recorded by name', () => {
    const known = aReport()
      .when('RecordFact', { fact: 'principals-affected', stated: { exact: 30 }, source: 'own-check' })
      .accepted();
    known
      .when('SetImpactScope', scope)
      .then(refused({ code: 'fact-was-revised-meanwhile', detail: { fact: 'principals-affected', version: 1 } }));
    known
      .when('SetImpactScope', { ...scope, basedOn: 1 }, { id: id(9) })
      .then(happens(['ImpactScopeSet', { version: 2, before: { exact: 30 } }]));
  });

  it('says every reason at once', () => {
    aReport()
      .when('SetImpactScope', { ...scope, basedOn: 3, principals: { exact: 1, asOf: '2027-01-01T00:00:00Z' } })
      .then(refused('fact-was-revised-meanwhile', 'as-of-lies-ahead'));
  });
});
