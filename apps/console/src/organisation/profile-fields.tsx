import { Checkbox, NativeSelect } from '@mantine/core';
import { Jurisdiction, Sector } from '@shodo/contracts';
import { wordOf } from '@shodo/words';
import { designationsIn } from '../assess/asked-facts.js';
import { ChoicesField } from '../forms/fields/choice-field.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { type TypedProfile, zonesIn } from './typed-profile.js';

interface Props {
  readonly typed: TypedProfile;
  readonly change: (changed: Partial<TypedProfile>) => void;
  readonly error: string | undefined;
}

/** Which laws look at an organisation. */
export function ProfileFields({ typed, change, error }: Props) {
  const say = useWords('organisation');
  const language = useLanguage();
  const offered = designationsIn(typed.jurisdictions);
  const zones = zonesIn(typed);
  return (
    <>
      <ChoicesField
        id="jurisdictions"
        label={say('jurisdictions')}
        required
        value={typed.jurisdictions}
        error={error}
        options={Jurisdiction.options.map((each) => ({ value: each, label: wordOf('jurisdiction', each, language) }))}
        onChange={(jurisdictions) => change({ jurisdictions })}
      />
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
      {offered.length > 0 && (
        <ChoicesField
          id="designations"
          label={say('designations')}
          required={false}
          value={typed.designations}
          options={offered.map((each) => ({ value: each, label: wordOf('designation', each, language) }))}
          onChange={(designations) => change({ designations })}
        />
      )}
      {zones.length > 0 && (
        <NativeSelect
          label={say('zone')}
          description={say('zoneHint')}
          value={typed.zone}
          onChange={(event) => change({ zone: event.currentTarget.value })}
        >
          <option value="">{say('zoneNone')}</option>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </NativeSelect>
      )}
    </>
  );
}
