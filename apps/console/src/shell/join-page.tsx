import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { account } from '../api/commands.js';
import { Notice } from '../theme/notice.js';
import { changeLanguage, languageNow, useWords } from '../words/i18n.js';
import { EntryFormBody, EntryPage, NewPassword, passwordFaults, useEntryForm, useLinkLanguage, useLinkToken } from './entry.js';

export function JoinPage() {
  const say = useWords('account');
  const token = useLinkToken();
  const invitedIn = useLinkLanguage();
  useEffect(() => {
    if (invitedIn) changeLanguage(invitedIn);
  }, [invitedIn]);
  const navigate = useNavigate();
  const form = useEntryForm({
    initial: { password: '', again: '' },
    check: passwordFaults,
    send: ({ password }) => account('join', { token, password, language: languageNow() }),
    onDone: () => void navigate({ to: '/', search: {} }),
  });
  if (!token)
    return (
      <EntryPage title={say('joinTitle')}>
        <Notice tone="careful">{say('linkMissing')}</Notice>
      </EntryPage>
    );
  return (
    <EntryPage title={say('joinTitle')} lead={<p>{say('joinLead')}</p>}>
      <EntryFormBody form={form} button={say('join')}>
        <NewPassword password={form.field('password')} again={form.field('again')} />
      </EntryFormBody>
    </EntryPage>
  );
}
