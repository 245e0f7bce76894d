import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { Jurisdiction, type OrganisationCommandBody, OrganisationSize, type OrganisationView, Sector } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useMay } from '../api/me.js';
import { useRead } from '../api/reads.js';
import { keepsInputMethod, Refused } from '../forms/command-form.js';
import { ChoicesField } from '../forms/fields/choice-field.js';
import formClasses from '../forms/form.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { countOf } from '../time/typed.js';
import { useLanguage, useWords } from '../words/i18n.js';
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

interface Typed {
  readonly name: string;
  readonly jurisdictions: readonly string[];
  readonly sector: string;
  readonly hasMark: boolean;
  readonly listed: boolean;
  readonly size: string;
  readonly secondLook: string;
  readonly acknowledge: string;
}

const typedFrom = ({ name, profile, practice }: OrganisationView): Typed => ({
  name,
  jurisdictions: profile.jurisdictions,
  sector: profile.sector ?? '',
  hasMark: profile.marks?.includes('privacy-mark') ?? false,
  listed: profile.listed ?? false,
  size: practice.size,
  secondLook: String(practice.secondLookMinutes),
  acknowledge: String(practice.acknowledgeWithinMinutes),
});

const minutesOf = (typed: string) => {
  const minutes = countOf(typed);
  return minutes !== undefined && minutes >= 1 && minutes <= 10_080 ? minutes : undefined;
};

/** What was not on this form (designations, zone) stays as it is. */
function bodyFrom(
  typed: Typed,
  { profile, practice, settingsVersion }: OrganisationView,
): OrganisationCommandBody<'ChangeSettings'> | undefined {
  const [secondLookMinutes, acknowledgeWithinMinutes] = [minutesOf(typed.secondLook), minutesOf(typed.acknowledge)];
  const sector = Sector.safeParse(typed.sector);
  const size = OrganisationSize.safeParse(typed.size);
  if (
    secondLookMinutes === undefined ||
    acknowledgeWithinMinutes === undefined ||
    typed.name.trim() === '' ||
    typed.jurisdictions.length === 0
  )
    return undefined;
  const { sector: _before, ...kept } = profile;
  return {
    name: typed.name.trim(),
    profile: {
      ...kept,
      jurisdictions: Jurisdiction.options.filter((each) => typed.jurisdictions.includes(each)),
      ...(sector.success && { sector: sector.data }),
      marks: typed.hasMark ? ['privacy-mark'] : [],
      listed: typed.listed,
    },
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
  const { typed, seen } = begun ?? { typed: typedFrom(organisation), seen: organisation };
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
          <Profile typed={typed} change={change} error={wasTried && typed.jurisdictions.length === 0 ? sayForm('missing') : undefined} />
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

function Profile({ typed, change, error }: PartProps) {
  const say = useWords('organisation');
  const language = useLanguage();
  return (
    <>
      <NativeSelect label={say('sector')} value={typed.sector} onChange={(event) => change({ sector: event.currentTarget.value })}>
        <option value="">{say('sectorNone')}</option>
        {Sector.options.map((sector) => (
          <option key={sector} value={sector}>
            {wordOf('sector', sector, language)}
          </option>
        ))}
      </NativeSelect>
      <Checkbox label={say('privacyMark')} checked={typed.hasMark} onChange={(event) => change({ hasMark: event.currentTarget.checked })} />
      <Checkbox label={say('listed')} checked={typed.listed} onChange={(event) => change({ listed: event.currentTarget.checked })} />
      <ChoicesField
        id="jurisdictions"
        label={say('jurisdictions')}
        required
        value={typed.jurisdictions}
        error={error}
        options={Jurisdiction.options.map((each) => ({ value: each, label: wordOf('jurisdiction', each, language) }))}
        onChange={(jurisdictions) => change({ jurisdictions })}
      />
    </>
  );
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
