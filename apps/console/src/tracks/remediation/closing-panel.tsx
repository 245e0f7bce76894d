import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { useConditions } from '../../incident/stepper.js';
import { Mark } from '../../theme/mark.js';
import { Panel } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import { ProposedClosing } from './proposed-closing.js';
import { TurnedDown } from './turned-down.js';

/** What closing still needs, always visible, and the two steps of closing itself. */
export function ClosingPanel() {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const inWords = useConditions();
  const isMet = view.trackViews.every(({ state }) => state === 'done');
  return (
    <Panel title={say('closing')}>
      <ul>
        {view.trackViews.map(({ track, state, waitingFor }) => (
          <li key={track} className={classes.condition}>
            <Mark shape={state === 'done' ? 'tick' : 'open'} />
            <span>
              {speaker.word('track', track)}{' '}
              <span className={classes.quiet}>
                {state === 'done' ? say('conditionDone') : speaker.list(inWords(waitingFor)) || say('conditionOpen')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {!view.closed && <p className={classes.quiet}>{isMet ? say('closingMet') : say('closingOpen')}</p>}
      {view.closing && <ProposedClosing closing={view.closing} speaker={speaker} />}
      {view.closingTurnedDown && <TurnedDown closing={view.closingTurnedDown} speaker={speaker} />}
      <div className={classes.actions}>
        {view.closed || view.ruledOut ? <ActionButton command="ReopenIncident" /> : null}
        {!view.closed && !view.closing && <ActionButton command="ProposeClosing" />}
        {!view.closed && view.closing && <ActionButton command="ApproveClosing" variant="filled" />}
        {!view.closed && view.closing && <ActionButton command="TurnDownClosing" />}
      </div>
    </Panel>
  );
}
