import type { CommandName, DatedAnchor, SealedCommandBody } from '@shodo/contracts';
import type { Incident } from '../lifecycle/incident.js';
import { hasFallenAway } from '../notification/standing.js';
import { id, type Plain, people, sealed } from './builders.js';

export type Who = 'clerk' | 'officer' | 'executive';
export const day = 86_400_000;
export const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
export const iso = (ms: number) => new Date(ms).toISOString();
export const facts = ['breach-occurred', 'leak-occurred', 'wrongful-purpose-possible', 'special-care-information-involved'] as const;
export const duties = [
  'jp.appi.preliminary-report',
  'jp.appi.final-report',
  'jp.appi.principal-notice',
  'kr.pipa.principal-notice',
  'jp.appi.entrustor-notice',
] as const;
const truth = (n: number) =>
  pick(
    [
      { value: true, confidence: 'confirmed' },
      { value: false, confidence: 'confirmed' },
      { value: true, confidence: 'suspected' },
    ] as const,
    n,
  );
const count = (n: number) => pick([{ exact: n }, { estimate: 800, max: 1_200 }, { unknown: true }] as const, n);

export type Bodies = { [Name in CommandName]: (incident: Incident, n: number, now: number) => Plain<SealedCommandBody<Name>> };
/** A duty of the incident, now and then one that it does not have. */
const anyDuty = (incident: Incident, n: number) => pick([...incident.duties.map(({ judgement: { duty } }) => duty), ...duties], n);
/** What the writer of a notice saw, now and then one act too few; mostly they say nothing of it. */
function actsSeen({ duties: known }: Incident, duty: string, n: number) {
  const { reached, withdrawnActs = [] } = known.find(({ judgement }) => judgement.duty === duty) ?? {};
  const onRecord = (reached?.acts ?? []).length + withdrawnActs.length;
  return n % 3 === 0 ? { basedOn: Math.max(0, onRecord - (n % 7 === 0 ? 1 : 0)) } : {};
}
/** Evidence of the incident, now and then with a reference nobody sealed. */
const named = ({ evidence }: Incident, n: number) => [
  ...evidence.slice(0, n % 3).map((each) => each.evidence),
  ...(n % 11 === 0 ? [id(2)] : []),
];
/** The latest versions of some facts, now and then one too old. */
const relied = ({ facts: known }: Incident, n: number) =>
  facts
    .filter((fact) => known[fact])
    .slice(0, 1 + (n % 3))
    .map((fact) => ({ fact, version: Math.max(1, (known[fact]?.length ?? 1) - (n % 13 === 0 ? 1 : 0)) }));
