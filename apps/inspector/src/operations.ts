import type { Receipt } from '@shodo/contracts';

/** One attempt of one client to have one command accepted. A command repeated under its key is several attempts with one command id. */
export interface Attempt {
  /** When the attempt ended, by the client's clock. */
  readonly at: string;
  readonly tenant: string;
  readonly commandId: string;
  readonly command: string;
  /** `unknown`: no answer, or one that leaves it open (a time-out, 503). */
  readonly outcome: 'ok' | 'refused' | 'unknown';
  readonly status?: number;
  /** Of an `ok` only. */
  readonly receipt?: Receipt;
}

/** Reads a log of attempts, one JSON value a line. @throws SyntaxError with the line's number for what is none */
export async function* attemptsIn(lines: AsyncIterable<string>): AsyncGenerator<Attempt> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const attempt = parsed(line);
    if (!attempt) throw new SyntaxError(`line ${number} of the log is no attempt`);
    yield attempt;
  }
}

const outcomes: readonly unknown[] = ['ok', 'refused', 'unknown'];

function parsed(line: string): Attempt | undefined {
  try {
    const value = JSON.parse(line) as Partial<Attempt> | null;
    const isAttempt = typeof value?.commandId === 'string' && typeof value.tenant === 'string' && outcomes.includes(value.outcome);
    return isAttempt && (value.outcome !== 'ok' || isReceipt(value.receipt)) ? (value as Attempt) : undefined;
  } catch {
    return undefined;
  }
}

const isReceipt = (receipt: Receipt | undefined) => typeof receipt?.seq === 'number' && typeof receipt.digest === 'string';
