import type { EventOf, Judgement } from '@shodo/contracts';

type Reassessed = Pick<EventOf<'DutyReassessed'>['data'], 'was' | 'is'>;

/** What people have to know of a judgement made anew: whether it stands, until when, towards whom. Reasons alone move nobody. */
export interface Changed {
  readonly standing?: Judgement['standing'];
  readonly day?: { readonly now: string; readonly then: string | undefined; readonly isGuide: boolean };
  readonly recipient?: Judgement['recipient'];
}

/** The day that a judgement names: of law, or of a guide. */
export const dayOf = ({ clock }: Partial<Judgement>) => clock?.dueOn ?? clock?.alarmOn;

export function whatChanged({ was, is }: Reassessed): Changed {
  const [now, then] = [dayOf(is), dayOf(was)];
  return {
    ...(is.standing && is.standing !== was.standing && { standing: is.standing }),
    ...(now && now !== then && { day: { now, then, isGuide: is.clock?.dueOn === undefined } }),
    ...(is.recipient && is.recipient.ja !== was.recipient?.ja && { recipient: is.recipient }),
  };
}
