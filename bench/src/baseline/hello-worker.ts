import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';

/** The SDK's hello world as a process: says when it polls, ends when it is told to. */
const { TEMPORAL_ADDRESS: address = '', TEMPORAL_NAMESPACE: namespace = '' } = process.env;
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: 'hello',
  workflowBundle: { codePath: fileURLToPath(new URL('../hello-bundle.js', import.meta.url)) },
  activities: { greet: async (name: string) => `Hello, ${name}!` },
});
const done = worker.run();
while (worker.getStatus().workflowPollerState !== 'POLLING') await new Promise((resolve) => setTimeout(resolve, 20));
console.log('BENCH_READY');
await done;
await connection.close();
