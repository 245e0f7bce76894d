import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Answered,
  type Asked,
  type ClosingStatement,
  type CommandName,
  type IncidentOpening,
  type Refusal,
  workflowIdOf,
} from '@shodo/contracts';
import {
  ApplicationFailure,
  type Client,
  NamespaceNotFoundError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { grpcCodeOf, grpcCodes } from './grpc-codes.js';
import { runOf } from './run-of-incident.js';
import { Turnstile } from './turnstile.js';

/** The rules say no: every refusal, as the incident decided it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusals: readonly Refusal[]) {
    super(`refused: ${refusals.map(({ code }) => code).join(', ')}`);
  }
}

/** Engine or worker did not answer in time. The outcome is unknown; the same command may be sent again and has one effect. */
export class EngineAway extends Error {
  override readonly name = 'EngineAway';
  readonly retryAfterSeconds = 5;
}

/** Too many commands to one incident at once. Nothing was recorded. */
export class Busy extends Error {
  override readonly name = 'Busy';
  readonly retryAfterSeconds = 1;
}

/** The incident failed at the command in a way it should not: a defect, or a ledger that has two writers. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** Longer than a continue-as-new delays a command (p99 1.9 s, worst seen 8.2 s), shorter than a person's patience. */
export const commandDeadlineMs = 10_000;
/** Another process may have filled the ten places of the incident: few, long pauses, as each refusal costs those inside. */
const busyPausesMs = [300, 700, 1_500];

export interface CommandToSend<Name extends CommandName> {
  readonly tenant: string;
  readonly incident: string;
  readonly name: Name;
  readonly asked: Asked<Name>;
  /** What a run is started with when none is open. By default made of tenant and incident. */
  readonly opening?: IncidentOpening;
  /** How long to wait for the receipt, milliseconds; `commandDeadlineMs` unless said otherwise. */
  readonly withinMs?: number;
}

/** These meet no open run as a rule: the one brings the incident into being, the other wakes one whose run has ended. */
const startsARun: ReadonlySet<CommandName> = new Set<CommandName>(['ReportIncident', 'ReopenIncident']);

/**
 * Hands one command to its incident and waits for the receipt: the entry is in the ledger then. Where no run is open (Temporal's database was
 * lost, the run was ended from outside, the incident is closed) one is started; it takes the incident up from the ledger and decides there.
 * @throws {Refused} the rules say no
 * @throws {EngineAway} no answer in time
 * @throws {Busy} the incident has ten commands in flight
 * @throws {CommandFailed} a defect behind the door
 */
export async function sendCommand<Name extends CommandName>(client: Client, command: CommandToSend<Name>): Promise<Answered> {
  const within = command.withinMs ?? commandDeadlineMs;
  const deadline = Date.now() + within;
  const key = `${client.options.namespace} ${workflowIdOf(command.tenant, command.incident)}`;
  const passed = await turnstile.pass(key, AbortSignal.timeout(within), () => inTime(untilAnswered(client, command, deadline), deadline));
  if (!passed) throw new Busy('too many commands are waiting for this incident');
  return passed.done;
}

const turnstile = new Turnstile();

/** The client looks at a deadline before each try, not while it waits for the next one. */
async function inTime<T>(answer: Promise<T>, deadline: number): Promise<T> {
  const over = new AbortController();
  const late = sleep(Math.max(0, deadline - Date.now()) + 250, undefined, { signal: over.signal }).then(() => {
    throw new EngineAway('no answer within the deadline');
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    over.abort();
    for (const loser of [answer, late]) loser.catch(() => undefined);
  }
}

async function untilAnswered<Name extends CommandName>(client: Client, command: CommandToSend<Name>, deadline: number): Promise<Answered> {
  let start = startsARun.has(command.name);
  const tries = { awayMs: firstAwayPauseMs, busy: 0 };
  for (;;) {
    try {
      return await client.connection.withDeadline(deadline, () => (start ? updateWithStart(client, command) : update(client, command)));
    } catch (error) {
      const noRun = endedMeanwhile(error);
      start ||= noRun;
      const pause = noRun ? startPauseMs : pauseAfter(error, tries);
      if (pause > deadline - Date.now()) throw new EngineAway('no answer within the deadline');
      await sleep(pause);
    }
  }
}

const startPauseMs = 20;
const firstAwayPauseMs = 50;
const longestAwayPauseMs = 1_000;

/** How long to wait before the same command is sent again. @throws the answer, when sending it again is of no use */
function pauseAfter(error: unknown, tries: { awayMs: number; busy: number }): number {
  const code = grpcCodeOf(error);
  if (code === grpcCodes.resourceExhausted) {
    const pause = busyPausesMs[tries.busy++];
    if (pause === undefined) throw new Busy('too many commands in flight');
    return pause * (0.5 + Math.random());
  }
  if (!(error instanceof NamespaceNotFoundError || (code !== undefined && !finalCodes.has(code)))) throw asAnswer(error);
  tries.awayMs = Math.min(tries.awayMs * 2, longestAwayPauseMs);
  return tries.awayMs;
}

type IncidentWorkflow = (opening: IncidentOpening) => Promise<ClosingStatement>;

const update = <Name extends CommandName>(client: Client, { tenant, incident, name, asked }: CommandToSend<Name>) =>
  client.workflow
    .getHandle(workflowIdOf(tenant, incident))
    .executeUpdate<Answered, [Asked<Name>]>(name, { args: [asked], updateId: asked.id });

const updateWithStart = <Name extends CommandName>(client: Client, { tenant, incident, name, asked, opening }: CommandToSend<Name>) =>
  client.workflow.executeUpdateWithStart<IncidentWorkflow, Answered, [Asked<Name>]>(name, {
    args: [asked],
    updateId: asked.id,
    // A new object for each attempt: the operation is one-shot.
    startWorkflowOperation: new WithStartWorkflowOperation('incidentResponse', {
      ...runOf({ tenant, incident }, opening),
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });

/** No run took the command: there is none, or it ended after it had accepted it. The ledger knows whether an entry was written. */
function endedMeanwhile(error: unknown): boolean {
  if (error instanceof WorkflowNotFoundError) return true;
  return (
    error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === 'AcceptedUpdateCompletedWorkflow'
  );
}

/** The deadline has passed; or the call itself is wrong, which no waiting mends. Everything else a network or a starting server may cause. */
const finalCodes: ReadonlySet<number> = new Set([
  grpcCodes.deadlineExceeded,
  grpcCodes.invalidArgument,
  grpcCodes.permissionDenied,
  grpcCodes.unauthenticated,
]);

function asAnswer(error: unknown): unknown {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return new EngineAway('no answer within the deadline');
  const code = grpcCodeOf(error);
  if (code !== undefined) return new CommandFailed(`the engine refused the call: gRPC code ${code}`);
  if (!(error instanceof WorkflowUpdateFailedError)) return error;
  const { cause } = error;
  const refusals = cause instanceof ApplicationFailure ? refusalsIn(cause) : undefined;
  if (refusals) return new Refused(refusals);
  return new CommandFailed(`the incident failed at the command: ${cause instanceof ApplicationFailure ? cause.type : cause?.name}`);
}

function refusalsIn({ type, details }: ApplicationFailure): readonly Refusal[] | undefined {
  const refusals: unknown = details?.[0];
  const isRefusal = (one: unknown) => typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string';
  if (!Array.isArray(refusals) || !refusals.every(isRefusal) || refusals[0]?.code !== type) return undefined;
  return refusals as Refusal[];
}
