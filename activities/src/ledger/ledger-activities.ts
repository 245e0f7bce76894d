import { Actor, type AppendToIncident, type DutiesActivities, type LedgerActivities } from '@shodo/contracts';
import { appendToIncident, LedgerForked, MalformedEvent, type Store, takeCharge } from '@shodo/store';
import { ApplicationFailure, log } from '@temporalio/activity';
import { whatFollows } from './what-follows.js';

export interface LedgerDependencies {
  readonly store: Store;
  readonly assessDuties: DutiesActivities['assessDuties'];
  /** Called where a test may kill the process; does nothing otherwise. */
  readonly killPoint: (name: 'ledger.in-transaction' | 'ledger.after-commit') => void;
}

/** The only way by which an incident's stream is written. Every fault is tried again without end by the caller; two failures are final. */
export const createLedgerActivities = ({ store, assessDuties, killPoint }: LedgerDependencies): LedgerActivities => ({
  appendToIncident: async (request) => {
    const actor = declaredActor(request);
    const beside = { beforeCommit: () => killPoint('ledger.in-transaction'), whatFollows: whatFollows(assessDuties) };
    const answer = await appendToIncident(store, { ...request, actor }, beside).catch((error: unknown) => {
      throw asFailure(error, request);
    });
    killPoint('ledger.after-commit');
    return answer;
  },
  takeChargeOf: (of) =>
    takeCharge(store, of).catch((error: unknown) => {
      throw asFailure(error, of);
    }),
});

function declaredActor({ actor, command }: AppendToIncident): Actor {
  const parsed = Actor.safeParse(actor);
  if (parsed.success) return parsed.data;
  throw malformed(new Error('the actor does not have its declared form'), command);
}

/** Behind a command it is the command that was malformed, and its caller is told. An event the incident wrote by itself is our defect: it waits for repair. */
function malformed(error: unknown, command: AppendToIncident['command']): Error {
  const message = error instanceof Error ? error.message : 'malformed event';
  return command
    ? ApplicationFailure.nonRetryable(message, 'command-is-malformed')
    : ApplicationFailure.retryable(message, 'event-is-malformed');
}

/** Failures become part of a history: they name streams, sequences and codes, never what a database said, which may quote a row. */
function asFailure(error: unknown, of: { readonly incident: string; readonly command?: AppendToIncident['command'] }): Error {
  if (error instanceof MalformedEvent) return malformed(error, of.command);
  if (error instanceof LedgerForked) {
    log.error('the ledger has forked: there must be one writer', {
      incident: of.incident,
      stated: error.stated.seq,
      found: error.found.seq,
    });
    return ApplicationFailure.nonRetryable(error.message, 'ledger-forked');
  }
  const name = error instanceof Error ? error.name : 'unknown error';
  log.warn('the ledger did not answer', {
    incident: of.incident,
    error: name,
    ...(error instanceof Error && 'code' in error && { code: String(error.code) }),
  });
  return ApplicationFailure.retryable('the ledger did not answer', name);
}
