import { type DutyView, sentenceOf } from '@shodo/contracts';
import { dayShort, yearOf } from '@shodo/words';
import { useIncident } from '../../incident/incident-context.js';
import { useNow } from '../../time/present.js';
import { useWords } from '../../words/i18n.js';
import classes from './duty-line.module.css';

type Chapter = DutyView['history'][number];
const standings = { arisen: 'standingArisen', provisional: 'standingProvisional', 'not-arisen': 'standingNot' } as const;

/** Every change of the judgement: the old day struck through, the new one, and what was said anew. */
export function DutyHistory({ duty: { history } }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const presentYear = yearOf(useNow());
  const outcome = (chapter: Chapter, other: Chapter) =>
    speaker.beside(
      ...(chapter.standing === other.standing ? [] : [say(standings[chapter.standing])]),
      dayOf(chapter, say('noDay'), speaker, presentYear),
    );
  const changes = history.slice(1).map((chapter, at) => ({ chapter, before: history[at] ?? chapter }));
  if (changes.length === 0) return null;
  return (
    <div>
      <h4>{say('dutyHistory')}</h4>
      <ol>
        {changes.toReversed().map(({ chapter, before }) => (
          <li key={chapter.at}>
            {speaker.momentShort(chapter.at)} <Change before={outcome(before, chapter)} after={outcome(chapter, before)} />
            <ul className={classes.branch}>
              {(chapter.because ?? []).map((statement) => (
                <li key={JSON.stringify(statement)}>{sentenceOf(statement, speaker.language)}</li>
              ))}
              {(chapter.noLonger ?? []).map((statement) => (
                <li key={JSON.stringify(statement)}>
                  {say('historyNoLonger')} <s>{sentenceOf(statement, speaker.language)}</s>
                </li>
              ))}
              {chapter.because?.length === 0 && chapter.noLonger?.length === 0 && <li>{say('historyOtherwise')}</li>}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Change({ before, after }: { readonly before: string; readonly after: string }) {
  const say = useWords('duties');
  if (before === after) return say('historySame', { day: after });
  return (
    <>
      <s>{before}</s> → {after}
    </>
  );
}

type Speaking = ReturnType<typeof useIncident>['speaker'];

function dayOf({ dueOn, dueAt, targetOn, alarmOn }: Chapter, none: string, speaker: Speaking, presentYear: number): string {
  const short = (day: string) => dayShort(day, speaker.language, presentYear);
  if (dueOn) return short(dueOn);
  if (dueAt) return speaker.momentShort(dueAt);
  const days = [targetOn, alarmOn].flatMap((day) => (day ? [short(day)] : []));
  return days.length > 0 ? days.join('–') : none;
}