const anyDecision = ({ decisions }: Incident, n: number) => pick([...decisions.map(({ decision }) => decision).toReversed(), id(1)], n);
/** Now and then only for some. */
const limits = (n: number) => (n % 5 === 0 ? { audience: [pick(Object.values(people), n)] } : {});
const anyPack = ({ givenPacks }: Incident, n: number) => pick([...givenPacks.map(({ given }) => given).toReversed(), id(1)], n);
const reason = (n: number) => (n % 2 === 0 ? { soleDecisionReason: sealed() } : {});
/** A body for every command: mostly what a person might well send, sometimes not. */
export const bodies: Bodies = {
  ReportIncident: (_, n, now) => ({
    summary: sealed(),
    noticedAt: iso(now - (n % 5) * day),
    ...(n % 7 === 0 && { kind: 'drill' as const, drillStartsAt: iso(now) }),
  }),
  EstablishAwareness: (_, n, now) => ({ awareAt: iso(now - (n % 9) * day), basis: 'own-discovery', provisional: n % 3 === 0 }),
  CorrectAwareness: (_, n, now) => ({
    awareAt: iso(now - (n % 60) * day),
    basis: 'department-told',
    ...(n % 5 === 1 && { provisional: true }),
    reason: sealed(),
  }),
  RuleOutBreach: (incident, n) => ({
    ground: pick(['no-personal-data', 'recovered-before-viewing'] as const, n),
    reason: sealed(),
    evidence: named(incident, n),
    ...reason(n),
  }),
  RecordContainmentMeasure: (incident, n, now) => ({ measure: 'search', takenAt: iso(now - (n % 3) * day), evidence: named(incident, n) }),
  DeclareSpreadStopped: (_, _n, now) => ({ stoppedAt: iso(now) }),
  WithdrawSpreadStopped: () => ({ reason: sealed() }),
  RecordFact: (incident, n) => ({
    fact: pick(facts, n),
    stated: { ...truth(n), ...(n % 5 === 0 && { evidence: named(incident, n) }) },
    source: pick(['log', 'none'] as const, n),
    evidence: named(incident, n + 1),
  }),
  ReviseFact: (incident, n) => ({
    fact: pick(facts, n),
    stated: truth(n + 1),
    source: 'log',
    basedOn: incident.facts[pick(facts, n)]?.length ?? 1,
  }),
  SealEvidence: (_, n, now) => ({
    kind: pick(['log', 'mail'] as const, n),
    description: sealed(),
    capturedAt: iso(now - (n % 3) * day),
    ...(n % 2 === 0 && { sha256: String(n % 4).repeat(64), fileSize: n }),
  }),
  HandOverEvidence: (incident, n, now) => ({
    evidence: named(incident, 1)[0] ?? id(2),
    handedAt: iso(now - (n % 3) * 3_600_000),
    reason: sealed(),
    ...(n % 3 === 0 ? { recipient: sealed() } : { to: pick(Object.values(people), n) }),
  }),
  EstablishCause: ({ cause }, n) => ({
    ...(n % 5 === 0
      ? { cause: 'not-established' as const, ...(n % 2 === 0 && { detail: sealed() }) }
      : { cause: 'theft' as const, confidence: pick(['suspected', 'confirmed'] as const, n) }),
    ...(n % 3 === 0 && { basedOn: n % 7 === 0 ? 0 : (cause?.entry ?? 0) }),
  }),
  SetImpactScope: (incident, n) => ({
    principals: count(n),
    categories: ['customer'],
    source: 'log',
    basedOn: incident.facts['principals-affected']?.length ?? 0,
  }),
  RecordAnchor: (incident, n, now) => ({
    anchor: pick(['notified-by-entrustee', 'discovered', 'handled'] as const, n),
    at: n % 3 === 0 ? iso(now - (n % 20) * day).slice(0, 10) : iso(now - (n % 20) * day),
    source: 'entrustee',
    basedOn: incident.anchors[pick(['notified-by-entrustee', 'discovered', 'handled'] as const, n)]?.length ?? 0,
  }),
  WithdrawAnchor: (incident, n) => {
    const anchor = pick([...(Object.keys(incident.anchors) as DatedAnchor[]), 'handled' as const], n);
    const version = incident.anchors[anchor]?.findLastIndex(({ withdrawn }) => withdrawn === undefined) ?? -1;
    return { anchor, basedOn: version < 0 || n % 7 === 0 ? 1 : version + 1, reason: sealed() };
  },
  DraftFiling: (incident, n) => ({
    duty: anyDuty(incident, n),
    kind: pick(['preliminary', 'final', 'voluntary'] as const, n),
    content: sealed(),
  }),
  ApproveFiling: (incident, n) => ({ filing: pick([...incident.filings.map(({ filing }) => filing), id(1)], n), ...reason(n) }),
  RecordFilingMade: (incident, n, now) => ({
    duty: anyDuty(incident, n),
    kind: pick(['final', 'follow-up', 'preliminary', 'supplement', 'voluntary'] as const, n),
    madeAt: iso(now - (n % 4) * day),
    channel: 'post',
    ...(n % 3 === 0 && { alsoSettles: [anyDuty(incident, n + 1)] }),
  }),
  WithdrawFiling: (incident, n) => ({
    filing: pick([...incident.filings.filter(({ state }) => state === 'made').map(({ filing }) => filing), id(1)], n),
    reason: sealed(),
  }),
  HoldPrincipalNotice: (incident, n, now) => ({
    duty: anyDuty(incident, n),
    reason: 'too-little-known',
    reviewAt: iso(now + (n % 4) * day),
  }),
  RecordPrincipalNoticeDone: (incident, n, now) => ({
    duty: anyDuty(incident, n),
    doneAt: iso(now - (n % 4) * day),
    means: 'post',
    principals: pick([1, 40, 2_000], n),
    ...pick([{}, { reaches: 'all' as const }, { reaches: 'part' as const }], n),
    ...actsSeen(incident, anyDuty(incident, n), n),
  }),
  RecordSubstituteMeasure: (incident, n, now) => ({
    duty: anyDuty(incident, n),
    measure: 'publication',
    reason: 'no-contact-data',
    startedAt: iso(now),
    ...pick([{}, { principals: 500 }, { reaches: 'all' as const }], n),
    ...actsSeen(incident, anyDuty(incident, n), n),
  }),
  WithdrawPrincipalNotice: (incident, n) => {
    const acts = incident.duties.flatMap(({ reached, withdrawnActs = [] }) => [...(reached?.acts ?? []), ...withdrawnActs]);
    return { entry: pick([...acts.map(({ seq = 1 }) => seq), 1], n), reason: sealed() };
  },
  RuleOutDuty: (incident, n) => {
    const fallenAway = incident.duties.filter(hasFallenAway);
    return { duty: pick([...fallenAway.map(({ judgement: { duty } }) => duty), anyDuty(incident, n)], n), reason: sealed(), ...reason(n) };
  },
  DeclineAdvice: (incident, n) => {
    const advised = incident.duties.filter(({ settled, judgement: { force } }) => !settled && force === 'advice');
    return { duty: pick([...advised.map(({ judgement: { duty } }) => duty), anyDuty(incident, n)], n), reason: sealed() };
  },
  DecideLaterDate: (incident, n) => {
    const proposed = incident.duties.filter(({ later, settled }) => later && !settled);
    return {
      duties: [pick([...proposed.map(({ judgement: { duty } }) => duty), anyDuty(incident, n)], n)],
      decision: pick(['agree', 'agree', 'turn-down'] as const, n),
      reason: sealed(),
      basedOn: Math.max(0, incident.factsVersion - (n % 7 === 0 ? 1 : 0)),
      ...reason(n),
    };
  },
  AcknowledgeReminder: (incident, n) => ({
    notice: pick([...incident.reminders.map(({ notice, escalation }) => escalation ?? notice), id(1)], n),
  }),
  AdoptPreventionMeasure: (_, n) => ({
    kind: 'rule',
    standing: pick(['done', 'planned'] as const, n),
    description: sealed(),
    ...(n % 3 > 0 && { dueOn: '2027-03-31', owner: people.clerk }),
  }),
  VerifyPreventionMeasure: (incident, n, now) => ({
    measure: pick([...incident.preventionMeasures.map(({ measure }) => measure), id(1)], n),
    verifiedAt: iso(now),
    result: pick(['effective', 'effective', 'ineffective'] as const, n),
    ...(n % 4 > 0 && { carriedOutOn: iso(now).slice(0, 10) }),
    proof: sealed(),
    ...reason(n),
  }),
  ProposeClosing: () => ({ review: sealed() }),
  ApproveClosing: (_, n) => reason(n),
  TurnDownClosing: () => ({ reason: sealed() }),
  AssignTrack: (_, n) => ({ track: 'detection', to: pick(Object.values(people), n) }),
  HandOverTrack: ({ holders }, n) => ({
    track: 'detection',
    to: pick(Object.values(people), n),
    ...(n % 3 === 0 && { basedOn: n % 7 === 0 ? 1 : (holders.detection?.entry ?? 1) }),
  }),
  AddNote: (_, n) => ({ text: sealed(), ...limits(n) }),
  ReopenIncident: (_, n) => ({
    reason: sealed(),
    ...(n % 3 > 0 && { track: pick(['detection', 'containment', 'factFinding', 'notification', 'remediation'] as const, n) }),
  }),
  PlaceLegalHold: () => ({ ground: 'litigation' }),
  LiftLegalHold: (_, n) => ({ reason: sealed(), ...reason(n) }),
  ProposeErasure: ({ evidence }, n) =>
    pick(
      [
        {
          scope: 'texts' as const,
          evidence: [pick([...evidence.map((each) => each.evidence), id(1)], n)],
          ground: 'recorded-by-mistake' as const,
        },
        { scope: 'texts' as const, texts: [id(90_000 + n)], ground: 'recorded-by-mistake' as const },
        { scope: 'whole-vault' as const, ground: 'no-longer-needed' as const },
      ],
      n,
    ),
  ApproveErasure: (incident, n) => ({ erasure: pick([...incident.erasures.map(({ erasure }) => erasure), id(1)], n), ...reason(n) }),
  WithdrawErasure: (incident, n) => ({ erasure: pick([...incident.erasures.map(({ erasure }) => erasure), id(1)], n) }),
  AdoptOrganisationProfile: () => ({ reason: sealed() }),
  AdoptNewerRules: () => ({ reason: sealed() }),
  AdvanceDrillClock: (_, n, now) => ({ to: iso(now + (n % 40) * day) }),
  RecordDecision: (incident, n, now) => ({
    subject: pick(['report', 'publication'] as const, n),
    question: sealed(),
    options: sealed(),
    choice: 1,
    reason: sealed(),
    reliesOn: relied(incident, n),
    ...(n % 3 === 0 && { reviewAt: iso(now + (n % 5 === 0 ? -1 : n % 5) * day) }),
    ...(n % 4 === 0 && { supersedes: anyDecision(incident, n) }),
    ...limits(n + 1),
  }),
  ApproveDecision: (incident, n) => ({ decision: anyDecision(incident, n), ...reason(n) }),
  WidenAudience: (incident, n) => ({
    item: pick([...incident.limited.map(({ item }) => item), id(1)], n),
    reason: sealed(),
    ...pick([{ scope: 'everybody' as const }, { scope: 'named' as const, audience: [pick(Object.values(people), n + 1)] }], n),
  }),
  GiveEvidencePack: (_, n) => ({
    pack: id(80_000 + n),
    profile: pick(['insurer', 'lawyer'] as const, n),
    manifest: String(n % 4).repeat(64),
    recipient: sealed(),
    ...(n % 2 === 0 && { linkDays: 1 + (n % 40) }),
    ...(n % 3 === 0 && { confirmWithinDays: 1 + (n % 5) }),
  }),
  ConfirmEvidencePack: (incident, n, now) => ({ given: anyPack(incident, n), receivedAt: iso(now - (n % 2) * day) }),
  EndPackLink: (incident, n) => ({ given: anyPack(incident, n) }),
  UpholdDecision: (incident, n, now) => ({
    decision: anyDecision(incident, n),
    reason: sealed(),
    reliesOn: relied(incident, n + 1),
    ...(n % 3 === 0 && { reviewAt: iso(now + 2 * day) }),
    ...reason(n),
  }),
};

