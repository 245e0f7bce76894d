import type { IncidentView } from '@shodo/contracts';
import { evidenceName, whatIsErased } from '@shodo/words';
import { Notice } from '../theme/notice.js';
import { Panel } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import { ActionButton } from './action-button.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';

type Erasure = IncidentView['erasures'][number];

/** 本文の消去: what is held, what is proposed with the texts themselves, what was erased. Shown to those who may, and to everybody once there is something. */
export function ErasurePanel() {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const { legalHold, erasures } = view;
  const mayPropose = view.allowed.some(({ command }) => command === 'ProposeErasure');
  if (!mayPropose && !legalHold && erasures.length === 0) return null;
  return (
    <Panel title={say('erasure')}>
      {legalHold && (
        <Notice tone="careful">
          <p>
            {say('heldSince', {
              ground: speaker.word('legalHoldGround', legalHold.ground),
              name: speaker.person(legalHold.placedBy, legalHold.placedAt),
              at: speaker.momentShort(legalHold.placedAt),
            })}
          </p>
          {legalHold.note && <p className={classes.text}>{speaker.text(legalHold.note)}</p>}
        </Notice>
      )}
      <ul className={classes.list}>
        {erasures.map((erasure) => (
          <ErasureLine key={erasure.erasure} erasure={erasure} />
        ))}
      </ul>
      <div className={classes.actions}>
        {legalHold ? <ActionButton command="LiftLegalHold" /> : <ActionButton command="PlaceLegalHold" />}
        {!legalHold && <ActionButton command="ProposeErasure" />}
      </div>
    </Panel>
  );
}

function ErasureLine({ erasure }: { readonly erasure: Erasure }) {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const { erasure: on, ground, texts = [], evidence = [], settled, proposedAt, proposedBy } = erasure;
  const files = settled ? [] : view.evidence.filter((each) => evidence.includes(each.evidence));
  return (
    <li className={classes.item}>
      <p className={classes.itemName}>
        {speaker.named(whatIsErased({ ...erasure, texts: erasure.count }, speaker), speaker.word('erasureGround', ground))}
      </p>
      <p className={classes.quiet}>
        {settled
          ? say(settled.as === 'erased' ? 'erasedAt' : 'erasureWithdrawnAt', { at: speaker.momentShort(settled.at) })
          : say('erasureProposed', { name: speaker.person(proposedBy, proposedAt), at: speaker.momentShort(proposedAt) })}
      </p>
      {texts.map((ref) => (
        <p key={ref} className={classes.text}>
          {speaker.text({ ref })}
        </p>
      ))}
      {files.map((sealed) => (
        <p key={sealed.evidence} className={classes.text}>
          {say('erasureOfFile', { name: evidenceName(sealed, speaker) })}
        </p>
      ))}
      {!settled && (
        <>
          <p>{say('erasureWarning')}</p>
          <div className={classes.actions}>
            <ActionButton command="ApproveErasure" on={on} />
            <ActionButton command="WithdrawErasure" on={on} />
          </div>
        </>
      )}
    </li>
  );
}
