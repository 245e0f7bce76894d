import type { z } from 'zod';
import type { CommandId } from '../vocabulary/ids.js';
import type { OrganisationPractice, OrganisationProfile } from '../vocabulary/organisation.js';
import type { Actor } from './actor.js';
import * as audience from './audience.js';
import type { SealedBodyOf } from './command.js';
import * as conduct from './conduct.js';
import * as containment from './containment.js';
import * as decisionLog from './decision-log.js';
import * as detection from './detection.js';
import * as erasure from './erasure.js';
import * as evidencePacks from './evidence-packs.js';
import * as factFinding from './fact-finding.js';
import * as notification from './notification.js';
import * as remediation from './remediation.js';

export * from './actor.js';
export type { BodyOf, SealedBodyOf } from './command.js';
export { sampleIncident } from './sample-incident.js';

/** Every command of an incident, by its wire name. */
export const commands = {
  ...detection,
  ...containment,
  ...factFinding,
  ...notification,
  ...remediation,
  ...conduct,
  ...erasure,
  ...decisionLog,
  ...audience,
  ...evidencePacks,
};
export type Commands = typeof commands;
export type CommandName = keyof Commands;
export const commandNames = Object.keys(commands) as CommandName[];

/** What a person sends over HTTP. */
export type CommandBody<Name extends CommandName = CommandName> = z.infer<Commands[Name]['body']>;
/** What goes inside: sensitive fields are references into the vault. */
export type SealedCommandBody<Name extends CommandName = CommandName> = SealedBodyOf<Commands[Name]>;

/** One command on its way to its incident: the argument of the update that bears its name. Plain JSON. */
export interface Asked<Name extends CommandName = CommandName> {
  readonly id: CommandId;
  readonly body: SealedCommandBody<Name>;
  readonly by: Actor;
  /** HMAC-SHA-256 of the canonical plain body under a key that is erased with the vault: tells an honest retry from another body. */
  readonly requestMac: string;
  readonly organisation: { readonly profile: OrganisationProfile; readonly practice: OrganisationPractice };
}

/** The answer to an accepted command; a repeat of the command gets the same one, for ever. */
export interface Receipt {
  readonly commandId: CommandId;
  readonly incidentId: string;
  /** Sequence of the last entry the command wrote. */
  readonly seq: number;
  readonly digest: string;
  readonly recordedAt: string;
}

/** What an incident answers to whoever handed a command on. */
export interface Answered extends Receipt {
  /** Of the request whose entry was written for this answer; absent where an earlier one had written it, for that may have had another body. */
  readonly requestMac?: string;
}