export type Step = { [Name in CommandName]: readonly [Name, Plain<SealedCommandBody<Name>>, Who?] }[CommandName];

/** What ends every track as it stands, in a sensible order; whatever is refused is passed over. */
export function finishing({ awareness, duties: owed, preventionMeasures, facts: known }: Incident, now: string): Step[] {
  const reason = { soleDecisionReason: sealed() };
  const leak = { fact: 'leak-occurred', stated: { value: true, confidence: 'confirmed' }, source: 'log' } as const;
  return [
    ['EstablishAwareness', { awareAt: awareness?.awareAt ?? now, basis: 'own-discovery' }],
    ['RecordFact', leak],
    ['ReviseFact', { ...leak, basedOn: known['leak-occurred']?.length ?? 1 }],
    ['RecordContainmentMeasure', { measure: 'search', takenAt: now }],
    ['DeclareSpreadStopped', { stoppedAt: now }],
    ['EstablishCause', { cause: 'theft', confidence: 'confirmed' }],
    [
      'SetImpactScope',
      { principals: { exact: 1 }, categories: ['customer'], source: 'log', basedOn: known['principals-affected']?.length ?? 0 },
    ],
    ...owed.flatMap(({ judgement: { duty } }): Step[] => [
      ['RecordFilingMade', { duty, kind: 'final', madeAt: now, channel: 'post' }],
      ['RecordPrincipalNoticeDone', { duty, doneAt: now, means: 'post', principals: 1, reaches: 'all' }],
    ]),
    ...(preventionMeasures.length === 0
      ? [['AdoptPreventionMeasure', { kind: 'rule', standing: 'done', description: sealed() }] as const]
      : []),
    ...[...preventionMeasures.map(({ measure }) => measure), id(10_000)].flatMap((measure): Step[] =>
      (['clerk', 'executive'] as const).map((who) => [
        'VerifyPreventionMeasure',
        { measure, verifiedAt: now, result: 'effective', proof: sealed(), ...reason },
        who,
      ]),
    ),
  ];
}
