import { organisationCommands } from '../http/organisation.js';
import { fitsFact } from '../vocabulary/facts.js';
import { SealedText } from '../vocabulary/sealed.js';
import { Actor } from './actor.js';
import { type CommandName, commandNames, commands } from './index.js';

const id = '7d9f2c1a-4b3e-4f5a-8c6d-10e2f3a4b5c6';
const at = '2026-11-28T22:00:00+09:00';
const text = 'USBメモリが見当たらない';
const fact = { fact: 'principals-affected', stated: { exact: 30, asOf: at }, source: 'log', note: text, evidence: [id] };

/** A body with every field a command may have. */
const full: Record<CommandName, Record<string, unknown>> = {
  ReportIncident: {
    summary: text,
    noticedAt: at,
    leakType: 'loss',
    occurredAt: at,
    channel: 'phone',
    reportedBy: text,
    kind: 'drill',
    drillStartsAt: at,
  },
  EstablishAwareness: { awareAt: at, basis: 'report', provisional: true, note: text, basedOn: 0 },
  CorrectAwareness: { awareAt: at, basis: 'report', provisional: true, reason: text, basedOn: 1 },
  RuleOutBreach: { ground: 'nothing-happened', reason: text, evidence: [id], soleDecisionReason: text },
  RecordContainmentMeasure: { measure: 'search', takenAt: at, note: text, evidence: [id] },
  DeclareSpreadStopped: { stoppedAt: at, note: text },
  WithdrawSpreadStopped: { reason: text, basedOn: 33 },
  RecordFact: fact,
  ReviseFact: { ...fact, basedOn: 1 },
  SealEvidence: { kind: 'log', description: text, sha256: 'a'.repeat(64), fileSize: 48_213, capturedAt: at, file: id, fileName: text },
  HandOverEvidence: { evidence: id, to: id, recipient: text, handedAt: at, reason: text },
  EstablishCause: { cause: 'theft', confidence: 'probable', detail: text, basedOn: 0 },
  SetImpactScope: {
    principals: { estimate: 800, max: 1_200 },
    categories: ['patient'],
    dataItems: ['name'],
    source: 'log',
    basedOn: 0,
    note: text,
  },
  RecordAnchor: { anchor: 'notified-by-entrustee', at: '2026-11-24', source: 'entrustee', basedOn: 0, note: text },
  WithdrawAnchor: { anchor: 'notified-by-entrustee', basedOn: 1, reason: text },
  DraftFiling: { duty: 'jp.appi.final-report', kind: 'final', content: text, openItems: ['cause'] },
  ApproveFiling: { filing: id, note: text, soleDecisionReason: text },
  RecordFilingMade: {
    duty: 'jp.appi.final-report',
    kind: 'final',
    madeAt: at,
    channel: 'post',
    receiptNumber: text,
    filing: id,
    openItems: [],
    alsoSettles: ['jp.appi.preliminary-report'],
    everyPartyTold: true,
    note: text,
  },
  WithdrawFiling: { filing: id, reason: text },
  HoldPrincipalNotice: { duty: 'jp.appi.principal-notice', reason: 'too-little-known', reviewAt: at, basedOn: 14, note: text },
  RecordPrincipalNoticeDone: {
    duty: 'jp.appi.principal-notice',
    doneAt: at,
    means: 'post',
    principals: 30,
    reaches: 'part',
    basedOn: 2,
    note: text,
  },
  RecordSubstituteMeasure: {
    duty: 'jp.appi.principal-notice',
    measure: 'publication',
    reason: 'no-contact-data',
    startedAt: at,
    principals: 4,
    reaches: 'all',
    basedOn: 0,
    place: text,
  },
  WithdrawPrincipalNotice: { entry: 41, reason: text },
  RuleOutDuty: { duty: 'jp.appi.final-report', reason: text, soleDecisionReason: text },
  DeclineAdvice: { duty: 'jp.police.consultation', reason: text },
  DecideLaterDate: { duties: ['jp.appi.final-report'], decision: 'agree', reason: text, basedOn: 4, soleDecisionReason: text },
  AcknowledgeReminder: { notice: id },
  AdoptPreventionMeasure: { kind: 'rule', standing: 'planned', description: text, owner: id, dueOn: '2027-03-31' },
  VerifyPreventionMeasure: {
    measure: id,
    verifiedAt: at,
    result: 'effective',
    carriedOutOn: '2026-11-27',
    proof: text,
    soleDecisionReason: text,
  },
  ProposeClosing: { review: text },
  ApproveClosing: { note: text, soleDecisionReason: text, basedOn: 58 },
  TurnDownClosing: { reason: text, basedOn: 58 },
  AssignTrack: { track: 'detection', to: id },
  HandOverTrack: { track: 'detection', to: id, note: text, basedOn: 3 },
  AddNote: { text, track: 'detection', audience: [id] },
  ReopenIncident: { reason: text, track: 'detection' },
  AdvanceDrillClock: { to: at },
  AdoptOrganisationProfile: { reason: text },
  AdoptNewerRules: { reason: text },
  PlaceLegalHold: { ground: 'litigation', note: text },
  LiftLegalHold: { reason: text, soleDecisionReason: text, basedOn: 70 },
  ProposeErasure: { scope: 'person', texts: [id], evidence: [id], ground: 'request-of-the-person' },
  ApproveErasure: { erasure: id, soleDecisionReason: text },
  WithdrawErasure: { erasure: id },
  RecordDecision: {
    subject: 'publication',
    question: text,
    options: `${text}\n${text}`,
    choice: 2,
    reason: text,
    law: text,
    reliesOn: [{ fact: 'leak-occurred', version: 1 }],
    reviewAt: at,
    supersedes: id,
    audience: [id],
  },
  ApproveDecision: { decision: id, note: text, soleDecisionReason: text },
  GiveEvidencePack: { pack: id, profile: 'insurer', manifest: 'a'.repeat(64), recipient: text, linkDays: 14, confirmWithinDays: 7 },
  ConfirmEvidencePack: { given: id, receivedAt: at, receivedBy: text },
  EndPackLink: { given: id },
  UpholdDecision: {
    decision: id,
    reason: text,
    reliesOn: [{ fact: 'leak-occurred', version: 1 }],
    reviewAt: at,
    soleDecisionReason: text,
  },
  WidenAudience: { item: id, scope: 'named', audience: [id], reason: text },
};

