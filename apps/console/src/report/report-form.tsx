import { Button, Checkbox } from '@mantine/core';
import { LeakType, ReportChannel } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { type FormEvent, useId, useState } from 'react';
import { keepsInputMethod, Problems, Refused } from '../forms/command-form.js';
import { ChoiceField } from '../forms/fields/choice-field.js';
import { MomentField } from '../forms/fields/moment-field.js';
import { TextField } from '../forms/fields/text-field.js';
import formClasses from '../forms/form.module.css';
import type { FieldProblem } from '../forms/problems.js';
import type { TypedMoment } from '../forms/typed.js';
import shellClasses from '../shell/shell.module.css';
import { Notice } from '../theme/notice.js';
import { Quiet } from '../theme/panel.js';
import { type Say, useLanguage, useWords } from '../words/i18n.js';
import classes from './report.module.css';
import { moreFields, type ReportField, type SentReport, type TypedReport, useReport } from './use-report.js';

const labels = {
  summary: 'what',
  noticedAt: 'when',
  leakType: 'which',
  occurredAt: 'occurred',
  channel: 'channel',
  reportedBy: 'reporter',
  kind: 'drill',
  drillStartsAt: 'drillStart',
} as const satisfies Record<ReportField, Parameters<Say<'report'>>[0]>;

/** What every field of this form needs: its place, its label, what stands in it, what is wrong with it. */
function useFields(id: string, typed: TypedReport, change: (changed: Partial<TypedReport>) => void, problems: readonly FieldProblem[]) {
  const say = useWords('report');
  const sayForm = useWords('form');
  return <Name extends ReportField>(name: Name) => {
    const problem = problems.find(({ field }) => field === name);
    return {
      id: `${id}-${name}`,
      label: say(labels[name]),
      value: typed[name],
      error: problem && (problem.said ?? (problem.fault && sayForm(problem.fault, { most: (problem.most ?? 0).toLocaleString() }))),
      onChange: (value: TypedReport[Name]) => change({ [name]: value } as Partial<TypedReport>),
    };
  };
}

/** Three fields for whoever noticed something; more is folded away. */
export function ReportForm({ onSent }: { readonly onSent: (sent: SentReport) => void }) {
  const say = useWords('report');
  const language = useLanguage();
  const id = useId();
  const { draft, change, problems, submit, askedAgain, isSending, failure } = useReport(onSent);
  const field = useFields(id, draft.values, change, problems);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!submit()) requestAnimationFrame(() => document.getElementById(`${id}-problems`)?.focus());
  };
  return (
    <form className={`${formClasses.form} ${shellClasses.card}`} onSubmit={onSubmit} onKeyDown={keepsInputMethod} noValidate>
      <p>{say('lead')}</p>
      <Problems
        id={`${id}-problems`}
        problems={problems}
        labelOf={(name) => say(labels[name as ReportField])}
        idOf={(name) => `${id}-${name}`}
      />
      {failure && <Refused error={failure} />}
      <TextField {...field('summary')} hint={say('whatHint')} required lines={4} />
      <MomentField {...field('noticedAt')} hint={say('whenHint')} required askedAgain={askedAgain('noticedAt')} />
      {draft.values.noticedAt.time.trim() === '' && (
        <Checkbox
          label={say('whenTimeUnknown')}
          checked={draft.values.noticedTime === 'unknown'}
          onChange={(event) => change({ noticedTime: event.currentTarget.checked ? 'unknown' : '' })}
        />
      )}
      <ChoiceField
        {...field('leakType')}
        required={false}
        empty={say('unknown')}
        options={LeakType.options.map((type) => ({ value: type, label: wordOf('leakType', type, language) }))}
      />
      <More field={field} typed={draft.values} hasProblem={problems.some((problem) => moreFields.some((name) => name === problem.field))} />
      <Quiet>{say('sealed')}</Quiet>
      <Button type="submit" size="xl" loading={isSending}>
        {say('send')}
      </Button>
    </form>
  );
}

const isFilled = (value: string | TypedMoment) => (typeof value === 'string' ? value !== '' : value.day !== '' || value.time !== '');

interface MoreProps {
  readonly field: ReturnType<typeof useFields>;
  readonly typed: TypedReport;
  readonly hasProblem: boolean;
}

/** When it happened, how and by whom it was told, and whether it is a drill. Open by itself when something stands in it. */
function More({ field, typed, hasProblem }: MoreProps) {
  const say = useWords('report');
  const language = useLanguage();
  const [isOpen, setOpen] = useState(() => moreFields.some((name) => isFilled(typed[name])));
  const { id, label, value, onChange } = field('kind');
  const isDrill = value === 'drill';
  return (
    <details className={formClasses.details} open={isOpen || hasProblem} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('more')}</summary>
      <div className={classes.more}>
        <MomentField {...field('occurredAt')} hint={say('occurredHint')} required={false} />
        <ChoiceField
          {...field('channel')}
          required={false}
          empty={say('unknown')}
          options={ReportChannel.options.map((channel) => ({ value: channel, label: wordOf('reportChannel', channel, language) }))}
        />
        <TextField {...field('reportedBy')} hint={say('reporterHint')} required={false} lines={1} />
        <Checkbox id={id} label={label} checked={isDrill} onChange={(event) => onChange(event.currentTarget.checked ? 'drill' : '')} />
        {isDrill && <Notice tone="drill">{say('drillLead')}</Notice>}
        {isDrill && <MomentField {...field('drillStartsAt')} hint={say('drillStartHint')} required={false} />}
      </div>
    </details>
  );
}
