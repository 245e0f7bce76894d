import { Inject, Injectable } from '@nestjs/common';
import { activePerson, mayDo } from '@shodo/access';
import {
  type Answered,
  type Asked,
  type CommandBody,
  type CommandName,
  commands,
  type IncidentId,
  type Receipt,
  type Refusal,
  type SealedCommandBody,
} from '@shodo/contracts';
import { Busy, EngineAway, killPoint, lookAgain, opensItsRun, Refused, sendCommand } from '@shodo/durable/node';
import { canonical } from '@shodo/ledger';
import { type FoundCommand, findCommand, findCommandAndHead, headOf, readAudiences } from '@shodo/store';
import {
  carryOutErasures,
  IncidentWasErased,
  type KnownIncidentKey,
  knownIncidentKey,
  macOf,
  OtherTextUnderSameCommand,
  sealErased,
  sealTexts,
} from '@shodo/vault';
import type { Logger } from 'pino';
import { EvidencePacks } from '../evidence-packs/evidence-packs.js';
import { EvidenceFiles } from '../files/evidence-files.js';
import type { Caller, Sender } from '../identity/callers.js';
import { keysAreMissing, notAvailable, notFound, ProblemAnswer, refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { Secrets } from '../process/secrets.js';
import { LOG } from '../process/tokens.js';
import { textsOnRecord } from '../reads/texts-on-record.js';
import { commandIdOf } from './hashed-id.js';
import { carriesText, leftWithoutVault, textsInPlace, wasGivenWithoutVault } from './without-vault.js';

export interface ToIncident<Name extends CommandName = CommandName> {
  readonly name: Name;
  readonly by: Sender;
  readonly key: string;
  /** Absent for the command that brings an incident into being. */
  readonly incident?: IncidentId | undefined;
  /** What was looked up for this very command while its caller was. */
  readonly lookedUp?: LookedUp;
  /** As it came, and as the contract read it. */
  readonly raw: unknown;
  readonly body: CommandBody<Name>;
}

/** What is asked of the record and of the keys before anything is decided. Its failures are heard by whoever waits for it. */
export interface LookedUp {
  readonly incidentKey: Promise<KnownIncidentKey>;
  readonly found: ReturnType<typeof findCommandAndHead>;
}

const sameKeyOtherBody = () => new ProblemAnswer(422, 'same-key-other-body');

/** Hands commands to their incidents: looked up in the record first, then sealed, then sent. Everything else is the incident's to decide. */
@Injectable()
export class IncidentCommands {
  constructor(
    private readonly connections: Connections,
    @Inject(LOG) private readonly log: Logger,
    private readonly files: EvidenceFiles,
    private readonly packs: EvidencePacks,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Everything at once, and the codec looks for its own key meanwhile. No key is made yet: the incident may be a guess.
   * @param key by which the sender names the command @param incident absent for the command that brings one into being
   */
  lookUp({ tenant, sender, key, incident: given }: Named): LookedUp {
    const { store, vault, payloadKeys } = this.connections;
    const { commandId, incident } = idsOf({ tenant, sender, key, incident: given });
    const incidentKey = knownIncidentKey(vault, { tenant, incident });
    const found = findCommandAndHead(store, { tenant, commandId, incident });
    for (const each of [incidentKey, found, ...(given ? [payloadKeys.forOpening({ tenant, incident })] : [])]) each.catch(() => undefined);
    return { incidentKey, found };
  }

  async execute<Name extends CommandName>(to: ToIncident<Name>): Promise<Receipt> {
    const { name, by, key, raw } = to;
    const { tenant, organisation } = by;
    const named = { tenant, sender: by.id, key, incident: to.incident };
    const { commandId, incident } = idsOf(named);
    const { vault, engine } = this.connections;

    const { found, incidentKey } = to.lookedUp ?? this.lookUp(named);
    const { command: earlier, head } = await found;
    if (earlier && earlier.receipt.incidentId !== incident) throw sameKeyOtherBody();
    if (to.incident && !earlier && head.seq === 0) throw notFound();
    const underIncident = await macOf(vault, { tenant, incident, body: canonical({ name, body: raw }) }, incidentKey).catch(unlessErased);
    if (to.incident && underIncident !== undefined) await this.#demandEngineKey({ tenant, incident });
    if (earlier && !(await this.#isRepeat(to, earlier, underIncident))) throw sameKeyOtherBody();
    if (earlier) {
      await this.#carriedOut(name, tenant, incident);
      this.#tellTheRun(tenant, earlier.receipt).catch(() => undefined); // an engine that is away hears it from the watchdog
      return earlier.receipt;
    }
    const requestMac = underIncident ?? (await this.#macWithoutVault(to, { tenant, incident }));

    refuseStrangers(to);
    await this.#refuseUnknownTexts(to, { tenant, incident });
    const where = { tenant, incident, commandId };
    const body = await (underIncident === undefined ? this.#sealedWithoutVault(to, where) : this.#sealed(to, where));
    await this.#keepWhatIsNamed(name, { tenant, incident, commandId, body });
    killPoint('api.after-seal');
    const asked: Asked<Name> = {
      id: commandId,
      body,
      by: by.actor,
      requestMac,
      organisation: { profile: organisation.profile, practice: organisation.practice },
    };
    const answer = await sendCommand(engine, { tenant, incident, name, asked }).catch(async (error: unknown) => {
      if (error instanceof EngineAway) await this.#demandThatItOpens({ tenant, incident });
      return refusalOrProblem(error);
    });
    killPoint('api.after-update');
    const receipt = await this.#onRecord(answer, { tenant, commandId, requestMac });
    await this.#carriedOut(name, tenant, incident);
    return receipt;
  }

  /** The key of what the engine keeps seals nothing that people wrote: where no run waits for the one that is gone, the incident goes on with another. @throws ProblemAnswer */
  async #demandEngineKey(of: { tenant: Caller['tenant']; incident: IncidentId }): Promise<void> {
    if (!(await this.connections.payloadKeys.forOpening(of))) await this.#demandThatItOpens(of);
  }

  /** @throws ProblemAnswer when the incident has a run that its keys do not open; an engine that is away says nothing of them */
  async #demandThatItOpens(of: { tenant: Caller['tenant']; incident: IncidentId }): Promise<void> {
    const { engine, payloadKeys } = this.connections;
    if (!(await opensItsRun(engine, payloadKeys, of).catch(() => true))) throw keysAreMissing();
  }

  /**
   * Whether it is the command that is on record under its key. Of what was given before the vault of the incident was erased nobody can tell one body
   * from another any more: it is taken for the same, where it is the same command.
   */
  async #isRepeat(to: ToIncident, { requestMac, receipt, command }: FoundCommand, underIncident: string | undefined): Promise<boolean> {
    if (underIncident !== undefined) return requestMac === underIncident;
    if (command !== to.name) return false;
    const of = { tenant: to.by.tenant, incident: receipt.incidentId as IncidentId };
    if (!(await wasGivenWithoutVault(this.connections, of, receipt))) return true;
    return !carriesText(to.name, to.body) && requestMac === this.#macOfTextless(to, of.incident);
  }

  /** Whether this incident takes commands without the texts that they need. */
  takesNoTexts = async (of: { tenant: Caller['tenant']; incident: IncidentId }): Promise<boolean> =>
    (await leftWithoutVault(this.connections, of)) !== undefined;

  /** Of a command to an incident whose vault was erased: where there is no text, nobody can try texts against it. @throws ProblemAnswer */
  async #macWithoutVault(to: ToIncident, of: { tenant: Caller['tenant']; incident: IncidentId }): Promise<string> {
    const left = carriesText(to.name, to.body) ? 'nothing' : await leftWithoutVault(this.connections, of);
    if (left !== 'what-needs-no-text') throw refusedBy([{ code: 'vault-was-erased' }]);
    return this.#macOfTextless(to, of.incident);
  }

  #macOfTextless = ({ name, raw }: ToIncident, incident: IncidentId): string =>
    this.secrets.derived.macOf(canonical({ name, incident, body: raw }));

  /** What a command names and is kept here stays from now on: a file of evidence, a pack. */
  async #keepWhatIsNamed(
    name: CommandName,
    { body, ...of }: { tenant: Caller['tenant']; incident: IncidentId; commandId: Asked['id']; body: SealedCommandBody },
  ): Promise<void> {
    if (name === 'SealEvidence') await this.files.demandNamed(of, body as SealedCommandBody<'SealEvidence'>);
    if (name === 'GiveEvidencePack') await this.packs.demandNamed(of, body as SealedCommandBody<'GiveEvidencePack'>);
  }

  /** The record has the last word on what the incident answered, unless it answered for the very entry of this request. */
  async #onRecord(
    answer: Answered | Refused,
    { requestMac, ...command }: { tenant: Caller['tenant']; commandId: Asked['id']; requestMac: string },
  ): Promise<Receipt> {
    if (!(answer instanceof Refused) && answer.requestMac === requestMac) return receiptIn(answer);
    const recorded = await findCommand(this.connections.store, command);
    if (answer instanceof Refused && !recorded) throw refusedBy(answer.refusals);
    // A twin with another body may have overtaken us between the look-up and here; the engine knows one id by one body only.
    if (recorded?.requestMac !== requestMac) throw sameKeyOtherBody();
    if (!(answer instanceof Refused)) return receiptIn(answer);
    // A run died over the entry, and the next one was asked when the rules no longer allowed it.
    this.#tellTheRun(command.tenant, recorded.receipt).catch(() => undefined);
    return recorded.receipt;
  }

  /** What an approved erasure orders is done before its answer; where the keys are away, upkeep does it, and the entry already says what will be true. */
  async #carriedOut(name: CommandName, tenant: Caller['tenant'], incident: IncidentId): Promise<void> {
    if (name !== 'ApproveErasure') return;
    const { vault: keys, store, erasureJournal: journal } = this.connections;
    killPoint('erasure.before-key-destroyed');
    await carryOutErasures({ keys, store, journal }, { tenant, incident }).catch((error: unknown) =>
      this.log.error({ err: error, incident }, 'an erasure that is on record could not be carried out yet'),
    );
    killPoint('erasure.after-key-destroyed');
  }

  /** Only texts that the record names can be erased; whoever proposes it need not belong to the audience of each. */
  async #refuseUnknownTexts({ name, body }: ToIncident, of: { tenant: Caller['tenant']; incident: IncidentId }): Promise<void> {
    const { texts: refs = [] } = name === 'ProposeErasure' ? (body as CommandBody<'ProposeErasure'>) : {};
    if (refs.length === 0) return;
    const known = new Set<string>((await textsOnRecord(this.connections.store, of))?.map(({ ref }) => ref));
    if (refs.some((ref) => !known.has(ref))) throw refusedBy([{ code: 'text-is-unknown', detail: { field: 'texts' } }]);
  }

  /** An entry that nothing followed may be unknown to the incident's run: it may have died over it, together with the one who now asks again. */
  async #tellTheRun(tenant: Caller['tenant'], { incidentId: incident, seq }: Receipt): Promise<void> {
    const { store, engine } = this.connections;
    if ((await headOf(store, { tenant, incident: incident as IncidentId })).seq === seq) await lookAgain(engine, { tenant, incident });
  }

  /** The body as it goes inside: every sensitive text is in the vault, and a reference stands in its place. */
  async #sealed<Name extends CommandName>(to: ToIncident<Name>, where: Where): Promise<SealedCommandBody<Name>> {
    const { name, body } = to;
    const given: Record<string, unknown> = { ...body };
    const texts = Object.fromEntries(
      commands[name].sensitiveFields.flatMap((field) => (typeof given[field] === 'string' ? [[field, given[field]]] : [])),
    );
    if (Object.keys(texts).length === 0) return body as SealedCommandBody<Name>;
    try {
      const limited = await this.#limitOf(to, where);
      return { ...body, ...(await sealTexts(this.connections.vault, { ...where, texts, limited })) } as SealedCommandBody<Name>;
    } catch (error) {
      throw error instanceof OtherTextUnderSameCommand ? sameKeyOtherBody() : error;
    }
  }

  /** In the place of each text that it needs stands one that was erased at once: nobody typed it. */
  async #sealedWithoutVault<Name extends CommandName>({ name, body }: ToIncident<Name>, where: Where): Promise<SealedCommandBody<Name>> {
    return {
      ...body,
      ...(await sealErased(this.connections.vault, { ...where, fields: textsInPlace(name, body) })),
    } as SealedCommandBody<Name>;
  }

  /** The item whose audience alone reads what is written here: what the command records, or what it is about. Nothing is limited later than it is recorded. */
  async #limitOf({ name, body, by: { id: writer } }: ToIncident, { tenant, incident, commandId }: Where) {
    const given: Record<string, unknown> = { ...body };
    const about = aboutLimited[name];
    if (!about) return given.audience === undefined ? undefined : { to: commandId, writer };
    const item = String(given[about]);
    return (await readAudiences(this.connections.store, { tenant, incident })).has(item) ? { to: item, writer } : undefined;
  }
}

