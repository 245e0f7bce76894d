import { Button } from '@mantine/core';
import { momentLong } from '@shodo/words';
import { Refused } from '../forms/command-form.js';
import { Panel } from '../theme/panel.js';
import { useNow } from '../time/present.js';
import { useWords } from '../words/i18n.js';
import { ActionButton, useWhyNot } from './action-button.js';
import classes from './incident.module.css';
import { useIncident } from './incident-context.js';
import { useSendNow } from './use-send-now.js';

const hour = 3_600_000;

/** A drill's own clock, and moving it forward. */
export function DrillClockPanel() {
  const say = useWords('incident');
  const { view, speaker } = useIncident();
  const now = useNow();
  const advancing = useSendNow('AdvanceDrillClock');
  const mayAdvance = useWhyNot('AdvanceDrillClock').length === 0;
  const next = view.nextDeadline && Date.parse(view.nextDeadline.at) - hour;
  return (
    <Panel title={say('drillClock')}>
      <p>{momentLong(now, speaker.language)}</p>
      {advancing.failure && <Refused error={advancing.failure} />}
      <div className={classes.actions}>
        <ActionButton command="AdvanceDrillClock" />
        {mayAdvance && next !== undefined && next > now && (
          <Button
            variant="default"
            size="sm"
            loading={advancing.isSending}
            onClick={() => advancing.send({ to: new Date(next).toISOString() })}
          >
            {say('advanceToNext')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
