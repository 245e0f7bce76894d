import { commands } from '@shodo/contracts';
import { typedOf } from '@shodo/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Declined } from '../api/client.js';
import { command } from '../api/commands.js';
import { useDraft } from '../api/draft.js';
import { ask } from '../api/reads.js';
import { useAskedAgain } from '../forms/asked-again.js';
import { fieldsOf } from '../forms/field.js';
import { type FieldProblem, problemsOf, problemsSaid, usesUpKey, withoutChanged } from '../forms/problems.js';
import { bodyOf, noMoment, type TypedMoment } from '../forms/typed.js';

/** What is typed into the form for reports: three fields, and more for whoever knows more. */
export interface TypedReport {
  summary: string;
  noticedAt: TypedMoment;
  /** `unknown`: only the day is known, and somebody said so. */
  noticedTime: string;
  leakType: string;
  occurredAt: TypedMoment;
  channel: string;
  reportedBy: string;
  /** Nothing, or `drill`. */
  kind: string;
  drillStartsAt: TypedMoment;
}
export type ReportField = Exclude<keyof TypedReport, 'noticedTime'>;

export const moreFields = ['occurredAt', 'channel', 'reportedBy', 'kind', 'drillStartsAt'] as const satisfies readonly ReportField[];

export const emptyReport = (nowMs: number): TypedReport => ({
  summary: '',
  noticedAt: typedOf(nowMs),
  noticedTime: '',
  leakType: '',
  occurredAt: noMoment,
  channel: '',
  reportedBy: '',
  kind: '',
  drillStartsAt: noMoment,
});

const fields = fieldsOf('ReportIncident');

/** The body of a report as typed. Where the clock of a drill starts is of no concern to a real one. */
export const reportBody = (typed: TypedReport): Record<string, unknown> =>
  bodyOf(fields, { ...typed, ...(typed.kind !== 'drill' && { drillStartsAt: noMoment }) });

/** The clocks count from the time of noticing: one that was left out is not taken for midnight unless somebody says that it is not known. */
export const timeProblems = ({ noticedAt: { day, time }, noticedTime }: TypedReport): FieldProblem[] =>
  day !== '' && time.trim() === '' && noticedTime !== 'unknown' ? [{ field: 'noticedAt', fault: 'time-missing' }] : [];

export interface SentReport {
  readonly id: string;
  readonly reference: string;
}

/** The state of the form for reports: kept through reloads, sent once however often it is pressed. */
export function useReport(onSent: (sent: SentReport) => void) {
  const [initial] = useState(() => emptyReport(Date.now()));
  const draft = useDraft<TypedReport>('ReportIncident', initial);
  const queries = useQueryClient();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const sending = useMutation({
    mutationFn: async (body: unknown) => {
      const { incidentId } = await command('ReportIncident', body, draft.idempotencyKey);
      const { reference } = await ask('readIncident', { incidentId });
      return { id: incidentId, reference };
    },
    onSuccess: (sent) => {
      draft.forget();
      onSent(sent);
      void queries.invalidateQueries({ queryKey: ['organisation'] });
    },
    onError: (error) => {
      if (!(error instanceof Declined)) return;
      if (usesUpKey(error.problem)) draft.renewKey();
      setProblems(problemsSaid(error.problem));
    },
  });
  const askedAgain = useAskedAgain('ReportIncident', reportBody(draft.values), Date.now());
  const submit = () => {
    const body = reportBody(draft.values);
    const parsed = commands.ReportIncident.body.safeParse(body);
    const found = [
      ...(parsed.success ? [] : problemsOf(parsed.error.issues, fields, body)),
      ...timeProblems(draft.values),
      ...askedAgain.problems,
    ];
    setProblems(found);
    if (found.length === 0) sending.mutate(body);
    return found.length === 0;
  };
  const change = (changed: Partial<TypedReport>) => {
    setProblems((found) => withoutChanged(found, 'noticedTime' in changed ? { ...changed, noticedAt: true } : changed));
    draft.change(changed);
  };
  return {
    draft,
    change,
    problems: askedAgain.stillWrong(problems),
    submit,
    askedAgain: askedAgain.of,
    isSending: sending.isPending,
    failure: sending.error,
  };
}
