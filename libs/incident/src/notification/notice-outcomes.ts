import type { IncidentEvent, NoticeOutcome } from '@shodo/contracts';
import { happened } from '../lifecycle/decision.js';

/**
 * Under which the end of a mail is appended: it names notice, person and outcome, so that what is heard twice is written once. A mail that was
 * sent again and failed once more has failed a second time.
 */
export const noticeOutcomeKey = (outcome: NoticeOutcome) => `notice:${outcome.notice}:${outcome.to}:${endOf(outcome)}`;

function endOf(outcome: NoticeOutcome): string {
  if (outcome.delivered) return 'delivered';
  return outcome.sentAgain ? `failed:${outcome.sentAgain}` : 'failed';
}

export const noticeOutcomeEvent = (outcome: NoticeOutcome): IncidentEvent =>
  outcome.delivered
    ? happened('NoticeDelivered', { notice: outcome.notice, to: outcome.to, acceptedAt: outcome.acceptedAt } as never)
    : happened('NoticeDeliveryFailed', {
        notice: outcome.notice,
        to: outcome.to,
        reason: outcome.reason,
        attempts: outcome.attempts,
      } as never);
