import { Injectable } from '@nestjs/common';
import type { CommandId, OrganisationCommandBody, OrganisationCommandName, OrganisationReceipt } from '@shodo/contracts';
import { canonical } from '@shodo/ledger';
import { findCommand } from '@shodo/store';
import { commandIdOf } from '../commands/hashed-id.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { Secrets } from '../process/secrets.js';
import { OrganisationPlans } from './organisation-plans.js';
import { OrganisationRecord } from './organisation-record.js';

export interface ToOrganisation<Name extends OrganisationCommandName = OrganisationCommandName> {
  readonly name: Name;
  readonly caller: Caller;
  readonly key: string;
  readonly params: unknown;
  /** As it came, and as the contract read it. */
  readonly raw: unknown;
  readonly body: OrganisationCommandBody<Name>;
}

const sameKeyOtherBody = () => new ProblemAnswer(422, 'same-key-other-body');

/** Commands of an organisation: decided and written in one transaction; what the sign-in library keeps follows, each step harmless when repeated. */
@Injectable()
export class OrganisationCommands {
  constructor(
    private readonly connections: Connections,
    private readonly secrets: Secrets,
    private readonly plans: OrganisationPlans,
    private readonly record: OrganisationRecord,
  ) {}

  async execute(to: ToOrganisation): Promise<OrganisationReceipt> {
    const { name, caller, key, params, raw } = to;
    const { tenant, person } = caller;
    const commandId = commandIdOf(tenant, person, key);
    const requestMac = this.secrets.derived.macOf(canonical({ name, params, body: raw }));
    await this.#refuseOtherBody(caller, commandId, requestMac);
    const plan = await this.plans.planOf(to, commandId);
    const entries = await this.record.decide(
      { tenant, actor: actorOf(caller), appendId: commandId, command: name, requestMac, ...(plan.mail && { mail: plan.mail }) },
      plan.decide,
    );
    const last = entries.at(-1);
    if (!last || entries[0]?.requestMac !== requestMac) throw sameKeyOtherBody();
    const { seq, digest, recordedAt } = last;
    return { commandId, seq, digest, recordedAt, ...(await plan.afterwards({ recordedAt, entries })) };
  }

  async #refuseOtherBody({ tenant }: Caller, commandId: CommandId, requestMac: string): Promise<void> {
    const earlier = await findCommand(this.connections.store, { tenant, commandId });
    if (earlier && earlier.requestMac !== requestMac) throw sameKeyOtherBody();
  }
}
