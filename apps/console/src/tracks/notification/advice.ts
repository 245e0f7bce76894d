import type { DutyView } from '@shodo/contracts';

/** Advice is no duty: whatever day it names, nobody misses it, and it never presses like one. */
export const isAdvice = ({ judgement }: Pick<DutyView, 'judgement'>): boolean => judgement.force === 'advice';

/** Advice that the facts still give and on which nobody has decided: it is followed, or declined. */
export const isOpenAdvice = (duty: Pick<DutyView, 'judgement' | 'settledAt'>): boolean =>
  isAdvice(duty) && duty.judgement.standing !== 'not-arisen' && !duty.settledAt;
