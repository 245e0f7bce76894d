import { weKnowWhetherItIsABreach } from '../lifecycle/conditions.js';
import { decide } from '../lifecycle/decisions.js';
import { assessmentFormOf } from '../notification/duties.js';
import { aReport, noticedAt, occurredAt, ruledOut } from '../specification/beginnings.js';
import { by, id, people, sealed, small, standard } from '../specification/builders.js';
import { event, given, happens, past, refused, theReport } from '../specification/given-when-then.js';

const nobodyKnows = given();
const now = theReport;

describe('ReportIncident', () => {
  it('starts the clocks at once, provisionally, from when anybody noticed', () => {
    nobodyKnows
      .when(
        'ReportIncident',
        { summary: sealed(1), noticedAt, occurredAt, leakType: 'loss', channel: 'phone', reportedBy: sealed(2) },
        { now, by: by.clerk },
      )
      .then(
        happens(
          ['IncidentReported', { kind: 'real', noticedAt, occurredAt, leakType: 'loss', summary: sealed(1), reportedBy: sealed(2) }],
          ['AwarenessEstablished', { awareAt: noticedAt, basis: 'report', provisional: true }],
        ),
      );
  });

  it('gives a reference of eight characters to read aloud, the same for the same incident', () => {
    const { incident } = nobodyKnows.when('ReportIncident', { summary: sealed(), noticedAt }, { now }).accepted();
    expect(incident.reported?.reference).toBe('0000-0000');
    expect(incident.reported?.reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('remembers who reported, and how the organisation worked then', () => {
    const { incident } = nobodyKnows
      .when('ReportIncident', { summary: sealed(), noticedAt }, { now, by: by.clerk, practice: small })
      .accepted();
    expect(incident.reported).toMatchObject({ by: people.clerk, at: now, practice: { size: 'small' } });
  });

  it('leaves out of the event what nobody said', () => {
    const { decided } = nobodyKnows.when('ReportIncident', { summary: sealed(), noticedAt }, { now });
    expect(Object.keys('refusals' in decided ? {} : (decided[0]?.data ?? {})).sort()).toEqual([
      'kind',
      'noticedAt',
      'organisation',
      'practice',
      'reference',
      'summary',
    ]);
  });

  it('refuses a time that lies ahead, and accepts this very moment', () => {
    nobodyKnows
      .when('ReportIncident', { summary: sealed(), noticedAt: '2026-11-28T22:00:01+09:00' }, { now })
      .then(refused('time-lies-ahead'));
    nobodyKnows.when('ReportIncident', { summary: sealed(), noticedAt }, { now }).then(happens('IncidentReported', 'AwarenessEstablished'));
  });

  it('refuses an occurrence after it was noticed', () => {
    nobodyKnows
      .when('ReportIncident', { summary: sealed(), noticedAt, occurredAt: '2026-11-28T22:00:01+09:00' }, { now })
      .then(refused('occurrence-after-noticing'));
  });

  it('says every reason at once', () => {
    nobodyKnows
      .when(
        'ReportIncident',
        { summary: sealed(), noticedAt: '2027-01-01T00:00:00Z', occurredAt: '2027-01-02T00:00:00Z', drillStartsAt: '2026-12-01T00:00:00Z' },
        { now },
      )
      .then(refused('time-lies-ahead', 'occurrence-after-noticing', 'incident-is-no-drill'));
  });

  it('refuses a second report of the same incident', () => {
    aReport().when('ReportIncident', { summary: sealed(), noticedAt }, {}).then(refused('incident-was-already-reported'));
  });

  it('stumbles over a start that is no instant, so that whoever calls can refuse it', () => {
    const body = { summary: sealed(), kind: 'drill', drillStartsAt: [], noticedAt } as never;
    expect(() => nobodyKnows.when('ReportIncident', body, { now }).accepted()).toThrow(RangeError);
  });

  it('starts a drill on a clock of its own', () => {
    nobodyKnows
      .when(
        'ReportIncident',
        { summary: sealed(), kind: 'drill', drillStartsAt: '2027-04-01T09:00:00+09:00', noticedAt: '2027-04-01T09:00:00+09:00' },
        { now },
      )
      .then(
        happens(
          ['IncidentReported', { kind: 'drill', clockShiftMs: Date.parse('2027-04-01T00:00:00Z') - Date.parse(now) }],
          'AwarenessEstablished',
        ),
      );
  });

  it('measures what lies ahead of a drill on the clock of the drill', () => {
    nobodyKnows
      .when('ReportIncident', { summary: sealed(), kind: 'drill', drillStartsAt: '2026-10-01T09:00:00+09:00', noticedAt }, { now })
      .then(refused('time-lies-ahead'));
  });

  it('runs a drill without a start on the clock of the server', () => {
    const { incident } = nobodyKnows.when('ReportIncident', { summary: sealed(), kind: 'drill', noticedAt }, { now }).accepted();
    expect(incident).toMatchObject({ clockShiftMs: 0, reported: { kind: 'drill' } });
  });
});

describe('EstablishAwareness', () => {
  const confirm = { awareAt: noticedAt, basis: 'own-discovery' } as const;

  it('confirms a provisional awareness', () => {
    aReport()
      .when('EstablishAwareness', confirm)
      .then(happens(['AwarenessEstablished', { ...confirm, provisional: false }]));
  });

  it('may set another provisional time first', () => {
    aReport()
      .when('EstablishAwareness', { ...confirm, provisional: true })
      .then(happens(['AwarenessEstablished', { provisional: true }]));
  });

  it('keeps every time that was on record', () => {
    const { incident } = aReport()
      .when('EstablishAwareness', { ...confirm, awareAt: '2026-11-28T21:00:00+09:00' })
      .accepted();
    expect(incident.awareness).toMatchObject({
      awareAt: '2026-11-28T21:00:00+09:00',
      provisional: false,
      history: [{ awareAt: noticedAt, provisional: true }, { provisional: false }],
    });
  });

  it('is assessed anew', () => {
    const before = aReport();
    expect(before.when('EstablishAwareness', confirm).accepted().incident.factsVersion).toBe(before.incident.factsVersion + 1);
  });

  it('refuses a confirmed awareness a second time: that is a correction', () => {
    aReport().when('EstablishAwareness', confirm).accepted().when('EstablishAwareness', confirm).then(refused('awareness-is-established'));
  });

  it('moves the clocks back only: a later time is a correction, provisional or not', () => {
    const later = { ...confirm, awareAt: '2026-11-28T22:00:01+09:00' };
    aReport().when('EstablishAwareness', later).then(refused('awareness-may-not-move-later'));
    aReport()
      .when('EstablishAwareness', { ...later, provisional: true })
      .then(refused('awareness-may-not-move-later'));
    aReport()
      .when('EstablishAwareness', { ...confirm, awareAt: '2026-11-28T13:00:00Z' })
      .then(happens('AwarenessEstablished'));
    aReport()
      .when('CorrectAwareness', { awareAt: later.awareAt, basis: later.basis, reason: sealed() })
      .then(happens('AwarenessCorrected'));
  });

  it('refuses a time ahead, and one before the occurrence', () => {
    aReport()
      .when('EstablishAwareness', { ...confirm, awareAt: '2026-11-29T00:00:00+09:00' })
      .then(refused('time-lies-ahead'));
    aReport({ occurredAt })
      .when('EstablishAwareness', { ...confirm, awareAt: '2026-11-26T11:59:59+09:00' })
      .then(refused('awareness-before-occurrence'));
    aReport({ occurredAt })
      .when('EstablishAwareness', { ...confirm, awareAt: occurredAt })
      .then(happens('AwarenessEstablished'));
  });
});

describe('CorrectAwareness', () => {
  const correct = { awareAt: '2026-11-27T09:00:00+09:00', basis: 'department-told', reason: sealed() } as const;

  it('of two people at once refuses the one who has not seen what the other recorded; who names nothing looked at nothing', () => {
    const first = aReport()
      .when('CorrectAwareness', { ...correct, basedOn: 1 })
      .accepted();
    const other = { ...correct, awareAt: '2026-11-27T18:00:00+09:00' };
    const meanwhile = { code: 'awareness-was-changed-meanwhile', detail: { version: 2 } } as const;
    first.when('CorrectAwareness', { ...other, basedOn: 1 }).then(refused(expect.objectContaining(meanwhile)));
    first.when('CorrectAwareness', { ...other, basedOn: 2 }).then(happens('AwarenessCorrected'));
    first.when('CorrectAwareness', other).then(happens('AwarenessCorrected'));
    const provisional = aReport()
      .when('CorrectAwareness', { ...correct, provisional: true, basedOn: 1 })
      .accepted();
    const confirm = { awareAt: correct.awareAt, basis: 'department-told' } as const;
    provisional.when('EstablishAwareness', { ...confirm, basedOn: 1 }).then(refused('awareness-was-changed-meanwhile'));
    provisional.when('EstablishAwareness', { ...confirm, basedOn: 2 }).then(happens('AwarenessEstablished'));
  });

  it('names the old time beside the new one and ends the provisional state', () => {
    const { incident } = aReport()
      .when('CorrectAwareness', correct)
      .then(happens(['AwarenessCorrected', { before: noticedAt, awareAt: correct.awareAt, basis: 'department-told', reason: sealed() }]));
    expect(incident.awareness).toMatchObject({ awareAt: correct.awareAt, provisional: false });
    expect(incident.awareness?.history).toHaveLength(2);
  });

  it('may be provisional again: detection is open anew, and the judgement is told so', () => {
    const sure = aReport().when('EstablishAwareness', { awareAt: noticedAt, basis: 'own-discovery' }).accepted();
    const unsure = sure
      .when('CorrectAwareness', { ...correct, provisional: true })
      .then(happens(['AwarenessCorrected', { provisional: true }]));
    expect(unsure.incident.awareness).toMatchObject({ awareAt: correct.awareAt, provisional: true });
    expect(unsure.incident.awareness?.history.at(-1)).toMatchObject({ provisional: true });
    expect(weKnowWhetherItIsABreach(unsure.incident)).toContain('awareness-to-be-confirmed');
    expect(assessmentFormOf(unsure.incident, now)).toMatchObject({ provisionalAnchors: ['aware'] });
    unsure.when('EstablishAwareness', { awareAt: correct.awareAt, basis: 'department-told' }).then(happens('AwarenessEstablished'));
  });

  it('says nothing of certainty unless the corrected time is provisional, as entries always did', () => {
    for (const provisional of [undefined, false]) {
      const { decided } = aReport().when('CorrectAwareness', { ...correct, ...(provisional === false && { provisional }) });
      expect(JSON.stringify(decided)).not.toContain('provisional');
    }
  });

  it('refuses the time that is on record, however its offset is written', () => {
    aReport()
      .when('CorrectAwareness', { ...correct, awareAt: '2026-11-28T13:00:00Z' })
      .then(refused('awareness-is-unchanged'));
  });

  it('refuses a time ahead and one before the occurrence', () => {
    aReport()
      .when('CorrectAwareness', { ...correct, awareAt: '2026-12-01T00:00:00Z' })
      .then(refused('time-lies-ahead'));
    aReport({ occurredAt })
      .when('CorrectAwareness', { ...correct, awareAt: '2026-11-01T00:00:00Z' })
      .then(refused('awareness-before-occurrence'));
  });

  it('refuses where no awareness is on record', () => {
    const withoutAwareness = given(
      event('IncidentReported', {
        kind: 'real',
        reference: 'x',
        noticedAt,
        summary: sealed(),
        organisation: { jurisdictions: ['jp'] },
        practice: small,
      }),
    );
    withoutAwareness.when('CorrectAwareness', correct).then(refused('awareness-is-not-established'));
  });
});

describe('RuleOutBreach', () => {
  const noBreach = { ground: 'no-personal-data', reason: sealed() } as const;

  it('takes two persons: the one who reported, and another', () => {
    aReport()
      .when('RuleOutBreach', noBreach)
      .then(happens(['BreachRuledOut', { ground: 'no-personal-data', evidence: [] }]));
    aReport()
      .when('RuleOutBreach', { ...noBreach, soleDecisionReason: sealed() }, { by: by.clerk })
      .then(refused('a-second-person-must-approve'));
  });

  it('lets one person decide in a small organisation after the pause, with a reason, and stamps it', () => {
    aReport()
      .when('RuleOutBreach', noBreach, { by: by.clerk, practice: small, now: '2026-11-28T13:59:59Z' })
      .then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 1 } }));
    aReport().when('RuleOutBreach', noBreach, { by: by.clerk, practice: small }).then(refused('sole-decision-needs-a-reason'));
    aReport()
      .when('RuleOutBreach', { ...noBreach, soleDecisionReason: sealed(7) }, { by: by.clerk, practice: small })
      .then(happens(['BreachRuledOut', { soleDecision: { reason: sealed(7) } }]));
  });

  it('is blocked while records contradict each other, and names both', () => {
    const records = { fact: 'principals-affected', count: 0, other: 'card-holders-affected', otherCount: 1_200 };
    const assessed = (...warnings: object[]) =>
      aReport().and(event('DutiesAssessed', { factsVersion: 1, notArisen: [], packs: [], warnings } as never));
    assessed({ code: 'counts-contradict', with: records }, { code: 'awareness-is-provisional' })
      .when('RuleOutBreach', noBreach)
      .then(refused({ code: 'records-contradict-each-other', detail: records }));
    const scoped = { scope: 'card', fact: 'property-damage-possible' };
    assessed({ code: 'scope-contradicts-fact', with: scoped })
      .when('RuleOutBreach', noBreach)
      .then(refused({ code: 'records-contradict-each-other', detail: scoped }));
    const kind = { fact: 'leak-type', value: 'card-skimming', other: 'breach-occurred' };
    const skimmed = assessed({ code: 'choice-contradicts-fact', with: kind });
    skimmed.when('RuleOutBreach', noBreach).then(refused({ code: 'records-contradict-each-other', detail: kind }));
    const asked = { id: id(9), body: noBreach, by: by.executive } as never;
    const earlier = { now, by: by.executive, practice: standard, asBeforeChoices: true }; // a run that an earlier build let through
    expect(decide('RuleOutBreach', skimmed.incident, asked, earlier)).toMatchObject([{ type: 'BreachRuledOut' }]);
    assessed({ code: 'awareness-is-provisional' }).when('RuleOutBreach', noBreach).then(happens('BreachRuledOut'));
  });

  it('goes by the practice at the report: nobody becomes a small organisation for a minute to decide alone', () => {
    const alone = { ...noBreach, soleDecisionReason: sealed() };
    aReport()
      .when('RuleOutBreach', alone, { by: by.clerk, switchedTo: { ...small, secondLookMinutes: 1 } })
      .then(refused('a-second-person-must-approve'));
    aReport()
      .when('RuleOutBreach', alone, { by: by.clerk, practice: small, switchedTo: standard })
      .then(refused('a-second-person-must-approve'));
    for (const secondLookMinutes of [1, 90])
      aReport()
        .when('RuleOutBreach', alone, {
          by: by.clerk,
          practice: small,
          switchedTo: { ...small, secondLookMinutes },
          now: '2026-11-28T13:59:00Z',
        })
        .then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: Math.max(secondLookMinutes, 60) - 59 } }));
  });

  it('puts no stamp on a decision of two', () => {
    const { decided } = aReport().when('RuleOutBreach', { ...noBreach, soleDecisionReason: sealed() }, { practice: small });
    expect(JSON.stringify(decided)).not.toContain('soleDecision');
  });

  it('takes somebody other than those who deny the breach, in whichever of its names', () => {
    for (const fact of ['breach-occurred', 'leak-occurred', 'loss-occurred', 'damage-occurred'] as const) {
      const stated = (value: boolean) =>
        aReport().and(event('FactRecorded', { fact, version: 1, stated: { value, confidence: 'probable' }, source: 'log', evidence: [] }));
      stated(false)
        .when('RuleOutBreach', noBreach)
        .then(refused({ code: 'a-second-person-must-approve', detail: { facts: fact } }));
      stated(false).when('RuleOutBreach', noBreach, { by: by.executive }).then(happens('BreachRuledOut'));
    }
  });

  describe('never goes over the record', () => {
    const recorded = (fact: string, stated: object) =>
      aReport().and(event('FactRecorded', { fact, version: 1, stated, source: 'log', evidence: [] } as never));
    const told = (fact: string, value: boolean, confidence: string) => recorded(fact, { value, confidence });
    const sealedOne = (report: ReturnType<typeof aReport>) =>
      report.when('SealEvidence', { kind: 'document', description: sealed() }, { id: id(60) }).accepted();
    const second = { by: by.executive };

    it('while a breach is on record as certain or probable, whichever ground denies it', () => {
      for (const fact of ['breach-occurred', 'leak-occurred', 'loss-occurred', 'damage-occurred'] as const)
        for (const ground of ['nothing-happened', 'no-personal-data', 'not-our-data'] as const)
          for (const confidence of ['confirmed', 'probable'])
            told(fact, true, confidence)
              .when('RuleOutBreach', { ...noBreach, ground }, second)
              .then(refused({ code: 'record-says-otherwise', detail: { records: fact } }));
    });

    it('but answers a suspicion, what is not known, and what was revised', () => {
      for (const confidence of ['suspected', 'unknown'])
        told('breach-occurred', true, confidence).when('RuleOutBreach', noBreach, second).then(happens('BreachRuledOut'));
      const revised = told('breach-occurred', true, 'confirmed')
        .when('ReviseFact', { fact: 'breach-occurred', stated: { value: false, confidence: 'confirmed' }, source: 'log', basedOn: 1 })
        .accepted();
      revised.when('RuleOutBreach', noBreach).then(refused({ code: 'a-second-person-must-approve', detail: { facts: 'breach-occurred' } }));
      revised.when('RuleOutBreach', noBreach, second).then(happens('BreachRuledOut'));
    });

    it('as no personal data while such data, or persons, are on record', () => {
      for (const fact of ['special-care-information-involved', 'specific-personal-information-involved'])
        told(fact, true, 'confirmed')
          .when('RuleOutBreach', noBreach, second)
          .then(refused({ code: 'record-says-otherwise', detail: { records: fact } }));
      for (const count of [{ exact: 30 }, { estimate: 1_200 }, { estimate: 1_200, max: 1_500 }])
        recorded('principals-affected', count)
          .when('RuleOutBreach', noBreach, second)
          .then(refused({ code: 'record-says-otherwise', detail: { records: 'principals-affected' } }));
      recorded('principals-affected', { exact: 30 })
        .when('RuleOutBreach', { ...noBreach, ground: 'nothing-happened' }, second)
        .then(happens('BreachRuledOut'));
      for (const count of [{ exact: 0 }, { estimate: 0 }, { max: 30 }])
        recorded('principals-affected', count).when('RuleOutBreach', noBreach, second).then(happens('BreachRuledOut'));
    });

    it('by an exception that is denied, or that nobody recorded of a breach that is', () => {
      const recovered = { ground: 'recovered-before-viewing', reason: sealed(), evidence: [id(60)] } as const;
      sealedOne(aReport()).when('RuleOutBreach', recovered, second).then(happens('BreachRuledOut'));
      sealedOne(told('recovered-before-viewing', false, 'confirmed'))
        .when('RuleOutBreach', recovered, second)
        .then(refused({ code: 'record-says-otherwise', detail: { records: 'recovered-before-viewing' } }));
      const leaked = sealedOne(told('breach-occurred', true, 'confirmed'));
      leaked
        .when('RuleOutBreach', recovered, second)
        .then(refused({ code: 'exception-is-not-on-record', detail: { records: 'recovered-before-viewing' } }));
      leaked
        .when('RuleOutBreach', { ...recovered, ground: 'strong-concealment' }, second)
        .then(
          refused({ code: 'exception-is-not-on-record', detail: { records: 'concealment-algorithm-recognised,concealment-key-safe' } }),
        );
      leaked
        .and(
          event('FactRecorded', {
            fact: 'recovered-before-viewing',
            version: 1,
            stated: { value: true, confidence: 'confirmed' },
            source: 'document',
            evidence: [id(60)],
          }),
        )
        .when('RuleOutBreach', recovered, second)
        .then(happens('BreachRuledOut'));
    });

    it('over information that was about to be acquired: no ground speaks of what was never held', () => {
      const acquired = 'information-about-to-be-acquired';
      const never = refused({ code: 'record-says-otherwise', detail: { records: acquired } });
      for (const ground of ['nothing-happened', 'no-personal-data', 'not-our-data'] as const)
        told(acquired, true, 'confirmed')
          .when('RuleOutBreach', { ...noBreach, ground }, second)
          .then(never);
      sealedOne(told(acquired, true, 'probable'))
        .when('RuleOutBreach', { ground: 'recovered-before-viewing', reason: sealed(), evidence: [id(60)] }, second)
        .then(never);
      told(acquired, true, 'suspected').when('RuleOutBreach', noBreach, second).then(happens('BreachRuledOut'));
      for (const fact of ['my-number-viewable-by-many', 'communications-secrecy-involved'])
        told(fact, true, 'confirmed')
          .when('RuleOutBreach', { ...noBreach, ground: 'nothing-happened' }, second)
          .then(refused({ code: 'record-says-otherwise', detail: { records: fact } }));
      // Whoever took it back, or made it a suspicion, is the first of two.
      for (const stated of [
        { value: false, confidence: 'confirmed' },
        { value: true, confidence: 'suspected' },
      ] as const) {
        const revised = told(acquired, true, 'confirmed')
          .when('ReviseFact', { fact: acquired, stated, source: 'log', basedOn: 1 }, second)
          .accepted();
        revised
          .when('RuleOutBreach', noBreach, second)
          .then(refused({ code: 'a-second-person-must-approve', detail: { facts: acquired } }));
      }
      const nobody = recorded('principals-affected', { exact: 30 })
        .when('ReviseFact', { fact: 'principals-affected', stated: { exact: 0 }, source: 'log', basedOn: 1 }, second)
        .accepted();
      nobody
        .when('RuleOutBreach', noBreach, second)
        .then(refused({ code: 'a-second-person-must-approve', detail: { facts: 'principals-affected' } }));
      const asked = { id: id(9), body: noBreach, by: by.executive } as never;
      const circumstances = { now, by: by.executive, practice: standard, asBeforeNeverHeld: true };
      expect(decide('RuleOutBreach', told(acquired, true, 'confirmed').incident, asked, circumstances)).toMatchObject([
        { type: 'BreachRuledOut' },
      ]);
    });

    it('is not asked of a run that goes again through what an earlier build accepted', () => {
      const asked = { id: id(9), body: noBreach, by: by.executive } as never;
      const { incident } = told('breach-occurred', true, 'confirmed');
      const circumstances = { now, by: by.executive, practice: standard };
      expect(decide('RuleOutBreach', incident, asked, circumstances)).toMatchObject({ refusals: [{ code: 'record-says-otherwise' }] });
      expect(decide('RuleOutBreach', incident, asked, { ...circumstances, asBeforeRecordsAgainst: true })).toMatchObject([
        { type: 'BreachRuledOut' },
      ]);
    });
  });

  it('by an exception of the law takes evidence, and somebody other than who stated that exception', () => {
    const concealed = aReport()
      .when('SealEvidence', { kind: 'document', description: sealed() }, { id: id(60) })
      .accepted()
      .and(
        event('FactRecorded', {
          fact: 'concealment-key-safe',
          version: 1,
          stated: { value: true, confidence: 'confirmed' },
          source: 'document',
          evidence: [id(60)],
        }),
      );
    const encrypted = { ground: 'strong-concealment', reason: sealed(), evidence: [id(60)] } as const;
    concealed
      .when('RuleOutBreach', encrypted)
      .then(refused({ code: 'a-second-person-must-approve', detail: { facts: 'concealment-key-safe' } }));
    concealed.when('RuleOutBreach', encrypted, { by: by.executive }).then(happens(['BreachRuledOut', { evidence: [id(60)] }]));
    for (const ground of ['strong-concealment', 'recovered-before-viewing', 'same-content-kept-elsewhere', 'provided-on-purpose'] as const)
      concealed.when('RuleOutBreach', { ground, reason: sealed() }, { by: by.executive }).then(refused('ground-needs-evidence'));
    concealed.when('RuleOutBreach', noBreach).then(happens('BreachRuledOut'));
  });

  it('counts the pause of a sole decision from the last of report and denials', () => {
    const denied = aReport().and(
      past(
        '2026-11-28T13:20:00.000Z',
        by.clerk,
        event('FactRecorded', {
          fact: 'breach-occurred',
          version: 1,
          stated: { value: false, confidence: 'confirmed' },
          source: 'log',
          evidence: [],
        }),
      ),
    );
    denied
      .when('RuleOutBreach', noBreach, { by: by.clerk, practice: small, now: '2026-11-28T14:19:00.000Z' })
      .then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 1, facts: 'breach-occurred' } }));
  });

  it('is not decided twice', () => {
    aReport().and(ruledOut).when('RuleOutBreach', noBreach).then(refused('incident-was-ruled-out'));
  });
});
