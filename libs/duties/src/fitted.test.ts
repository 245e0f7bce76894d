import type { AssessmentForm } from '@shodo/contracts';
import { assess } from './assess.js';
import { calendarFor, fitted, rollsNot } from './fitted.js';
import type { Pack } from './pack.js';
import { aForm, aLimit, aPack, weekdays } from './specification/a-pack.js';

type Organisation = AssessmentForm['organisation'];
const of = (told: object = {}) => ({ jurisdictions: ['jp'], ...told }) as Organisation;
const prefecture = (closedOn?: readonly string[]) => of({ authority: { kind: 'prefecture', ...(closedOn && { closedOn }) } });
const delegated = aPack({ clock: { noRollFor: ['prefecture'] } });
const limitsOf = (pack: Pack) => pack.clock.earliestOf;

test('A rule that fits as it is written stays the very same', () => {
  const pack = aPack({ clock: { zones: ['Asia/Tokyo', 'Asia/Seoul'] } });
  expect(fitted(pack, of())).toBe(pack);
  expect(fitted(pack, of({ zone: 'Asia/Tokyo' }))).toBe(pack);
  expect(fitted(pack, of({ zone: 'Europe/Berlin' }))).toBe(pack);
  expect(fitted(delegated, of())).toBe(delegated);
});

test('A zone of its authorities, named by the organisation, is taken; its limits stay', () => {
  const pack = aPack({ clock: { zones: ['Asia/Tokyo', 'Asia/Seoul'] } });
  const one = fitted(pack, of({ zone: 'Asia/Seoul' }));
  expect(one.clock.zone).toBe('Asia/Seoul');
  expect(limitsOf(one)).toEqual(limitsOf(pack));
});

describe('A length to be agreed', () => {
  const agreed = aPack({ clock: { earliestOf: [aLimit({ within: { agreed: 'insurers' } }), aLimit({ within: { days: 30 } })] } });

  test('is one limit for each agreement, in its own unit, beside the limits that have a number', () => {
    const insurers = [
      { ref: 'POLICY-1', within: { hours: 24 } },
      { ref: 'POLICY-2', within: { days: 7 } },
    ];
    expect(limitsOf(fitted(agreed, of({ register: { insurers } })))).toEqual([
      aLimit({ within: { hours: 24 }, agreedWith: 'POLICY-1' }),
      aLimit({ within: { days: 7 }, agreedWith: 'POLICY-2' }),
      aLimit({ within: { days: 30 } }),
    ]);
  });

  test('is none where nothing was agreed', () => {
    const rest = [aLimit({ within: { days: 30 } })];
    expect(limitsOf(fitted(agreed, of()))).toEqual(rest);
    expect(limitsOf(fitted(agreed, of({ register: {} })))).toEqual(rest);
    expect(limitsOf(fitted(agreed, of({ register: { partners: [{ ref: 'C1', within: { days: 1 } }] } })))).toEqual(rest);
  });
});

describe('Where a prefecture receives by delegation', () => {
  test('no limit moves, if the rule says so for prefectures', () => {
    expect(limitsOf(fitted(delegated, prefecture()))).toEqual([aLimit({ roll: 'none' })]);
    expect(limitsOf(fitted(aPack(), prefecture()))).toEqual([aLimit()]);
    expect([rollsNot(delegated, prefecture()), rollsNot(delegated, of()), rollsNot(aPack(), prefecture())]).toEqual([true, false, false]);
  });

  test('its own closed days count beside those of the offices, for such a rule only', () => {
    const closed = { day: '2026-12-23', closed: true, names: { ja: '提出先の閉庁日', en: 'closed day of the authority' } };
    const special = { day: '2026-12-25', closed: true, names: { ja: '閉庁', en: 'closed' } };
    const offices = { ...weekdays, special: [special] };
    const calendar = (pack: Pack, organisation: Organisation) => calendarFor(pack, [offices], organisation);
    expect(calendar(delegated, prefecture(['2026-12-23']))).toEqual({ ...weekdays, special: [closed, special] });
    expect(calendar(delegated, prefecture())).toBe(offices);
    expect(calendar(delegated, of())).toBe(offices);
    expect(calendar(aPack(), prefecture(['2026-12-23']))).toBe(offices);
    expect(calendar(aPack({ clock: { offices: 'others' } }), of())).toBeUndefined();
    expect(
      calendarFor(aPack({ clock: { offices: 'others', noRollFor: ['prefecture'] } }), [offices], prefecture(['2026-12-23'])),
    ).toBeUndefined();
  });

  test('the day stays, the work ends on the open day before, and it is said', () => {
    const form = aForm({ organisation: prefecture(['2026-12-23']) });
    const [judgement] = assess(form, { packs: [delegated], calendars: [weekdays], routes: [] }).judgements;
    expect(judgement?.clock).toMatchObject({ rawOn: '2026-12-23', dueOn: '2026-12-23', workBy: '2026-12-22' });
    expect(judgement?.warnings).toEqual([{ code: 'authority-has-closed-days-of-its-own' }]);
    expect(judgement?.because).toContainEqual({
      code: 'day-is-closed',
      with: { day: '2026-12-23', kind: 'special-closure', nameJa: '提出先の閉庁日', nameEn: 'closed day of the authority' },
    });
  });
});
