import { NativeSelect, TextInput } from '@mantine/core';
import { Language, type OrganisationReceipt, organisationCommands, personEmail, personName, Role } from '@shodo/contracts';
import { momentLong, refusalText } from '@shodo/words';
import { useId, useState } from 'react';
import { useMe } from '../api/me.js';
import { SeenAndNow } from '../forms/newer-version.js';
import { RoleChoice } from '../organisation/role-choice.js';
import { ShownOnce } from '../organisation/shown-once.js';
import { SideForm } from '../organisation/side-form.js';
import { useOrganisationCommand } from '../organisation/use-organisation-command.js';
import { Notice } from '../theme/notice.js';
import { languageNow, useLanguage, useWords } from '../words/i18n.js';
import { comesBack } from './comes-back.js';
import { takesPart } from './gone.js';
import { Holdings } from './holdings.js';
import type { Person } from './people-page.js';

interface FormProps {
  readonly person: Person;
  readonly onClose: () => void;
}

function JoinLink({ name, receipt }: { readonly name: string; readonly receipt: OrganisationReceipt }) {
  const say = useWords('organisation');
  const language = useLanguage();
  const { joinLink, joinLinkExpiresAt } = receipt;
  if (!joinLink) return <p>{say('linkGone')}</p>;
  return (
    <ShownOnce
      label={say('linkTitle')}
      secret={joinLink}
      lead={say('linkLead', { name, at: joinLinkExpiresAt ? momentLong(joinLinkExpiresAt, language) : '' })}
    />
  );
}

