import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { useWords } from '../../words/i18n.js';
import { TakenBack } from '../notification/taken-back.js';
import { standingAnchors } from './standing-anchors.js';

/** Each starting point that stands, and those that were taken back, struck. */
export function Anchors() {
  const sayFact = useWords('facts');
  const { view, speaker } = useIncident();
  const named = ({ anchor, at }: (typeof view.anchors)[number]) =>
    speaker.named(speaker.word('datedAnchor', anchor), speaker.anchorAt(at, 'short'));
  return (
    <>
      {standingAnchors(view).map((each) => (
        <div key={each.anchor}>
          <p>
            {named(each)}
            {speaker.aside(sayFact('factSource', { source: speaker.word('factSource', each.source) }))}
          </p>
          <div className={classes.actions}>
            <ActionButton command="WithdrawAnchor" on={each.anchor} size="xs" />
          </div>
        </div>
      ))}
      {view.anchors.map(
        (each) =>
          each.withdrawn && (
            <div key={`${each.anchor} ${each.version}`}>
              <p>
                <s>{named(each)}</s>
              </p>
              <TakenBack withdrawn={each.withdrawn} />
            </div>
          ),
      )}
    </>
  );
}
