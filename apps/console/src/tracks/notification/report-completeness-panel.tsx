import { Link } from '@tanstack/react-router';
import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { Panel } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import boardClasses from './duty-line.module.css';
import { markOfItem, wordOfItem } from './item-mark.js';
import { knownOf, stepOfItem } from './report-completeness.js';

/** How many of the nine items are known, and which: a report may be filed with what is known. */
export function ReportItemsPanel() {
  const say = useWords('filings');
  const { view, speaker } = useIncident();
  const known = view.reportItems.filter(({ state }) => state === 'known').length;
  return (
    <Panel title={say('reportItems', { known, all: view.reportItems.length })} lead={say('reportItemsLead')}>
      <ol className={classes.list}>
        {view.reportItems.map((each, index) => {
          const step = view.closed || view.ruledOut ? undefined : stepOfItem(each, view);
          return (
            <li key={each.item} className={classes.item}>
              <div className={boardClasses.reportItem}>
                <div>
                  <h3>
                    {index + 1} {speaker.word('reportItem', each.item)}
                  </h3>
                  <p className={classes.meta}>
                    <Badge {...markOfItem[each.state]}>{say(wordOfItem[each.state])}</Badge>
                    <span>{knownOf(each, view, speaker)}</span>
                  </p>
                </div>
                {step && <ActionButton command={step.command} on={step.on} size="xs" />}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** The same in one line, with the way to the items. */
export function ReportItemsLine() {
  const say = useWords('filings');
  const { view } = useIncident();
  const known = view.reportItems.filter(({ state }) => state === 'known').length;
  return (
    <Panel title={say('reportItems', { known, all: view.reportItems.length })}>
      <Link from="/incidents/$incidentId" to="." search={(search) => ({ ...search, tab: 'filings' })}>
        {say('toReportItems')}
      </Link>
    </Panel>
  );
}
