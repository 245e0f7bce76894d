import type { IncidentEvent, NoticeOutcome } from '@shodo/contracts';
import { happened } from '../lifecycle/decision.js';

/** Under which the end of a mail is appended: it names notice, person and outcome, so that what is heard twice is written once. */
export const noticeOutcomeKey = ({ notice, to, delivered }: NoticeOutcome) =>
  `notice:${notice}:${to}:${delivered ? 'delivered' : 'failed'}`;

export const noticeOutcomeEvent = (outcome: NoticeOutcome): IncidentEvent =>
  outcome.delivered
    ? happened('NoticeDelivered', { notice: outcome.notice, to: outcome.to, acceptedAt: outcome.acceptedAt } as never)
    : happened('NoticeDeliveryFailed', {
        notice: outcome.notice,
        to: outcome.to,
        reason: outcome.reason,
        attempts: outcome.attempts,
      } as never);
