import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Decided } from '@shodo/access';
import type { Actor, OrganisationEvent, OrganisationState, TenantId } from '@shodo/contracts';
import { type FoundMail, writeToOrganisation } from '@shodo/store';
import { refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';

export interface ToWrite {
  readonly tenant: TenantId;
  readonly actor: Actor;
  /** Names this writing: a repeat of it writes nothing. A fresh one when nothing can repeat it. */
  readonly appendId?: string;
  readonly command?: string;
  readonly requestMac?: string;
  /** The mail to be sent again, if that is what is decided. */
  readonly mail?: string;
}

/** The organisation's stream of the record, as this process writes it. */
@Injectable()
export class OrganisationRecord {
  constructor(private readonly connections: Connections) {}

  /** Writes what happened, whatever state the organisation is in. */
  note(to: ToWrite, ...events: OrganisationEvent[]) {
    return this.decide(to, () => events);
  }

  /**
   * Decides and writes in one transaction.
   * @throws {ProblemAnswer} 409 with every refusal
   */
  async decide(
    { appendId = randomUUID(), ...to }: ToWrite,
    decide: (state: OrganisationState | undefined, mail: FoundMail | undefined) => Decided,
  ) {
    const outcome = await writeToOrganisation(this.connections.store, { ...to, appendId, occurredAt: new Date().toISOString(), decide });
    if ('refusals' in outcome) throw refusedBy(outcome.refusals);
    return outcome.entries;
  }
}
