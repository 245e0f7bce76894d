import { createHash, randomUUID } from 'node:crypto';
import { createDutiesActivities, createLedgerActivities } from '@shodo/activities';
import {
  type Asked,
  type CommandName,
  type DutiesActivities,
  type Entry,
  type IncidentActivities,
  type IncidentEvent,
  type Receipt,
  type SealedCommandBody,
  type SealedText,
  taskQueues,
  workflowIdOf,
} from '@shodo/contracts';
import { findTimeSkippingServer } from '@shodo/servers';
import { entriesOf, openStore, type Store } from '@shodo/store';
import { cloneRoot, type FreshDatabase, freshDatabase } from '@shodo/testkit';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';

export const officer = '0b9c4a1e-5d43-4c8e-9d55-0a4b8f1c2d3e';
export const secondPerson = '7c2e9f10-1b7d-4f0a-8e21-3f5a6b7c8d9e';

/** A sealed text that no vault needs to open: these tests ask about time, not about words. */
export const sealed = (): SealedText => ({ ref: randomUUID(), commitment: createHash('sha256').update('x').digest('hex') }) as SealedText;

/** One incident on the time-skipping server, with the real activities on a real PostgreSQL: months pass in seconds. */
export class IncidentInTime {
  readonly tenant = randomUUID();
  readonly incident = randomUUID();

  readonly #done: Promise<void>;

  private constructor(
    readonly env: TestWorkflowEnvironment,
    private readonly database: FreshDatabase,
    readonly store: Store,
    /** While it is broken, every assessment fails, as with a pack that does not load. */
    readonly engine: { isBroken: boolean },
    private readonly worker: Worker,
  ) {
    this.#done = worker.run();
  }

  /** @param everyActivityTwice runs each activity a second time, as after a lost answer: the effect must be one */
  static async begin({
    maxCachedWorkflows,
    everyActivityTwice = false,
  }: {
    maxCachedWorkflows?: number;
    everyActivityTwice?: boolean;
  } = {}): Promise<IncidentInTime> {
    const { path } = await findTimeSkippingServer(() => undefined);
    const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
    const database = await freshDatabase();
    const store = openStore({ url: database.url });
    const engine = { isBroken: false };
    const { assessDuties } = breakable(createDutiesActivities(), engine);
    const activities = { ...createLedgerActivities({ store, assessDuties, killPoint: () => undefined }), assessDuties };
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: taskQueues.incidents,
      workflowBundle: { codePath: `${cloneRoot}/apps/worker/dist/workflow-bundle.js` },
      activities: everyActivityTwice ? twice(activities) : activities,
      ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
    });
    return new IncidentInTime(env, database, store, engine, worker);
  }

  async end(): Promise<void> {
    this.worker.shutdown();
    await this.#done;
    await this.store.close();
    await this.env.teardown();
    await this.database.drop();
  }

  now = async () => new Date(await this.env.currentTimeMs());

  async send<Name extends CommandName>(
    name: Name,
    body: SealedCommandBody<Name>,
    { by = officer, id = randomUUID() } = {},
  ): Promise<Receipt> {
    const asked: Asked<Name> = {
      id: id as Asked['id'],
      body,
      by: { kind: 'person', person: by as never, roles: ['privacyOfficer'], via: 'session' },
      requestMac: '0'.repeat(64),
      organisation: {
        profile: { jurisdictions: ['jp'] },
        practice: { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
      },
    };
    return this.env.client.workflow.executeUpdateWithStart(name, {
      args: [asked],
      updateId: asked.id,
      startWorkflowOperation: new WithStartWorkflowOperation('incidentResponse', {
        workflowId: workflowIdOf(this.tenant, this.incident),
        taskQueue: taskQueues.incidents,
        args: [{ version: 1, tenant: this.tenant, incident: this.incident }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    });
  }

  async entries(): Promise<Entry<IncidentEvent>[]> {
    const entries: Entry<IncidentEvent>[] = [];
    for await (const entry of entriesOf(this.store, { tenant: this.tenant as never, incident: this.incident as never }))
      entries.push(entry as Entry<IncidentEvent>);
    return entries;
  }
}

const breakable = ({ assessDuties }: DutiesActivities, engine: { readonly isBroken: boolean }): DutiesActivities => ({
  assessDuties: async (request) => {
    if (engine.isBroken) throw new Error('the statutory engine is broken');
    return assessDuties(request);
  },
});

function twice(activities: IncidentActivities): IncidentActivities {
  const repeated =
    <Request, Answer>(activity: (request: Request) => Promise<Answer>) =>
    async (request: Request) => {
      await activity(request);
      return activity(request);
    };
  return {
    appendToIncident: repeated(activities.appendToIncident),
    takeChargeOf: repeated(activities.takeChargeOf),
    assessDuties: repeated(activities.assessDuties),
  };
}
