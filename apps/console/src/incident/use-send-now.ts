import type { CommandName } from '@shodo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { command as sendCommand } from '../api/commands.js';
import { useIncident } from './incident-context.js';

/** Sends a command that needs no form. Pressing twice sends the same key: one effect. */
export function useSendNow(command: CommandName) {
  const { view } = useIncident();
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const sending = useMutation({
    mutationFn: (body: unknown) => {
      const content = JSON.stringify(body);
      const key = keys.current.get(content) ?? crypto.randomUUID();
      keys.current.set(content, key);
      return sendCommand(command, body, key, view.id);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['incident', view.id] }),
  });
  return { send: (body: unknown) => sending.mutate(body), isSending: sending.isPending, failure: sending.error };
}
