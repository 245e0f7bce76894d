import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { Moment } from '../../time/present.js';
import { useWords } from '../../words/i18n.js';
import { EvidenceBehind } from '../fact-finding/evidence-panel.js';

/** What was done to stop the spread, and whether it has stopped. */
export function MeasuresPanel() {
  const say = useWords('facts');
  const { view, speaker } = useIncident();
  return (
    <Panel
      title={say('measures')}
      actions={
        <>
          <ActionButton command="RecordContainmentMeasure" />
          <ActionButton command={view.spreadStoppedAt ? 'WithdrawSpreadStopped' : 'DeclareSpreadStopped'} />
        </>
      }
    >
      <p>{view.spreadStoppedAt ? say('spreadStopped', { at: speaker.moment(view.spreadStoppedAt) }) : say('spreadOpen')}</p>
      {view.containmentMeasures.length === 0 && <Quiet>{say('noMeasures')}</Quiet>}
      <ul className={classes.list}>
        {view.containmentMeasures.map(({ measure, takenAt, note, evidence, by }) => (
          <li key={`${measure} ${takenAt} ${note?.ref}`} className={classes.item}>
            <p className={classes.itemName}>{speaker.word('containmentMeasure', measure)}</p>
            <p className={classes.meta}>
              <Moment at={takenAt} />
              {by && <span>{speaker.person(by, takenAt)}</span>}
            </p>
            {note && <p className={classes.text}>{speaker.text(note)}</p>}
            <EvidenceBehind evidence={evidence} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
