import { Button } from '@mantine/core';
import type { IncidentView } from '@shodo/contracts';
import { useWhyNot } from '../../incident/action-button.js';
import { useIncident } from '../../incident/incident-context.js';
import classes from '../../incident/incident.module.css';
import { useSendNow } from '../../incident/use-send-now.js';
import { Refused } from '../../forms/command-form.js';
import { Badge } from '../../theme/badge.js';
import { Panel } from '../../theme/panel.js';
import { Moment } from '../../time/present.js';
import { useWords } from '../../words/i18n.js';

type Reminder = IncidentView['reminders'][number];

/** Reminders that wait for somebody to say that they saw them; those acknowledged are folded away. */
export function RemindersPanel() {
  const say = useWords('incident');
  const { view } = useIncident();
  const waiting = view.reminders.filter(({ acknowledgedAt }) => !acknowledgedAt);
  const seen = view.reminders.filter(({ acknowledgedAt }) => acknowledgedAt);
  if (view.reminders.length === 0) return null;
  return (
    <Panel title={waiting.length > 0 ? say('remindersWaiting') : say('reminders')}>
      <ul className={classes.list}>
        {waiting.map((reminder) => (
          <ReminderLine key={reminder.notice} reminder={reminder} />
        ))}
      </ul>
      {seen.length > 0 && (
        <details className={classes.details}>
          <summary>
            {say('reminders')}（{seen.length}）
          </summary>
          <ul className={classes.list}>
            {seen.map((reminder) => (
              <ReminderLine key={reminder.notice} reminder={reminder} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function ReminderLine({ reminder }: { readonly reminder: Reminder }) {
  const say = useWords('incident');
  const { speaker } = useIncident();
  const acknowledging = useSendNow('AcknowledgeReminder');
  const whyNot = useWhyNot('AcknowledgeReminder');
  const { notice, duty, acknowledgedAt, acknowledgedBy, escalated } = reminder;
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <div>
          <p className={classes.itemName}>
            {speaker.duty(duty)}：{speaker.word('reminder', reminder.reminder)}
          </p>
          <p className={classes.quiet}>
            <Moment at={reminder.dueAt} form="short" />{' '}
            {acknowledgedAt && say('acknowledgedBy', { name: speaker.person(acknowledgedBy), at: speaker.momentShort(acknowledgedAt) })}
          </p>
          {escalated && !acknowledgedAt && (
            <Badge tone="soon" shape="half">
              {say('escalated')}
            </Badge>
          )}
        </div>
        {!acknowledgedAt && whyNot.length === 0 && (
          <Button size="sm" variant="default" loading={acknowledging.isSending} onClick={() => acknowledging.send({ notice })} data-no-print>
            {say('acknowledge')}
          </Button>
        )}
      </div>
      {acknowledging.failure && <Refused error={acknowledging.failure} />}
    </li>
  );
}
