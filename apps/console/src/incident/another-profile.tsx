import { profileChanges } from '@shodo/words';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import { ActionButton } from './action-button.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';

/** The settings say something else of the organisation than what this incident is judged by: what, and the way to take it over. */
export function AnotherProfile() {
  const say = useWords('incident');
  const { view, speaker, profile } = useIncident();
  if (!profile || view.closed || view.ruledOut) return null;
  const changes = profileChanges(view.organisation, profile, speaker);
  if (changes.length === 0) return null;
  return (
    <Notice tone="careful">
      <p>{say('anotherProfile')}</p>
      <ul className={classes.changes ?? ''}>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <p>
        <ActionButton command="AdoptOrganisationProfile" size="xs" />
      </p>
    </Notice>
  );
}
