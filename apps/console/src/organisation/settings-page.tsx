import { Button, Radio, TextInput } from '@mantine/core';
import { type OrganisationCommandBody, OrganisationSize, type OrganisationView } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useMay } from '../api/me.js';
import { useRead } from '../api/reads.js';
import { keepsInputMethod, Refused } from '../forms/command-form.js';
import formClasses from '../forms/form.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { countOf } from '../time/typed.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { ProfileFields } from './profile-fields.js';
import { RegisterPart } from './register-part.js';
import { profileFrom, type TypedProfile, typedProfile } from './typed-profile.js';
import { agreementsIn, type TypedAgreements, typedAgreements } from './typed-register.js';
import { useOrganisationCommand } from './use-organisation-command.js';

export function SettingsPage() {
  const say = useWords('organisation');
  const organisation = useRead('readOrganisation');
  const maySeeTokens = useMay('listTokens');
  return (
    <>
      <h1>{say('settingsTitle')}</h1>
      {organisation.error && <Failure error={organisation.error} onRetry={() => void organisation.refetch()} />}
      {organisation.isPending && <Reading />}
      {organisation.data && <SettingsForm organisation={organisation.data} />}
      {maySeeTokens && (
        <Panel title={say('tokensTitle')} lead={say('tokensLead')}>
          <Link to="/tokens">{say('tokensTitle')}</Link>
        </Panel>
      )}
      <Panel title={say('calendarTitle')} lead={say('calendarLead')}>
        <Link to="/calendar">{say('calendarTitle')}</Link>
      </Panel>
    </>
  );
}

interface Typed extends TypedProfile {
  readonly name: string;
  readonly insurers: TypedAgreements;
  readonly partners: TypedAgreements;
  readonly size: string;
  readonly secondLook: string;
  readonly acknowledge: string;
}

type Units = Readonly<Record<'hours' | 'days', string>>;

const typedFrom = ({ name, profile, practice }: OrganisationView, units: Units): Typed => ({
  name,
  ...typedProfile(profile),
  insurers: typedAgreements(profile.register?.insurers, units),
  partners: typedAgreements(profile.register?.partners, units),
  size: practice.size,
  secondLook: String(practice.secondLookMinutes),
  acknowledge: String(practice.acknowledgeWithinMinutes),
});

const minutesOf = (typed: string) => {
  const minutes = countOf(typed);
  return minutes !== undefined && minutes >= 1 && minutes <= 10_080 ? minutes : undefined;
};

function bodyFrom(
  typed: Typed,
  { profile, practice, settingsVersion }: OrganisationView,
): OrganisationCommandBody<'ChangeSettings'> | undefined {
  const [secondLookMinutes, acknowledgeWithinMinutes] = [minutesOf(typed.secondLook), minutesOf(typed.acknowledge)];
  const size = OrganisationSize.safeParse(typed.size);
  const [insurers, partners] = [agreementsIn(typed.insurers), agreementsIn(typed.partners)];
  if (
    'unread' in insurers ||
    'unread' in partners ||
    secondLookMinutes === undefined ||
    acknowledgeWithinMinutes === undefined ||
    typed.name.trim() === '' ||
    typed.jurisdictions.length === 0
  )
    return undefined;
  const { register: _register, ...kept } = profileFrom(typed, profile);
  const register = {
    ...(insurers.agreed && { insurers: [...insurers.agreed] }),
    ...(partners.agreed && { partners: [...partners.agreed] }),
  };
  return {
    name: typed.name.trim(),
    profile: { ...kept, ...(Object.keys(register).length > 0 && { register }) },
    practice: { ...practice, ...(size.success && { size: size.data }), secondLookMinutes, acknowledgeWithinMinutes },
    basedOn: settingsVersion,
  };
}

