import type { OrganisationCommandBody, OrganisationCommandName, OrganisationReceipt } from '@shodo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Declined } from '../api/client.js';
import { organisationCommand } from '../api/commands.js';

interface Sent<Name extends OrganisationCommandName> {
  readonly body: OrganisationCommandBody<Name>;
  /** What the path names: the person, the token. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Sends a command of the organisation, once for one content however often it is pressed; what was read of the organisation is read again. */
export function useOrganisationCommand<Name extends OrganisationCommandName>(
  name: Name,
  onDone: (receipt: OrganisationReceipt) => void = () => undefined,
) {
  const queries = useQueryClient();
  const last = useRef<{ content: string; key: string } | undefined>(undefined);
  const sending = useMutation({
    mutationFn: (sent: Sent<Name>) => {
      const content = JSON.stringify(sent);
      if (last.current?.content !== content) last.current = { content, key: crypto.randomUUID() };
      return organisationCommand(name, sent.body, last.current.key, sent.names);
    },
    onSuccess: async (receipt) => {
      last.current = undefined;
      onDone(receipt);
      await queries.invalidateQueries({ queryKey: ['organisation'] });
    },
    // Whoever was refused may have looked at what stands there no longer: the next form starts from what does.
    onError: (error) => {
      if (error instanceof Declined) void queries.invalidateQueries({ queryKey: ['organisation'] });
    },
  });
  const errors = sending.error instanceof Declined ? (sending.error.problem.errors ?? []) : [];
  /** The API's words for one field of the body. */
  const saidOf = (field: string) => errors.find(({ pointer }) => pointer.split('/')[1] === field)?.detail;
  return { send: sending.mutate, isSending: sending.isPending, failure: sending.error, saidOf, reset: sending.reset };
}
