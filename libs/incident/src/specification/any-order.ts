import type { Actor, CommandName, IncidentEvent, OrganisationPractice } from '@shodo/contracts';
import { isRefused } from '../lifecycle/decision.js';
import { decide, incidentCommandNames } from '../lifecycle/decisions.js';
import { evolve, type Recorded } from '../lifecycle/evolve.js';
import { type Incident, initialIncident } from '../lifecycle/incident.js';
import { dueNow } from '../notification/deadlines.js';
import { judge } from '../notification/duties.js';
import { bodies, day, finishing, iso, pick, type Who } from './any-command.js';
import { judgements } from './any-judgement.js';
import { by, id, sealed, small, standard } from './builders.js';

/** One move of whoever plays: what, with which choice among its variants, and by whom. */
export interface Move {
  readonly what: CommandName | 'time-passes' | 'assess' | 'tell' | 'finish';
  readonly n: number;
  readonly who: Who;
}
export const moves: readonly Move['what'][] = [
  ...incidentCommandNames,
  ...Array(4).fill('time-passes'),
  ...Array(4).fill('assess'),
  ...Array(4).fill('tell'),
  ...Array(3).fill('RuleOutDuty'),
  ...Array(6).fill('DecideLaterDate'),
  ...Array(3).fill('RecordDecision'),
  'finish',
];

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

  private ask(name: CommandName, body: object, who: Who) {
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
