import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { Moment } from '../../time/present.js';
import { useWords } from '../../words/i18n.js';
import { Anchors } from './anchors.js';

/** 知った日時: when the clocks began, how sure that is, and what it was before. */
export function AwarenessPanel() {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const { awareness } = view;
  const isFirm = awareness !== undefined && !awareness.provisional;
  const before = (awareness?.history ?? []).filter(({ awareAt }) => awareAt !== awareness?.awareAt);
  return (
    <Panel title={say('awareness')}>
      {awareness ? (
        <>
          <p>
            <strong>
              <Moment at={awareness.awareAt} />
            </strong>{' '}
            {awareness.provisional && (
              <Badge tone="running" shape="dashed" isDashed>
                {say('provisional')}
              </Badge>
            )}
          </p>
          <Quiet>{speaker.word('awarenessBasis', awareness.basis)}</Quiet>
        </>
      ) : (
        <Quiet>{say('notKnown')}</Quiet>
      )}
      <dl className={classes.facts}>
        <dt>{say('noticedAt')}</dt>
        <dd>
          <Moment at={view.noticedAt} form="short" />
        </dd>
        <dt>{say('occurredAt')}</dt>
        <dd>{view.occurredAt ? speaker.anchorAt(view.occurredAt, 'short') : say('notKnown')}</dd>
      </dl>
      <Anchors />
      {before.length > 0 && (
        <details className={classes.details}>
          <summary>{say('awarenessHistory')}</summary>
          <ul>
            {before.map(({ awareAt, provisional, at }) => (
              <li key={at}>
                <s>
                  <Moment at={awareAt} form="short" />
                </s>
                {provisional && speaker.aside(say('provisional'))}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={classes.actions}>
        {!isFirm && <ActionButton command="EstablishAwareness" size="xs" />}
        {awareness && <ActionButton command="CorrectAwareness" size="xs" />}
        <ActionButton command="RecordAnchor" size="xs" />
        <ActionButton command="RuleOutBreach" size="xs" />
      </div>
    </Panel>
  );
}
