import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Receipt, workflowIdOf } from '@shodo/contracts';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { type BareOpening, type Receipt as BareReceipt, bareQueue, mailsPerReminder, type Step } from '../baseline/contract.js';
import { NotAccepted, sentAgain } from '../ground/caller.js';
import type { Ground } from '../ground/ground.js';
import type { Organisation } from '../ground/organisations.js';
import { closedLoop } from '../measure/load.js';
import { oneOf } from '../measure/random.js';
import { lead, type StandardStep, settlingStep, standardIncident } from './standard-incident.js';

export interface Led {
  readonly seconds: number;
  /** Of every command, in milliseconds. */
  readonly times: readonly number[];
  /** Ids of the workflows of this round. */
  readonly workflows: ReadonlySet<string>;
}

export interface Round {
  readonly incidents: number;
  readonly inFlight: number;
}

/** Refusals for want of a judgement that is under way: the same command is sent again. */
const notJudgedYet = new Set(['duty-has-not-arisen', 'tracks-are-not-done']);

/** Leads incidents through the product, by its public API. Returns once every mail went out and its incident knows. */
export async function leadOurs(
  ground: Ground,
  organisations: readonly Organisation[],
  random: () => number,
  { incidents, inFlight }: Round,
): Promise<Led> {
  const times: number[] = [];
  const workflows = new Set<string>();
  const reminders = new Reminders(ground);
  const { seconds } = await closedLoop(incidents, inFlight, async () => {
    const organisation = oneOf(random, organisations);
    let incident: string | undefined;
    const taken = await lead(random, {
      take: async ({ name, by }, body) => {
        const receipt = await untilJudged(() => organisation[by].send(name, incident, body));
        incident ??= receipt.incidentId;
        return receipt;
      },
      reminded: (at) => reminders.fell(incident ?? '', at),
    });
    times.push(...taken);
    workflows.add(workflowIdOf(organisation.tenant, incident ?? ''));
  });
  await everyMailIsTold(ground);
  return { seconds, times, workflows };
}

async function untilJudged(send: () => Promise<Receipt>): Promise<Receipt> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof NotAccepted) || tries > 100 || !codesOf(error).some((code) => notJudgedYet.has(code))) throw error;
      sentAgain.count += 1;
      await sleep(20);
    }
  }
}

const codesOf = ({ answer }: NotAccepted): string[] =>
  (answer.body as { refusals?: { code: string }[] } | undefined)?.refusals?.map(({ code }) => code) ?? [];

/** Looked up behind the product's back, for all who wait at once: waiting must cost it next to nothing. */
class Reminders {
  readonly #waiting = new Map<string, () => void>();
  #looking: Promise<void> | undefined;

  constructor(private readonly ground: Ground) {}

  /** Resolves once the reminder of this incident is written, which is not before its instant. */
  async fell(incident: string, at: number): Promise<void> {
    await sleep(Math.max(0, at - Date.now()));
    const fallen = new Promise<void>((resolve) => this.#waiting.set(incident, resolve));
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    await Promise.race([fallen, this.#looking.then(() => fallen)]); // a look that failed fails whoever waits
  }

  async #look(): Promise<void> {
    while (this.#waiting.size > 0) {
      const { rows } = await this.ground.superuser.query<{ incident: string }>(
        "select stream_id as incident from ledger.entry where stream_id = any ($1::uuid[]) and type = 'ReminderFellDue'",
        [[...this.#waiting.keys()]],
      );
      for (const { incident } of rows) {
        this.#waiting.get(incident)?.();
        this.#waiting.delete(incident);
      }
      await sleep(25);
    }
  }
}

async function everyMailIsTold({ superuser }: Ground): Promise<void> {
  const untold = `select count(*)::int as left from (
      select o.notice from mail.outbox o where o.kind <> 'watchdog-alarm' and o.state <> 'withdrawn'
      except all select (e.content::jsonb -> 'event' -> 'data' ->> 'notice')::uuid from ledger.entry e where e.type = 'NoticeDelivered') as untold`;
  for (const until = Date.now() + 120_000; ; ) {
    const { rows } = await superuser.query<{ left: number }>(untold);
    if (rows[0]?.left === 0) return;
    if (Date.now() > until) throw new Error(`${rows[0]?.left} mails were not told to their incidents within two minutes`);
    await sleep(200);
  }
}

/** Leads as many bare workflows through as many updates, by the engine's own client. */
export async function leadBare({ bare }: Ground, random: () => number, { incidents, inFlight }: Round): Promise<Led> {
  const times: number[] = [];
  const workflows = new Set<string>();
  const { seconds } = await closedLoop(incidents, inFlight, async () => {
    const workflowId = randomUUID();
    workflows.add(workflowId);
    let isStarted = false;
    const take = async ({ name }: StandardStep, body: Record<string, unknown>, remindAt?: number) => {
      const step: Step = { id: randomUUID(), name, body };
      const args: Args = [step, { ...(remindAt !== undefined && { remindAt }) }];
      await (isStarted ? update(bare.engine, workflowId, args) : updateWithStart(bare.engine, workflowId, args));
      isStarted = true;
      return undefined;
    };
    times.push(...(await lead(random, { take, reminded: (at) => sleep(Math.max(0, at - Date.now())) })));
  });
  for (const workflowId of workflows) await bare.engine.workflow.getHandle(workflowId).result();
  return { seconds, times, workflows };
}

type Args = [Step, { remindAt?: number }];

const update = (engine: Client, workflowId: string, args: Args) =>
  engine.workflow.getHandle(workflowId).executeUpdate<BareReceipt, Args>('takeStep', { args, updateId: args[0].id });

const opening: BareOpening = { steps: standardIncident.length, settlesAt: settlingStep };

const updateWithStart = (engine: Client, workflowId: string, args: Args) =>
  engine.workflow.executeUpdateWithStart('takeStep', {
    args,
    updateId: args[0].id,
    startWorkflowOperation: new WithStartWorkflowOperation('bareLifecycle', {
      workflowId,
      taskQueue: bareQueue,
      args: [opening],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });

/** Rows, timers and mails the bare side must have left behind. */
export async function bareIsComplete({ bare }: Ground, workflows: number): Promise<boolean> {
  const { rows } = await bare.database.query<{ count: number }>('select count(*)::int from step');
  return rows[0]?.count === workflows * standardIncident.length;
}

export const mailsOf = (incidents: number) => incidents * mailsPerReminder;
