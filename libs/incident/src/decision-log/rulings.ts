import type { IncidentEvent } from '@shodo/contracts';
import type { Ruling } from './state.js';

interface Recorded {
  readonly seq: number;
  readonly at: string;
  readonly by: string | undefined;
}

/** What the event decides, if it is one of those by which a command of its own decides: the log lists it, nobody writes it down twice. */
export function rulingIn(event: IncidentEvent, { seq, at, by }: Recorded): Ruling[] {
  const look = { seq, at, ...(by && { by }), soleDecision: 'soleDecision' in event.data && event.data.soleDecision !== undefined };
  switch (event.type) {
    case 'BreachRuledOut':
      return [{ ...look, what: 'breach-ruled-out', duties: [], ground: event.data.ground, reason: event.data.reason }];
    case 'DutyRuledOut':
      return [{ ...look, what: 'duty-ruled-out', duties: [event.data.duty], reason: event.data.reason }];
    case 'AdviceDeclined':
      return [{ ...look, what: 'advice-declined', duties: [event.data.duty], reason: event.data.reason }];
    case 'LaterDateAgreed':
    case 'LaterDateTurnedDown': {
      const { moves, reason } = event.data;
      const what = event.type === 'LaterDateAgreed' ? 'later-date-agreed' : 'later-date-turned-down';
      return [{ ...look, what, duties: moves.map(({ duty }) => duty), reason }];
    }
    case 'PrincipalNoticeHeld': {
      const { duty, reason: holding, reviewAt, note } = event.data;
      return [{ ...look, what: 'notice-held', duties: [duty], holding, reviewAt, ...(note && { reason: note }) }];
    }
    default:
      return [];
  }
}
