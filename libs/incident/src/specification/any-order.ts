import type { Actor, CommandName, IncidentEvent, Judgement, OrganisationPractice, SealedCommandBody } from '@shodo/contracts';
import { isRefused } from '../lifecycle/decision.js';
import { decide, incidentCommandNames } from '../lifecycle/decisions.js';
import { evolve, type Recorded } from '../lifecycle/evolve.js';
import { type Incident, initialIncident } from '../lifecycle/incident.js';
import { dueNow } from '../notification/deadlines.js';
import { judge } from '../notification/duties.js';
import { by, id, judgement, type Plain, people, sealed, small, standard } from './builders.js';

/** One move of whoever plays: what, with which choice among its variants, and by whom. */
export interface Move {
  readonly what: CommandName | 'time-passes' | 'assess' | 'tell' | 'finish';
  readonly n: number;
  readonly who: 'clerk' | 'officer' | 'executive';
}
export const moves: readonly Move['what'][] = [
  ...incidentCommandNames,
  ...Array(4).fill('time-passes'),
  ...Array(4).fill('assess'),
  ...Array(4).fill('tell'),
  ...Array(3).fill('RuleOutDuty'),
  ...Array(6).fill('DecideLaterDate'),
  'finish',
];

const day = 86_400_000;
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const iso = (ms: number) => new Date(ms).toISOString();
const facts = ['breach-occurred', 'leak-occurred', 'wrongful-purpose-possible'] as const;
const duties = [
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

type Bodies = { [Name in CommandName]: (incident: Incident, n: number, now: number) => Plain<SealedCommandBody<Name>> };
/** Evidence of the incident, now and then with a reference nobody sealed. */
const named = ({ evidence }: Incident, n: number) => [
  ...evidence.slice(0, n % 3).map((each) => each.evidence),
  ...(n % 11 === 0 ? [id(2)] : []),
];
const reason = (n: number) => (n % 2 === 0 ? { soleDecisionReason: sealed() } : {});
/** A body for every command: mostly what a person might well send, sometimes not. */
const bodies: Bodies = {
  ReportIncident: (_, n, now) => ({
    summary: sealed(),
    noticedAt: iso(now - (n % 5) * day),
    ...(n % 7 === 0 && { kind: 'drill' as const, drillStartsAt: iso(now) }),
  }),
  EstablishAwareness: (_, n, now) => ({ awareAt: iso(now - (n % 9) * day), basis: 'own-discovery', provisional: n % 3 === 0 }),
  CorrectAwareness: (_, n, now) => ({ awareAt: iso(now - (n % 60) * day), basis: 'department-told', reason: sealed() }),
  RuleOutBreach: (incident, n) => ({
    ground: pick(['no-personal-data', 'recovered-before-viewing'] as const, n),
    reason: sealed(),
    evidence: named(incident, n),
    ...reason(n),
  }),
  RecordContainmentMeasure: (incident, n, now) => ({ measure: 'search', takenAt: iso(now - (n % 3) * day), evidence: named(incident, n) }),
  DeclareSpreadStopped: (_, _n, now) => ({ stoppedAt: iso(now) }),
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
  EstablishCause: (_, n) => ({ cause: 'theft', confidence: pick(['suspected', 'confirmed'] as const, n) }),
  SetImpactScope: (incident, n) => ({
    principals: count(n),
    categories: ['customer'],
    source: 'log',
    basedOn: incident.facts['principals-affected']?.length ?? 0,
  }),
  DraftFiling: (_, n) => ({ duty: pick(duties, n), kind: pick(['preliminary', 'final', 'voluntary'] as const, n), content: sealed() }),
  ApproveFiling: (incident, n) => ({ filing: pick([...incident.filings.map(({ filing }) => filing), id(1)], n), ...reason(n) }),
  RecordFilingMade: (_, n, now) => ({
    duty: pick(duties, n),
    kind: pick(['final', 'follow-up', 'preliminary', 'supplement', 'voluntary'] as const, n),
    madeAt: iso(now - (n % 4) * day),
    channel: 'post',
    ...(n % 3 === 0 && { alsoSettles: [pick(duties, n + 1)] }),
  }),
  HoldPrincipalNotice: (_, n, now) => ({ duty: pick(duties, n), reason: 'too-little-known', reviewAt: iso(now + (n % 4) * day) }),
  RecordPrincipalNoticeDone: (_, n, now) => ({
    duty: pick(duties, n),
    doneAt: iso(now - (n % 4) * day),
    means: 'post',
    principals: pick([1, 40, 2_000], n),
    ...pick([{}, { reaches: 'all' as const }, { reaches: 'part' as const }], n),
  }),
  RecordSubstituteMeasure: (_, n, now) => ({
    duty: pick(duties, n),
    measure: 'publication',
    reason: 'no-contact-data',
    startedAt: iso(now),
    ...pick([{}, { principals: 500 }, { reaches: 'all' as const }], n),
  }),
  RuleOutDuty: (incident, n) => {
    const fallenAway = incident.duties.filter(({ settled, judgement: { standing } }) => !settled && standing === 'not-arisen');
    return { duty: pick([...fallenAway.map(({ judgement: { duty } }) => duty), pick(duties, n)], n), reason: sealed(), ...reason(n) };
  },
  DecideLaterDate: (incident, n) => {
    const proposed = incident.duties.filter(({ later, settled }) => later && !settled);
    return {
      duties: [pick([...proposed.map(({ judgement: { duty } }) => duty), pick(duties, n)], n)],
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
    proof: sealed(),
    ...reason(n),
  }),
  ProposeClosing: () => ({ review: sealed() }),
  ApproveClosing: (_, n) => reason(n),
  AssignTrack: (_, n) => ({ track: 'detection', to: pick(Object.values(people), n) }),
  HandOverTrack: (_, n) => ({ track: 'detection', to: pick(Object.values(people), n) }),
  AddNote: () => ({ text: sealed() }),
  ReopenIncident: (_, n) => ({
    reason: sealed(),
    ...(n % 3 > 0 && { track: pick(['detection', 'containment', 'factFinding', 'notification', 'remediation'] as const, n) }),
  }),
  AdvanceDrillClock: (_, n, now) => ({ to: iso(now + (n % 40) * day) }),
};

/** What an engine might say: any standing, and clocks that follow the awareness and are moved and moved back by the choice. */
function judgements(incident: Incident, n: number): Judgement[] {
  const aware = Date.parse(incident.awareness?.awareAt ?? '2026-11-28T13:00:00Z') + (n % 3) * 7 * day;
  return duties.map((duty, place) => {
    const standing = pick(['arisen', 'not-arisen', 'provisional', 'arisen'] as const, n + place);
    const guideline = duty.endsWith('preliminary-report') || duty === 'jp.appi.principal-notice';
    const length = guideline ? 5 * day : duty.startsWith('kr') ? 3 * day : 30 * day;
    const kind = duty.endsWith('principal-notice') ? 'principal-notice' : duty.endsWith('entrustor-notice') ? 'notice' : 'filing';
    const restsOn = [pick(facts, n + place)];
    if (standing === 'not-arisen') return judgement(duty, { kind, standing, restsOn });
    const end = iso(aware + length);
    return judgement(duty, {
      kind,
      standing,
      restsOn,
      clock: guideline ? { strictness: 'guideline', alarmAt: end, targetAt: iso(aware + 3 * day) } : { dueAt: end },
      reminders: [
        { kind: 'half-time', at: iso(aware + length / 2) },
        { kind: 'four-fifths', at: iso(aware + length * 0.8) },
        { kind: 'day-before', at: iso(aware + length - day) },
        { kind: 'lapse', at: end },
      ],
    });
  });
}

type Step = { [Name in CommandName]: readonly [Name, Plain<SealedCommandBody<Name>>, Move['who']?] }[CommandName];

/** What ends every track as it stands, in a sensible order; whatever is refused is passed over. */
function finishing({ awareness, duties: owed, preventionMeasures, facts: known }: Incident, now: string): Step[] {
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

/** One incident and its own time, played move by move. What each move wrote goes to `wrote`, with the key it was appended under. */
export class Play {
  incident = initialIncident(id(1));
  now = Date.parse('2026-11-28T14:00:00Z');
  private notices = 0;
  constructor(
    readonly practice: OrganisationPractice,
    private readonly wrote: (step: {
      before: Incident;
      after: Incident;
      entries: readonly Recorded[];
      key: string;
      name?: CommandName;
    }) => void,
  ) {}

  static readonly practices = [standard, small] as const;

  make({ what, n, who }: Move): void {
    if (what === 'time-passes') this.now += pick([60_000, 3_600_000, day, 3 * day, 30 * day], n);
    else if (what === 'assess') this.assess(n);
    else if (what === 'tell') this.tellAll();
    else if (what === 'finish') this.finish(n);
    else this.ask(what, bodies[what](this.incident, n, this.now), who);
  }

  /** Tells one thing that is due; false when nothing is. */
  tell(): boolean {
    const due = dueNow(this.incident, iso(this.now));
    if (!due) return false;
    this.write(
      due.write(() => id(50_000 + this.notices++)),
      by.deadlines,
      due.key,
    );
    return true;
  }

  tellAll(): void {
    for (let told = 0; this.tell(); told++) if (told > 200) throw new Error('what is due never ends');
  }

  private assess(n: number) {
    if (this.incident.reported && !this.incident.closedAt && !this.incident.ruledOut) {
      const { factsVersion } = this.incident;
      this.write(
        judge(this.incident, { judgements: judgements(this.incident, n), warnings: [] }, factsVersion),
        by.duties,
        `assessed:${this.incident.seq}`,
      );
    }
  }

  /** Does everything that is open, looks again whether that was all, and closes. */
  private finish(n: number) {
    for (let round = 0; round < 2; round++) {
      this.now += 2 * 3_600_000;
      for (const [name, body, who = 'officer'] of finishing(this.incident, iso(this.now))) this.ask(name, body, who);
      this.assess(n);
    }
    this.ask('ProposeClosing', { review: sealed() }, 'officer');
    this.ask('ApproveClosing', {}, pick(['executive', 'officer'] as const, n));
  }

  private ask(name: CommandName, body: object, who: Move['who']) {
    const commandId = id(10_000 + this.incident.seq);
    const asked = {
      id: commandId,
      body,
      by: by[who],
      requestMac: '',
      organisation: { profile: { jurisdictions: ['jp'] }, practice: this.practice },
    };
    const decided = decide(name, this.incident, asked as never, { now: iso(this.now), by: by[who], practice: this.practice });
    if (!isRefused(decided)) this.write(decided, by[who], commandId, name);
  }

  private write(events: readonly IncidentEvent[], actor: Actor, key: string, name?: CommandName) {
    const before = this.incident;
    const entries = events.map((event, index): Recorded => {
      const seq = before.seq + index + 1;
      return { seq, digest: String(seq).padStart(64, '0'), event, occurredAt: iso(this.now), actor };
    });
    this.incident = entries.reduce(evolve, before);
    this.wrote({ before, after: this.incident, entries, key, ...(name && { name }) });
  }
}
