import { setTimeout as sleep } from 'node:timers/promises';
import type { NoticeOutcome } from '@shodo/contracts';
import {
  addressOf,
  type ClaimedMail,
  claimMails,
  mailSaysNow,
  mailServerIsThere,
  mailsNotWritten,
  mailsToTell,
  mailWasPutBack,
  mailWasRefused,
  mailWasSent,
  mailWasWithdrawn,
  type SentMail,
  type Store,
} from '@shodo/store';
import { composeMail } from './compose.js';
import { type MailFailure, type MailFailureReason, nextTry } from './failure.js';
import type { MailTransport, SendOutcome } from './transport.js';
import type { MailLanguage } from './wording.js';

export interface Outbox {
  /** For one organisation at a time: finds the address of a member. */
  readonly store: Store;
  /** Opened as `shodo_upkeep`: the one sender serves all organisations. */
  readonly upkeep: Store;
  /** Absent while no mail server is set: mails wait and say why. */
  readonly transport: MailTransport | undefined;
  readonly publicUrl: string;
  /** Aborted when the process is to end: no mail is begun any more. */
  readonly signal: AbortSignal;
  /** Tells the incident; throws when nobody could be told. Called again until the incident has written it: the same outcome may be told twice. */
  readonly onOutcome: (of: { tenant: string; incident: string }, outcome: NoticeOutcome) => Promise<void>;
  /** Store or engine away; told at most every half minute. */
  readonly onTrouble: (what: string, error: unknown) => void;
  readonly killPoint?: (name: 'notices.after-claim' | 'notices.after-250' | 'notices.after-state' | 'notices.after-telling') => void;
  /** How often to look for mails; milliseconds. */
  readonly pollMs?: number;
  /** How long a mail that was sent is left to what its incident appends by itself, before the incident is told; milliseconds. */
  readonly graceMs?: number;
  /** How long an incident that was told is left to write it down, the first time; milliseconds. */
  readonly leftMs?: number;
}

/** As many as the pool has connections. */
const lanes = 4;
/** Longer than the longest mail (90 s) and finding its address; after it another sender takes the mail over. */
const leaseSeconds = 150;
const usualPollMs = 1_000;
/** While an incident is worked on, its next command brings the news along at no cost; somebody who looks at the timeline waits no longer. */
const usualGraceMs = 5_000;
/** At most so many incidents a second are told. */
const toldAtOnce = 100;
const usualLeftMs = 30_000;
const longestLeftMs = 10 * 60_000;
/** After so many it is the engine or the store that is away, rather than single incidents. */
const failuresARound = 3;
const notConfigured: MailFailureReason = 'mail-is-not-configured';
const notConfiguredPauseSeconds = 60;
const goodbyeMs = 5_000;
/** From then on it is asked whether a mail still holds. */
const waitedMs = 10_000;
/** From then on a mail says that it comes late: what it asks for may have been done. */
const lateAfterMs = 30 * 60_000;

/** Sends what waits in the outbox and tells each incident what became of its mails, until `signal` aborts. Never throws. */
export async function runOutbox(outbox: Outbox): Promise<void> {
  await Promise.all([sendAll(outbox), tellAll(outbox)]);
}

async function sendAll(outbox: Outbox): Promise<void> {
  const { upkeep, signal, pollMs = usualPollMs } = outbox;
  const underway = new Set<Promise<void>>();
  const trouble = troubleOf(outbox, 'the outbox cannot be read');
  let isFreed = outbox.transport === undefined;
  const claim = async () => {
    if (!isFreed) await mailServerIsThere(upkeep, notConfigured);
    isFreed = true;
    return claimMails(upkeep, { limit: lanes - underway.size, leaseSeconds });
  };
  while (!signal.aborted) {
    if (underway.size >= lanes) await Promise.race(underway);
    const mails = await claim().then(trouble.isOver, trouble.met);
    for (const mail of mails ?? []) {
      const sending = sendOne(outbox, mail)
        .catch((error: unknown) => outbox.onTrouble('a mail could not be dealt with; its lease returns it', error))
        .finally(() => underway.delete(sending));
      underway.add(sending);
    }
    if (!mails || mails.length === 0) await pause(mails ? pollMs : trouble.pauseMs(), signal);
  }
  // What is under way may end; what does not end soon is left to its lease.
  await Promise.race([Promise.all(underway), sleep(goodbyeMs, undefined, { ref: false })]);
}

