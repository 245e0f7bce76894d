import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Asked,
  type ClosingStatement,
  type CommandName,
  type IncidentOpening,
  type Receipt,
  type Refusal,
  taskQueues,
  workflowIdOf,
} from '@shodo/contracts';
import {
  ApplicationFailure,
  type Client,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { grpcCodeOf, grpcCodes } from './grpc-codes.js';
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
}

/** These meet no open run as a rule: the one brings the incident into being, the other wakes one whose run has ended. */
const startsARun: ReadonlySet<CommandName> = new Set<CommandName>(['ReportIncident', 'ReopenIncident']);

/**
 * Hands one command to its incident and waits for the receipt: the entry is in the ledger then. Where no run is open (Temporal's database was
 * lost, the run was ended from outside, the incident is closed) one is started; it takes the incident up from the ledger and decides there.
 * @throws {Refused} the rules say no
 * @throws {EngineAway} no answer within ten seconds
 * @throws {Busy} the incident has ten commands in flight
 * @throws {CommandFailed} a defect behind the door
 */
export async function sendCommand<Name extends CommandName>(client: Client, command: CommandToSend<Name>): Promise<Receipt> {
  const deadline = Date.now() + commandDeadlineMs;
  const key = `${client.options.namespace} ${workflowIdOf(command.tenant, command.incident)}`;
  const passed = await turnstile.pass(key, AbortSignal.timeout(commandDeadlineMs), () => untilAnswered(client, command, deadline));
  if (!passed) throw new Busy('too many commands are waiting for this incident');
  return passed.done;
}

const turnstile = new Turnstile();

async function untilAnswered<Name extends CommandName>(client: Client, command: CommandToSend<Name>, deadline: number): Promise<Receipt> {
  let start = startsARun.has(command.name);
  for (let refusedForLoad = 0; ; ) {
    try {
      return await client.connection.withDeadline(deadline, () => (start ? updateWithStart(client, command) : update(client, command)));
    } catch (error) {
      const left = deadline - Date.now();
      if (left <= 0) throw new EngineAway('no answer within the deadline');
      if (endedMeanwhile(error)) {
        start = true;
        await sleep(Math.min(20, left));
      } else if (grpcCodeOf(error) === grpcCodes.resourceExhausted) {
        const pause = busyPausesMs[refusedForLoad++];
        if (pause === undefined || pause > left) throw new Busy('too many commands in flight');
        await sleep(pause * (0.5 + Math.random()));
      } else {
        throw asAnswer(error);
      }
    }
  }
}

type IncidentWorkflow = (opening: IncidentOpening) => Promise<ClosingStatement>;

const update = <Name extends CommandName>(client: Client, { tenant, incident, name, asked }: CommandToSend<Name>) =>
  client.workflow
    .getHandle(workflowIdOf(tenant, incident))
    .executeUpdate<Receipt, [Asked<Name>]>(name, { args: [asked], updateId: asked.id });

const updateWithStart = <Name extends CommandName>(client: Client, { tenant, incident, name, asked, opening }: CommandToSend<Name>) =>
  client.workflow.executeUpdateWithStart<IncidentWorkflow, Receipt, [Asked<Name>]>(name, {
    args: [asked],
    updateId: asked.id,
    // A new object for each attempt: the operation is one-shot.
    startWorkflowOperation: new WithStartWorkflowOperation('incidentResponse', {
      workflowId: workflowIdOf(tenant, incident),
      taskQueue: taskQueues.incidents,
      args: [opening ?? { version: 1, tenant, incident }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
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

function asAnswer(error: unknown): Error {
  if (error instanceof WorkflowUpdateFailedError) {
    const { cause } = error;
    const refusals = cause instanceof ApplicationFailure ? refusalsIn(cause) : undefined;
    if (refusals) return new Refused(refusals);
    return new CommandFailed(`the incident failed at the command: ${cause instanceof ApplicationFailure ? cause.type : cause?.name}`);
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return new EngineAway('no answer within the deadline');
  const code = grpcCodeOf(error);
  // Our own mistakes, which no waiting mends; everything else the network or a starting server may cause.
  if (code === grpcCodes.invalidArgument || code === grpcCodes.permissionDenied || code === grpcCodes.unauthenticated)
    return new CommandFailed(`the engine refused the call: gRPC code ${code}`);
  return new EngineAway(`the engine did not take the call${code === undefined ? '' : `: gRPC code ${code}`}`);
}

function refusalsIn({ type, details }: ApplicationFailure): readonly Refusal[] | undefined {
  const refusals: unknown = details?.[0];
  const isRefusal = (one: unknown) => typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string';
  if (!Array.isArray(refusals) || !refusals.every(isRefusal) || refusals[0]?.code !== type) return undefined;
  return refusals as Refusal[];
}
