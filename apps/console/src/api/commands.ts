import {
  type AccountRequestName,
  accountRequests,
  type CommandName,
  commands,
  type OrganisationCommandName,
  OrganisationReceipt,
  organisationCommands,
  ReceiptView,
} from '@shodo/contracts';
import type { z } from 'zod';
import { fillPath, send } from './client.js';

export type Receipt = z.infer<typeof ReceiptView>;

/** Sends one command to its incident. The key names the form, so that sending the same form again has one effect. */
export async function command(name: CommandName, body: unknown, idempotencyKey: string, incidentId = ''): Promise<Receipt> {
  return ReceiptView.parse(await send({ method: 'POST', path: fillPath(commands[name].path, { incidentId }), body, idempotencyKey }));
}

export async function organisationCommand(
  name: OrganisationCommandName,
  body: unknown,
  idempotencyKey: string,
  names: Readonly<Record<string, string>> = {},
): Promise<OrganisationReceipt> {
  return OrganisationReceipt.parse(
    await send({ method: 'POST', path: fillPath(organisationCommands[name].path, names), body, idempotencyKey }),
  );
}

/** What a person does about their own account: signing in and out, setting up, joining. No key: the token of the link stands for it. */
export async function account<Name extends AccountRequestName>(
  name: Name,
  body: unknown,
): Promise<z.infer<(typeof accountRequests)[Name]['answer']>> {
  const { path, answer } = accountRequests[name];
  return answer.parse(await send({ method: 'POST', path, body })) as z.infer<(typeof accountRequests)[Name]['answer']>;
}
