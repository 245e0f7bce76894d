import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import type { IncidentOpening } from '@shodo/contracts';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
import { ReusableVMWorkflowCreator } from '@temporalio/worker/lib/workflow/reusable-vm.js';

/**
 * The SDK's own sandbox, fed activation by activation. The one file that reaches into the SDK: the class is internal, the SDK is pinned, and a
 * test of this folder fails first when it changes.
 */
type Creator = ReusableVMWorkflowCreator;
type Workflow = Awaited<ReturnType<Creator['createWorkflow']>>;
export type Job = NonNullable<Parameters<Workflow['activate']>[0]['jobs']>[number];
export type Command = NonNullable<NonNullable<Awaited<ReturnType<Workflow['activate']>>['successful']>['commands']>[number];

export const toPayload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
export const fromPayload = <T>(payload: unknown): T => defaultPayloadConverter.fromPayload<T>(payload as Payload);

/** Under which circumstances the workflow looks at what it is told. */
export interface Circumstances {
  /** Epoch ms, as the engine recorded it. */
  readonly at: number;
  readonly isReplaying: boolean;
  readonly historyLength: number;
  readonly suggestsMovingOn: boolean;
  readonly hasNewBuild: boolean;
  /** Traits of the SDK that the run's history says are in use; told anew, it must behave by them. */
  readonly flags: readonly number[];
}

export interface Answer {
  readonly commands: readonly Command[];
  readonly flags: readonly number[];
}

export interface RunToBegin {
  readonly workflowId: string;
  readonly runId: string;
  readonly at: number;
  readonly opening: IncidentOpening;
}

/** A workflow task fails when the workflow throws what is no refusal: the incident would stand still. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed';
}

const activities = new Set(['appendToIncident', 'takeChargeOf', 'assessDuties']);
const taskTimeoutMs = 10_000;

export class Sandbox {
  readonly #creator: Creator;

  /** @param code the workflow bundle as built, or with something planted in it */
  constructor(code: string) {
    const filename = 'workflow-bundle.js';
    // Not by `create`: it hooks into every promise of the process, to tell stack traces nobody asks for here. No time limit: it would double the cost.
    const make = ReusableVMWorkflowCreator as unknown as new (...given: unknown[]) => Creator;
    this.#creator = new make(new Script(code, { filename }), { code, filename, sourceMap: {} }, undefined, activities);
  }

  static readBundle(path: string): string {
    const text = readFileSync(path, 'utf8');
    return text.slice(0, text.lastIndexOf('//# sourceMappingURL='));
  }

  async begin({ workflowId, runId, at, opening }: RunToBegin): Promise<SandboxRun> {
    const startTime = new Date(at);
    const unsafe = { isReplaying: false, isReplayingHistoryEvents: false };
    const info = {
      workflowId,
      runId,
      firstExecutionRunId: runId,
      workflowType: 'incidentResponse',
      taskQueue: 'incidents',
      namespace: 'simulation',
      attempt: 1,
      taskTimeoutMs,
      startTime,
      runStartTime: startTime,
      historyLength: 0,
      historySize: 0,
      continueAsNewSuggested: false,
      targetWorkerDeploymentVersionChanged: false,
      searchAttributes: {},
      typedSearchAttributes: {},
      memo: {},
      unsafe,
    };
    const randomnessSeed = [...Buffer.from(runId)];
    const workflow = await this.#creator.createWorkflow({ info: info as never, randomnessSeed, now: at, showStackTraceSources: false });
    return new SandboxRun(runId, workflow, {
      initializeWorkflow: { workflowType: 'incidentResponse', workflowId, arguments: [toPayload(opening)], attempt: 1 },
    });
  }
}

/** One run of the incident's workflow, alive in the sandbox. */
export class SandboxRun {
  constructor(
    readonly runId: string,
    private readonly workflow: Workflow,
    /** What the first activation begins with. */
    readonly beginning: Job,
  ) {}

  /** @throws TaskFailed when the workflow stumbles */
  async activate(jobs: readonly Job[], circumstances: Circumstances): Promise<Answer> {
    const { at, isReplaying, historyLength, suggestsMovingOn, hasNewBuild, flags } = circumstances;
    const { successful, failed } = await this.workflow.activate({
      runId: this.runId,
      timestamp: msToTs(at),
      isReplaying,
      historyLength,
      continueAsNewSuggested: suggestsMovingOn,
      targetWorkerDeploymentVersionChanged: hasNewBuild,
      availableInternalFlags: [...flags],
      jobs: [...jobs],
    });
    await this.workflow.getAndResetSinkCalls();
    if (failed) throw new TaskFailed(failed.failure?.message ?? 'the workflow task failed');
    return { commands: successful?.commands ?? [], flags: successful?.usedInternalFlags ?? [] };
  }

  async end(): Promise<void> {
    await this.workflow.dispose();
    ReusableVMWorkflowCreator.workflowByRunId.delete(this.runId);
  }
}