/** What people type freely, by hand: each of these goes into the vault. */
const typedFreely: Partial<Record<CommandName, string[]>> = {
  PlaceLegalHold: ['note'],
  LiftLegalHold: ['reason', 'soleDecisionReason'],
  ApproveErasure: ['soleDecisionReason'],
  ReportIncident: ['summary', 'reportedBy'],
  EstablishAwareness: ['note'],
  CorrectAwareness: ['reason'],
  RuleOutBreach: ['reason', 'soleDecisionReason'],
  RecordContainmentMeasure: ['note'],
  DeclareSpreadStopped: ['note'],
  WithdrawSpreadStopped: ['reason'],
  RecordFact: ['note'],
  ReviseFact: ['note'],
  SealEvidence: ['description', 'fileName'],
  HandOverEvidence: ['recipient', 'reason'],
  EstablishCause: ['detail'],
  SetImpactScope: ['note'],
  RecordAnchor: ['note'],
  WithdrawAnchor: ['reason'],
  DraftFiling: ['content'],
  ApproveFiling: ['note', 'soleDecisionReason'],
  RecordFilingMade: ['receiptNumber', 'note'],
  WithdrawFiling: ['reason'],
  HoldPrincipalNotice: ['note'],
  RecordPrincipalNoticeDone: ['note'],
  RecordSubstituteMeasure: ['place'],
  WithdrawPrincipalNotice: ['reason'],
  RuleOutDuty: ['reason', 'soleDecisionReason'],
  DeclineAdvice: ['reason'],
  DecideLaterDate: ['reason', 'soleDecisionReason'],
  AdoptPreventionMeasure: ['description'],
  VerifyPreventionMeasure: ['proof', 'soleDecisionReason'],
  ProposeClosing: ['review'],
  ApproveClosing: ['note', 'soleDecisionReason'],
  TurnDownClosing: ['reason'],
  HandOverTrack: ['note'],
  AddNote: ['text'],
  ReopenIncident: ['reason'],
  AdoptOrganisationProfile: ['reason'],
  AdoptNewerRules: ['reason'],
  RecordDecision: ['question', 'options', 'reason', 'law'],
  ApproveDecision: ['note', 'soleDecisionReason'],
  UpholdDecision: ['reason', 'soleDecisionReason'],
  WidenAudience: ['reason'],
  GiveEvidencePack: ['recipient'],
  ConfirmEvidencePack: ['receivedBy'],
};

