import { Checkbox, NativeSelect } from '@mantine/core';
import { Jurisdiction, Sector } from '@shodo/contracts';
import { punctuation, wordOf } from '@shodo/words';
import { useMe } from '../api/me.js';
import { ChoicesField } from '../forms/fields/choice-field.js';
import incidentClasses from '../incident/incident.module.css';
import { useLanguage, useWords } from '../words/i18n.js';
import { designationsIn } from './asked-facts.js';
import classes from './assess.module.css';
import type { TypedAssessment } from './typed-assessment.js';

interface Props {
  readonly typed: TypedAssessment;
  readonly change: (changed: Partial<TypedAssessment>) => void;
  readonly error: string | undefined;
}

const isJurisdiction = (value: string): value is (typeof Jurisdiction.options)[number] => Jurisdiction.safeParse(value).success;
const isSector = (value: string): value is (typeof Sector.options)[number] => Sector.safeParse(value).success;

/** Which rules are looked at: told in one line, changed one click away. */
export function OrganisationPart({ typed, change, error }: Props) {
  const say = useWords('assess');
  const sayOrganisation = useWords('organisation');
  const language = useLanguage();
  const { name } = useMe().organisation;
  const offered = designationsIn(typed.jurisdictions);
  const told = [
    ...typed.jurisdictions.filter(isJurisdiction).map((each) => wordOf('jurisdiction', each, language)),
    ...(isSector(typed.sector) ? [wordOf('sector', typed.sector, language)] : []),
    ...(typed.hasMark ? [sayOrganisation('privacyMark')] : []),
    ...(typed.listed ? [sayOrganisation('listed')] : []),
  ];
  return (
    <div>
      <p>{punctuation(language).list(told)}</p>
      <p className={incidentClasses.quiet}>{say('organisationLead', { name })}</p>
      <details className={incidentClasses.details} open={error !== undefined || undefined}>
        <summary>{say('organisationChange')}</summary>
        <div className={classes.part}>
          <ChoicesField
            id="assess-jurisdictions"
            label={sayOrganisation('jurisdictions')}
            required
            value={typed.jurisdictions}
            error={error}
            options={Jurisdiction.options.map((each) => ({ value: each, label: wordOf('jurisdiction', each, language) }))}
            onChange={(jurisdictions) => change({ jurisdictions })}
          />
          <NativeSelect
            label={sayOrganisation('sector')}
            value={typed.sector}
            onChange={(event) => change({ sector: event.currentTarget.value })}
          >
            <option value="">{sayOrganisation('sectorNone')}</option>
            {Sector.options.map((sector) => (
              <option key={sector} value={sector}>
                {wordOf('sector', sector, language)}
              </option>
            ))}
          </NativeSelect>
          <Checkbox
            label={sayOrganisation('privacyMark')}
            checked={typed.hasMark}
            onChange={(event) => change({ hasMark: event.currentTarget.checked })}
          />
          <Checkbox
            label={sayOrganisation('listed')}
            checked={typed.listed}
            onChange={(event) => change({ listed: event.currentTarget.checked })}
          />
          {offered.length > 0 && (
            <ChoicesField
              id="assess-designations"
              label={say('designations')}
              required={false}
              value={typed.designations}
              options={offered.map((each) => ({ value: each, label: wordOf('designation', each, language) }))}
              onChange={(designations) => change({ designations })}
            />
          )}
        </div>
      </details>
    </div>
  );
}
