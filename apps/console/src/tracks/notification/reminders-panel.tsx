import { Button } from '@mantine/core';
import type { IncidentView } from '@shodo/contracts';
import { dayShort, typedOf, yearOf } from '@shodo/words';
import { Refused } from '../../forms/command-form.js';
import { useWhyNot } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { useSendNow } from '../../incident/use-send-now.js';
import { Badge } from '../../theme/badge.js';
import { Panel } from '../../theme/panel.js';
import { Moment, useNow } from '../../time/present.js';
import { useWords } from '../../words/i18n.js';

type Reminder = IncidentView['reminders'][number];
const shownAtOnce = 3;

/** Nobody needs to look again at what is dealt with. */
const isOver = ({ closed, duties }: IncidentView, { duty, over }: Reminder) =>
  closed || over || duties.some(({ judgement, settledAt }) => judgement.duty === duty && settledAt !== undefined);

/** Reminders that wait for somebody to say that they saw them; those acknowledged, or of what is dealt with, are folded away. */
export function RemindersPanel() {
  const say = useWords('duties');
  const { view } = useIncident();
  const unseen = view.reminders
    .filter(({ acknowledgedAt }) => !acknowledgedAt)
    .toSorted((one, other) => Date.parse(other.dueAt) - Date.parse(one.dueAt));
  const waiting = unseen.filter((reminder) => !isOver(view, reminder));
  const others = [...waiting.slice(shownAtOnce), ...unseen.filter((reminder) => isOver(view, reminder))];
  const seen = view.reminders.filter(({ acknowledgedAt }) => acknowledgedAt);
  if (view.reminders.length === 0) return null;
  return (
    <Panel title={waiting.length > 0 ? say('remindersWaiting') : say('reminders')}>
      <ul className={classes.list}>
        {waiting.slice(0, shownAtOnce).map((reminder) => (
          <ReminderLine key={reminder.notice} reminder={reminder} />
        ))}
      </ul>
      <Folded name={say('moreReminders', { count: others.length })} reminders={others} />
      <Folded name={say('seenReminders', { count: seen.length })} reminders={seen} />
    </Panel>
  );
}

function Folded({ name, reminders }: { readonly name: string; readonly reminders: readonly Reminder[] }) {
  if (reminders.length === 0) return null;
  return (
    <details className={classes.details}>
      <summary>{name}</summary>
      <ul className={classes.list}>
        {reminders.map((reminder) => (
          <ReminderLine key={reminder.notice} reminder={reminder} />
        ))}
      </ul>
    </details>
  );
}

/** Which day it was that passed: a deadline of law, or one of guidance; nothing where it was none. */
function lapseOf({ reminder, duty }: Reminder, { duties }: IncidentView): 'deadlineLapsed' | 'guideLapsed' | undefined {
  const owed = duties.find((each) => each.duty === duty);
  if (reminder !== 'lapse' || !owed) return undefined;
  return owed.judgement.clock?.strictness === 'statute' ? 'deadlineLapsed' : 'guideLapsed';
}

const isLapse = ({ reminder }: Reminder) => reminder === 'lapse' || reminder === 'status-lapse';

/** The day that passed, by its name: a lapse is told in the first second after it, which belongs to another day. */
function DayPassed({ reminder, lapse }: { readonly reminder: Reminder; readonly lapse: ReturnType<typeof lapseOf> }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const presentYear = yearOf(useNow());
  const { day, time } = typedOf(Date.parse(reminder.forDueAt));
  const name = reminder.reminder === 'status-lapse' ? 'statusDayWas' : lapse === 'deadlineLapsed' ? 'dueDayWas' : 'guideDayWas';
  return (
    <>{say(name, { day: time === '23:59' ? dayShort(day, speaker.language, presentYear) : speaker.momentShort(reminder.forDueAt) })}</>
  );
}

function ReminderLine({ reminder }: { readonly reminder: Reminder }) {
  const say = useWords('duties');
  const { speaker, view } = useIncident();
  const acknowledging = useSendNow('AcknowledgeReminder');
  const whyNot = useWhyNot('AcknowledgeReminder', reminder.notice);
  const { notice, duty, acknowledgedAt, acknowledgedBy, escalated } = reminder;
  const lapse = lapseOf(reminder, view);
  const hasFallenAway = view.duties.some((each) => each.duty === duty && each.state === 'fallen-away');
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <div>
          <p className={classes.itemName}>
            {speaker.named(speaker.duty(duty), lapse ? say(lapse) : speaker.word('reminder', reminder.reminder))}
          </p>
          <p className={classes.quiet}>
            {isLapse(reminder) ? <DayPassed reminder={reminder} lapse={lapse} /> : <Moment at={reminder.dueAt} form="short" />}{' '}
            {acknowledgedAt &&
              say('acknowledgedBy', { name: speaker.person(acknowledgedBy, acknowledgedAt), at: speaker.momentShort(acknowledgedAt) })}
          </p>
          {hasFallenAway && <p className={classes.quiet}>{say('dutyFellAway')}</p>}
          {escalated && !acknowledgedAt && (
            <Badge tone="soon" shape="half">
              {say('escalated')}
            </Badge>
          )}
        </div>
        {!acknowledgedAt && whyNot.length === 0 && (
          <Button
            size="sm"
            variant="default"
            loading={acknowledging.isSending}
            onClick={() => acknowledging.send({ notice })}
            data-no-print
          >
            {say('acknowledge')}
          </Button>
        )}
      </div>
      {acknowledging.failure && <Refused error={acknowledging.failure} />}
    </li>
  );
}
