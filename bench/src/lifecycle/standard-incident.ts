import type { CommandName, Receipt } from '@shodo/contracts';
import { text } from '../measure/random.js';

/** What one command of the standard incident needs to know when its turn comes. */
interface Moment {
  readonly now: string;
  readonly random: () => number;
  /** When somebody noticed, as the report says: from then on the organisation knew. */
  noticedAt: string;
  /** When the reminder of this incident falls due, epoch ms; set by the step that asks for it. */
  remindAt: number;
  /** Receipt of the step that adopted the measure. */
  adopted: string;
}

export interface StandardStep {
  readonly name: CommandName;
  readonly by: 'officer' | 'executive';
  readonly body: (moment: Moment) => Record<string, unknown>;
  /** The reminder must have fallen before this one, else it would be settled in silence. */
  readonly afterTheReminder?: true;
  /** The deadlines still open are settled by this one. */
  readonly settles?: true;
}

/**
 * Long enough that the command that asks for the reminder comes well before it, short enough to wait for. A machine others use too may be slow:
 * what the slowest command of either side took so far is left three times over.
 */
const reminderAfterMs = () => Math.max(1_200, 3 * slowest.ms);
const slowest = { ms: 0 };

const fact = (name: string): StandardStep => ({
  name: 'RecordFact',
  by: 'officer',
  body: () => ({ fact: name, stated: { value: true, confidence: 'confirmed' }, source: 'document' }),
});

/**
 * The standard incident: from the report to the closing by a second person, with one reminder that falls due and is mailed on the way. The law
 * (`libs/rule-packs`) asks for two duties towards principals and for a second person's check of the measure, hence seventeen commands.
 */
export const standardIncident: readonly StandardStep[] = [
  {
    name: 'ReportIncident',
    by: 'officer',
    body: (moment) => {
      moment.noticedAt = moment.now;
      return { summary: text(moment.random, 200), noticedAt: moment.now, leakType: 'loss', channel: 'phone' };
    },
  },
  { name: 'EstablishAwareness', by: 'officer', body: ({ noticedAt }) => ({ awareAt: noticedAt, basis: 'department-told' }) },
  fact('breach-occurred'),
  fact('special-care-information-involved'),
  { name: 'SealEvidence', by: 'officer', body: ({ random }) => ({ kind: 'document', description: text(random, 4_000) }) },
  { name: 'RecordContainmentMeasure', by: 'officer', body: ({ now }) => ({ measure: 'search', takenAt: now }) },
  { name: 'DeclareSpreadStopped', by: 'officer', body: ({ now }) => ({ stoppedAt: now }) },
  {
    name: 'HoldPrincipalNotice',
    by: 'officer',
    body: (moment) => {
      moment.remindAt = Date.now() + reminderAfterMs();
      return { duty: 'jp.appi.principal-notice', reason: 'too-little-known', reviewAt: new Date(moment.remindAt).toISOString() };
    },
  },
  {
    name: 'SetImpactScope',
    by: 'officer',
    body: () => ({ principals: { exact: 10 }, categories: ['patient'], source: 'document', basedOn: 0 }),
  },
  { name: 'EstablishCause', by: 'officer', body: () => ({ cause: 'lost-item', confidence: 'confirmed' }) },
  {
    name: 'RecordFilingMade',
    by: 'officer',
    settles: true,
    body: ({ now }) => ({
      duty: 'jp.appi.final-report',
      kind: 'final',
      madeAt: now,
      channel: 'ppc-web-form',
      alsoSettles: ['jp.appi.preliminary-report', 'jp.my-number.preliminary-report', 'jp.my-number.final-report'],
    }),
  },
  {
    name: 'RecordPrincipalNoticeDone',
    by: 'officer',
    afterTheReminder: true,
    body: ({ now }) => ({ duty: 'jp.appi.principal-notice', doneAt: now, means: 'post', principals: 10 }),
  },
  {
    name: 'RecordPrincipalNoticeDone',
    by: 'officer',
    body: ({ now }) => ({ duty: 'jp.my-number.principal-notice', doneAt: now, means: 'post', principals: 10 }),
  },
  {
    name: 'AdoptPreventionMeasure',
    by: 'officer',
    body: ({ random }) => ({ kind: 'technical-control', standing: 'done', description: text(random, 100) }),
  },
  {
    name: 'VerifyPreventionMeasure',
    by: 'executive',
    body: ({ now, adopted, random }) => ({ measure: adopted, verifiedAt: now, result: 'effective', proof: text(random, 100) }),
  },
  { name: 'ProposeClosing', by: 'officer', body: ({ random }) => ({ review: text(random, 200) }) },
  { name: 'ApproveClosing', by: 'executive', body: () => ({}) },
];

/** The update after which B1's two long deadlines are settled. */
export const settlingStep = standardIncident.findIndex(({ settles }) => settles) + 1;

/** One side, as it takes an incident through its steps. */
export interface Side {
  /** `remindAt` stands with the step that asks for the reminder. */
  readonly take: (step: StandardStep, body: Record<string, unknown>, remindAt?: number) => Promise<Receipt | undefined>;
  /** Resolves once the reminder that was due at this instant has been written. */
  readonly reminded: (at: number) => Promise<void>;
}

/** Leads one incident through all steps, the same on both sides, and says how long each took, in milliseconds. */
export async function lead(random: () => number, { take, reminded }: Side): Promise<number[]> {
  const times: number[] = [];
  const moment = { random, now: '', noticedAt: '', remindAt: 0, adopted: '' };
  for (const step of standardIncident) {
    if (step.afterTheReminder) await reminded(moment.remindAt);
    moment.now = new Date(Date.now() - behindMs).toISOString();
    const before = moment.remindAt;
    const body = step.body(moment);
    const began = performance.now();
    const receipt = await take(step, body, moment.remindAt === before ? undefined : moment.remindAt);
    const took = performance.now() - began;
    times.push(took);
    slowest.ms = Math.max(slowest.ms, took);
    if (receipt && step.name === 'AdoptPreventionMeasure') moment.adopted = receipt.commandId;
  }
  return times;
}

/** Every time a command names lies this much behind: what lies ahead of the engine's clock is refused. */
const behindMs = 50;
