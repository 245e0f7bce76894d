import type { Refusal } from '@shodo/contracts';
import { ApplicationFailure } from '@temporalio/workflow';

/**
 * The one form in which "the rules say no" leaves a workflow: never retried, type = code of the first refusal, details = all of them.
 * An empty list is a defect of the caller and throws a plain error, which fails the workflow task.
 */
export function refused(refusals: readonly Refusal[]): ApplicationFailure {
  const [first] = refusals;
  if (!first) throw new Error('refused without a refusal');
  return ApplicationFailure.create({ type: first.code, message: first.code, details: [refusals], nonRetryable: true });
}
