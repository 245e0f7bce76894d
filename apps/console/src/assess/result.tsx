import type { AssessmentAnswer, DutyAnswer } from '@shodo/contracts';
import { momentLong, punctuation } from '@shodo/words';
import incidentClasses from '../incident/incident.module.css';
import { Notice } from '../theme/notice.js';
import { Quiet } from '../theme/panel.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { AnsweredDuty } from './answered-duty.js';

/** The instant by which a duty presses; those without a day come last. */
function endOf({ dueAt, targetOn, alarmOn }: DutyAnswer): number {
  const day = targetOn ?? alarmOn;
  if (dueAt !== undefined) return Date.parse(dueAt);
  return day === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(`${day}T23:59:59+09:00`);
}
export const byEnd = (duties: readonly DutyAnswer[]): readonly DutyAnswer[] => duties.toSorted((one, other) => endOf(one) - endOf(other));

/** What the rules say of the document: what stands, most pressing first; what is only advised; what does not apply, and why. */
export function Result({ answer: { duties, warnings }, now }: { readonly answer: AssessmentAnswer; readonly now: string }) {
  const say = useWords('assess');
  const language = useLanguage();
  const standing = byEnd(duties.filter((duty) => duty.standing !== 'not-arisen'));
  const owed = standing.filter(({ force }) => force !== 'advice');
  const advised = standing.filter(({ force }) => force === 'advice');
  const denied = duties.filter((duty) => duty.standing === 'not-arisen');
  return (
    <>
      <Quiet>{say('asOf', { at: momentLong(now, language) })}</Quiet>
      {warnings.length > 0 && (
        <Notice tone="careful">
          <p>
            <strong>{say('warnings')}</strong>
          </p>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <div>
        <h3>{say('standing')}</h3>
        {owed.length === 0 && <p>{say('standingNone')}</p>}
        <Duties duties={owed} />
      </div>
      {advised.length > 0 && (
        <div>
          <h3>{say('advice')}</h3>
          <Duties duties={advised} />
        </div>
      )}
      {denied.length > 0 && (
        <details className={incidentClasses.details}>
          <summary>{say('notArisen', { count: denied.length })}</summary>
          <ul>
            {denied.map(({ duty, name, because }) => (
              <li key={duty}>{punctuation(language).named(name, punctuation(language).inARow(...because))}</li>
            ))}
          </ul>
        </details>
      )}
      <Quiet>{say('notAdvice')}</Quiet>
    </>
  );
}

const Duties = ({ duties }: { readonly duties: readonly DutyAnswer[] }) => (
  <ul className={incidentClasses.list}>
    {duties.map((duty) => (
      <AnsweredDuty key={duty.duty} duty={duty} />
    ))}
  </ul>
);