const problems = (name: CommandName, body: unknown) =>
  (commands[name].body.safeParse(body).error?.issues ?? []).map(({ path }) => path.join('.'));
const sensitive = commandNames.flatMap((name) => commands[name].sensitiveFields.map((field) => [name, field] as const));
const instants = commandNames.flatMap((name) =>
  Object.entries(full[name])
    .filter(([, value]) => value === at)
    .map(([field]) => [name, field] as const),
);

describe('every command', () => {
  it.each(commandNames)('%s takes a body with every field it may have, unchanged', (name) => {
    expect(Object.keys(full[name]).sort()).toEqual(Object.keys(commands[name].fields).sort());
    expect(commands[name].body.parse(full[name])).toEqual(full[name]);
  });

  it.each(commandNames)('%s refuses a field it does not know', (name) => {
    const { error } = commands[name].body.safeParse({ ...full[name], actor: id });
    expect(error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['actor'] }]);
  });

  it.each(commandNames)('%s refuses what is no object', (name) => {
    for (const body of [null, [], 'x', 1]) expect(commands[name].body.safeParse(body).success).toBe(false);
  });

  it('bears its key as its name, and has a path of its own and a name on the button in both languages', () => {
    for (const name of commandNames) {
      expect(commands[name].name).toBe(name);
      expect([name, commands[name].names.ja, commands[name].names.en]).toEqual([
        name,
        expect.stringMatching(/.{2,}/),
        expect.stringMatching(/.{2,}/),
      ]);
    }
    expect(new Set(commandNames.map((name) => commands[name].path)).size).toBe(commandNames.length);
    expect(commands.ReportIncident.path).toBe('/v1/incidents');
    expect(commands.RecordFilingMade.path).toBe('/v1/incidents/:incidentId/record-filing-made');
    expect(commandNames.filter((name) => commands[name].opens)).toEqual(['ReportIncident']);
  });
});

describe('what people type', () => {
  it.each(commandNames)('%s is given without any of it to an incident that takes none any more, and is held to all else', (name) => {
    const typed = commands[name].sensitiveFields;
    const without = Object.fromEntries(Object.entries(full[name]).filter(([field]) => !typed.includes(field)));
    expect(commands[name].bodyWithoutTexts.parse(without)).toEqual(without);
    expect(commands[name].bodyWithoutTexts.safeParse({ ...without, actor: id }).success).toBe(false);
  });

  it('is sealed field by field: this is the whole list', () => {
    expect(
      Object.fromEntries(commandNames.map((name) => [name, commands[name].sensitiveFields]).filter(([, fields]) => fields?.length)),
    ).toEqual(typedFreely);
  });

  it('is never outside that list: every other text is an id, an instant, a day, or a word of a closed vocabulary', () => {
    for (const name of commandNames) {
      for (const [field, value] of Object.entries(full[name])) {
        if (typeof value !== 'string' || commands[name].sensitiveFields.includes(field)) continue;
        expect([name, field, problems(name, { ...full[name], [field]: '山田花子' })]).toEqual([
          name,
          field,
          expect.arrayContaining([field]),
        ]);
      }
    }
  });

  it.each(sensitive)('%s.%s refuses NUL, lone surrogates, nothing but blanks, and a megabyte', (name, field) => {
    for (const unstorable of ['a\u0000b', 'a\ud800b', '\udc00', '   ', '', 'あ'.repeat(350_000), 'a'.repeat(1_048_576)]) {
      expect(problems(name, { ...full[name], [field]: unstorable })).toEqual([field]);
    }
  });

  it.each(sensitive)(
    '%s.%s refuses what turns the direction of writing and what nobody sees; the name of a file is kept as it is',
    (name, field) => {
      const isName = name === 'SealEvidence' && field === 'fileName';
      for (const hidden of ['口座\u202e12', '\u2066a\u2069', 'a\u200e', '\u061cb', '\u200b', '\u200b \u2060\u3164'])
        expect([hidden, problems(name, { ...full[name], [field]: hidden })]).toEqual([hidden, isName ? [] : [field]]);
    },
  );

  it('keeps names as people write them, and trims only the ends', () => {
    const parsed = commands.AddNote.body.parse({ text: '  髙橋 﨑 𠮷野家 👨‍👩‍👧  ' });
    expect(parsed.text).toBe('髙橋 﨑 𠮷野家 👨‍👩‍👧');
  });

  it('refuses a sealed text from outside: sealing is done by the server', () => {
    expect(problems('AddNote', { text: { ref: id, commitment: 'a'.repeat(64) } })).toEqual(['text']);
  });
});

