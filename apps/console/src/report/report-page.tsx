import { Button } from '@mantine/core';
import { commands, LeakType } from '@shodo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { Declined } from '../api/client.js';
import { command } from '../api/commands.js';
import { useDraft } from '../api/draft.js';
import { ask } from '../api/reads.js';
import { keepsInputMethod, Problems, Refused } from '../forms/command-form.js';
import { fieldsOf } from '../forms/field.js';
import { ChoiceField } from '../forms/fields/choice-field.js';
import { MomentField } from '../forms/fields/moment-field.js';
import { TextField } from '../forms/fields/text-field.js';
import formClasses from '../forms/form.module.css';
import { type FieldProblem, problemsOf, problemsSaid, usesUpKey } from '../forms/problems.js';
import { bodyOf, type TypedMoment } from '../forms/typed.js';
import shellClasses from '../shell/shell.module.css';
import { Panel, Quiet } from '../theme/panel.js';
import { typedOf } from '../time/moments.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { wordOf } from '../words/speaker.js';
import classes from './report.module.css';

interface Typed {
  summary: string;
  noticedAt: TypedMoment;
  leakType: string;
}
const fields = fieldsOf('ReportIncident').filter(({ name }) => name === 'summary' || name === 'noticedAt' || name === 'leakType');

/** Three fields for whoever noticed something, and a reference to read aloud. */
export function ReportPage() {
  const say = useWords('report');
  const [sent, setSent] = useState<{ readonly id: string; readonly reference: string } | undefined>();
  return (
    <div className={classes.page}>
      <div className={shellClasses.title}>
        <h1>{sent ? say('sent') : say('title')}</h1>
      </div>
      {sent ? <Sent id={sent.id} reference={sent.reference} onAnother={() => setSent(undefined)} /> : <ReportForm onSent={setSent} />}
    </div>
  );
}

function useReport(onSent: (sent: { id: string; reference: string }) => void) {
  const [initial] = useState<Typed>(() => ({ summary: '', noticedAt: typedOf(Date.now()), leakType: '' }));
  const draft = useDraft<Typed>('ReportIncident', initial);
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
  const submit = () => {
    const body = bodyOf(fields, { ...draft.values });
    const parsed = commands.ReportIncident.body.safeParse(body);
    setProblems(parsed.success ? [] : problemsOf(parsed.error.issues, fields, body));
    if (parsed.success) sending.mutate(body);
    return parsed.success;
  };
  return { draft, problems, submit, isSending: sending.isPending, failure: sending.error };
}

function ReportForm({ onSent }: { readonly onSent: (sent: { id: string; reference: string }) => void }) {
  const say = useWords('report');
  const sayForm = useWords('form');
  const language = useLanguage();
  const id = useId();
  const { draft, problems, submit, isSending, failure } = useReport(onSent);
  const labels: Readonly<Record<string, string>> = { summary: say('what'), noticedAt: say('when'), leakType: say('which') };
  const errorOf = (name: string) => {
    const problem = problems.find(({ field }) => field === name);
    return problem && (problem.said ?? (problem.fault && sayForm(problem.fault)));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!submit()) requestAnimationFrame(() => document.getElementById(`${id}-problems`)?.focus());
  };
  return (
    <form className={`${formClasses.form} ${shellClasses.card}`} onSubmit={onSubmit} onKeyDown={keepsInputMethod} noValidate>
      <p>{say('lead')}</p>
      <Problems id={`${id}-problems`} problems={problems} labelOf={(field) => labels[field] ?? field} idOf={(field) => `${id}-${field}`} />
      {failure && <Refused error={failure} />}
      <TextField
        id={`${id}-summary`}
        label={say('what')}
        hint={say('whatHint')}
        required
        lines={4}
        value={draft.values.summary}
        error={errorOf('summary')}
        onChange={(summary) => draft.change({ summary })}
      />
      <MomentField
        id={`${id}-noticedAt`}
        label={say('when')}
        hint={say('whenHint')}
        required
        value={draft.values.noticedAt}
        error={errorOf('noticedAt')}
        onChange={(noticedAt) => draft.change({ noticedAt })}
      />
      <ChoiceField
        id={`${id}-leakType`}
        label={say('which')}
        required
        empty={say('unknown')}
        options={LeakType.options.map((type) => ({ value: type, label: wordOf('leakType', type, language) }))}
        value={draft.values.leakType}
        error={errorOf('leakType')}
        onChange={(leakType) => draft.change({ leakType })}
      />
      <Quiet>{say('sealed')}</Quiet>
      <Button type="submit" size="xl" loading={isSending}>
        {say('send')}
      </Button>
    </form>
  );
}

function Sent({ id, reference, onAnother }: { readonly id: string; readonly reference: string; readonly onAnother: () => void }) {
  const say = useWords('report');
  return (
    <>
      <output className={classes.reference}>
        <span>{say('reference')}</span>
        <strong>{reference}</strong>
        <span className={classes.aloud}>{say('readAloud')}</span>
      </output>
      <Panel title={say('whatNext')}>
        <ol className={classes.steps}>
          <li>{say('next1')}</li>
          <li>{say('next2')}</li>
          <li>{say('next3')}</li>
        </ol>
      </Panel>
      <div className={classes.ways}>
        <Button size="lg" renderRoot={(button) => <Link {...button} to="/incidents/$incidentId" params={{ incidentId: id }} search={{}} />}>
          {say('openIncident')}
        </Button>
        <Button variant="default" size="lg" onClick={onAnother}>
          {say('another')}
        </Button>
      </div>
    </>
  );
}
