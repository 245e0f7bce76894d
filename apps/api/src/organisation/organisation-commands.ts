import { Injectable } from '@nestjs/common';
import type { CommandId, OrganisationCommandBody, OrganisationCommandName, OrganisationReceipt } from '@shodo/contracts';
import { canonical } from '@shodo/ledger';
import { findCommand } from '@shodo/store';
import { commandIdOf } from '../commands/hashed-id.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { Connections } from '../process/connections.js';
import { Secrets } from '../process/secrets.js';
import { OrganisationPlans } from './organisation-plans.js';
import { OrganisationRecord } from './organisation-record.js';
import { sameKeyOtherBody, sealedOfOrganisation } from './organisation-texts.js';

export interface ToOrganisation<Name extends OrganisationCommandName = OrganisationCommandName> {
  readonly name: Name;
  readonly caller: Caller;
  readonly key: string;
  readonly params: unknown;
  /** As it came, and as the contract read it. */
  readonly raw: unknown;
  readonly body: OrganisationCommandBody<Name>;
}

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
    const isRepeated = await this.#isRepeated(caller, commandId, requestMac);
    const plan = await this.plans.planOf(to, commandId);
    // What a repeat says was sealed when it was said first; a name that was corrected since would be another text.
    const sealed = isRepeated ? {} : await sealedOfOrganisation(this.connections.vault, { tenant, commandId, texts: plan.texts ?? {} });
    const entries = await this.record.decide(
      { tenant, actor: actorOf(caller), appendId: commandId, command: name, requestMac, ...(plan.mail && { mail: plan.mail }) },
      (state, mail) => plan.decide(state, mail, sealed),
    );
    const last = entries.at(-1);
    if (!last || entries[0]?.requestMac !== requestMac) throw sameKeyOtherBody();
    const { seq, digest, recordedAt } = last;
    return { commandId, seq, digest, recordedAt, ...(await plan.afterwards({ recordedAt, entries })) };
  }

  /** @throws {ProblemAnswer} when the key brought another body before */
  async #isRepeated({ tenant }: Caller, commandId: CommandId, requestMac: string): Promise<boolean> {
    const earlier = await findCommand(this.connections.store, { tenant, commandId });
    if (earlier && earlier.requestMac !== requestMac) throw sameKeyOtherBody();
    return earlier !== undefined;
  }
}
