import { Inject, Injectable } from '@nestjs/common';
import type { CommandId, IncidentId } from '@shodo/contracts';
import type { Logger } from 'pino';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import type { ProblemAnswer } from '../problems/problem-answer.js';
import { LOG } from '../process/tokens.js';

export interface Attempt {
  readonly caller: Caller;
  readonly name: string;
  readonly commandId?: CommandId;
  readonly incident?: IncidentId;
}

/** Attempts that were refused leave no trace in the incident; auditors ask for them, so the organisation's record keeps them. */
@Injectable()
export class RefusedAttempts {
  constructor(
    private readonly record: OrganisationRecord,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Never hides the answer: when the record cannot be written the caller gets the refusal all the same, and is told that it was not recorded. */
  async recorded({ caller, name, commandId, incident }: Attempt, { status, code, more }: ProblemAnswer): Promise<boolean> {
    const codes = status === 409 ? [...new Set((more.refusals ?? []).map((refusal) => refusal.code))] : [code];
    try {
      await this.record.note(
        { tenant: caller.tenant, actor: actorOf(caller) },
        {
          type: 'AttemptRefused',
          version: 1,
          data: { command: name, codes, ...(commandId && { commandId }), ...(incident && { incident }) },
        },
      );
      return true;
    } catch (error) {
      this.log.error({ err: error, command: name }, 'a refused attempt could not be recorded');
      return false;
    }
  }
}
