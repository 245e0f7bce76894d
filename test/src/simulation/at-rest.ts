import { Owed } from '@shodo/inspector';
import { deadlinesOf } from '@shodo/views';
import type { ConductedEngine } from './conducted-engine.js';
import type { KeptLedger } from './kept-ledger.js';
import { demand } from './violation.js';

interface Resting {
  readonly engine: ConductedEngine;
  readonly ledger: KeptLedger;
  readonly now: number;
  readonly cannotBeJudged: boolean;
}

/** What must hold whenever everybody waits: nothing that is due is unwritten, and something will wake the incident in time for what comes next. */
export class AtRest {
  readonly #owed = new Owed();
  #taken = 0;

  /** @throws Violation */
  demand({ engine: { run }, ledger, now, cannotBeJudged }: Resting): void {
    for (const entry of ledger.entries.slice(this.#taken)) this.#owed.take(entry);
    this.#taken = ledger.entries.length;
    const awaited = this.#owed
      .awaited()
      .filter(({ what }) => what !== 'assessment' || !cannotBeJudged)
      .map((each) => ({ ...each, at: each.at - this.#owed.shiftMs }));
    // Entries whose task was lost with its caller: the incident hears of them when it writes next, or when the watchdog asks it to look.
    const isUnheard = run !== undefined && (run.heard ?? 0) < ledger.head.seq;
    const grace = taskMs + (isUnheard ? assessedWithinMs : 0);
    const passed = awaited.find(({ at }) => at <= now - grace);
    demand(!passed, 'I2', () => `${passed?.key} has passed at ${iso(passed?.at ?? 0)} and is not written at ${iso(now)}`);
    const rung = ringing(ledger, now - taskMs).filter((duty) => duty !== 'assessment' || !cannotBeJudged);
    demand(rung.length === 0, 'I2', () => `the watchdog would ring for ${rung}`);
    const next = Math.min(...awaited.map(({ at }) => at).filter((at) => at > now));
    const wakes = Math.min(...[...(run?.timers.values() ?? [])].map(({ meantFor }) => meantFor));
    demand(isUnheard || next === Number.POSITIVE_INFINITY || wakes <= next, 'I2', () => `nothing wakes the incident by ${iso(next)}`);
    demand(ledger.head.seq === 0 || !run?.wasToldToMoveOn, 'moves-on-when-told', () => 'a run that was told to move on rests');
  }
}

const iso = (at: number) => new Date(at).toISOString();
/** A timer starts with the end of its task. */
const taskMs = 10_000;
/** The watchdog misses an assessment after two minutes. */
const assessedWithinMs = 120_000;

/** Duties the watchdog rings for: rows of the views that have passed and whose entry is not in the ledger. */
export function ringing({ folded, entries }: KeptLedger, now: number): string[] {
  if (!folded) return [];
  const written = new Set(entries.map(({ appendId }) => appendId));
  const rows = deadlinesOf(folded);
  const missing = rows.filter(
    (row) =>
      Date.parse(row.dueAt) <= now &&
      !written.has(row.key) &&
      !(
        row.orLater &&
        rows.some(
          (later) =>
            later.duty === row.duty &&
            Date.parse(later.dueAt) >= Date.parse(row.dueAt) &&
            later.key.startsWith('deadline:') &&
            written.has(later.key),
        )
      ),
  );
  return missing.map(({ duty }) => duty);
}