function SettingsForm({ organisation }: { readonly organisation: OrganisationView }) {
  const say = useWords('organisation');
  const sayForm = useWords('form');
  const mayChange = useMay('ChangeSettings');
  /** What was typed, and upon what. Until then the form follows what is read; later a newer reading must not pass as seen. */
  const [begun, setBegun] = useState<{ readonly typed: Typed; readonly seen: OrganisationView } | undefined>();
  const units = { hours: say('agreedHours'), days: say('agreedDays') };
  const { typed, seen } = begun ?? { typed: typedFrom(organisation, units), seen: organisation };
  const [wasTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const changing = useOrganisationCommand('ChangeSettings', ({ seq }) => {
    setBegun({ typed, seen: { ...seen, settingsVersion: seq } });
    setSaved(true);
  });
  const change = (changed: Partial<Typed>) => {
    setSaved(false);
    setBegun({ typed: { ...typed, ...changed }, seen });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const body = bodyFrom(typed, seen);
    if (body) changing.send({ body });
  };
  const minutesError = (value: string) => wasTried && minutesOf(value) === undefined && say('minutesRange');
  return (
    <form className={formClasses.form} onSubmit={submit} onKeyDown={keepsInputMethod} noValidate>
      {changing.failure && <Refused error={changing.failure} />}
      <Panel title={say('profile')} lead={say('settingsLead')}>
        <div className={`${formClasses.form} ${formClasses.narrow}`}>
          <TextInput
            label={say('organisationName')}
            value={typed.name}
            error={changing.saidOf('name') ?? (wasTried && typed.name.trim() === '' && sayForm('missing'))}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <ProfileFields
            typed={typed}
            change={change}
            error={wasTried && typed.jurisdictions.length === 0 ? sayForm('missing') : undefined}
          />
        </div>
      </Panel>
      <Panel title={say('registerTitle')} lead={say('registerLead')}>
        <div className={`${formClasses.form} ${formClasses.narrow}`}>
          <RegisterPart of="insurers" typed={typed.insurers} change={(insurers) => change({ insurers })} wasTried={wasTried} />
          <RegisterPart of="partners" typed={typed.partners} change={(partners) => change({ partners })} wasTried={wasTried} />
        </div>
      </Panel>
      <Panel title={say('practice')}>
        <div className={`${formClasses.form} ${formClasses.narrow}`}>
          <Practice typed={typed} change={change} error={minutesError} />
        </div>
      </Panel>
      {isSaved && (
        <Notice tone="good" isUrgent>
          {say('saved')}
        </Notice>
      )}
      {mayChange ? (
        <div>
          <Button type="submit" loading={changing.isSending}>
            {say('save')}
          </Button>
        </div>
      ) : (
        <Quiet>{say('cannotChange')}</Quiet>
      )}
    </form>
  );
}

interface PartProps {
  readonly typed: Typed;
  readonly change: (changed: Partial<Typed>) => void;
  readonly error: string | undefined;
}

interface PracticeProps extends Omit<PartProps, 'error'> {
  readonly error: (minutes: string) => string | false;
}

function Practice({ typed, change, error }: PracticeProps) {
  const say = useWords('organisation');
  return (
    <>
      <Size value={typed.size} onChange={(size) => change({ size })} />
      <TextInput
        label={say('secondLookMinutes')}
        inputMode="numeric"
        value={typed.secondLook}
        error={error(typed.secondLook)}
        onChange={(event) => change({ secondLook: event.currentTarget.value })}
      />
      <TextInput
        label={say('acknowledgeWithinMinutes')}
        inputMode="numeric"
        value={typed.acknowledge}
        error={error(typed.acknowledge)}
        onChange={(event) => change({ acknowledge: event.currentTarget.value })}
      />
    </>
  );
}

function Size({ value, onChange }: { readonly value: string; readonly onChange: (size: string) => void }) {
  const say = useWords('organisation');
  const language = useLanguage();
  return (
    <fieldset className={formClasses.group}>
      <legend className={formClasses.legend}>{say('size')}</legend>
      <div className={formClasses.choices}>
        {OrganisationSize.options.map((size) => (
          <Radio key={size} name="size" label={wordOf('size', size, language)} checked={value === size} onChange={() => onChange(size)} />
        ))}
      </div>
    </fieldset>
  );
}
