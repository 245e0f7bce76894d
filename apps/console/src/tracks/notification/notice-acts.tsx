import type { DutyView } from '@shodo/contracts';
import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { Badge } from '../../theme/badge.js';
import { useWords } from '../../words/i18n.js';
import { actName } from './notice-act.js';
import { TakenBack } from './taken-back.js';

/** Every notice and every measure in its place, in the order of the record; what was taken back is struck. */
export function NoticeActs({ duty }: { readonly duty: DutyView }) {
  const say = useWords('filings');
  const sayDuties = useWords('duties');
  const { speaker } = useIncident();
  const { acts = [], withdrawn = [] } = duty.reached ?? {};
  if (acts.length + withdrawn.length === 0) return null;
  return (
    <ul className={classes.list}>
      {acts.map((act) => (
        <li key={act.entry} className={classes.meta}>
          <span>{actName(act, speaker)}</span>
          {act.further && <span>{say('further')}</span>}
          {act.by && <span>{sayDuties('byPerson', { name: speaker.person(act.by, act.at) })}</span>}
          {act.entry !== undefined && (
            <ActionButton command="WithdrawPrincipalNotice" on={String(act.entry)} label={say('withdraw')} size="xs" />
          )}
        </li>
      ))}
      {withdrawn.map((act) => (
        <li key={act.entry}>
          <p className={classes.meta}>
            <s>{actName(act, speaker)}</s>
            <Badge tone="released" shape="dash">
              {say('withdrawn')}
            </Badge>
          </p>
          <TakenBack withdrawn={act.withdrawn} />
        </li>
      ))}
      {duty.settledAt && duty.settledBy !== 'ruled-out' && (
        <li className={classes.actions}>
          <ActionButton command="RecordPrincipalNoticeDone" on={duty.duty} label={say('notifyFurther')} size="xs" />
        </li>
      )}
    </ul>
  );
}
