import type { Judgement } from '@shodo/contracts';
import type { Incident } from '../lifecycle/incident.js';
import { day, duties, facts, iso, pick } from './any-command.js';
import { judgement } from './builders.js';

/** What an engine might say: any standing, and clocks that follow the awareness and are moved and moved back by the choice. */
export function judgements(incident: Incident, n: number): Judgement[] {
  const aware = Date.parse(incident.awareness?.awareAt ?? '2026-11-28T13:00:00Z') + (n % 3) * 7 * day;
  return duties.map((duty, place) => {
    const standing = pick(['arisen', 'not-arisen', 'provisional', 'arisen'] as const, n + place);
    const guideline = duty.endsWith('preliminary-report') || duty === 'jp.appi.principal-notice';
    const length = guideline ? 5 * day : duty.startsWith('kr') ? 3 * day : 30 * day;
    const kind = duty.endsWith('principal-notice') ? 'principal-notice' : duty.endsWith('entrustor-notice') ? 'notice' : 'filing';
    const restsOn = [pick(facts, n + place)];
    if (standing === 'not-arisen') return judgement(duty, { kind, standing, restsOn });
    const end = iso(aware + length);
    return judgement(duty, {
      kind,
      standing,
      restsOn,
      clock: guideline ? { strictness: 'guideline', alarmAt: end, targetAt: iso(aware + 3 * day) } : { dueAt: end },
      reminders: [
        { kind: 'half-time', at: iso(aware + length / 2) },
        { kind: 'four-fifths', at: iso(aware + length * 0.8) },
        { kind: 'day-before', at: iso(aware + length - day) },
        { kind: 'lapse', at: end },
      ],
    });
  });
}
