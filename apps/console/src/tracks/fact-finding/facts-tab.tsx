import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Panel, Quiet } from '../../theme/panel.js';
import { useWords } from '../../words/i18n.js';
import { MeasuresPanel } from '../containment/measures-panel.js';
import { ConfidenceMark } from './confidence-mark.js';
import { EvidencePanel } from './evidence-panel.js';
import { FactLine, Origin } from './fact-line.js';
import { confidenceOf, knownFacts } from './fact-list.js';
import { QuestionsPanel } from './questions-panel.js';

/** What is known, how sure, as of when, from whom; unknown is a value like any other. */
export function FactsTab() {
  const say = useWords('facts');
  const { view } = useIncident();
  const facts = knownFacts(view).filter(({ latest }) => latest.fact !== 'principals-affected');
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <QuestionsPanel />
        <Panel title={say('factSheet')} actions={<ActionButton command="RecordFact" variant="filled" />}>
          {facts.length === 0 && <Quiet>{say('noFacts')}</Quiet>}
          <ul className={classes.list}>
            {facts.map((known) => (
              <FactLine key={known.latest.fact} known={known} />
            ))}
          </ul>
        </Panel>
        <EvidencePanel />
        <MeasuresPanel />
      </div>
      <div className={classes.column}>
        <ScopePanel />
        <CausePanel />
      </div>
    </div>
  );
}

function ScopePanel() {
  const say = useWords('facts');
  const { view, speaker } = useIncident();
  const count = knownFacts(view).find(({ latest }) => latest.fact === 'principals-affected');
  return (
    <Panel title={say('scope')}>
      {view.principals && count ? (
        <>
          <p>
            <strong>{speaker.count(view.principals)}</strong> <ConfidenceMark confidence={confidenceOf(count.latest)} />
          </p>
          <p>{speaker.words('dataCategory', view.categories)}</p>
          {view.dataItems.length > 0 && <p>{speaker.words('dataItem', view.dataItems)}</p>}
          <Origin version={count.latest} />
          {count.latest.note && <p className={classes.text}>{speaker.text(count.latest.note)}</p>}
          {count.earlier.length > 0 && (
            <details className={classes.details}>
              <summary>{say('factHistory', { count: count.earlier.length })}</summary>
              <ul>
                {count.earlier.map((version) => (
                  <li key={version.version}>
                    <s>{speaker.stated('principals-affected', version.stated)}</s> <ConfidenceMark confidence={confidenceOf(version)} />
                    <Origin version={version} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      ) : (
        <Quiet>{say('scopeOpen')}</Quiet>
      )}
      <div className={classes.actions}>
        <ActionButton command="SetImpactScope" />
      </div>
    </Panel>
  );
}

function CausePanel() {
  const say = useWords('facts');
  const { view, speaker } = useIncident();
  const { cause } = view;
  return (
    <Panel title={say('cause')}>
      {cause ? (
        <>
          <p>
            <strong>{speaker.word('cause', cause.cause)}</strong>{' '}
            {cause.cause !== 'not-established' && <ConfidenceMark confidence={cause.confidence} />}
          </p>
          {cause.detail && <p className={classes.text}>{speaker.text(cause.detail)}</p>}
        </>
      ) : (
        <Quiet>{say('causeOpen')}</Quiet>
      )}
      <div className={classes.actions}>
        <ActionButton command="EstablishCause" />
      </div>
    </Panel>
  );
}
