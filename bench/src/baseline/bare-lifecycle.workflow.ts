import {
  CancellationScope,
  condition,
  defineUpdate,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { type BareActivities, type BareOpening, mailsPerReminder, type Receipt, type Step } from './contract.js';

/** B1: what somebody would write by hand who wants the same steps, mails and deadlines, and none of what Shodo is for. */
const { insertStep } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '5s', localRetryThreshold: '5s' });
const { sendMail } = proxyActivities<BareActivities>({ startToCloseTimeout: '1m' });

export const takeStep = defineUpdate<Receipt, [Step, { remindAt?: number }?]>('takeStep');

const days = (count: number) => count * 86_400_000;

export async function bareLifecycle({ steps, settlesAt }: BareOpening): Promise<number> {
  const workflow = workflowInfo().workflowId;
  let [taken, done, reminders, told] = [0, 0, 0, 0];
  const deadlines = new CancellationScope();

  const remind = async (at: number) => {
    reminders += 1;
    await sleep(Math.max(1, at - Date.now()));
    await Promise.all(Array.from({ length: mailsPerReminder }, (_, person) => sendMail({ workflow, to: `officer-${person}@example.jp` })));
    told += 1;
  };

  setHandler(takeStep, async (step, { remindAt } = {}) => {
    const seq = ++taken;
    const receipt = await insertStep({ workflow, seq, step });
    if (remindAt !== undefined) void remind(remindAt);
    if (seq === settlesAt) deadlines.cancel();
    done += 1;
    return receipt;
  });

  if (settlesAt > 0) void waitFor(deadlines, [days(5), days(30)]);
  await condition(() => done >= steps && told === reminders);
  return done;
}

/** The authority's deadline and our own target; both are settled before they fall due. */
async function waitFor(scope: CancellationScope, spans: readonly number[]): Promise<void> {
  await scope
    .run(() => Promise.all(spans.map((span) => sleep(span))))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
}
