import type { RulingView } from '@shodo/contracts';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';

/** What commands of their own decided, in the same log: nobody writes it down twice. */
export function RulingsPanel() {
  const say = useWords('decisions');
  const { view } = useIncident();
  return (
    <Panel title={say('rulings')} lead={say('rulingsLead')}>
      {view.rulings.length === 0 && <Quiet>{say('noRulings')}</Quiet>}
      <ul className={classes.list}>
        {view.rulings.toReversed().map((ruling) => (
          <RulingLine key={ruling.seq} ruling={ruling} />
        ))}
      </ul>
    </Panel>
  );
}

function RulingLine({ ruling }: { readonly ruling: RulingView }) {
  const say = useWords('decisions');
  const { speaker } = useIncident();
  const { what, stands, duties, ground, holding, reviewAt, reason, at, by, soleDecision } = ruling;
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <h3>{say(what)}</h3>
        <p className={classes.meta}>
          <Badge tone={stands ? 'settled' : 'released'} shape={stands ? 'tick' : 'dash'}>
            {say(stands ? 'in-force' : 'noLonger')}
          </Badge>
          {soleDecision && <Badge tone="plain">{say('alone')}</Badge>}
          {reviewAt && stands && <span>{say('reviewAt', { at: speaker.momentShort(reviewAt) })}</span>}
        </p>
      </div>
      <p className={classes.meta}>
        {duties.length > 0 && <span>{speaker.list(duties.map(speaker.duty))}</span>}
        {ground && <span>{speaker.word('rulingOutGround', ground)}</span>}
        {holding && <span>{speaker.word('holdingReason', holding)}</span>}
        <span>{say('by', { name: speaker.person(by, at), at: speaker.momentShort(at) })}</span>
      </p>
      {reason && <p className={classes.text}>{speaker.text(reason)}</p>}
    </li>
  );
}
