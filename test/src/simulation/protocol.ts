import type { Asked, CommandName, IncidentOpening, Receipt, Refusal } from '@shodo/contracts';
import { type Answer, type Circumstances, type Command, fromPayload, type Job, type SandboxRun, TaskFailed, toPayload } from './sandbox.js';
import { Violation } from './violation.js';

/**
 * What somebody who sent a command hears. `again`: the run ended without having taken it; the same command meets the next run. A refusal says up to
 * which entry the run had heard of the record.
 */
export type Outcome = { readonly receipt: Receipt } | { readonly refusals: readonly Refusal[]; readonly heard: number } | 'again';

export interface Update {
  readonly name: CommandName;
  readonly asked: Asked;
  readonly tell: ((outcome: Outcome) => void)[];
  isAccepted: boolean;
}

/** A local activity the workflow waits for. */
export interface OpenActivity {
  readonly seq: number;
  readonly type: string;
  readonly request: unknown;
  readonly attempt: number;
  readonly since: number;
  tries: number;
  resolution?: Job;
  /** What the resolution tells, unless it failed or was put off. */
  answer?: unknown;
}

/** What a run ended with. */
export type End = { readonly goesOn: IncidentOpening } | { readonly result: unknown };

/** One activation and what came of it. */
export interface Activated {
  readonly jobs: readonly Job[];
  readonly circumstances: Omit<Circumstances, 'isReplaying' | 'flags'>;
  readonly commands: readonly Command[];
  /** Sequence of the last entry the workflow knew of then; nothing before it was told where it stands. */
  readonly heard: number | undefined;
}

export const doUpdate = (id: string, { name, asked }: Update): Job => ({
  doUpdate: { id, protocolInstanceId: id, name, runValidator: true, input: [toPayload(asked)] },
});

/** As it is told again: what history holds was let in. */
export const withoutValidator = (job: Job): Job => (job.doUpdate ? { doUpdate: { ...job.doUpdate, runValidator: false } } : job);

export const signal = (signalName: string, ...input: readonly unknown[]): Job => ({
  signalWorkflow: { signalName, input: input.map(toPayload) },
});

export const done = (seq: number, answer: unknown): Job => resolution(seq, { completed: { result: toPayload(answer) } });

/** A failure no retry mends, wrapped as the engine wraps it. */
export const failed = ({ seq, type }: OpenActivity, failure: { readonly type: string }): Job =>
  resolution(seq, {
    failed: {
      failure: {
        message: 'Local Activity failed',
        activityFailureInfo: { activityId: String(seq), activityType: { name: type }, retryState: 4 },
        cause: { message: failure.type, applicationFailureInfo: { type: failure.type, nonRetryable: true } },
      },
    },
  });

/** Tried for too long within one task: the workflow sets a timer and asks anew. */
export const backedOff = ({ seq, attempt, tries, since }: OpenActivity, ms: number): Job =>
  resolution(seq, {
    backoff: { attempt: attempt + tries, backoffDuration: timeOf(ms), originalScheduleTime: timeOf(since) },
  });

type Resolution = NonNullable<NonNullable<Job['resolveActivity']>['result']>;
const resolution = (seq: number, result: Resolution): Job => ({ resolveActivity: { seq, isLocal: true, result } });

/** @throws Violation when the task fails: the engine would try it for ever, and the incident would stand still */
export async function activated(run: SandboxRun, jobs: readonly Job[], circumstances: Circumstances): Promise<Answer> {
  try {
    return await run.activate(jobs, circumstances);
  } catch (error) {
    if (error instanceof TaskFailed) throw new Violation(circumstances.isReplaying ? 'I8' : 'a-task-succeeds', error.message);
    throw error;
  }
}

export function activityOf({ scheduleLocalActivity: asked }: Command, at: number): OpenActivity[] {
  if (!asked) return [];
  const { seq, activityType, attempt, originalScheduleTime } = asked;
  const since = originalScheduleTime ? millisecondsOf(originalScheduleTime) : at;
  return [{ seq: seq ?? 0, type: activityType ?? '', request: fromPayload(asked.arguments?.[0]), attempt: attempt ?? 1, since, tries: 0 }];
}

export const responsesIn = (commands: readonly Command[]) => commands.flatMap(({ updateResponse }) => updateResponse ?? []);

/** What an update that failed was refused for. @throws Violation when the failure is no refusal */
export function refusalsIn(rejected: NonNullable<NonNullable<Command['updateResponse']>['rejected']>): readonly Refusal[] {
  const [details] = rejected.applicationFailureInfo?.details?.payloads ?? [];
  if (!details) throw new Violation('everybody-is-answered', `a command failed: ${rejected.message}`);
  return fromPayload(details);
}

export function endIn(commands: readonly Command[]): End | undefined {
  for (const { continueAsNewWorkflowExecution: next, completeWorkflowExecution: complete, failWorkflowExecution: fail } of commands) {
    if (next) return { goesOn: fromPayload(next.arguments?.[0]) };
    if (complete) return { result: fromPayload(complete.result) };
    if (fail) throw new Violation('a-task-succeeds', `the run failed: ${fail.failure?.message}`);
  }
  return undefined;
}

type Time = NonNullable<NonNullable<Command['startTimer']>['startToFireTimeout']>;
export const millisecondsOf = (time: Time | null | undefined): number =>
  Number(time?.seconds ?? 0) * 1_000 + Math.round((time?.nanos ?? 0) / 1_000_000);
const timeOf = (ms: number) => ({ seconds: Math.floor(ms / 1_000), nanos: (ms % 1_000) * 1_000_000 }) as unknown as Time;

/** Commands as text, to be compared; bytes as text too. */
export const textOf = (commands: readonly Command[]): string =>
  JSON.stringify(commands, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Buffer.from(value as Uint8Array).toString('latin1') : value,
  );
