import { type DutyView, sentenceOf } from '@shodo/contracts';
import type { ReactNode } from 'react';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { dayLong, dayShort } from '../../time/moments.js';
import { useWords } from '../../words/i18n.js';
import { citesText } from '../../words/speaker.js';
import boardClasses from './duty-line.module.css';

type Said = DutyView['judgement']['because'];

/** Why this duty, why this date, what rests on which provision, what would change it: one click away, never in the way. */
export function DutyReasons({ duty, children }: { readonly duty: DutyView; readonly children?: ReactNode }) {
  const say = useWords('incident');
  const { speaker } = useIncident();
  const { judgement } = duty;
  return (
    <details className={classes.details}>
      <summary>{say('why')}</summary>
      <div className={boardClasses.reasons}>
        <Sentences title={say('because')} said={judgement.because} />
        <Days duty={duty} />
        <Readings duty={duty} />
        {duty.later && <Sentences title={say('laterDateBecause')} said={duty.later.judgement.because} />}
        <Sentences title={say('dutyWarnings')} said={judgement.warnings} />
        <Sentences title={say('changesIf')} said={judgement.wouldChangeIf} />
        <History duty={duty} />
        <p className={boardClasses.cites}>
          {speaker.named(
            say('cites'),
            speaker.beside(citesText(judgement.cites, speaker.language), say('pack', { version: judgement.pack.version })),
          )}
        </p>
        {children}
      </div>
    </details>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div>
    <h4>{title}</h4>
    <ul>{children}</ul>
  </div>
);

function Sentences({ title, said }: { readonly title: string; readonly said: Said }) {
  const { speaker } = useIncident();
  if (said.length === 0) return null;
  return (
    <Part title={title}>
      {said.map((statement) => (
        <li key={JSON.stringify(statement)}>{sentenceOf(statement, speaker.language)}</li>
      ))}
    </Part>
  );
}

/** The days around the due day that help to keep it. */
function Days({ duty }: { readonly duty: DutyView }) {
  const say = useWords('incident');
  const { speaker } = useIncident();
  const { clock } = duty.judgement;
  const days = [
    clock?.workBy && say('dutyWorkBy', { day: dayLong(clock.workBy, speaker.language) }),
    clock?.cutOffAt && say('dutyCutOff', { moment: speaker.moment(clock.cutOffAt) }),
  ].filter((day) => day !== undefined && day !== '');
  if (days.length === 0) return null;
  return (
    <Part title={say('dutyDue')}>
      {days.map((day) => (
        <li key={day}>{day}</li>
      ))}
    </Part>
  );
}

function Readings({ duty }: { readonly duty: DutyView }) {
  const say = useWords('incident');
  const { speaker } = useIncident();
  const { readings } = duty.judgement;
  if (readings.length < 2) return null;
  return (
    <Part title={say('readings')}>
      {readings.map(({ reading, dueOn, dueAt, because }) => (
        <li key={reading}>
          {speaker.named(
            dueOn ? dayLong(dueOn, speaker.language) : dueAt ? speaker.moment(dueAt) : '―',
            sentenceOf(because, speaker.language),
          )}
        </li>
      ))}
    </Part>
  );
}

/** Earlier dates stay readable, struck through. */
function History({ duty }: { readonly duty: DutyView }) {
  const say = useWords('incident');
  const { speaker } = useIncident();
  const earlier = duty.history.slice(0, -1);
  if (earlier.length === 0) return null;
  return (
    <Part title={say('dutyHistory')}>
      {earlier.map(({ at, dueOn, alarmOn }) => (
        <li key={at}>
          {speaker.momentShort(at)}{' '}
          <s>
            {dueOn
              ? dayShort(dueOn, speaker.language)
              : alarmOn
                ? say('dutyAlarm', { day: dayShort(alarmOn, speaker.language) })
                : say('dutyPromptly')}
          </s>
        </li>
      ))}
    </Part>
  );
}
