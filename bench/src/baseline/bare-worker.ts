import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { type BareActivities, bareQueue } from './contract.js';

/** B1 as a process: pools and limits are those of the product's worker, so that only what they do differs. */
const {
  TEMPORAL_ADDRESS: address = '',
  TEMPORAL_NAMESPACE: namespace = '',
  DATABASE_URL: connectionString = '',
  SHODO_SMTP_URL: smtp = '',
  BENCH_CACHED_WORKFLOWS: cached,
} = process.env;
Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
const pool = new pg.Pool({ connectionString, max: 10 });
await pool.query(`
  create table if not exists step (workflow text, seq int, id text, name text, body text, recorded_at timestamptz not null default clock_timestamp(),
    primary key (workflow, seq));
  create table if not exists waking (workflow text primary key, due_at timestamptz not null, recorded_at timestamptz not null default clock_timestamp())`);
const mail = createTransport({ url: smtp, pool: true, maxConnections: 4, ignoreTLS: true } as never);

const activities: BareActivities = {
  insertStep: async ({ workflow, seq, step }) => {
    const { rows } = await pool.query<{ recorded_at: Date }>({
      name: 'insert-step',
      text: `insert into step (workflow, seq, id, name, body) values ($1, $2, $3, $4, $5)
        on conflict (workflow, seq) do update set seq = excluded.seq returning recorded_at`,
      values: [workflow, seq, step.id, step.name, JSON.stringify(step.body)],
    });
    return { seq, recordedAt: rows[0]?.recorded_at.toISOString() ?? '' };
  },
  sendMail: async ({ workflow, to }) => {
    await mail.sendMail({ from: 'bare@localhost', to, subject: 'A deadline comes near', text: `${workflow}\n`.repeat(10) });
  },
  insertWaking: async ({ workflow, dueAt }) => {
    await pool.query('insert into waking (workflow, due_at) values ($1, $2) on conflict do nothing', [workflow, new Date(dueAt)]);
  },
};

const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: bareQueue,
  workflowBundle: { codePath: fileURLToPath(new URL('../bare-bundle.js', import.meta.url)) },
  activities: { ...activities },
  workflowThreadPoolSize: 1,
  maxConcurrentWorkflowTaskExecutions: 100,
  maxConcurrentWorkflowTaskPolls: 20,
  ...(cached && { maxCachedWorkflows: Number(cached) }),
});
const done = worker.run();
while (worker.getStatus().workflowPollerState !== 'POLLING') await new Promise((resolve) => setTimeout(resolve, 20));
console.log('BENCH_READY');
await done;
await connection.close();
await pool.end();
