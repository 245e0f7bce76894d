import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LogIsNotTheFolders, LogKeyIsMissing } from '@shodo/activities';
import { whyPacksDoNotLoad } from '@shodo/rule-packs';
import { WrongFilePlace, WrongMasterKey } from '@shodo/vault';
import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { EngineHost } from './engine-host.js';
import { engineLog, nestLog, openLog } from './log.js';
import { MasterKeyIsMissing } from './master-key.js';
import { parseSettings } from './settings.js';
import { workerModule } from './worker.module.js';

/** What whoever started us mends by a setting, or by a file put back: said in one sentence, as a malformed setting is. */
const toBeSet = [LogIsNotTheFolders, LogKeyIsMissing, MasterKeyIsMissing, WrongMasterKey, WrongFilePlace];

/** Supervisors wait twenty seconds; activities are given up after eight. */
const longestGoodbyeMs = 15_000;

const parsed = parseSettings(process.env);
if ('problems' in parsed) refuse(parsed.problems);
const unfit = whyPacksDoNotLoad();
if (unfit.length > 0) refuse(unfit);
const { settings } = parsed;
const log = openLog(settings.logLevel);
// First of all: this process owns its signals, the engine's runtime does not.
Runtime.install({
  shutdownSignals: [],
  logger: engineLog(log),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} } },
});

const leaving = new AbortController();
const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      leaving.abort();
      resolve();
    });
  }
});

process.exit(await run());

function refuse(problems: readonly string[]): never {
  console.error(['The worker does not start:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  process.exit(2);
}

async function run(): Promise<number> {
  let app: INestApplicationContext;
  try {
    app = await NestFactory.createApplicationContext(workerModule(settings, log, leaving.signal), {
      logger: nestLog(log),
      abortOnError: false,
    });
    while (!app.get(EngineHost).isReady()) await sleep(20, undefined, { signal: leaving.signal });
  } catch (error) {
    if (leaving.signal.aborted) return 0;
    if (toBeSet.some((kind) => error instanceof kind)) refuse([(error as Error).message]);
    log.fatal({ err: error }, 'the worker does not start');
    return 1;
  }
  console.log('SHODO_READY worker');
  await asked;
  log.info('stopping');
  const inTime = await Promise.race([app.close().then(() => true), sleep(longestGoodbyeMs, false, { ref: false })]);
  if (!inTime) log.error('something did not end in time');
  return inTime ? 0 : 1;
}