async function sendOne(outbox: Outbox, mail: ClaimedMail): Promise<void> {
  const { upkeep, killPoint } = outbox;
  const leaseEnds = performance.now() + leaseSeconds * 1_000;
  killPoint?.('notices.after-claim');
  const said = hasWaited(mail) ? await mailSaysNow(outbox, mail) : { mail };
  if ('over' in said) {
    await mailWasWithdrawn(upkeep, mail, said.over);
    return;
  }
  if (!outbox.transport) {
    await mailWasPutBack(upkeep, mail, {
      reason: notConfigured,
      retryInSeconds: notConfiguredPauseSeconds,
    });
    return;
  }
  const outcome = await handOver(outbox, outbox.transport, said.mail);
  if ('acceptedAt' in outcome) {
    killPoint?.('notices.after-250');
    await untilStored(outbox, leaseEnds, () => mailWasSent(upkeep, mail));
  } else {
    const next = nextTry(outcome, mail.attempts);
    await untilStored(outbox, leaseEnds, () => mailWasRefused(upkeep, mail, { reason: outcome.reason, ...next }));
  }
  killPoint?.('notices.after-state');
}

/** Then what it says may hold no more. A mail that goes at once was put by the newest entry there was. */
const hasWaited = ({ putAt, attempts }: ClaimedMail) => attempts > 1 || Date.now() - Date.parse(putAt) > waitedMs;

/** The address is looked up at the last moment: whoever was removed or moved since is not written to at an old address. */
async function handOver({ store, publicUrl }: Outbox, transport: MailTransport, mail: ClaimedMail): Promise<SendOutcome> {
  const found = await addressOf(store, { tenant: mail.tenant, person: mail.to });
  if (!found) return { reason: 'person-has-no-address', passing: false } satisfies MailFailure;
  const language: MailLanguage = found.language === 'en' ? 'en' : 'ja';
  const isLate = Date.now() - Date.parse(mail.putAt) > lateAfterMs;
  return transport.send(composeMail(mail, { language, publicUrl, ...(isLate && { lateSince: mail.putAt }) }), found.email);
}

/** What the mail server said must not be forgotten because the store is away for a moment: the mail would go out again. */
async function untilStored(outbox: Outbox, leaseEnds: number, store: () => Promise<boolean>): Promise<void> {
  for (;;) {
    try {
      if (!(await store())) outbox.onTrouble('a mail was dealt with after its lease had passed on', undefined);
      return;
    } catch (error) {
      if (leaseEnds < performance.now() || outbox.signal.aborted) throw error;
      await pause(1_000, outbox.signal);
    }
  }
}

/** Of which mail an incident was told, or was to be; and how long it is left to write that down. Doubled each time. */
interface Left {
  readonly mail: SentMail;
  readonly forMs: number;
  readonly until: number;
}

/** Told until its entry is there, not until the engine took the word: what a run had heard is lost with the run. */
async function tellAll(outbox: Outbox): Promise<void> {
  const { upkeep, signal, onOutcome, killPoint, pollMs = usualPollMs, graceMs = usualGraceMs, leftMs = usualLeftMs } = outbox;
  const trouble = troubleOf(outbox, 'an incident cannot be told what became of its mail');
  /** Incidents that are not told at every look: those that nobody can tell come after all others, and one that stands still is not told without end. */
  const left = new Map<string, Left>();
  const round = async () => {
    const waiting = await mailsNotWritten(
      upkeep,
      [...left.values()].map(({ mail }) => mail),
    );
    for (const [incident, { mail }] of left) if (!waiting.has(mail.id)) left.delete(incident);
    const except = [...left].filter(([, { until }]) => until > performance.now()).map(([incident]) => incident);
    const failures: unknown[] = [];
    for (const { tenant, incident, outcome, ...mail } of await mailsToTell(upkeep, {
      limit: toldAtOnce,
      graceMs,
      except,
      last: [...left.keys()],
    })) {
      if (signal.aborted || failures.length >= failuresARound) break;
      const forMs = Math.min((left.get(incident)?.forMs ?? 0) * 2 || leftMs, longestLeftMs);
      left.set(incident, { mail, forMs, until: performance.now() + forMs });
      try {
        await onOutcome({ tenant, incident }, outcome);
        killPoint?.('notices.after-telling');
      } catch (error) {
        failures.push(error);
        left.set(incident, { mail, forMs: 0, until: performance.now() + leftMs });
      }
    }
    if (failures.length > 0) throw failures[0];
    return true;
  };
  while (!signal.aborted) {
    const isDone = await round().then(trouble.isOver, trouble.met);
    // A pause after each round: what an incident appends on hearing of one mail tells of its others, and they need not be told one by one.
    await pause(isDone ? pollMs : trouble.pauseMs(), signal);
  }
}

const firstTroublePauseMs = 1_000;
const longestTroublePauseMs = 30_000;

/** Pauses that grow while something is away, and one word about it per half minute. */
function troubleOf({ onTrouble }: Outbox, what: string) {
  let next = firstTroublePauseMs;
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    isOver: <T>(value: T): T => {
      next = firstTroublePauseMs;
      return value;
    },
    met: (error: unknown): undefined => {
      if (performance.now() - toldAt < longestTroublePauseMs) return undefined;
      toldAt = performance.now();
      onTrouble(what, error);
      return undefined;
    },
    pauseMs: () => {
      const pause = next;
      next = Math.min(next * 2, longestTroublePauseMs);
      return pause;
    },
  };
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);
