import type { Actor, Judgement, OrganisationPractice, PersonId, Role, SealedText } from '@shodo/contracts';
import type { Past } from './given-when-then.js';

/** The same shape without brands, so that specifications can be written by hand. */
export type Plain<T> = T extends string
  ? keyof T extends keyof string
    ? T
    : string
  : T extends readonly (infer Each)[]
    ? readonly Plain<Each>[]
    : T extends object
      ? { [Key in keyof T]: Plain<T[Key]> }
      : T;

/** The nth id of a specification: a UUID that names nobody. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A text that was sealed: a reference and a commitment, no word of it. */
export const sealed = (n = 900): SealedText => ({ ref: id(n), commitment: 'a'.repeat(64) }) as SealedText;

export const people = { clerk: id(101), responder: id(102), officer: id(103), executive: id(104) } as const;
const person = (who: keyof typeof people, ...roles: Role[]): Actor => ({
  kind: 'person',
  person: people[who] as PersonId,
  roles,
  via: 'session',
});
export const by = {
  clerk: person('clerk', 'clerk'),
  responder: person('responder', 'responder'),
  officer: person('officer', 'privacyOfficer'),
  executive: person('executive', 'executiveApprover'),
  deadlines: { kind: 'system', part: 'deadlines' } satisfies Actor,
  duties: { kind: 'system', part: 'duties' } satisfies Actor,
} as const;

export const standard: OrganisationPractice = { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 };
export const small: OrganisationPractice = { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 };

type Clock = NonNullable<Judgement['clock']>;
interface Told extends Partial<Omit<Judgement, 'duty' | 'clock' | 'reminders'>> {
  readonly clock?: Plain<Partial<Clock>>;
  readonly reminders?: Plain<Judgement['reminders']>;
}

/** A judgement as the statutory engine gives it; what is not said is the plainest there is. */
export const judgement = (duty: string, { clock, ...told }: Told = {}): Judgement =>
  ({
    duty,
    kind: duty.endsWith('principal-notice') ? 'principal-notice' : 'filing',
    names: { ja: '確報', en: 'Final report' },
    recipient: { ja: '個人情報保護委員会', en: 'PPC' },
    standing: 'arisen',
    reminders: [],
    readings: [],
    because: [],
    cites: [],
    wouldChangeIf: [],
    warnings: [],
    pack: { version: '2026-11-23.1', digest: 'b'.repeat(64) },
    ...(clock && {
      clock: { strictness: 'statute', zone: 'Asia/Tokyo', anchor: 'aware', startsAt: '2026-11-28T22:00:00+09:00', ...clock },
    }),
    ...told,
  }) as Judgement;

/** Known on 2026-11-28 at 22:00 in Tokyo: target day 3 is 11-30, alarm day 5 is 12-02, day 30 (a Sunday) moves to 12-28. */
export const preliminary = (told: Told = {}) =>
  judgement('jp.appi.preliminary-report', {
    clock: {
      strictness: 'guideline',
      targetOn: '2026-11-30',
      targetAt: '2026-11-30T23:59:59+09:00',
      alarmOn: '2026-12-02',
      alarmAt: '2026-12-02T23:59:59+09:00',
    },
    reminders: [
      { kind: 'four-fifths', at: '2026-11-30T23:59:59+09:00' },
      { kind: 'day-before', at: '2026-12-01T23:59:59+09:00' },
      { kind: 'lapse', at: '2026-12-03T00:00:00+09:00' },
    ],
    ...told,
  });

export const final = (told: Told = {}) =>
  judgement('jp.appi.final-report', {
    clock: { dueOn: '2026-12-28', dueAt: '2026-12-28T23:59:59+09:00' },
    reminders: [
      { kind: 'half-time', at: '2026-12-13T23:00:00+09:00' },
      { kind: 'four-fifths', at: '2026-12-22T23:36:00+09:00' },
      { kind: 'day-before', at: '2026-12-27T23:59:59+09:00' },
      { kind: 'lapse', at: '2026-12-29T00:00:00+09:00' },
    ],
    ...told,
  });

export const notice = (told: Told = {}) =>
  ({ ...preliminary(told), duty: 'jp.appi.principal-notice', kind: 'principal-notice' }) as Judgement;

/** Known a week later: everything moves by a week; day 30 falls on the closed 01-03 and moves to 01-04. */
export const finalAWeekLater = () =>
  judgement('jp.appi.final-report', {
    clock: { dueOn: '2027-01-04', dueAt: '2027-01-04T23:59:59+09:00' },
    reminders: [
      { kind: 'half-time', at: '2026-12-20T23:00:00+09:00' },
      { kind: 'lapse', at: '2027-01-05T00:00:00+09:00' },
    ],
  });

export const notArisen = (duty: string, told: Told = {}) => judgement(duty, { standing: 'not-arisen', ...told });

export type { Past };
