import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

/** The SDK's hello world, kept waiting until somebody says goodbye so that it can be counted in memory. */
const { greet } = proxyActivities<{ greet(name: string): Promise<string> }>({ startToCloseTimeout: '1 minute' });

const goodbye = defineSignal('goodbye');

export async function hello({ name, waits }: { name: string; waits: boolean }): Promise<string> {
  let isOver = !waits;
  setHandler(goodbye, () => {
    isOver = true;
  });
  const greeting = await greet(name);
  await condition(() => isOver);
  return greeting;
}
