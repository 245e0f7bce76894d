import { createServer, type Server } from 'node:http';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EngineHost } from './engine-host.js';
import type { Settings } from './settings.js';
import { SETTINGS } from './tokens.js';

/** For supervisors that ask over HTTP: live unless a worker failed, ready while both poll. On this machine only, and only when a port is set. */
@Injectable()
export class Health implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #server: Server | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(EngineHost) private readonly host: EngineHost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { healthPort } = this.settings;
    if (healthPort === undefined) return;
    const answers: Record<string, () => boolean> = {
      '/health/live': () => !this.host.hasFailed(),
      '/health/ready': () => this.host.isReady(),
    };
    const server = createServer((request, response) => {
      const answer = request.method === 'GET' ? answers[request.url ?? ''] : undefined;
      response.writeHead(answer ? (answer() ? 200 : 503) : 404, { 'content-type': 'text/plain', connection: 'close' }).end();
    });
    this.#server = server;
    await new Promise<void>((listening, refused) => server.once('error', refused).listen(healthPort, '127.0.0.1', listening));
  }

  beforeApplicationShutdown(): void {
    this.#server?.close();
  }
}
