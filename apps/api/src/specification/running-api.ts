import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OrganisationReceipt, PersonId, Role, TenantId } from '@shodo/contracts';
import { Caller, type FreshDatabase, freshDatabase } from '@shodo/testkit';
import { pino } from 'pino';
import { createApp } from '../app.js';
import { OwnerLink } from '../identity/owner-link.js';
import { DatabaseShape } from '../process/database-shape.js';
import { OwnAddress } from '../process/own-address.js';
import type { Settings } from '../settings/settings.js';
import type { Patience } from '../standby/watchdog-stand-in.js';

export const password = 'correct horse battery';

/** Somebody signed in, and who they are. */
export interface Member {
  readonly caller: Caller;
  readonly person: PersonId;
  readonly tenant: TenantId;
  readonly email: string;
}

/** The API in this process, on a fresh database of the run's PostgreSQL; the engine is away unless its address is given. */
export class RunningApi {
  /** Everything the process logged, for tests that look for what must not be there. */
  readonly logged: string[] = [];
  url = '';

  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: FreshDatabase,
    logged: string[],
    private readonly ownsDatabase: boolean,
    private readonly files: string,
  ) {
    this.logged = logged;
  }

  /** `through`: a port on this machine that leads to PostgreSQL; the start does not wait for it. `beside`: another api whose database this one shares. */
  static async start(
    more: Partial<Settings> = {},
    { patience, through, beside }: { patience?: Patience; through?: number; beside?: RunningApi } = {},
  ): Promise<RunningApi> {
    const database = beside?.database ?? (await freshDatabase());
    const logged: string[] = [];
    const folder = beside?.files ?? join(tmpdir(), `shodo-evidence-${randomUUID()}`);
    const settings: Settings = {
      port: 0,
      bind: '127.0.0.1',
      trustedProxies: [],
      databases: { record: { url: byPort(database.url, through) }, keys: { url: byPort(database.keysUrl, through) } },
      temporal: { address: '127.0.0.1:1', namespace: 'nowhere' },
      masterKey: { value: Buffer.alloc(32, 7).toString('base64'), file: '/nowhere' },
      authSecret: { value: 'a secret for tests that is long enough' },
      erasureJournal: join(mkdtempSync(join(tmpdir(), 'shodo-erasures-')), 'erasures.jsonl'),
      evidencePlace: { folder },
      requestsPerMinute: 1_000_000,
      signInsPerMinute: 1_000,
      logLevel: 'info',
      ...more,
    };
    const log = pino({ level: settings.logLevel }, { write: (line: string) => void logged.push(line) });
    const app = await createApp(settings, log, patience);
    const api = new RunningApi(app, database, logged, !beside, folder);
    await app.listen(0, '127.0.0.1');
    const bound = app.getHttpServer().address();
    const port = typeof bound === 'object' && bound ? bound.port : 0;
    app.get(OwnAddress).listensOn(port);
    api.url = `http://127.0.0.1:${port}`;
    const current = app.get(DatabaseShape).untilCurrent();
    if (through === undefined) await current;
    return api;
  }

  async stop(): Promise<void> {
    await this.app.close();
    if (this.ownsDatabase) await this.database.drop();
  }

  caller = (language: 'ja' | 'en' = 'en') => new Caller(this.url, language);

  /** Another organisation of this installation, with its owner signed in. */
  async found(name: string): Promise<Member> {
    const link = await this.app.get(OwnerLink).another();
    const caller = this.caller();
    const email = `owner-${randomUUID()}@example.jp`;
    const { status, body } = await caller.setUp(link, { organisationName: name, name: `Owner of ${name}`, email, password });
    if (status !== 200) throw new Error(`setting up answered ${status}: ${JSON.stringify(body)}`);
    return { caller, email, person: body.person as PersonId, tenant: body.tenant as TenantId };
  }

  /** Adds a person by way of the API and follows their link. */
  async add(by: Member, roles: readonly Role[]): Promise<Member> {
    const email = `${roles.join('-')}-${randomUUID()}@example.jp`.toLowerCase();
    const added = await by.caller.sendToOrganisation<OrganisationReceipt>(
      'AddPerson',
      {},
      { name: `The ${roles.join(', ')}`, email, roles },
    );
    if (added.status !== 200) throw new Error(`adding a person answered ${added.status}: ${JSON.stringify(added.body)}`);
    const caller = this.caller();
    const { status, body } = await caller.join(added.body.joinLink ?? '', password);
    if (status !== 200) throw new Error(`joining answered ${status}: ${JSON.stringify(body)}`);
    return { caller, email, person: body.person as PersonId, tenant: body.tenant as TenantId };
  }
}

function byPort(url: string, port: number | undefined): string {
  const address = new URL(url);
  if (port !== undefined) address.port = String(port);
  return address.href;
}
