import type { AssessmentAnswer, CommandName, IncidentView, Problem, ReminderView, TrackName } from '@shodo/contracts';
import { type Answer, Caller, eventually } from '@shodo/testkit';

/** The people of the organisation that all stories happen in. */
const personNames = ['clerk', 'responder', 'officer', 'executive', 'auditor'] as const;
export type PersonName = (typeof personNames)[number];
export type People = Readonly<Record<PersonName, { readonly caller: Caller; readonly id: string }>> & { readonly tenant: string };

const inJapan = (text: string) => `${text.replace(' ', 'T')}:00+09:00`;

/**
 * Tells one incident through the HTTP API, as a drill: its own clock is moved to the day of each sentence, so that the dates can be written by
 * hand. Times are `YYYY-MM-DD HH:MM` in Japan.
 */
export class Story {
  incident = '';
  #now = '';

  constructor(private readonly people: People) {}

  /** Moves the clock of the incident; before the report it only says when the story begins. */
  async on(time: string): Promise<this> {
    this.#now = inJapan(time);
    if (this.incident) {
      await this.do('officer', 'AdvanceDrillClock', { to: this.#now });
      await eventually(async () => Date.parse((await this.view()).now) >= Date.parse(this.#now), `the clock shows ${time}`);
    }
    return this;
  }

  async reported(by: PersonName, body: Readonly<Record<string, unknown>>): Promise<void> {
    const { status, body: receipt } = await this.people[by].caller.send('ReportIncident', undefined, {
      kind: 'drill',
      drillStartsAt: this.#now,
      noticedAt: this.#now,
      ...body,
    });
    expect({ status, receipt }).toMatchObject({ status: 200 });
    this.incident = receipt.incidentId;
    await this.dutiesAreAssessed();
  }

  /** Does one thing and expects it to be accepted. Without a time of its own it happens now. */
  async do(by: PersonName, name: CommandName, body: Readonly<Record<string, unknown>>): Promise<string> {
    const { status, body: receipt } = await this.people[by].caller.send(name, this.incident, body);
    if (status !== 200) throw new Error(`${by} ${name} was answered ${status}: ${JSON.stringify(receipt)}`);
    return receipt.commandId;
  }

  /** Tries one thing and says by which codes it was refused. */
  async refused(by: PersonName, name: CommandName, body: Readonly<Record<string, unknown>>): Promise<string[]> {
    const answer: Answer = await this.people[by].caller.send(name, this.incident, body);
    expect(answer.status).toBe(409);
    return ((answer.body as Problem).refusals ?? []).map(({ code }) => code);
  }

  /** Tries one thing that the person's role does not allow, and says the status. */
  async statusOf(by: PersonName, name: CommandName, body: Readonly<Record<string, unknown>>): Promise<number> {
    return (await this.people[by].caller.send(name, this.incident, body)).status;
  }

  idOf = (name: PersonName) => this.people[name].id;
  callerOf = (name: PersonName) => this.people[name].caller;

  fact = (by: PersonName, fact: string, value: boolean | null, confidence: string, source = 'own-check') =>
    this.do(by, 'RecordFact', { fact, stated: { value, confidence }, source });

  view = (): Promise<IncidentView> => this.people.officer.caller.view(this.incident);
  timeline = () => this.people.officer.caller.timeline(this.incident);
  get now() {
    return this.#now;
  }

  /** Waits until the judgement has seen every fact. */
  async dutiesAreAssessed(): Promise<IncidentView> {
    return eventually(async () => {
      const view = await this.view();
      const waits = view.trackViews.find(({ track }) => track === 'notification')?.waitingFor ?? [];
      return waits.includes('duties-to-be-assessed') ? undefined : view;
    }, 'the duties are assessed');
  }

  /** The clock of one duty, once the duties are assessed: the dates a person reads on the board. */
  async clockOf(duty: string) {
    const view = await this.dutiesAreAssessed();
    const found = view.duties.find((each) => each.duty === duty);
    if (!found) throw new Error(`${duty} has not arisen; there are ${view.duties.map((each) => each.duty).join(', ')}`);
    const { standing, clock } = found.judgement;
    return {
      standing,
      state: found.state,
      dayOne: clock?.dayOne,
      targetOn: clock?.targetOn,
      alarmOn: clock?.alarmOn,
      rawOn: clock?.rawOn,
      dueOn: clock?.dueOn,
    };
  }

  /** The board shows what an assessment without an incident answers to the same starting points and facts. */
  async agreesWithAnAssessmentOf(told: { readonly anchors: object; readonly facts: object }): Promise<void> {
    const { duties, now } = await this.dutiesAreAssessed();
    const form = { now, organisation: { jurisdictions: ['jp'], sector: 'general' }, ...told };
    const { status, body } = await this.people.officer.caller.call<AssessmentAnswer>('/v1/assessments', { body: form });
    expect(status).toBe(200);
    const days = ({
      dueOn,
      targetOn,
      alarmOn,
    }: {
      dueOn?: string | undefined;
      targetOn?: string | undefined;
      alarmOn?: string | undefined;
    }) => ({
      dueOn,
      targetOn,
      alarmOn,
    });
    const answered = new Map(body.duties.map((each) => [each.duty as string, each]));
    expect(duties.length).toBeGreaterThan(3);
    for (const { duty, judgement, settledAt } of duties) {
      if (settledAt !== undefined || judgement.standing === 'not-arisen') continue; // a clock that fell away is kept until it is ruled out
      const { standing, ...clock } = answered.get(duty) ?? { standing: 'unanswered' };
      expect([duty, standing, days(clock)]).toEqual([duty, judgement.standing, days(judgement.clock ?? {})]);
    }
  }

  /** Who has been reached by a notice to principals. */
  reachedOf = async (duty: string) => (await this.view()).duties.find((each) => each.duty === duty)?.reached;

  /** How the day of a status filing of this duty stands. */
  statusFilingOf = async (duty: string) => (await this.dutiesAreAssessed()).duties.find((each) => each.duty === duty)?.statusFiling;

  /** The date in force of a duty, the later one that waits, and who may not agree to it. */
  async laterOf(duty: string) {
    const found = (await this.dutiesAreAssessed()).duties.find((each) => each.duty === duty);
    const { later, judgement } = found ?? {};
    const dayOf = (judged: typeof judgement) => judged?.clock?.dueOn ?? judged?.clock?.alarmOn;
    return {
      inForce: dayOf(judgement),
      later: dayOf(later?.judgement),
      notBy: this.#namesOf(later?.notBy ?? []),
      turnedDown: later?.turnedDown !== undefined,
    };
  }

  #namesOf = (ids: readonly string[]) => personNames.filter((name) => ids.includes(this.people[name].id));

  /** What it takes to decide on every later date that waits. */
  async laterDates(decision: 'agree' | 'turn-down') {
    const waiting = (await this.dutiesAreAssessed()).duties.filter(({ later }) => later);
    const basedOn = Math.max(...waiting.map(({ later }) => later?.proposal ?? 0));
    return { duties: waiting.map(({ duty }) => duty), decision, reason: '根拠となる記録を確かめた。', basedOn };
  }

  agreesToLaterDates = async (by: PersonName) => this.do(by, 'DecideLaterDate', await this.laterDates('agree'));

  reminder = (duty: string, kind: ReminderView['reminder']): Promise<ReminderView> => this.remindedAgain(duty, kind, 1);

  /** The reminder that was told for the n-th time. */
  remindedAgain = (duty: string, kind: ReminderView['reminder'], times = 2): Promise<ReminderView> =>
    eventually(
      async () => (await this.view()).reminders.filter((each) => each.duty === duty && each.reminder === kind)[times - 1],
      `${kind} of ${duty} is told ${times} times`,
    );

  /** Rules out every duty the present facts no longer raise; somebody other than who stated those facts. */
  async ruleOutWhatNoLongerArises(by: PersonName = 'officer'): Promise<void> {
    const { duties } = await this.dutiesAreAssessed();
    for (const { duty, judgement, settledAt } of duties) {
      if (judgement.standing === 'not-arisen' && settledAt === undefined)
        await this.do(by, 'RuleOutDuty', { duty, reason: '確認した事実では該当しないため' });
    }
  }

  /** What a track still waits for, once the duties are assessed. */
  waitingFor = async (name: TrackName) => (await this.dutiesAreAssessed()).trackViews.find(({ track }) => track === name)?.waitingFor;

  /** Files what is owed as final from the start, notifies whom it is owed to, and has ruled out what fell away; advice stays open. */
  async settlesWhatIsOwed(by: PersonName): Promise<void> {
    await this.ruleOutWhatNoLongerArises('executive');
    for (const { duty, kind, settledAt, judgement } of (await this.view()).duties) {
      if (settledAt !== undefined || judgement.force === 'advice' || judgement.standing === 'not-arisen') continue;
      if (kind === 'principal-notice')
        await this.do(by, 'RecordPrincipalNoticeDone', { duty, doneAt: this.now, means: 'post', principals: 400, reaches: 'all' });
      else await this.do(by, 'RecordFilingMade', { duty, kind: 'final', madeAt: this.now, channel: 'post', openItems: [] });
    }
    await this.dutiesAreAssessed();
  }

  async closes(): Promise<void> {
    await this.dutiesAreAssessed();
    await this.do('officer', 'ProposeClosing', { review: '対応の経過と再発防止策を確認した。' });
    expect(await this.refused('officer', 'ApproveClosing', {})).toEqual(['a-second-person-must-approve']);
    await this.do('executive', 'ApproveClosing', {});
    expect(await this.view()).toMatchObject({
      closed: true,
      tracks: { detection: 'done', containment: 'done', factFinding: 'done', notification: 'done', remediation: 'done' },
    });
  }
}

/** Said without Jest: the load under faults gathers its people here as well. */
function demandOk({ status, body }: Answer): void {
  if (status !== 200) throw new Error(`gathering people was answered ${status}: ${JSON.stringify(body)}`);
}

/** Everybody the stories need, in a fresh organisation of standard size. */
/** Of everybody in the stories. */
export const password = 'correct horse battery staple';

export async function gatherPeople(url: string, ownerLink: string): Promise<People> {
  const officer = new Caller(url);
  const founded = await officer.setUp(ownerLink, {
    organisationName: 'さくら内科',
    name: '佐藤 花子',
    email: 'officer@example.jp',
    password,
    profile: { jurisdictions: ['jp'], sector: 'general' },
    practice: { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
  });
  demandOk(founded);
  const join = async (name: PersonName, fullName: string, roles: readonly string[]) => {
    const added = await officer.sendToOrganisation('AddPerson', {}, { name: fullName, email: `${name}@example.jp`, roles });
    demandOk(added);
    const caller = new Caller(url);
    demandOk(await caller.join(added.body.joinLink ?? '', password));
    return { caller, id: added.body.person ?? '' };
  };
  return {
    tenant: founded.body.tenant,
    officer: { caller: officer, id: founded.body.person },
    clerk: await join('clerk', '髙橋 一郎', ['clerk']),
    responder: await join('responder', '田中 次郎', ['responder']),
    executive: await join('executive', '﨑山 三恵', ['executiveApprover']),
    auditor: await join('auditor', '鈴木 監', ['auditor']),
  };
}
