import { Button, Radio } from '@mantine/core';
import { Language } from '@shodo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { account } from '../api/commands.js';
import { useMe } from '../api/me.js';
import { keyOf } from '../api/reads.js';
import formClasses from '../forms/form.module.css';
import { Failure } from '../shell/failure.js';
import { useLeaving } from '../shell/leaving.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { changeLanguage, useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { PasswordForm } from './password-form.js';

/** One's own account: who one is here, the language one is written to in, the password, and where one is signed in. */
export function AccountPage() {
  const say = useWords('account');
  const speaker = useSpeaker();
  const { name, email, roles } = useMe();
  return (
    <>
      <h1>{say('accountTitle')}</h1>
      <Panel title={name} lead={speaker.words('role', roles)}>
        <Quiet>{email}</Quiet>
      </Panel>
      <LanguagePanel />
      <Panel title={say('changePassword')} lead={say('changePasswordLead')}>
        <PasswordForm email={email} />
      </Panel>
      <EverywherePanel />
    </>
  );
}

function LanguagePanel() {
  const say = useWords('account');
  const sayShell = useWords('shell');
  const { language } = useMe();
  const queries = useQueryClient();
  const choosing = useMutation({
    mutationFn: (chosen: Language) => account('chooseLanguage', { language: chosen }),
    onSuccess: async (_done, chosen) => {
      changeLanguage(chosen);
      await queries.invalidateQueries({ queryKey: keyOf('readMe') });
    },
  });
  const shown = choosing.isPending ? choosing.variables : language;
  return (
    <Panel title={say('language')} lead={say('languageLead')}>
      <fieldset className={formClasses.group} aria-label={say('language')} disabled={choosing.isPending}>
        <div className={formClasses.choices}>
          {Language.options.map((each) => (
            <Radio
              key={each}
              name="language"
              lang={each}
              label={sayShell(each === 'ja' ? 'japanese' : 'english')}
              checked={shown === each}
              onChange={() => choosing.mutate(each)}
            />
          ))}
        </div>
      </fieldset>
      {choosing.error && <Failure error={choosing.error} />}
      {choosing.isSuccess && (
        <Notice tone="good" isUrgent>
          {say('languageChosen')}
        </Notice>
      )}
    </Panel>
  );
}

function EverywherePanel() {
  const say = useWords('account');
  const leave = useLeaving();
  const leaving = useMutation({ mutationFn: () => leave('signOutEverywhere') });
  return (
    <Panel title={say('signOutEverywhere')} lead={say('signOutEverywhereLead')}>
      {leaving.error && <Failure error={leaving.error} />}
      <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate()}>
        {say('signOutEverywhere')}
      </Button>
    </Panel>
  );
}
