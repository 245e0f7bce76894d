import { useNavigate } from '@tanstack/react-router';
import { account } from '../api/commands.js';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import { EntryFormBody, EntryPage, NewPassword, passwordFaults, useEntryForm, useLinkToken } from './entry.js';

export function JoinPage() {
  const say = useWords('account');
  const token = useLinkToken();
  const navigate = useNavigate();
  const form = useEntryForm({
    initial: { password: '', again: '' },
    check: passwordFaults,
    send: ({ password }) => account('join', { token, password }),
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
