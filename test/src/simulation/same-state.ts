import { isDeepStrictEqual } from 'node:util';
import type {
  AppendAnswer,
  AppendToIncident,
  Asked,
  AssessedDuties,
  AssessmentRequest,
  CommandName,
  IncidentEvent,
  Refusal,
  TakenCharge,
} from '@shodo/contracts';
import { assessmentRequestOf, type Decided, decide, dueNow, type Incident, initialIncident, isRefused, judge } from '@shodo/incident';
import { fold, incidentOf } from '@shodo/views';
import { type KeptLedger, throughJson } from './kept-ledger.js';
import type { OpenActivity, Update } from './protocol.js';
import { demand, Violation } from './violation.js';
import type { Watching, WorkflowRun } from './workflow-run.js';

const malformed: readonly Refusal[] = [{ code: 'command-is-malformed' }];
const isAlike = (a: unknown, b: unknown) => isDeepStrictEqual(throughJson(a), throughJson(b));
const shown = (value: unknown) => JSON.stringify(value);

/**
 * The state the workflow carries is the fold of the ledger as far as it has heard of it: nobody can look inside, but everything it asks for must be
 * what the rules say of that fold, and everything it refuses must be refused there.
 */
export class SameState implements Watching {
  readonly #states: Incident[];
  #assessment: AssessedDuties | undefined;
  readonly #refusedByTheLedger = new Set<string>();

  /** @param isWatched off, it only follows what the workflow has heard of */
  constructor(
    private readonly ledger: KeptLedger,
    private readonly isWatched = true,
  ) {
    this.#states = [initialIncident(ledger.incident)];
  }

  /** The incident after so many entries. */
  stateAt(seq: number): Incident {
    for (let at = this.#states.length; at <= seq; at++) {
      const entry = this.ledger.entries[at - 1];
      if (!entry) throw new Violation('state-is-the-fold', `the workflow knows of entry ${at}, the ledger does not`);
      const before = this.#states.at(-1) as Incident;
      this.#states.push(incidentOf(fold({ version: before.version, state: before }, [entry])));
    }
    return this.#states[seq] as Incident;
  }

  asks(activity: OpenActivity, run: WorkflowRun, at: number): void {
    if (!this.isWatched || activity.type === 'takeChargeOf' || activity.attempt > 1) return; // a further try asks what the first one asked
    const state = this.#known(run);
    if (activity.type === 'assessDuties') this.#demandForm(activity.request as never, state, at);
    else this.#demandAppend(activity.request as AppendToIncident, state, run, at);
  }

  #demandAppend(request: AppendToIncident, state: Incident, run: WorkflowRun, at: number): void {
    const { digest, seq } = state;
    demand(
      isAlike(request.head, { seq, digest }),
      'state-is-the-fold',
      () => `appends onto ${shown(request.head)}, having heard of ${seq}`,
    );
    const expected = this.#expected(request, state, run, at);
    demand(
      isAlike(withoutNotices(request.events), withoutNotices(expected)),
      'state-is-the-fold',
      () => `${request.appendId} writes ${shown(request.events)}, the rules say ${shown(expected)}`,
    );
  }

  refuses({ name, asked }: Update, refusals: readonly Refusal[], run: WorkflowRun, at: number): void {
    if (!this.isWatched || run.heard === undefined || this.#refusedByTheLedger.has(asked?.id)) return;
    const decided = judged(name, this.#known(run), asked, at);
    const expected = isRefused(decided) ? decided.refusals : [];
    demand(
      isAlike(refusals, expected),
      'state-is-the-fold',
      () => `${name} is refused for ${shown(refusals)}, by the rules ${shown(expected)}`,
    );
  }

  hears({ type, resolution, request, answer }: OpenActivity, run: WorkflowRun): void {
    if (resolution?.resolveActivity?.result?.failed) this.#refusedByTheLedger.add((request as AppendToIncident).appendId);
    if (answer === undefined) return;
    if (type === 'assessDuties') this.#assessment = answer as AssessedDuties;
    if (type === 'takeChargeOf') run.heard = (answer as TakenCharge).head.seq;
    if (type !== 'appendToIncident') return;
    const appended = answer as AppendAnswer;
    if (appended.outcome === 'lagging') return;
    for (const { seq } of appended.entries) if (seq === (run.heard ?? 0) + 1) run.heard = seq;
  }

  #known(run: WorkflowRun): Incident {
    if (run.heard === undefined) throw new Violation('state-is-the-fold', 'the workflow acts before it knows where the incident stands');
    return this.stateAt(run.heard);
  }

  #demandForm(request: AssessmentRequest, state: Incident, at: number): void {
    const expected = assessmentRequestOf(state, ownTime(state, at));
    demand(isAlike(request, expected), 'state-is-the-fold', () => `asks for the judgement of ${shown(request)}, not ${shown(expected)}`);
  }

  #expected({ appendId, command, events }: AppendToIncident, state: Incident, run: WorkflowRun, at: number): readonly IncidentEvent[] {
    if (command) {
      const update = run.updates.get(appendId);
      if (!update) throw new Violation('I1', `${command} is written, which nobody sent`);
      const decided = judged(update.name, state, update.asked, at);
      if (isRefused(decided)) throw new Violation('state-is-the-fold', `${command} is written, the rules say ${shown(decided)}`);
      return decided;
    }
    if (appendId === `assessed:${state.factsVersion}` && this.#assessment) return judge(state, this.#assessment, state.factsVersion);
    if (appendId.startsWith('notice:')) return events;
    const due = dueNow(state, ownTime(state, at));
    demand(due?.key === appendId, 'state-is-the-fold', () => `${appendId} is written, due is ${due?.key}`);
    return due?.write(() => '') ?? [];
  }
}

const ownTime = ({ clockShiftMs }: Incident, at: number) => new Date(at + clockShiftMs).toISOString();

function judged<Name extends CommandName>(name: Name, state: Incident, asked: Asked<Name>, at: number): Decided {
  try {
    return decide(name, state, asked, { now: ownTime(state, at), by: asked.by, practice: asked.organisation.practice });
  } catch {
    return { refusals: malformed };
  }
}

/** The ids of notices are the engine's own chance. */
const withoutNotices = (events: readonly IncidentEvent[]) =>
  events.map((event) => ('notice' in event.data ? { ...event, data: { ...event.data, notice: '' } } : event));
