import type { DutyView } from '@shodo/contracts';
import { sentenceOf } from '@shodo/contracts';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Notice } from '../../theme/notice.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import { DutyLine } from './duty-line.js';

const isSettled = ({ settledAt }: DutyView) => settledAt !== undefined;

/** One line per duty, most urgent first; what is settled stays visible below. */
export function DutyBoard() {
  const say = useWords('duties');
  const { view, speaker } = useIncident();
  const { language } = speaker;
  const duties = [...view.duties.filter((duty) => !isSettled(duty)), ...view.duties.filter(isSettled)];
  const wasAssessed = view.duties.length > 0 || view.notArisen.length > 0;
  return (
    <Panel title={say('duties')}>
      {duties.length === 0 && <Quiet>{wasAssessed ? say('noDutiesStand') : say('noDuties')}</Quiet>}
      {view.warnings.length > 0 && (
        <Notice tone="careful">
          <p>{say('warnings')}</p>
          {view.warnings.map((warning) => (
            <p key={JSON.stringify(warning)}>{sentenceOf(warning, language)}</p>
          ))}
        </Notice>
      )}
      <ul className={classes.list}>
        {duties.map((duty) => (
          <DutyLine key={duty.duty} duty={duty} />
        ))}
      </ul>
      {view.notArisen.length > 0 && (
        <details className={classes.details}>
          <summary>{say('notArisen', { count: view.notArisen.length })}</summary>
          <ul>
            {view.notArisen.map((duty) => (
              <li key={duty}>{speaker.duty(duty)}</li>
            ))}
          </ul>
        </details>
      )}
      <Quiet>{say('assessedFrom')}</Quiet>
    </Panel>
  );
}
