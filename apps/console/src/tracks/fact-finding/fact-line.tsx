import type { FactView } from '@shodo/contracts';
import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { useWords } from '../../words/i18n.js';
import { ConfidenceMark } from './confidence-mark.js';
import { EvidenceBehind } from './evidence-panel.js';
import { confidenceOf, type KnownFact } from './fact-list.js';

/** One fact as it stands, and what was said of it before. */
export function FactLine({ known: { latest, earlier } }: { readonly known: KnownFact }) {
  const say = useWords('facts');
  const { speaker } = useIncident();
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <h3>{speaker.word('fact', latest.fact)}</h3>
        <ActionButton command="ReviseFact" on={latest.fact} label={say('revise')} size="xs" />
      </div>
      <p className={classes.meta}>
        <strong>{speaker.stated(latest.fact, latest.stated)}</strong>
        <ConfidenceMark confidence={confidenceOf(latest)} />
      </p>
      <Origin version={latest} />
      {latest.note && <p className={classes.text}>{speaker.text(latest.note)}</p>}
      <EvidenceBehind evidence={latest.evidence} />
      {earlier.length > 0 && (
        <details className={classes.details}>
          <summary>{say('factHistory', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((version) => (
              <li key={version.version}>
                <s>{speaker.stated(version.fact, version.stated)}</s> <ConfidenceMark confidence={confidenceOf(version)} />
                <Origin version={version} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Where it comes from, as of when it holds, who wrote it down and when. */
export function Origin({ version }: { readonly version: FactView }) {
  const say = useWords('facts');
  const { speaker } = useIncident();
  const { source, stated, at, by } = version;
  return (
    <p className={classes.meta}>
      <span>{say('factSource', { source: speaker.word('factSource', source) })}</span>
      {stated.asOf && <span>{say('factAsOf', { at: speaker.momentShort(stated.asOf) })}</span>}
      <span>
        {say('factRecorded', { at: speaker.momentShort(at) })} {by && speaker.person(by, at)}
      </span>
    </p>
  );
}
