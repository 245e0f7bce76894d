import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { OrganisationSize, Sector, setUpDefaults } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { useNavigate } from '@tanstack/react-router';
import { account } from '../api/commands.js';
import formClasses from '../forms/form.module.css';
import { Notice } from '../theme/notice.js';
import { languageNow, type Say, useLanguage, useWords } from '../words/i18n.js';
import { blankFaults, Email, EntryFormBody, EntryPage, NewPassword, passwordFaults, useEntryForm, useLinkToken } from './entry.js';

export const initial = {
  organisationName: '',
  name: '',
  email: '',
  password: '',
  again: '',
  // Who is alone has to say so: otherwise nobody would notice that the rule of two persons is off.
  size: 'standard' as string,
  // It decides to whom reports go: a default would be wrong unnoticed.
  sector: '',
  listed: 'no',
};

export function check(values: typeof initial, say: Say<'account'>) {
  const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email.trim()) ? {} : { email: say('emailShape') };
  const sector = values.sector === '' ? { sector: say('sectorMissing') } : {};
  return { ...email, ...passwordFaults(values, say), ...blankFaults(values, say), ...sector };
}

const send =
  (token: string | undefined) =>
  ({ organisationName, name, email, password, size, sector, listed }: typeof initial) =>
    account('setUp', {
      token,
      organisationName,
      name,
      email: email.trim(),
      password,
      language: languageNow(),
      profile: { ...setUpDefaults.profile, sector, listed: listed === 'yes' },
      practice: { ...setUpDefaults.practice, size },
    });

/** The first page of all: whoever follows the link of the terminal becomes the owner. */
export function SetupPage() {
  const say = useWords('account');
  const language = useLanguage();
  const token = useLinkToken();
  const navigate = useNavigate();
  const form = useEntryForm({ initial, check, send: send(token), onDone: () => void navigate({ to: '/', search: {} }) });
  const size = form.field('size');
  if (!token)
    return (
      <EntryPage title={say('setupTitle')}>
        <Notice tone="careful">{say('linkMissing')}</Notice>
      </EntryPage>
    );
  return (
    <EntryPage title={say('setupTitle')} lead={<p>{say('setupLead')}</p>}>
      <EntryFormBody form={form} button={say('setUp')} whenLinkInvalid={say('setupLinkInvalid')}>
        <TextInput label={say('organisationName')} autoComplete="organization" {...form.field('organisationName')} />
        <TextInput label={say('yourName')} autoComplete="name" {...form.field('name')} />
        <Email {...form.field('email')} />
        <NewPassword password={form.field('password')} again={form.field('again')} />
        <fieldset className={formClasses.group}>
          <legend className={formClasses.legend}>{say('size')}</legend>
          <div className={formClasses.choices}>
            {OrganisationSize.options.map((option) => (
              <Radio
                key={option}
                name="size"
                value={option}
                label={wordOf('size', option, language)}
                checked={size.value === option}
                onChange={size.onChange}
              />
            ))}
          </div>
        </fieldset>
        <NativeSelect label={say('sector')} description={say('sectorHint')} {...form.field('sector')}>
          <option value="">{say('chooseSector')}</option>
          {Sector.options.map((option) => (
            <option key={option} value={option}>
              {wordOf('sector', option, language)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect label={say('listed')} {...form.field('listed')}>
          <option value="no">{say('notListed')}</option>
          <option value="yes">{say('isListed')}</option>
        </NativeSelect>
      </EntryFormBody>
    </EntryPage>
  );
}