it('a person is named in these fields: this is the whole list', () => {
  expect(
    Object.fromEntries(commandNames.map((name) => [name, commands[name].personFields]).filter(([, fields]) => fields?.length)),
  ).toEqual({
    AdoptPreventionMeasure: ['owner'],
    AssignTrack: ['to'],
    HandOverTrack: ['to'],
    HandOverEvidence: ['to'],
  });
});

describe('times', () => {
  it('have an offset of some place on earth, also within a statement; what people type is not looked at', () => {
    const stated = (asOf: string) => ({ fact: 'loss-occurred', stated: { value: true, confidence: 'confirmed', asOf }, source: 'log' });
    expect(problems('RecordFact', stated('2026-11-28T22:00:00+15:00'))).toEqual(['stated.asOf']);
    for (const offset of ['+14:00', '-12:00', '+05:45', 'Z'])
      expect(problems('RecordFact', stated(`2026-11-28T22:00:00${offset}`))).toEqual([]);
    expect(problems('AddNote', { text: '2026-11-28T22:00:00+15:00' })).toEqual([]);
  });

  it.each(instants)('%s.%s needs its offset, a possible day, and a plausible year', (name, field) => {
    for (const wrong of [
      '2026-11-28T22:00:00',
      '2026-11-28',
      '2026-02-30T22:00:00+09:00',
      '2026-11-28T25:00:00Z',
      '1899-12-31T23:59:59Z',
      '2200-01-01T00:00:00Z',
      '2026-11-28T22:00:00+14:01',
      '2026-11-28T22:00:00-12:01',
      '2026-11-28T22:00:00.5+23:59',
      'yesterday',
      1_764_331_200_000,
    ]) {
      expect([wrong, problems(name, { ...full[name], [field]: wrong })]).toEqual([wrong, expect.arrayContaining([field])]);
    }
    for (const right of ['2026-11-28T13:00:00Z', '2026-11-28T22:00:00.123+09:00', '2024-02-29T00:00:00-08:00']) {
      expect([right, problems(name, { ...full[name], [field]: right })]).toEqual([right, []]);
    }
  });

  it('a day is a day that exists', () => {
    expect(problems('AdoptPreventionMeasure', { ...full.AdoptPreventionMeasure, dueOn: '2027-02-29' })).toEqual(['dueOn']);
  });
});

test('the link of an evidence pack works for 1 to 60 days', () => {
  const given = (linkDays: number) => problems('GiveEvidencePack', { ...full.GiveEvidencePack, linkDays });
  expect([0, 1, 60, 61].map(given)).toEqual([['linkDays'], [], [], ['linkDays']]);
});

