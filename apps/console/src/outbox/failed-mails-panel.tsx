import { Link } from '@tanstack/react-router';
import { useRead } from '../api/reads.js';
import classes from '../incident/incident.module.css';
import { useIncident } from '../incident/incident-context.js';
import { Panel } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import { MailLine } from './mail-line.js';

const shownAtOnce = 3;

/** What did not arrive of this incident's mail is somebody's task: until it goes out, or its reminder was seen another way. */
export function FailedMailsPanel() {
  const say = useWords('organisation');
  const { view } = useIncident();
  const failed = useRead('listOutbox', { query: { incident: view.id, state: 'failed', limit: 100 } }, { refetchInterval: 60_000 });
  const seen = new Set<string>(view.reminders.filter(({ acknowledgedAt }) => acknowledgedAt).map(({ notice }) => notice));
  const waiting = (failed.data?.items ?? []).filter(({ notice }) => !seen.has(notice));
  if (waiting.length === 0 || view.closed) return null;
  return (
    <Panel title={say('mailsFailed')} lead={say('mailsFailedLead')}>
      <ul className={classes.list}>
        {waiting.slice(0, shownAtOnce).map((mail) => (
          <MailLine key={mail.id} mail={mail} isOfOpenIncident />
        ))}
      </ul>
      {waiting.length > shownAtOnce && <Link to="/outbox">{say('mailsFailedMore')}</Link>}
    </Panel>
  );
}
