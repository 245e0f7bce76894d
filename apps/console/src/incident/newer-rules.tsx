import { sentenceOf } from '@shodo/contracts';
import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import { ActionButton } from './action-button.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';

/** Newer rules than those that open duties are judged by would say something else: of which, what, and the way to follow them. */
export function NewerRules() {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const { newerRules = [] } = view;
  if (newerRules.length === 0) return null;
  return (
    <Notice tone="careful">
      <p>{say('newerRules')}</p>
      <ul className={classes.changes ?? ''}>
        {newerRules.map(({ duty, says }) => (
          <li key={duty}>{speaker.named(speaker.duty(duty), sentenceOf(says, speaker.language))}</li>
        ))}
      </ul>
      <p>
        <ActionButton command="AdoptNewerRules" size="xs" />
      </p>
    </Notice>
  );
}
