import { type CommandName, commands } from '@shodo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Declined } from '../api/client.js';
import { type Receipt, command as send } from '../api/commands.js';
import { useDraft } from '../api/draft.js';
import { useReadNow } from '../time/present.js';
import { useAskedAgain } from './asked-again.js';
import type { Choosing } from './choosing.js';
import { following } from './following.js';
import { askedFields, offeredFields, saidFields, textsNotTaken } from './offered.js';
import { type FieldProblem, problemsOf, problemsSaid, usesUpKey, withoutChanged } from './problems.js';
import { newerThanSeen } from './seen.js';
import { startingOf } from './starting.js';
import { bodyOf, type Typed, type TypedForm } from './typed.js';

interface Asking {
  readonly command: CommandName;
  readonly on: string | undefined;
  readonly choosing: Choosing;
  readonly onDone: (receipt: Receipt) => void;
}

type Draft = ReturnType<typeof useDraft<Record<string, Typed>>>;

/** What of a draft is taken no more, and the way on without it. */
function leftOf({ command, choosing: { view } }: Asking, { values: typed, change }: Draft, proposed: TypedForm) {
  const texts = textsNotTaken(command, view, { typed, proposed });
  return { texts, leaveOut: () => change(Object.fromEntries(texts.map(({ field }) => [field, '']))) };
}

/** The state of one command's form: what is typed and upon which version, what is wrong, sending it once however often it is pressed. */
export function useCommandForm(asking: Asking) {
  const { command, on, choosing, onDone } = asking;
  const { view } = choosing;
  const queries = useQueryClient();
  const fields = useMemo(() => offeredFields(command, view), [command, view]);
  const readNow = useReadNow();
  const start = () => startingOf({ command, on, view, speaker: choosing.speaker, nowMs: readNow() }) as Record<string, Typed>;
  const [initial] = useState(start);
  const draft = useDraft<Record<string, Typed>>(`${command}.${view.id}.${on ?? ''}`, initial);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const newer = newerThanSeen(command, view, draft.values);
  const notTaken = leftOf(asking, draft, initial);
  const askedAgain = useAskedAgain(command, bodyOf(fields, draft.values), readNow());

  const sending = useMutation({
    mutationFn: (body: unknown) => send(command, body, draft.idempotencyKey, view.id),
    onSuccess: async (receipt) => {
      draft.forget();
      onDone(receipt);
      await queries.invalidateQueries({ queryKey: ['incident', view.id] });
    },
    onError: (error) => {
      if (!(error instanceof Declined)) return;
      if (usesUpKey(error.problem)) draft.renewKey();
      setProblems(problemsSaid(error.problem));
      // What stood in the way may be newer than this page.
      void queries.invalidateQueries({ queryKey: ['incident', view.id] });
    },
  });

  const submit = () => {
    const body = bodyOf(saidFields(fields, { command, view, typed: draft.values }), draft.values);
    const contract = view.takesNoTexts ? commands[command].bodyWithoutTexts : commands[command].body;
    const parsed = contract.safeParse(body);
    const found = [...(parsed.success ? [] : problemsOf(parsed.error.issues, fields, body)), ...askedAgain.problems];
    setProblems(found);
    const isSent = found.length === 0 && !newer && notTaken.texts.length === 0;
    if (isSent) sending.mutate(body);
    return isSent;
  };
  const change = (changed: TypedForm) => {
    const { speaker } = choosing;
    const all = following({ command, view, speaker, nowMs: readNow(), typed: draft.values }, changed);
    setProblems((found) => withoutChanged(found, all));
    draft.change(all);
  };
  const startAgain = () => {
    setProblems([]);
    sending.reset();
    draft.forget(start());
  };
  const takeNewer = () => {
    sending.reset();
    if (newer) draft.change({ basedOn: String(newer.basedOn) });
  };
  const { values, isTouched } = draft;
  return {
    fields: askedFields(fields, { command, view, typed: values }),
    values,
    isTouched,
    change,
    startAgain,
    newer,
    takeNewer,
    notTaken,
    askedAgain: askedAgain.of,
    problems: askedAgain.stillWrong(problems),
    submit,
    isSending: sending.isPending,
    failure: sending.error,
  };
}