describe('lists', () => {
  it('name each thing once; the problem points at the second', () => {
    const scope = { ...full.SetImpactScope, categories: ['patient', 'customer', 'patient'], dataItems: ['name', 'name'] };
    expect(problems('SetImpactScope', scope)).toEqual(['categories.2', 'dataItems.1']);
    expect(problems('DraftFiling', { ...full.DraftFiling, openItems: ['cause', 'cause'] })).toEqual(['openItems.1']);
    const relied = { fact: 'leak-occurred', version: 1 };
    expect(problems('RecordDecision', { ...full.RecordDecision, reliesOn: [relied, { ...relied, version: 2 }, relied] })).toEqual([
      'reliesOn.2',
    ]);
  });

  it('in the settings of an organisation too', () => {
    const found = (name: keyof typeof organisationCommands, body: object) =>
      organisationCommands[name].body.safeParse(body).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(found('ChangeRoles', { roles: ['clerk', 'responder', 'clerk'] })).toEqual(['roles.2']);
    const practice = { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 };
    expect(found('ChangeSettings', { name: 'a', practice, profile: { jurisdictions: ['jp', 'jp'] } })).toEqual(['profile.jurisdictions.1']);
    expect(found('ChangeSettings', { name: '\u202ea', practice, profile: { jurisdictions: ['jp'] } })).toEqual(['name']);
  });
});

describe('counts', () => {
  const scope = (principals: unknown) => problems('SetImpactScope', { ...full.SetImpactScope, principals });

  it('are never negative, broken or inverted; the problem names its field', () => {
    expect(scope({ exact: -1 })).toEqual(['principals.exact']);
    expect(scope({ estimate: 10, max: 5 })).toEqual(['principals.max']);
    expect(problems('RecordFact', { ...fact, stated: { exact: -1 } })).toEqual(['stated.exact']);
    expect(problems('RecordFact', { ...fact, stated: { estimate: 10, max: 5 } })).toEqual(['stated.max']);
    expect(problems('ReviseFact', { ...fact, basedOn: 1, stated: { estimate: 10, max: 5 } })).toEqual(['stated.max']);
    expect(scope({ max: 1.5 })).toEqual(['principals']);
    expect(scope({ exact: 10_000_000_001 })).toEqual(['principals.exact']);
    expect(scope({ unknown: false })).toEqual(['principals']);
    expect(scope({ exact: 3, estimate: 3 })).toEqual(['principals']);
    expect(problems('RecordPrincipalNoticeDone', { ...full.RecordPrincipalNoticeDone, principals: 0 })).toEqual(['principals']);
  });

  it('may be zero, unknown, an estimate without a maximum, or only a maximum', () => {
    for (const principals of [{ exact: 0 }, { unknown: true }, { estimate: 5 }, { max: 5 }, { estimate: 5, max: 5 }])
      expect(scope(principals)).toEqual([]);
  });

  it('are based on a version: at least 1 to revise, 0 where none was on record', () => {
    expect(problems('ReviseFact', { ...fact, basedOn: 0 })).toEqual(['basedOn']);
    expect(problems('SetImpactScope', { ...full.SetImpactScope, basedOn: -1 })).toEqual(['basedOn']);
  });
});

describe('a piece of evidence', () => {
  it('whose file was handed over is named with its digest and size', () => {
    const { sha256: _digest, ...without } = full.SealEvidence;
    expect(problems('SealEvidence', without)).toEqual(['file']);
    expect(problems('SealEvidence', { ...without, file: undefined })).toEqual([]);
  });

  it('is handed over to somebody', () => {
    const { to: _to, recipient: _recipient, ...toNobody } = full.HandOverEvidence;
    expect(problems('HandOverEvidence', toNobody)).toEqual(['to']);
    expect(problems('HandOverEvidence', { ...toNobody, recipient: text })).toEqual([]);
  });
});