interface Named {
  readonly tenant: Caller['tenant'];
  readonly sender: string;
  readonly key: string;
  readonly incident: IncidentId | undefined;
}

/** An incident is named after the command that reported it, so that the report can be repeated before anybody knows that it succeeded. */
function idsOf({ tenant, sender, key, incident }: Named): Pick<Where, 'commandId' | 'incident'> {
  const commandId = commandIdOf(tenant, sender, key);
  return { commandId, incident: incident ?? (commandId as string as IncidentId) };
}

interface Where {
  readonly tenant: Caller['tenant'];
  readonly incident: IncidentId;
  readonly commandId: Asked['id'];
}

/** Commands about something that may be limited, and the field that names it. */
const aboutLimited: Readonly<Partial<Record<CommandName, string>>> = {
  ApproveDecision: 'decision',
  UpholdDecision: 'decision',
  WidenAudience: 'item',
};

/**
 * The incident knows nobody but who acts: whoever a command names is looked up here, in the organisation as it stands now. Nobody is put in charge
 * who could not answer the reminders that go with it, and nobody into an audience who reads no texts.
 */
function refuseStrangers({ name, body, by: { organisation } }: ToIncident): void {
  const given: Record<string, unknown> = { ...body };
  const refusals = commands[name].personFields.flatMap((field): Refusal[] => {
    const id = given[field];
    if (typeof id !== 'string') return [];
    const person = activePerson(organisation, id);
    if (!person) return [{ code: 'person-is-unknown', detail: { field } }];
    return mayDo(person.roles, 'AcknowledgeReminder') ? [] : [{ code: 'person-has-no-part', detail: { field } }];
  });
  const outsideAudience = commands[name].audienceFields.flatMap((field): Refusal[] => {
    const people = ((given[field] ?? []) as readonly string[]).map((id) => activePerson(organisation, id));
    if (people.includes(undefined)) return [{ code: 'person-is-unknown', detail: { field } }];
    return people.every((person) => mayDo(person?.roles ?? [], 'readTexts')) ? [] : [{ code: 'person-reads-no-texts', detail: { field } }];
  });
  if (refusals.length + outsideAudience.length > 0) throw refusedBy([...refusals, ...outsideAudience]);
}

const receiptIn = ({ requestMac: _, ...receipt }: Answered): Receipt => receipt;

const unlessErased = (error: unknown): undefined => {
  if (!(error instanceof IncidentWasErased)) throw error;
};

/** What the engine's door says, in the words of HTTP. A repeat with the same key is safe after each of them. */
function refusalOrProblem(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof EngineAway) throw notAvailable(error.retryAfterSeconds);
  if (error instanceof Busy) throw new ProblemAnswer(429, 'too-many-requests', { retryAfterSeconds: error.retryAfterSeconds });
  throw error;
}
