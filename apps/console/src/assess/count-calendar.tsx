import type { DayCount } from '@shodo/contracts';
import { dayBare, dayLong, dayShort, type Language, punctuation } from '@shodo/words';
import { type Say, useLanguage, useWords } from '../words/i18n.js';
import classes from './count-calendar.module.css';
import { type CountedDay, closedWeekdays, weeksOf } from './day-count.js';

const weekdays = { ja: ['日', '月', '火', '水', '木', '金', '土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;

interface Props {
  readonly count: DayCount;
  /** The last day before any roll. */
  readonly rawOn?: string | undefined;
  readonly isGuide: boolean;
}

/** The count day by day as a calendar: the number of each day, closed days marked, the last day named. */
export function CountCalendar({ count, rawOn, isGuide }: Props) {
  const say = useWords('assess');
  const language = useLanguage();
  const closed = closedWeekdays(count);
  return (
    <div>
      <table className={classes.calendar}>
        <caption>
          {say('calendar')} <span className={classes.quiet}>{say(count.onlyOpenDays ? 'calendarOnlyOpen' : 'calendarAllDays')}</span>
        </caption>
        <thead>
          <tr>
            {weekdays[language].map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(count, rawOn).map((week) => (
            <tr key={week.find(Boolean)?.day}>
              {week.map((day, at) =>
                day ? (
                  <Day key={day.day} day={day} isGuide={isGuide} say={say} language={language} />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is nothing but its place
                  <td key={at} className={classes.none} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {closed.length > 0 && (
        <p className={classes.quiet}>
          {punctuation(language).named(
            say('closedDays'),
            punctuation(language).list(closed.map(({ on, why }) => `${dayShort(on, language)} ${why}`)),
          )}
        </p>
      )}
    </div>
  );
}

interface DayProps {
  readonly day: CountedDay;
  readonly isGuide: boolean;
  readonly say: Say<'assess'>;
  readonly language: Language;
}

function Day({ day: { day, number, closed, isRolledOver, isLast }, isGuide, say, language }: DayProps) {
  const told = [dayLong(day, language), closed && say('closedBecause', { why: closed })].filter(Boolean).join(' ');
  return (
    <td className={`${closed === undefined ? '' : classes.closed} ${isLast ? classes.last : ''}`} title={told}>
      <span className={classes.date}>{dayBare(day, language)}</span>
      {number !== undefined && <span className={classes.number}>{say('day', { number })}</span>}
      {isRolledOver && <span className={classes.number}>{say('rolledOver')}</span>}
      {closed !== undefined && <span className={classes.mark}>{say('closed')}</span>}
      {isLast && <strong className={classes.mark}>{say(isGuide ? 'dueOfGuide' : 'due')}</strong>}
    </td>
  );
}
