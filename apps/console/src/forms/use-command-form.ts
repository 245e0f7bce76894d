import { type CommandName, commands } from '@shodo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Declined } from '../api/client.js';
import { type Receipt, command as send } from '../api/commands.js';
import { useDraft } from '../api/draft.js';
import type { Choosing } from './choosing.js';
import { type Field, fieldsOf } from './field.js';
import { type FieldProblem, problemsOf, problemsSaid, usesUpKey } from './problems.js';
import { basedOnOf, type Starting } from './starting.js';
import { bodyOf, type Typed } from './typed.js';

interface Asking {
  readonly command: CommandName;
  readonly on: string | undefined;
  readonly choosing: Choosing;
  readonly starting: Starting;
  readonly onDone: (receipt: Receipt) => void;
}

/** Sole decisions exist in small organisations only. */
export const offeredFields = (command: CommandName, isSmall: boolean): readonly Field[] =>
  fieldsOf(command).filter(({ name, kind }) => kind.is !== 'given' && (isSmall || name !== 'soleDecisionReason'));

/** The state of one command's form: what is typed, what is wrong, sending it once however often it is pressed. */
export function useCommandForm({ command, on, choosing, starting, onDone }: Asking, isSmall: boolean) {
  const queries = useQueryClient();
  const fields = useMemo(() => offeredFields(command, isSmall), [command, isSmall]);
  const draft = useDraft<Record<string, Typed>>(`${command}.${choosing.view.id}.${on ?? ''}`, starting.typed as Record<string, Typed>);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);

  const sending = useMutation({
    mutationFn: (body: unknown) => send(command, body, draft.idempotencyKey, choosing.view.id),
    onSuccess: async (receipt) => {
      draft.forget();
      onDone(receipt);
      await queries.invalidateQueries({ queryKey: ['incident', choosing.view.id] });
    },
    onError: (error) => {
      if (!(error instanceof Declined)) return;
      if (usesUpKey(error.problem)) draft.renewKey();
      setProblems(problemsSaid(error.problem));
    },
  });

  const submit = () => {
    const given = command === 'ReviseFact' ? { basedOn: basedOnOf(choosing.view, draft.values) } : starting.given;
    const body = bodyOf(fields, draft.values, given);
    const parsed = commands[command].body.safeParse(body);
    setProblems(parsed.success ? [] : problemsOf(parsed.error.issues, fields, body));
    if (parsed.success) sending.mutate(body);
    return parsed.success;
  };
  return { fields, draft, problems, submit, isSending: sending.isPending, failure: sending.error };
}
