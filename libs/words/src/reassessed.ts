import type { EventOf, Judgement } from '@shodo/contracts';
import type { Speaker } from './speaker.js';

type Reassessed = Pick<EventOf<'DutyReassessed'>['data'], 'was' | 'is'>;

/** What people have to know of a judgement made anew: whether it stands, until when, towards whom. Reasons alone move nobody. */
export interface Changed {
  readonly standing?: Judgement['standing'];
  readonly end?: { readonly now: string; readonly then: string | undefined; readonly isGuide: boolean };
  readonly recipient?: Judgement['recipient'];
}

/** The end that a judgement names: a day, the minute where hours count, or the day of a guide. */
export const endOf = ({ clock }: Partial<Judgement>): string | undefined => clock?.dueOn ?? clock?.dueAt ?? clock?.alarmOn;
export const isGuide = ({ clock }: Partial<Judgement>): boolean => clock?.dueOn === undefined && clock?.dueAt === undefined;
export const isDay = (end: string): boolean => end.length === 10;
/** As precise as it is counted. */
export const endText = (end: string, say: Speaker): string => (isDay(end) ? say.day(end) : say.moment(end));

export function whatChanged({ was, is }: Reassessed): Changed {
  const [now, then] = [endOf(is), endOf(was)];
  return {
    ...(is.standing && is.standing !== was.standing && { standing: is.standing }),
    ...(now && now !== then && { end: { now, then, isGuide: isGuide(is) } }),
    ...(is.recipient && is.recipient.ja !== was.recipient?.ja && { recipient: is.recipient }),
  };
}
