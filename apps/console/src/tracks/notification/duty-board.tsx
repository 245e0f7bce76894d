import { type DutyView, type IncidentView, sentenceOf } from '@shodo/contracts';
import { Link } from '@tanstack/react-router';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Notice } from '../../theme/notice.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import { isAdvice } from './advice.js';
import { DutyLine } from './duty-line.js';

const isSettled = ({ settledAt }: DutyView) => settledAt !== undefined;

/** One line per duty, most urgent first, then what is only advised; what is settled stays visible below. */
export function DutyBoard() {
  const say = useWords('duties');
  const { view, speaker } = useIncident();
  const { language } = speaker;
  const open = view.duties.filter((duty) => !isSettled(duty));
  const duties = [...open.filter((duty) => !isAdvice(duty)), ...open.filter(isAdvice), ...view.duties.filter(isSettled)];
  // What is on the board stands there alone, though the present facts may not raise it.
  const onBoard = new Set<string>(duties.map(({ duty }) => duty));
  const elsewhere = view.notArisen.filter((duty) => !onBoard.has(duty));
  const unasked = elsewhere.filter((duty) => view.unasked?.includes(duty));
  const notArisen = elsewhere.filter((duty) => !unasked.includes(duty));
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
      {unasked.length > 0 && (
        <details className={classes.details}>
          <summary>{say('unasked', { count: unasked.length })}</summary>
          <Quiet>
            {say('unaskedLead')}{' '}
            <Link from="/incidents/$incidentId" to="." search={(search) => ({ ...search, tab: 'facts' })}>
              {say('toQuestions')}
            </Link>
          </Quiet>
          <DutyNames duties={unasked} />
        </details>
      )}
      {notArisen.length > 0 && (
        <details className={classes.details}>
          <summary>{say('notArisen', { count: notArisen.length })}</summary>
          <DutyNames duties={notArisen} />
        </details>
      )}
      <Quiet>{say('assessedFrom')}</Quiet>
    </Panel>
  );
}

function DutyNames({ duties }: { readonly duties: IncidentView['notArisen'] }) {
  const { speaker } = useIncident();
  return (
    <ul>
      {duties.map((duty) => (
        <li key={duty}>{speaker.duty(duty)}</li>
      ))}
    </ul>
  );
}
