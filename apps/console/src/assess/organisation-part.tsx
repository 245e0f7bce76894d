import { Jurisdiction, Sector } from '@shodo/contracts';
import { punctuation, wordOf } from '@shodo/words';
import { useMe } from '../api/me.js';
import incidentClasses from '../incident/incident.module.css';
import { ProfileFields } from '../organisation/profile-fields.js';
import { useLanguage, useWords } from '../words/i18n.js';
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
          <ProfileFields typed={typed} change={change} error={error} />
        </div>
      </details>
    </div>
  );
}
