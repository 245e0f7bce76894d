import type { DutyAnswer } from '@shodo/contracts';
import { dayLong, dayShort, isJapanTime, type Language, momentLong, momentThere, punctuation } from '@shodo/words';
import type { ReactNode } from 'react';
import incidentClasses from '../incident/incident.module.css';
import { Badge } from '../theme/badge.js';
import reasonClasses from '../tracks/notification/duty-line.module.css';
import { useLanguage, useWords } from '../words/i18n.js';
import classes from './assess.module.css';
import { CountCalendar } from './count-calendar.js';

/** One duty of the answer: what, to whom, until which day; how that was counted is one click away. */
export function AnsweredDuty({ duty }: { readonly duty: DutyAnswer }) {
  const say = useWords('assess');
  const isProvisional = duty.standing === 'provisional';
  return (
    <li className={incidentClasses.item}>
      <div className={classes.duty}>
        <div>
          <h4>{duty.name}</h4>
          <p className={incidentClasses.quiet}>{say('to', { recipient: duty.recipient })}</p>
          <p className={classes.marks}>
            <Badge tone="running" shape={isProvisional ? 'dashed' : 'full'} isDashed={isProvisional}>
              {say(isProvisional ? 'provisional' : 'arisen')}
            </Badge>
            {duty.force === 'effort' && <Badge tone="plain">{say('effort')}</Badge>}
          </p>
        </div>
        <DueDay duty={duty} />
      </div>
      <Reasons duty={duty} />
    </li>
  );
}

/** The day that counts, with its weekday: a guide is never shown as a limit of law, and hours end on the clock of the authority. */
function DueDay({ duty }: { readonly duty: DutyAnswer }) {
  const say = useWords('assess');
  const language = useLanguage();
  const { dueOn, dueAt, targetOn, alarmOn, workBy, cutOffAt, statusFilingBy } = duty;
  if (targetOn !== undefined || alarmOn !== undefined)
    return (
      <div>
        {targetOn && <p className={classes.day}>{say('target', { day: dayLong(targetOn, language) })}</p>}
        {alarmOn && <p className={incidentClasses.quiet}>{say('alarm', { day: dayShort(alarmOn, language) })}</p>}
        <p className={incidentClasses.quiet}>{say('guide')}</p>
      </div>
    );
  if (dueOn === undefined && dueAt === undefined) return <p className={incidentClasses.quiet}>{say('noDay')}</p>;
  return (
    <div>
      <p className={classes.day}>{dueOn === undefined ? there(dueAt ?? '', language) : dayLong(dueOn, language)}</p>
      {dueOn === undefined && dueAt && !isJapanTime(dueAt) && (
        <p className={incidentClasses.quiet}>{say('inJapan', { at: momentLong(dueAt, language) })}</p>
      )}
      {workBy && workBy !== dueOn && <p className={incidentClasses.quiet}>{say('workBy', { day: dayShort(workBy, language) })}</p>}
      {cutOffAt && <p className={incidentClasses.quiet}>{say('cutOff', { at: there(cutOffAt, language) })}</p>}
      {statusFilingBy && <p className={incidentClasses.quiet}>{say('statusFilingBy', { day: dayShort(statusFilingBy, language) })}</p>}
    </div>
  );
}

const there = (instant: string, language: Language) =>
  isJapanTime(instant) ? momentLong(instant, language) : momentThere(instant, language);

const readingWords = { safe: 'readingSafe', literal: 'readingLiteral', arguable: 'readingArguable' } as const;

function Reasons({ duty }: { readonly duty: DutyAnswer }) {
  const say = useWords('assess');
  const language = useLanguage();
  const signs = punctuation(language);
  const { because, count, readings, warnings, wouldChangeIf, otherRules, cites, pack, lastChecked } = duty;
  const dayOf = ({ dueOn, dueAt, targetOn }: { dueOn?: string; dueAt?: string; targetOn?: string }) =>
    dueOn ? dayLong(dueOn, language) : dueAt ? there(dueAt, language) : targetOn ? dayLong(targetOn, language) : '―';
  return (
    <details className={incidentClasses.details}>
      <summary>{say('why')}</summary>
      <div className={reasonClasses.reasons}>
        <Part title={say('because')} lines={because} />
        {count && <CountCalendar count={count} rawOn={duty.rawOn} isGuide={duty.alarmOn !== undefined} />}
        <Part
          title={say('readings')}
          lines={
            readings.length < 2
              ? []
              : readings.map((one) => `${signs.named(dayOf(one as never), one.because)}${signs.aside(say(readingWords[one.reading]))}`)
          }
        />
        <Part title={say('takeNote')} lines={warnings} />
        <Part title={say('changesIf')} lines={wouldChangeIf} />
        <Part
          title={say('otherRules')}
          lines={otherRules.map((rule) =>
            signs.named(
              rule.version,
              signs.beside(say(rule.standing === 'not-arisen' ? 'ruleDoesNotApply' : rule.standing), dayOf(rule as never)),
            ),
          )}
        />
        <p className={reasonClasses.cites}>
          {signs.beside(
            ...cites,
            ...(lastChecked
              ? [say('rule', { version: pack.version, on: dayShort(lastChecked.on, language) }), say(lastChecked.grade)]
              : [pack.version]),
          )}
        </p>
      </div>
    </details>
  );
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div>
      <h5>{title}</h5>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