describe('a fact', () => {
  const stated = (name: string, value: unknown) => problems('RecordFact', { ...fact, fact: name, stated: value });

  it('is stated in its own form', () => {
    expect(stated('principals-affected', { value: true, confidence: 'confirmed' })).toEqual(['stated']);
    expect(stated('leak-occurred', { exact: 3 })).toEqual(['stated']);
    expect(stated('leak-type', { value: 'c2-traffic', confidence: 'confirmed' })).toEqual(['stated']);
    expect(stated('leak-type', { value: true, confidence: 'confirmed' })).toEqual(['stated']);
    expect(stated('leak-type', { value: 'theft', confidence: 'suspected' })).toEqual([]);
    expect(stated('leak-occurred', { value: null, confidence: 'unknown' })).toEqual([]);
    expect(fitsFact('event-grade', { value: 'large', confidence: 'confirmed' })).toBe(true);
  });

  it('tells every problem at once', () => {
    expect(problems('RecordFact', { fact: 'nobody-knows', stated: { exact: -1 }, source: 'gossip', evidence: ['x'], who: 'me' })).toEqual([
      'fact',
      'stated.exact',
      'source',
      'evidence.0',
      '',
    ]);
  });
});

describe('an audience', () => {
  it('is named people, never nobody, in these commands', () => {
    const taking = commandNames.filter((name) => commands[name].audienceFields.length > 0);
    expect(taking).toEqual(['AddNote', 'RecordDecision', 'WidenAudience']);
    for (const name of taking) {
      expect(problems(name, { ...full[name], audience: [] })).toEqual(['audience']);
      expect(problems(name, { ...full[name], audience: ['privacyOfficer'] })).toEqual(['audience.0']);
    }
  });

  it('is widened to further people by name, or to everybody and then to nobody by name', () => {
    expect(problems('WidenAudience', { ...full.WidenAudience, scope: 'everybody' })).toEqual(['audience']);
    expect(problems('WidenAudience', { item: id, scope: 'named', reason: text })).toEqual(['audience']);
    expect(problems('WidenAudience', { item: id, scope: 'everybody', reason: text })).toEqual([]);
  });
});

describe('a decision', () => {
  const recorded = (change: object) => problems('RecordDecision', { ...full.RecordDecision, ...change });

  it('chooses one of at least two options, and at most 20', () => {
    expect(recorded({ choice: 3 })).toEqual(['choice']);
    expect(recorded({ choice: 0 })).toEqual(['choice']);
    expect(recorded({ options: '通知する' })).toEqual(['options']);
    expect(recorded({ options: '通知する\n\n  \n' })).toEqual(['options']);
    expect(recorded({ options: Array(21).fill('通知する').join('\n') })).toEqual(['options']);
    expect(recorded({ options: ' 通知する \n\n待つ\n公表する', choice: 3 })).toEqual([]);
  });

  it('has a reason that is more than a word', () => {
    for (const reason of ['なし', '必要なため', 'necessary', '𠮷'.repeat(9)])
      expect([reason, recorded({ reason })]).toEqual([reason, ['reason']]);
    expect(recorded({ reason: '𠮷'.repeat(10) })).toEqual([]);
    expect(problems('UpholdDecision', { ...full.UpholdDecision, reason: '同じ' })).toEqual(['reason']);
  });

  it('rests on versions, counted from 1', () => {
    expect(recorded({ reliesOn: [{ fact: 'leak-occurred', version: 0 }] })).toEqual(['reliesOn.0.version']);
    expect(recorded({ reliesOn: [{ fact: 'gossip', version: 1 }] })).toEqual(['reliesOn.0.fact']);
  });
});

describe('who acts', () => {
  it('is a person with roles, or a part of Shodo; nothing else is known of them', () => {
    expect(Actor.safeParse({ kind: 'person', person: id, roles: ['clerk'], via: 'token' }).success).toBe(true);
    expect(Actor.safeParse({ kind: 'system', part: 'deadlines' }).success).toBe(true);
    expect(Actor.safeParse({ kind: 'person', person: id, roles: ['clerk'], via: 'token', name: '山田' }).success).toBe(false);
    expect(Actor.safeParse({ kind: 'system', part: 'clerk' }).success).toBe(false);
  });
});

it('a sealed text is a reference and a commitment, and nothing else', () => {
  const sealed = { ref: id, commitment: 'a'.repeat(64) };
  expect(SealedText.parse(sealed)).toEqual(sealed);
  for (const wrong of [{ ...sealed, text }, { ref: id }, { ...sealed, commitment: 'A'.repeat(64) }, { ...sealed, ref: 'USB' }])
    expect(SealedText.safeParse(wrong).success).toBe(false);
});
