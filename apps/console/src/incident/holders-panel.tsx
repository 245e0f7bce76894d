import { Button } from '@mantine/core';
import { useMe } from '../api/me.js';
import { goneAmong } from '../people/gone.js';
import { Panel } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import { ActionButton } from './action-button.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';
import { useSendNow } from './use-send-now.js';

/** 体制: who holds which track since when, and handing it on. */
export function HoldersPanel() {
  const say = useWords('incident');
  const { view, speaker, people } = useIncident();
  const gone = goneAmong(people);
  const me = useMe();
  const taking = useSendNow('AssignTrack');
  const mayAssign = view.allowed.some(({ command, allowed }) => command === 'AssignTrack' && allowed);
  return (
    <Panel title={say('people')}>
      <ul className={classes.list}>
        {view.trackViews.map(({ track, holder, heldSince }) => {
          const why = holder && gone.get(holder);
          return (
            <li key={track} className={classes.item}>
              <div className={classes.itemHead}>
                <span className={classes.itemName}>{speaker.word('track', track)}</span>
                {holder ? (
                  <ActionButton command="HandOverTrack" on={track} label={say(why ? 'assign' : 'handOver')} size="xs" />
                ) : (
                  <ActionButton command="AssignTrack" on={track} label={say('assign')} size="xs" />
                )}
              </div>
              <p className={classes.quiet}>
                {holder && why && say(why, { name: speaker.person(holder) })} {holder && !why ? speaker.person(holder) : say('unassigned')}{' '}
                {heldSince && !why && say('since', { at: speaker.momentShort(heldSince) })}
              </p>
              {!holder && mayAssign && (
                <Button
                  variant="subtle"
                  size="xs"
                  loading={taking.isSending}
                  onClick={() => taking.send({ track, to: me.person })}
                  data-no-print
                >
                  {say('takeIt')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