function Added({ typed, receipt }: { readonly typed: string; readonly receipt: OrganisationReceipt }) {
  const back = comesBack(receipt, typed, useWords('organisation'));
  return (
    <>
      {back.length > 0 && (
        <Notice tone="careful" isUrgent>
          {back.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {(receipt.joinLink || back.length === 0) && <JoinLink name={receipt.comesBackAs ?? typed} receipt={receipt} />}
    </>
  );
}

/** Why not every role is offered. */
function useWhyFewer(offered: readonly Role[], person?: string): string | undefined {
  const language = useLanguage();
  const isOneself = useMe().person === person;
  if (offered.length === Role.options.length) return undefined;
  return refusalText({ code: isOneself ? 'a-second-person-must-add-roles' : 'deciding-roles-need-a-privacy-officer' }, language);
}

interface AddProps {
  readonly offered: readonly Role[];
  readonly onClose: () => void;
}

export function AddPersonForm({ offered, onClose }: AddProps) {
  const say = useWords('organisation');
  const id = useId();
  const whyFewer = useWhyFewer(offered);
  const [typed, setTyped] = useState<{ name: string; email: string; roles: readonly Role[]; language: Language }>({
    name: '',
    email: '',
    roles: [],
    language: languageNow(),
  });
  const [wasTried, setTried] = useState(false);
  const [receipt, setReceipt] = useState<OrganisationReceipt | undefined>();
  const adding = useOrganisationCommand('AddPerson', setReceipt);
  const body = { name: typed.name, email: typed.email.trim(), roles: [...typed.roles], language: typed.language };
  const parsed = organisationCommands.AddPerson.body.safeParse(body);
  const isWrong = (field: string) => wasTried && !parsed.success && parsed.error.issues.some(({ path }) => path[0] === field);
  const submit = () => {
    setTried(true);
    if (parsed.success) adding.send({ body });
  };
  return (
    <SideForm
      title={say('addPerson')}
      isOpen
      onClose={onClose}
      isSending={adding.isSending}
      failure={adding.failure}
      {...(!receipt && { onSubmit: submit })}
    >
      {receipt ? (
        <Added typed={typed.name} receipt={receipt} />
      ) : (
        <>
          <NameAndEmail
            typed={typed}
            wasTried={wasTried}
            saidOf={adding.saidOf}
            onChange={(changed) => setTyped({ ...typed, ...changed })}
          />
          <LanguageChoice value={typed.language} onChange={(language) => setTyped({ ...typed, language })} />
          <RoleChoice
            id={`${id}-roles`}
            label={say('roles')}
            value={typed.roles}
            offered={offered}
            hint={whyFewer}
            error={isWrong('roles') ? say('rolesNeeded') : undefined}
            onChange={(roles) => setTyped({ ...typed, roles })}
          />
        </>
      )}
    </SideForm>
  );
}

interface NameAndEmailProps {
  readonly typed: { readonly name: string; readonly email: string };
  readonly wasTried: boolean;
  readonly saidOf: (field: string) => string | undefined;
  readonly onChange: (changed: { name?: string; email?: string }) => void;
}

function NameAndEmail({ typed, wasTried, saidOf, onChange }: NameAndEmailProps) {
  const say = useWords('organisation');
  const sayAccount = useWords('account');
  const isWrong = { name: !personName.safeParse(typed.name).success, email: !personEmail.safeParse(typed.email.trim()).success };
  return (
    <>
      <TextInput
        label={say('name')}
        autoComplete="off"
        value={typed.name}
        error={saidOf('name') ?? (wasTried && isWrong.name && sayAccount('fillIn'))}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={say('email')}
        type="email"
        autoComplete="off"
        value={typed.email}
        error={saidOf('email') ?? (wasTried && isWrong.email && sayAccount('emailShape'))}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
    </>
  );
}

interface LanguageProps {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

/** The one who is added can choose another while joining, and later. */
function LanguageChoice({ value, onChange }: LanguageProps) {
  const say = useWords('organisation');
  const sayShell = useWords('shell');
  return (
    <NativeSelect
      label={say('languageOfPerson')}
      value={value}
      onChange={(event) => onChange(Language.catch(value).parse(event.currentTarget.value))}
    >
      {Language.options.map((each) => (
        <option key={each} value={each} lang={each}>
          {sayShell(each === 'ja' ? 'japanese' : 'english')}
        </option>
      ))}
    </NativeSelect>
  );
}

const nameAndEmail = ({ name, email }: Person) => ({ name, email });

interface CorrectProps extends FormProps {
  /** The same person as they are read now, while the form is open. */
  readonly now: Person;
}

/** A name and an address are written together: whoever was overtaken sees what stands there now before anything is sent. */
export function CorrectPersonForm({ person, now, onClose }: CorrectProps) {
  const say = useWords('organisation');
  const id = useId();
  const [seen, setSeen] = useState(person);
  const [typed, setTyped] = useState(nameAndEmail(person));
  const [wasTried, setTried] = useState(false);
  const correcting = useOrganisationCommand('CorrectPerson', onClose);
  const isOvertaken = !correcting.isSending && now.contactVersion !== seen.contactVersion;
  const body = { name: typed.name, email: typed.email.trim(), basedOn: seen.contactVersion };
  const submit = () => {
    setTried(true);
    if (isOvertaken) document.getElementById(`${id}-newer`)?.focus();
    else if (organisationCommands.CorrectPerson.body.safeParse(body).success) correcting.send({ body, names: { personId: person.person } });
  };
  const lookAtNow = () => {
    correcting.reset();
    setSeen(now);
  };
  const beginAgain = () => {
    lookAtNow();
    setTyped(nameAndEmail(now));
  };
  return (
    <SideForm
      title={say('correctPerson')}
      isOpen
      onClose={onClose}
      onSubmit={submit}
      isSending={correcting.isSending}
      failure={isOvertaken ? undefined : correcting.failure}
    >
      {isOvertaken && (
        <SeenAndNow
          id={`${id}-newer`}
          lead={say('correctedMeanwhile')}
          seen={say('nameAndEmail', nameAndEmail(seen))}
          now={say('nameAndEmail', nameAndEmail(now))}
          onTake={lookAtNow}
          onBeginAgain={beginAgain}
        />
      )}
      <NameAndEmail
        typed={typed}
        wasTried={wasTried}
        saidOf={correcting.saidOf}
        onChange={(changed) => setTyped({ ...typed, ...changed })}
      />
      <p>{say('correctLead')}</p>
    </SideForm>
  );
}

export function ChangeRolesForm({ person, onClose }: FormProps) {
  const say = useWords('organisation');
  const id = useId();
  const whyFewer = useWhyFewer(person.rolesOnOffer, person.person);
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const [wasTried, setTried] = useState(false);
  const changing = useOrganisationCommand('ChangeRoles', onClose);
  const submit = () => {
    setTried(true);
    const body = { roles: [...roles], basedOn: person.rolesVersion };
    if (roles.length > 0) changing.send({ body, names: { personId: person.person } });
  };
  return (
    <SideForm
      title={say('changeRoles')}
      isOpen
      onClose={onClose}
      onSubmit={submit}
      isSending={changing.isSending}
      failure={changing.failure}
    >
      <p>{person.name}</p>
      <RoleChoice
        id={`${id}-roles`}
        label={say('roles')}
        value={roles}
        offered={person.rolesOnOffer}
        hint={whyFewer}
        error={wasTried && roles.length === 0 ? say('rolesNeeded') : undefined}
        onChange={setRoles}
      />
      {roles.length > 0 && !takesPart(roles) && takesPart(person.roles) && <Holdings person={person.person} lead="holdsUnable" />}
    </SideForm>
  );
}

export function RemovePersonForm({ person, onClose }: FormProps) {
  const say = useWords('organisation');
  const removing = useOrganisationCommand('RemovePerson', onClose);
  return (
    <SideForm
      title={say('removePerson')}
      isOpen
      onClose={onClose}
      onSubmit={() => removing.send({ body: {}, names: { personId: person.person } })}
      isSending={removing.isSending}
      failure={removing.failure}
    >
      <p>{say('removeAsk', { name: person.name })}</p>
      <Holdings person={person.person} lead="holds" />
    </SideForm>
  );
}

export function RenewLinkForm({ person, onClose }: FormProps) {
  const say = useWords('organisation');
  const [receipt, setReceipt] = useState<OrganisationReceipt | undefined>();
  const renewing = useOrganisationCommand('RenewJoinLink', setReceipt);
  const submit = () => renewing.send({ body: {}, names: { personId: person.person } });
  return (
    <SideForm
      title={say('renewLink')}
      isOpen
      onClose={onClose}
      isSending={renewing.isSending}
      failure={renewing.failure}
      {...(!receipt && { onSubmit: submit })}
    >
      {receipt ? <JoinLink name={person.name} receipt={receipt} /> : <p>{person.name}</p>}
    </SideForm>
  );
}
