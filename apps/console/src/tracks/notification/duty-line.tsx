import type { CommandName, DutyView, IncidentView } from '@shodo/contracts';
import { dayLong, dayShort, number, yearOf } from '@shodo/words';
import type { ReactNode } from 'react';
import { ActionButton } from '../../incident/action-button.js';
import classes from '../../incident/incident.module.css';
import { useIncident } from '../../incident/incident-context.js';
import { stepsOfDuty } from '../../incident/next-actions.js';
import { Badge } from '../../theme/badge.js';
import { useNow } from '../../time/present.js';
import { useWords } from '../../words/i18n.js';
import { isAdvice, isOpenAdvice } from './advice.js';
import { ChangedSince } from './changed-since.js';
import { DutyClock, StatusFilingClock } from './clock-mark.js';
import boardClasses from './duty-line.module.css';
import { DutyProof } from './duty-proof.js';
import { DutyReasons } from './duty-reasons.js';
import { LaterDate } from './later-date.js';

/** One duty: to whom, until which day, how much time is left; why this day is one click away. */
export function DutyLine({ duty, children }: { readonly duty: DutyView; readonly children?: ReactNode }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const { language } = speaker;
  const { names, recipient, standing } = duty.judgement;
  const fellAway = standing === 'not-arisen' && !duty.settledAt;
  return (
    <li className={classes.item}>
      <div className={boardClasses.line}>
        <div className={boardClasses.what}>
          <h3>{names[language]}</h3>
          <p className={classes.quiet}>{recipient[language]}</p>
          {isAdvice(duty) && <p className={classes.quiet}>{say('dutyAdvice')}</p>}
          {fellAway && <p className={classes.quiet}>{say('dutyFellAway')}</p>}
          {duty.correctedMiss && <p className={classes.quiet}>{say('correctedMiss', { at: speaker.momentShort(duty.correctedMiss) })}</p>}
          {duty.history.at(-1)?.soleDecision && <p className={classes.quiet}>{say('laterDateSole')}</p>}
        </div>
        <div className={boardClasses.when}>
          <DueDay duty={duty} />
        </div>
        <div className={boardClasses.clock}>
          <DutyClock duty={duty} />
        </div>
      </div>
      <Reached duty={duty} />
      {children}
      <StatusFiling duty={duty} />
      <ChangedSinceFiled duty={duty} />
      <LaterDate duty={duty} />
      <div className={boardClasses.more}>
        <DutyReasons duty={duty}>
          <OtherActions duty={duty} />
        </DutyReasons>
        <MainAction duty={duty} />
      </div>
    </li>
  );
}

