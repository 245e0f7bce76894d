import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { EngineHost } from './engine-host.js';
import { Health } from './health.js';
import { LogKeeper } from './log-keeper.js';
import { OutboxSender } from './outbox-sender.js';
import { Rooms } from './rooms.js';
import type { Settings } from './settings.js';
import { StandingIncidents } from './standing-incidents.js';
import { LEAVING, LOG, SETTINGS } from './tokens.js';

@Module({})
class WorkerModule {}

/** The process as Nest sees it: what was made before, and the parts that live and end with it. */
export const workerModule = (settings: Settings, log: Logger, leaving: AbortSignal): DynamicModule => ({
  module: WorkerModule,
  providers: [
    { provide: SETTINGS, useValue: settings },
    { provide: LOG, useValue: log },
    { provide: LEAVING, useValue: leaving },
    Rooms,
    StandingIncidents,
    EngineHost,
    LogKeeper,
    OutboxSender,
    Health,
  ],
});
