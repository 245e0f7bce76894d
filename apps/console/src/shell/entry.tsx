import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Language } from '@shodo/contracts';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Declined } from '../api/client.js';
import { keepsInputMethod } from '../forms/command-form.js';
import formClasses from '../forms/form.module.css';
import { Notice } from '../theme/notice.js';
import { type Say, useWords } from '../words/i18n.js';
import { Brand, Preferences } from './bar.js';
import { failureText } from './failure.js';
import classes from './shell.module.css';

/** The frame of the pages before sign-in. */
export function EntryPage({ title, lead, children }: { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode }) {
  return (
    <main className={classes.narrow}>
      <div className={classes.entry}>
        <Brand />
        <div>
          <Preferences />
        </div>
      </div>
      <div className={classes.card}>
        <h1>{title}</h1>
        {lead}
        {children}
      </div>
    </main>
  );
}

/** What a one-time link carries. It stands behind the hash sign, so that no log of a server or proxy holds it. */
export const useLinkToken = (): string | undefined => useCarried().get('token') ?? undefined;
/** In which language the one who was invited is to be spoken to. */
export const useLinkLanguage = (): Language | undefined => Language.safeParse(useCarried().get('language')).data;
const useCarried = () => new URLSearchParams(useLocation({ select: ({ hash }) => hash.replace(/^#/, '') }));

export type Faults<Name extends string> = Partial<Record<Name, string>>;

interface EntryForm<Values extends Record<string, string>, Answer> {
  readonly initial: Values;
  readonly check: (values: Values, say: Say<'account'>) => Faults<keyof Values & string>;
  readonly send: (values: Values) => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
}

/** State of a form about an account: passwords are never kept as drafts. */
export function useEntryForm<Values extends Record<string, string>, Answer>({ initial, check, send, onDone }: EntryForm<Values, Answer>) {
  const say = useWords('account');
  const [values, setValues] = useState(initial);
  const [faults, setFaults] = useState<Faults<keyof Values & string>>({});
  const sending = useMutation({ mutationFn: () => send(values), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = check(values, say);
    setFaults(found);
    if (Object.keys(found).length === 0) sending.mutate();
  };
  const field = (name: keyof Values & string) => ({
    name,
    value: values[name] ?? '',
    error: faults[name] ?? saidOf(sending.error, name),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setValues((typed) => ({ ...typed, [name]: value })),
  });
  const reset = () => {
    setValues(initial);
    sending.reset();
  };
  return { field, submit, reset, isSending: sending.isPending, failure: isSaidAtFields(sending.error, initial) ? null : sending.error };
}

const problemsOf = (error: unknown) => (error instanceof Declined ? (error.problem.errors ?? []) : []);
/** The API's words for one field. */
const saidOf = (error: unknown, name: string) => problemsOf(error).find(({ pointer }) => pointer === `/${name}`)?.detail;
/** Everything the API had to say stands at fields of this form: a notice above would say it twice. */
const isSaidAtFields = (error: unknown, fields: object) => {
  const problems = problemsOf(error);
  return problems.length > 0 && problems.every(({ pointer }) => pointer.slice(1) in fields);
};

export const blankFaults = <Values extends Record<string, string>>(values: Values, say: Say<'account'>): Faults<keyof Values & string> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value.trim() === '')
      .map(([name]) => [name, say('fillIn')]),
  ) as Faults<keyof Values & string>;

export function passwordFaults(
  { password, again }: { readonly password: string; readonly again: string },
  say: Say<'account'>,
): Faults<'password' | 'again'> {
  return {
    ...(password.length < 12 && { password: say('passwordShort') }),
    ...(password !== again && { again: say('passwordsDiffer') }),
  };
}

/** What went wrong before anybody is signed in, in words that reveal nothing about accounts. */
function entryFailure(error: unknown, say: Say<'account'>, sayShell: Say<'shell'>, linkInvalid: string): string {
  if (!(error instanceof Declined)) return failureText(error, sayShell);
  const { code, status, errors = [], refusals = [] } = error.problem;
  if (status === 401 || code === 'sign-in-failed') return say('signInFailed');
  if (code === 'sign-in-paused') return say('signInPaused', { seconds: error.retryAfterSeconds ?? 90 });
  if (status === 429) return say('tooMany');
  if (code === 'link-is-not-valid') return linkInvalid;
  const said = [...errors.map(({ detail }) => detail), ...refusals.map(({ sentence }) => sentence)];
  return said.length > 0 ? said.join(' ') : failureText(error, sayShell);
}

interface FormProps {
  readonly form: { readonly submit: (event: FormEvent) => void; readonly isSending: boolean; readonly failure: unknown };
  readonly button: string;
  readonly whenLinkInvalid?: string;
  readonly children: ReactNode;
}

export function EntryFormBody({ form, button, whenLinkInvalid, children }: FormProps) {
  const say = useWords('account');
  const sayShell = useWords('shell');
  return (
    <form className={formClasses.form} onSubmit={form.submit} onKeyDown={keepsInputMethod} noValidate>
      {form.failure ? (
        <Notice tone="wrong" isUrgent>
          {entryFailure(form.failure, say, sayShell, whenLinkInvalid ?? say('linkInvalid'))}
        </Notice>
      ) : null}
      {children}
      <Button type="submit" size="lg" loading={form.isSending}>
        {button}
      </Button>
    </form>
  );
}

interface PasswordsProps {
  readonly password: Parameters<typeof PasswordInput>[0];
  readonly again: Parameters<typeof PasswordInput>[0];
}

/** A password, shown on request by a button that speaks the reader's language. */
export function Password(props: Parameters<typeof PasswordInput>[0]) {
  const say = useWords('account');
  return <PasswordInput visibilityToggleButtonProps={{ 'aria-label': say('showPassword') }} {...props} />;
}

export function NewPassword({ password, again }: PasswordsProps) {
  const say = useWords('account');
  return (
    <>
      <Password label={say('password')} description={say('passwordHint')} autoComplete="new-password" {...password} />
      <Password label={say('passwordAgain')} autoComplete="new-password" {...again} />
    </>
  );
}

export const Email = (props: Parameters<typeof TextInput>[0]) => {
  const say = useWords('account');
  return <TextInput type="email" label={say('email')} autoComplete="username" inputMode="email" {...props} />;
};
