import type { DutyView } from '@shodo/contracts';
import { dayLong } from '@shodo/words';
import { ActionButton } from '../../incident/action-button.js';
import { useIncident } from '../../incident/incident-context.js';
import { Notice } from '../../theme/notice.js';
import { useWords } from '../../words/i18n.js';

/** What the present facts would give while the earlier date holds: both dates, and who has to agree. */
export function LaterDate({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const { later } = duty;
  if (!later) return null;
  const { clock } = later.judgement;
  const day = clock?.dueOn ?? clock?.alarmOn;
  const end = clock?.dueAt ?? clock?.alarmAt;
  const until = day ? dayLong(day, speaker.language) : end ? speaker.moment(end) : undefined;
  const told = duty.settledAt ? 'laterDateOfSettled' : 'laterDate';
  return (
    <Notice tone={later.turnedDown ? 'plain' : 'careful'}>
      <p>{until ? say(told, { until }) : say('laterDateNone')}</p>
      {later.turnedDown ? (
        <p>
          {say('laterDateTurnedDown', {
            at: speaker.momentShort(later.turnedDown.at),
            name: speaker.person(later.turnedDown.by, later.turnedDown.at),
          })}
        </p>
      ) : (
        <p>
          {later.notBy.length > 0
            ? say('laterDateNotBy', { names: speaker.list(later.notBy.map((person) => speaker.person(person))) })
            : say('laterDateBy')}
        </p>
      )}
      <ActionButton command="DecideLaterDate" on={duty.duty} />
    </Notice>
  );
}
