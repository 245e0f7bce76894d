import { type DutyView, sentenceOf } from '@shodo/contracts';
import { dayLong, punctuation } from '@shodo/words';
import type { ReactNode } from 'react';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { useWords } from '../../words/i18n.js';
import { DutyHistory } from './duty-history.js';
import boardClasses from './duty-line.module.css';
import { ReasoningTree } from './reasoning-tree.js';

type Said = DutyView['judgement']['because'];

/** Why this duty, why this date, what rests on which provision, what would change it: one click away, never in the way. */
export function DutyReasons({ duty, children }: { readonly duty: DutyView; readonly children?: ReactNode }) {
  const say = useWords('duties');
  const { judgement } = duty;
  return (
    <details className={classes.details}>
      <summary>{say('why')}</summary>
      <div className={boardClasses.reasons}>
        <ReasoningTree duty={duty} />
        <Days duty={duty} />
        <Parties duty={duty} />
        <Readings duty={duty} />
        {duty.later && <Sentences title={say('laterDateBecause')} said={duty.later.judgement.because} />}
        <Sentences title={say('dutyWarnings')} said={judgement.warnings} />
        <Sentences title={say('changesIf')} said={judgement.wouldChangeIf} />
        <DutyHistory duty={duty} />
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

/** Everybody to whom the duty is owed, each with its own end. */
function Parties({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const { parties = [] } = duty.judgement;
  if (parties.length === 0) return null;
  return (
    <Part title={say('dutyParties')}>
      {parties.map(({ ref, dueOn, dueAt }) => (
        <li key={ref}>
          {punctuation(speaker.language).named(
            ref,
            dueOn ? dayLong(dueOn, speaker.language) : dueAt ? speaker.moment(dueAt) : say('dutyPartyOpen'),
          )}
        </li>
      ))}
    </Part>
  );
}

/** The days around the due day that help to keep it. */
function Days({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
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

const readingNames = { safe: 'readingSafe', literal: 'readingLiteral', arguable: 'readingArguable' } as const;

/** The date that is worked to, and the others somebody may argue for. */
function Readings({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const { readings } = duty.judgement;
  if (readings.length < 2) return null;
  return (
    <Part title={say('readings')}>
      {readings.map(({ reading, dueOn, dueAt, because }) => (
        <li key={`${reading} ${dueOn ?? dueAt} ${because.code}`}>
          {speaker.named(
            `${dueOn ? dayLong(dueOn, speaker.language) : dueAt ? speaker.moment(dueAt) : '―'}${speaker.aside(say(readingNames[reading]))}`,
            sentenceOf(because, speaker.language),
          )}
        </li>
      ))}
    </Part>
  );
}
