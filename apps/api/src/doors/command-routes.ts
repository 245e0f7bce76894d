import { Injectable } from '@nestjs/common';
import { type Asking, mayDo } from '@shodo/access';
import {
  type CommandId,
  type CommandName,
  commandNames,
  commands,
  IncidentId,
  type OrganisationCommandName,
  organisationCommandNames,
  organisationCommands,
} from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { commandIdOf } from '../commands/hashed-id.js';
import { IncidentCommands, type LookedUp } from '../commands/incident-commands.js';
import { RefusedAttempts } from '../commands/refused-attempts.js';
import { type Caller, Callers, senderOf } from '../identity/callers.js';
import type { PlainSession } from '../identity/plain-session.js';
import { OrganisationCommands } from '../organisation/organisation-commands.js';
import { doesNotFit, notAuthorised, ProblemAnswer } from '../problems/problem-answer.js';
import { idempotencyKey, idInPath, read } from '../requests/parse.js';
import { callerOf, keepCaller } from './context.js';

interface Asked {
  readonly name: Asking;
  readonly caller: Caller;
  readonly body: unknown;
  readonly key: string;
  readonly request: FastifyRequest;
}

interface Ahead {
  readonly owner: PlainSession;
  readonly lookedUp: LookedUp;
}

/** One route for each command of the contracts, all by the same path: who asks, what they ask, whether they may, under which key; then it is handed on. */
@Injectable()
export class CommandRoutes {
  /** What was looked up for a request while its caller was. */
  readonly #ahead = new WeakMap<FastifyRequest, Ahead>();

  constructor(
    private readonly callers: Callers,
    private readonly incidentCommands: IncidentCommands,
    private readonly organisationCommands: OrganisationCommands,
    private readonly attempts: RefusedAttempts,
  ) {}

  addTo(scope: FastifyInstance): void {
    for (const name of commandNames)
      this.#add(
        scope,
        name,
        commands[name],
        (asked) => this.#toIncident(name, asked),
        (request, owner) => this.#lookAhead(name, request, owner),
      );
    for (const name of organisationCommandNames)
      this.#add(scope, name, organisationCommands[name], (asked) => this.#toOrganisation(name, asked));
  }

  #add(
    scope: FastifyInstance,
    name: Asking,
    { path, body: contract }: { path: string; body: z.ZodType },
    handOn: (asked: Asked) => Promise<unknown>,
    ahead: (request: FastifyRequest, owner: PlainSession) => void = () => undefined,
  ): void {
    scope.post(
      path,
      // After the limit on requests, before the body is read.
      {
        preParsing: async (request: FastifyRequest, reply: FastifyReply) =>
          keepCaller(
            request,
            reply,
            await this.callers.whoAsks(request.headers, { writes: true, ahead: (owner) => ahead(request, owner) }),
          ),
      },
      async (request) => {
        const caller = callerOf(request);
        try {
          if (!mayDo(caller.roles, name)) throw notAuthorised();
          const body = await this.#bodyOf(name, contract, request);
          return await handOn({ name, caller, body, request, key: idempotencyKey(request.headers['idempotency-key']) });
        } catch (error) {
          throw await this.#noted(error, name, caller, request);
        }
      },
    );
  }

  /** As its contract reads it; without the texts that it needs where the incident takes none any more. */
  async #bodyOf(name: Asking, contract: z.ZodType, request: FastifyRequest): Promise<unknown> {
    const outcome = read(contract, request.body ?? {});
    if ('value' in outcome) return outcome.value;
    const { sensitiveFields = [], bodyWithoutTexts = contract } = commandNames.some((known) => known === name)
      ? commands[name as CommandName]
      : {};
    const textless = sensitiveFields.length > 0 ? read(bodyWithoutTexts, request.body ?? {}) : outcome;
    const incident = 'value' in textless && incidentNamedBy(name as CommandName, request);
    if (!incident || !(await this.incidentCommands.takesNoTexts({ tenant: callerOf(request).tenant, incident })))
      throw doesNotFit(outcome.problems);
    return textless.value;
  }

  #toIncident(name: CommandName, { caller, key, body, request }: Asked): Promise<unknown> {
    const ahead = this.#ahead.get(request);
    return this.incidentCommands.execute({
      name,
      by: senderOf(caller),
      key,
      raw: request.body ?? {},
      body: body as never,
      incident: incidentNamedBy(name, request),
      ...(ahead && isTheSame(ahead.owner, caller) && { lookedUp: ahead.lookedUp }),
    });
  }

  /** What is read depends on who they are and on the address alone, so it need not wait for the body either. What is wrong with the address is said later. */
  #lookAhead(name: CommandName, request: FastifyRequest, owner: PlainSession): void {
    try {
      const key = idempotencyKey(request.headers['idempotency-key']);
      const { tenant, person: sender } = owner;
      const lookedUp = this.incidentCommands.lookUp({ tenant, sender, key, incident: incidentNamedBy(name, request) });
      this.#ahead.set(request, { owner, lookedUp });
    } catch (error) {
      if (!(error instanceof ProblemAnswer)) throw error;
    }
  }

  #toOrganisation(name: OrganisationCommandName, { caller, key, body, request }: Asked): Promise<unknown> {
    return this.organisationCommands.execute({ name, caller, key, params: request.params, raw: request.body ?? {}, body: body as never });
  }

  /** A refused attempt goes to the organisation's record; the answer says whether it got there. */
  async #noted(error: unknown, name: Asking, caller: Caller, request: FastifyRequest): Promise<unknown> {
    if (!(error instanceof ProblemAnswer) || (error.status !== 403 && error.status !== 409)) return error;
    return error.recorded(await this.attempts.recorded({ caller, name, ...attemptedWith(caller, request) }, error));
  }
}

/** None of the command that brings one into being. @throws {ProblemAnswer} for an id that cannot exist */
const incidentNamedBy = (name: CommandName, { params }: FastifyRequest): IncidentId | undefined =>
  commands[name].opens ? undefined : idInPath(IncidentId, params, 'incidentId');

const isTheSame = (one: PlainSession, other: PlainSession) => one.tenant === other.tenant && one.person === other.person;

/** What is known of the attempt: of a request refused for its role the key was not looked at yet. */
function attemptedWith(caller: Caller, { headers, params }: FastifyRequest): { commandId?: CommandId; incident?: IncidentId } {
  const found: { commandId?: CommandId; incident?: IncidentId } = {};
  try {
    found.commandId = commandIdOf(caller.tenant, caller.person, idempotencyKey(headers['idempotency-key']));
    found.incident = idInPath(IncidentId, params, 'incidentId');
  } catch {
    // An attempt without a key, or on no incident, is an attempt all the same.
  }
  return found;
}
