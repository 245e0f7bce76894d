import { useState } from 'react';
import { account } from '../api/commands.js';
import formClasses from '../forms/form.module.css';
import { blankFaults, EntryFormBody, Password, passwordFaults, useEntryForm } from '../shell/entry.js';
import { Notice } from '../theme/notice.js';
import { type Say, useWords } from '../words/i18n.js';

const initial = { currentPassword: '', newPassword: '', again: '' };

function check(values: typeof initial, say: Say<'account'>) {
  const { password, again } = passwordFaults({ password: values.newPassword, again: values.again }, say);
  return { ...(password && { newPassword: password }), ...(again && { again }), ...blankFaults(values, say) };
}

/** A wrong present password is said at its field: it says nothing about the session, which goes on. */
export function PasswordForm({ email }: { readonly email: string }) {
  const say = useWords('account');
  const [isChanged, setChanged] = useState(false);
  const form = useEntryForm({
    initial,
    check,
    send: ({ currentPassword, newPassword }) => {
      setChanged(false);
      return account('changePassword', { currentPassword, newPassword });
    },
    onDone: () => {
      form.reset();
      setChanged(true);
    },
  });
  return (
    <div className={formClasses.narrow}>
      <EntryFormBody form={form} button={say('changePassword')}>
        {isChanged && (
          <Notice tone="good" isUrgent>
            {say('passwordChanged')}
          </Notice>
        )}
        {/* For programs that keep passwords: they ask whose it is. */}
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <Password label={say('currentPassword')} autoComplete="current-password" {...form.field('currentPassword')} />
        <Password label={say('newPassword')} description={say('passwordHint')} autoComplete="new-password" {...form.field('newPassword')} />
        <Password label={say('newPasswordAgain')} autoComplete="new-password" {...form.field('again')} />
      </EntryFormBody>
    </div>
  );
}
