import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { account } from '../api/commands.js';
import { Notice } from '../theme/notice.js';
import { Quiet } from '../theme/panel.js';
import { changeLanguage, useWords } from '../words/i18n.js';
import { blankFaults, Email, EntryFormBody, EntryPage, Password, useEntryForm } from './entry.js';

/** Only a path of our own is gone back to. */
const safePath = (back: string | undefined) => (back?.startsWith('/') && !back.startsWith('//') ? back : '/');

export function SignInPage() {
  const say = useWords('account');
  const { back } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const queries = useQueryClient();
  const form = useEntryForm({
    initial: { email: '', password: '' },
    check: blankFaults,
    send: ({ email, password }) => account('signIn', { email: email.trim(), password }),
    onDone: ({ language }) => {
      if (language) changeLanguage(language);
      queries.clear();
      router.history.push(safePath(back));
    },
  });
  const isReturning = back !== undefined && back !== '/';
  return (
    <EntryPage title={say('signInTitle')} {...(isReturning && { lead: <Notice>{say('signInAgain')}</Notice> })}>
      <EntryFormBody form={form} button={say('signIn')}>
        <Email {...form.field('email')} />
        <Password label={say('password')} autoComplete="current-password" {...form.field('password')} />
      </EntryFormBody>
      <Quiet>{say('forgotten')}</Quiet>
      <Quiet>{say('firstOwner')}</Quiet>
    </EntryPage>
  );
}
