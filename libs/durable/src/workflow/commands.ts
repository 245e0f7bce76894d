import type { Answered, Asked, CommandName, Refusal } from '@shodo/contracts';
import { currentUpdateInfo, defineUpdate, setHandler } from '@temporalio/workflow';
import { refused } from './refused.js';

/** The update that carries one command; its name is the command's. */
export const commandUpdate = <Name extends CommandName>(name: Name) => defineUpdate<Answered, [Asked<Name>], Name>(name);

/**
 * Says synchronously what stands against a command before it enters history: refusals, or nothing. The type admits no promise on purpose: an
 * async validator lets every update in, and its later rejection fails the workflow task for ever.
 */
export type Validator<Name extends CommandName> = (asked: Asked<Name>, name: Name) => readonly Refusal[] | undefined;

/**
 * Answers commands from now on. Call it for every command before the first `await`: waiting updates are delivered inside this call.
 * One handler and one validator serve them all, and hear from the engine which one it is: an incident holds some fifty of these for as long as it lives.
 * @param handler records the command and answers only once it is durable; refuses by throwing `refused(...)`
 * @param validator must let a command id pass that was accepted before: a repeat gets its first receipt, not "already done"
 */
export function answer<Name extends CommandName>(
  names: readonly Name[],
  handler: (asked: Asked<Name>, name: Name) => Promise<Answered>,
  validator: Validator<Name>,
): void {
  // An update arrives under these names only, so its argument is that command's; Temporal's own types cannot follow a name that is a parameter.
  const answered = (asked: Asked) => handler(asked as Asked<Name>, currentUpdateInfo()?.name as Name);
  const validated = (asked: Asked) => {
    const refusals = validator(asked as Asked<Name>, currentUpdateInfo()?.name as Name);
    if (refusals && refusals.length > 0) throw refused(refusals);
  };
  for (const name of names) setHandler(defineUpdate<Answered, [Asked]>(name), answered, { validator: validated });
}
