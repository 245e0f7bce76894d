import { Panel } from '../theme/panel.js';
import { Moment } from '../time/present.js';
import { useWords } from '../words/i18n.js';
import { ActionButton } from './action-button.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';

export function SummaryPanel() {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  return (
    <Panel title={say('summary')} actions={<ActionButton command="AddNote" size="xs" />}>
      <p className={classes.text}>{speaker.text(view.summary)}</p>
      <dl className={classes.facts}>
        <dt>{say('reportedAt')}</dt>
        <dd>
          <Moment at={view.reportedAt} form="short" />{' '}
          {view.reporter && <span className={classes.whole}>{speaker.person(view.reporter, view.reportedAt)}</span>}
        </dd>
        {view.reportedBy && (
          <>
            <dt>{say('reportedBy')}</dt>
            <dd>{speaker.text(view.reportedBy)}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
