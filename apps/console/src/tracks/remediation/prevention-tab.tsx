import type { IncidentView } from '@shodo/contracts';
import { dayLong } from '@shodo/words';
import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import { ClosingPanel } from './closing-panel.js';
import { standingNow } from './standing-now.js';

type Measure = IncidentView['preventionMeasures'][number];

/** What will keep it from happening again: done, planned, and whether it works. */
export function PreventionTab() {
  const say = useWords('incident');
  const { view } = useIncident();
  return (
    <div className={classes.column}>
      <Panel title={say('preventionList')} actions={<ActionButton command="AdoptPreventionMeasure" variant="filled" />}>
        {view.preventionMeasures.length === 0 && <Quiet>{say('noPrevention')}</Quiet>}
        <ul className={classes.list}>
          {view.preventionMeasures.map((measure) => (
            <MeasureLine key={measure.measure} measure={measure} />
          ))}
        </ul>
      </Panel>
      <ClosingPanel />
    </div>
  );
}

function MeasureLine({ measure }: { readonly measure: Measure }) {
  const say = useWords('incident');
  const { speaker } = useIncident();
  const { kind, description, owner, dueOn, verified } = measure;
  const now = standingNow(measure);
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <h3>{speaker.word('preventionKind', kind)}</h3>
        <div className={classes.meta}>
          <Badge tone={now === 'planned' ? 'running' : now === 'done' ? 'settled' : 'plain'} shape={now === 'done' ? 'tick' : 'open'}>
            {now === 'given-up' ? say('givenUp') : speaker.word('preventionStanding', now)}
          </Badge>
          <Badge
            tone={verified ? (verified.result === 'effective' ? 'settled' : 'soon') : 'plain'}
            shape={verified ? (verified.result === 'effective' ? 'tick' : 'half') : 'open'}
          >
            {verified
              ? say('verifiedAt', { at: speaker.momentShort(verified.at), result: speaker.word('verification', verified.result) })
              : say('notVerified')}
          </Badge>
        </div>
      </div>
      <p className={classes.text}>{speaker.text(description)}</p>
      <p className={classes.meta}>
        {owner && <span>{say('owner', { name: speaker.person(owner) })}</span>}
        {dueOn && <span>{say('dueOn', { day: dayLong(dueOn, speaker.language) })}</span>}
        {verified?.carriedOutOn && <span>{say('carriedOutOn', { day: dayLong(verified.carriedOutOn, speaker.language) })}</span>}
      </p>
      {!verified && (
        <div className={classes.actions}>
          <ActionButton command="VerifyPreventionMeasure" on={measure.measure} />
        </div>
      )}
    </li>
  );
}
