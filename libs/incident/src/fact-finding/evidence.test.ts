import { aReport } from '../specification/beginnings.js';
import { id, people, sealed } from '../specification/builders.js';
import { anHourLater, happens, nothing, refused } from '../specification/given-when-then.js';

const log = {
  kind: 'log',
  description: sealed(1),
  sha256: 'c'.repeat(64),
  fileSize: 48_213,
  capturedAt: '2026-11-28T22:30:00+09:00',
} as const;
const withLog = aReport()
  .when('SealEvidence', log, { id: id(60) })
  .accepted();

describe('SealEvidence', () => {
  it('keeps what it is, its digest, who and when, under the id of the command', () => {
    const { incident } = aReport()
      .when('SealEvidence', log, { id: id(60) })
      .then(happens(['EvidenceSealed', { evidence: id(60), ...log }]));
    expect(incident.evidence).toEqual([{ evidence: id(60), ...log, at: anHourLater, by: people.officer }]);
  });

  it('takes what is no file: a statement that somebody made', () => {
    const { incident } = aReport()
      .when('SealEvidence', { kind: 'statement', description: sealed() })
      .then(happens(['EvidenceSealed', { kind: 'statement' }]));
    expect(incident.evidence[0]).not.toHaveProperty('sha256');
  });

  it('bears on no duty by itself', () => {
    expect(withLog.incident.factsVersion).toBe(aReport().incident.factsVersion);
  });

  it('refuses a time of capture that lies ahead', () => {
    aReport()
      .when('SealEvidence', { ...log, capturedAt: '2026-11-28T23:00:01+09:00' })
      .then(refused('time-lies-ahead'));
  });

  it('of a digest sealed before says as what, always the first', () => {
    const twice = withLog.when('SealEvidence', log, { id: id(61) }).then(happens(['EvidenceSealed', { evidence: id(61), sameAs: id(60) }]));
    twice.when('SealEvidence', log, { id: id(62) }).then(happens(['EvidenceSealed', { sameAs: id(60) }]));
    expect(twice.incident.evidence).toHaveLength(2);
    const other = withLog.when('SealEvidence', { ...log, sha256: 'd'.repeat(64) }).accepted();
    expect(other.incident.evidence[1]).not.toHaveProperty('sameAs');
    const withoutDigest = aReport().when('SealEvidence', { kind: 'other', description: sealed() }).accepted();
    expect(withoutDigest.when('SealEvidence', { kind: 'other', description: sealed() }).accepted().incident.evidence[1]).not.toHaveProperty(
      'sameAs',
    );
  });
});

describe('HandOverEvidence', () => {
  const handed = { evidence: id(60), to: people.clerk, handedAt: anHourLater, reason: sealed(2) } as const;
  const outside = { evidence: id(60), recipient: sealed(3), handedAt: anHourLater, reason: sealed(2) } as const;

  it('says from whom, to whom, when and why; the chain keeps every link', () => {
    const once = withLog.when('HandOverEvidence', handed).then(happens(['EvidenceHandedOver', { from: people.officer, ...handed }]));
    const { incident } = once
      .when('HandOverEvidence', outside)
      .then(happens(['EvidenceHandedOver', { from: people.clerk, recipient: sealed(3) }]));
    expect(incident.evidence[0]?.custody).toEqual([
      { at: anHourLater, by: people.officer, to: people.clerk, reason: sealed(2) },
      { at: anHourLater, by: people.officer, recipient: sealed(3), reason: sealed(2) },
    ]);
  });

  it('comes back from outside from nobody of ours', () => {
    const { decided } = withLog.when('HandOverEvidence', outside).accepted().when('HandOverEvidence', handed);
    expect(decided).toEqual([{ type: 'EvidenceHandedOver', version: 1, data: handed }]);
  });

  it('is of evidence of this incident, to somebody who does not hold it, and not before its holder got it', () => {
    aReport().when('HandOverEvidence', handed).then(refused('no-evidence-is-sealed'));
    withLog.when('HandOverEvidence', { ...handed, evidence: id(70) }).then(refused('evidence-is-not-sealed'));
    withLog.when('HandOverEvidence', { ...handed, to: people.officer }).then(refused('evidence-is-held-by-this-person'));
    withLog.when('HandOverEvidence', { ...handed, handedAt: '2026-11-28T23:00:01+09:00' }).then(refused('time-lies-ahead'));
    const before = { ...outside, handedAt: '2026-11-28T22:59:59+09:00' };
    withLog.when('HandOverEvidence', handed).accepted().when('HandOverEvidence', before).then(refused('handed-over-before-it-was-held'));
  });
});

describe('evidence that is named', () => {
  const invented = [id(70), id(71)];
  const notSealed = refused({ code: 'evidence-is-not-sealed', detail: { evidence: `${id(70)},${id(71)}` } });
  const sound = { fact: 'concealment-key-safe', stated: { value: true, confidence: 'confirmed' }, source: 'log' } as const;
  const commands = {
    RecordFact: sound,
    ReviseFact: { ...sound, basedOn: 1 },
    RecordContainmentMeasure: { measure: 'search', takenAt: anHourLater },
    RuleOutBreach: { ground: 'strong-concealment', reason: sealed() },
  } as const;
  const before = (name: keyof typeof commands) => (name === 'ReviseFact' ? withLog.when('RecordFact', sound).accepted() : withLog);
  const when = (name: keyof typeof commands, evidence: readonly string[]) =>
    before(name).when(name, { ...commands[name], evidence } as never);

  it.each(Object.keys(commands) as (keyof typeof commands)[])('by %s must be sealed in this incident', (name) => {
    when(name, [...invented, id(60), id(70)]).then(notSealed);
    const { decided } = when(name, [id(60)]);
    expect(decided).toMatchObject([{ data: { evidence: [id(60)] } }]);
  });

  it('within a statement must be sealed as well', () => {
    const within = (evidence: string[]) => ({ ...sound, stated: { ...sound.stated, evidence } });
    withLog
      .when('RecordFact', { ...within([id(70)]), evidence: [id(71)] })
      .then(refused({ code: 'evidence-is-not-sealed', detail: { evidence: `${id(71)},${id(70)}` } }));
    withLog.when('RecordFact', within([id(60)])).then(happens('FactRecorded'));
    before('ReviseFact')
      .when('ReviseFact', { ...within(invented), basedOn: 1 })
      .then(notSealed);
  });

  it('is refused together with everything else that is wrong', () => {
    before('ReviseFact')
      .when('RecordFact', { ...sound, evidence: invented })
      .then(refused('fact-is-recorded-already', 'evidence-is-not-sealed'));
  });

  it('need not be any', () => {
    aReport()
      .when('RecordFact', { ...sound, evidence: [] })
      .then(happens('FactRecorded'));
    expect(aReport().incident.evidence).toEqual(nothing);
  });
});
