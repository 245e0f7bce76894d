import type { Answered, Asked, CommandName, Refusal } from '@shodo/contracts';
import { defineUpdate, setHandler } from '@temporalio/workflow';
import { refused } from './refused.js';

/** The update that carries one command; its name is the command's. */
export const commandUpdate = <Name extends CommandName>(name: Name) => defineUpdate<Answered, [Asked<Name>], Name>(name);

/**
 * Says synchronously what stands against a command before it enters history: refusals, or nothing. The type admits no promise on purpose: an
 * async validator lets every update in, and its later rejection fails the workflow task for ever.
 */
export type Validator<Name extends CommandName> = (asked: Asked<Name>, name: Name) => readonly Refusal[] | undefined;

/**
 * Answers one command from now on. Call it for every command before the first `await`: waiting updates are delivered inside this call.
 * Handler and validator are told the name, so that one pair of them can serve every command: an incident holds some fifty of these.
 * @param handler records the command and answers only once it is durable; refuses by throwing `refused(...)`
 * @param validator must let a command id pass that was accepted before: a repeat gets its first receipt, not "already done"
 */
export function answer<Name extends CommandName>(
  name: Name,
  handler: (asked: Asked<Name>, name: Name) => Promise<Answered>,
  validator: Validator<Name>,
): void {
  // The update arrives under this name only, so its argument is that command's; Temporal's own types cannot follow a name that is a parameter.
  setHandler(defineUpdate<Answered, [Asked]>(name), (asked) => handler(asked as Asked<Name>, name), {
    validator: (asked) => {
      const refusals = validator(asked as Asked<Name>, name);
      if (refusals && refusals.length > 0) throw refused(refusals);
    },
  });
}