/** Who has been reached by the notices and measures so far, and who is left. */
function Reached({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { reached } = duty;
  if (!reached || (reached.notified === 0 && reached.substituted === 0)) return null;
  const { notified, substituted, remaining, allStated, most } = reached;
  const total = notified + substituted;
  const isMore = most !== undefined && total > most;
  const isFewer = allStated && most !== undefined && total < most;
  return (
    <p className={classes.quiet}>
      {say('reachedSoFar', { notified: number(notified), substituted: number(substituted) })}{' '}
      {isMore && say('reachedMore', { total: number(total), affected: number(most) })} {allStated && say('reachedAll')}{' '}
      {isFewer && say('reachedFewer', { total: number(total), affected: number(most) })}
      {!allStated && remaining !== undefined && remaining > 0 && say('reachedLeft', { left: number(remaining) })}
      {!allStated && remaining === undefined && say('reachedUnknown')}
    </p>
  );
}

/** What a settled report said, and is known otherwise since. */
function ChangedSinceFiled({ duty }: { readonly duty: DutyView }) {
  const { view } = useIncident();
  return <ChangedSince changed={view.filings.find(({ filing }) => filing === duty.settledWith?.filing)?.changed} />;
}

/** By when the authority is told what is known, where the longer limit is not certain: a line and a clock of its own. */
function StatusFiling({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const { statusFiling: status } = duty;
  if (!status) return null;
  return (
    <div className={boardClasses.line}>
      <div className={boardClasses.what}>
        <p>{say('statusFiling')}</p>
        <p className={classes.quiet}>{say('statusFilingWhy')}</p>
      </div>
      <div className={boardClasses.when}>
        <p className={boardClasses.day}>{dayLong(status.on, speaker.language)}</p>
      </div>
      <div className={boardClasses.clock}>
        <StatusFilingClock status={status} />
      </div>
    </div>
  );
}

/** How a duty ended: met, or decided that nothing is done. */
const endWords = {
  filing: 'settledBy',
  'principal-notice': 'settledBy',
  'substitute-measure': 'settledBy',
  'ruled-out': 'ruledOutAt',
  'breach-ruled-out': 'ruledOutAt',
  declined: 'declinedAt',
} as const;

/** The day that counts, with its weekday. A guide is never shown as a period of law. */
function DueDay({ duty }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const sayFiling = useWords('filings');
  const { speaker } = useIncident();
  const { language } = speaker;
  const presentYear = yearOf(useNow());
  const { clock } = duty.judgement;
  if (duty.settledAt)
    return (
      <>
        <p className={classes.quiet}>
          {say(endWords[duty.settledBy ?? 'filing'], { at: speaker.momentShort(duty.settledAt) })}{' '}
          {duty.soleDecision && <Badge tone="plain">{sayFiling('soleDecision')}</Badge>}
        </p>
        <DutyProof duty={duty} />
      </>
    );
  if (!clock) return <p>{say('dutyPromptly')}</p>;
  if (clock.dueOn) return <p className={boardClasses.day}>{dayLong(clock.dueOn, language)}</p>;
  if (clock.dueAt) return <p className={boardClasses.day}>{speaker.moment(clock.dueAt)}</p>;
  return (
    <>
      <p className={boardClasses.day}>
        {clock.targetOn ? say('dutyTarget', { day: dayShort(clock.targetOn, language, presentYear) }) : say('dutyPromptly')}
      </p>
      {clock.alarmOn && (
        <p className={classes.quiet}>
          {speaker.inARow(say('dutyAlarm', { day: dayShort(clock.alarmOn, language, presentYear) }), say('dutyGuide'))}
        </p>
      )}
    </>
  );
}

const takesAction = (duty: DutyView, view: IncidentView) => !duty.settledAt && !view.closed && !view.ruledOut;

/** The one step this duty waits for; with advice, also that it is not followed. */
function MainAction({ duty }: { readonly duty: DutyView }) {
  const { view } = useIncident();
  const [step] = takesAction(duty, view) ? stepsOfDuty(duty, view) : [];
  if (!step) return null;
  return (
    <div className={classes.actions}>
      {isOpenAdvice(duty) && <ActionButton command="DeclineAdvice" on={duty.duty} />}
      <ActionButton command={step.command} on={step.on} />
    </div>
  );
}

const filingCommands: readonly CommandName[] = ['DraftFiling', 'RecordFilingMade'];
const noticeCommands: readonly CommandName[] = ['RecordPrincipalNoticeDone', 'RecordSubstituteMeasure', 'HoldPrincipalNotice'];
const commandsFor: Readonly<Record<DutyView['kind'], readonly CommandName[]>> = {
  filing: filingCommands,
  'principal-notice': noticeCommands,
  notice: ['RecordFilingMade'],
};

/** What else can be done about it: rarer, so one click away. */
function OtherActions({ duty }: { readonly duty: DutyView }) {
  const { view } = useIncident();
  if (!takesAction(duty, view)) return null;
  const main = stepsOfDuty(duty, view)[0]?.command;
  return (
    <div className={classes.actions}>
      {commandsFor[duty.kind]
        .filter((command) => command !== main)
        .map((command) => (
          <ActionButton key={command} command={command} on={duty.duty} />
        ))}
    </div>
  );
}
