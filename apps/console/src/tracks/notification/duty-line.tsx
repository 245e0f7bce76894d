import type { DutyView } from '@shodo/contracts';
import { ActionButton } from '../../incident/action-button.js';
import { useIncident } from '../../incident/incident-context.js';
import classes from '../../incident/incident.module.css';
import { dayLong, dayShort } from '../../time/moments.js';
import { useWords } from '../../words/i18n.js';
import { DutyClock } from './clock-mark.js';
import boardClasses from './duty-line.module.css';
import { DutyReasons } from './duty-reasons.js';

/** One duty: to whom, until which day, how much time is left; why this day is one click away. */
export function DutyLine({ duty }: { readonly duty: DutyView }) {
  const { speaker } = useIncident();
  const { language } = speaker;
  const { names, recipient } = duty.judgement;
  return (
    <li className={classes.item}>
      <div className={boardClasses.line}>
        <div className={boardClasses.what}>
          <h3>{names[language]}</h3>
          <p className={classes.quiet}>{recipient[language]}</p>
        </div>
        <div className={boardClasses.when}>
          <DueDay duty={duty} />
        </div>
        <div className={boardClasses.clock}>
          <DutyClock duty={duty} />
        </div>
      </div>
      <DutyReasons duty={duty} />
      <DutyActions duty={duty} />
    </li>
  );
}

/** The day that counts, with its weekday. A guide is never shown as a period of law. */
function DueDay({ duty }: { readonly duty: DutyView }) {
  const say = useWords('incident');
  const { speaker } = useIncident();
  const { language } = speaker;
  const { clock } = duty.judgement;
  if (duty.settledAt) return <p className={classes.quiet}>{say('settledBy', { at: speaker.momentShort(duty.settledAt) })}</p>;
  if (!clock) return <p>{say('dutyPromptly')}</p>;
  if (clock.dueOn) return <p className={boardClasses.day}>{dayLong(clock.dueOn, language)}</p>;
  if (clock.dueAt) return <p className={boardClasses.day}>{speaker.moment(clock.dueAt)}</p>;
  return (
    <>
      <p className={boardClasses.day}>{clock.targetOn ? say('dutyTarget', { day: dayShort(clock.targetOn, language) }) : say('dutyPromptly')}</p>
      {clock.alarmOn && (
        <p className={classes.quiet}>
          {say('dutyAlarm', { day: dayShort(clock.alarmOn, language) })}。{say('dutyGuide')}
        </p>
      )}
    </>
  );
}

function DutyActions({ duty }: { readonly duty: DutyView }) {
  const { view } = useIncident();
  if (duty.settledAt || view.closed || view.ruledOut) return null;
  const draft = view.filings.findLast((filing) => filing.duty === duty.duty && filing.state === 'drafted');
  return (
    <div className={classes.actions}>
      {duty.kind === 'filing' && (
        <>
          <ActionButton command="DraftFiling" on={duty.duty} />
          {draft && <ActionButton command="ApproveFiling" on={draft.filing} />}
          <ActionButton command="RecordFilingMade" on={duty.duty} />
        </>
      )}
      {duty.kind === 'principal-notice' && (
        <>
          <ActionButton command="RecordPrincipalNoticeDone" on={duty.duty} />
          <ActionButton command="RecordSubstituteMeasure" on={duty.duty} />
          <ActionButton command="HoldPrincipalNotice" on={duty.duty} />
        </>
      )}
      {duty.judgement.standing === 'not-arisen' && <ActionButton command="RuleOutDuty" on={duty.duty} />}
    </div>
  );
}
