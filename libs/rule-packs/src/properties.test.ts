import type { AssessmentForm, Judgement } from '@shodo/contracts';
import {
  AssessmentDocument,
  CountFact,
  AssessmentForm as Form,
  formOf as formOfDocument,
  raisedOnceWritten,
  TruthFact,
} from '@shodo/contracts';
import { assess, closedBy, type Library } from '@shodo/duties';
import fc from 'fast-check';
import { shippedPacks } from './assess-now.js';

/** P1 to P6 of the law, and what else must always hold: a thousand cases each, a hundred thousand in the long run. */
const runs = { numRuns: process.env.SHODO_LONG === '1' ? 100_000 : 1_000 };
jest.setTimeout(process.env.SHODO_LONG === '1' ? 3 * 3_600_000 : 120_000);
const DAY = 86_400_000;
const text = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
const plain = { 'breach-occurred': yes, 'special-care-information-involved': yes };

function formOf(awareAt: number, facts: object = plain, anchors: object = {}): AssessmentForm {
  return Form.parse({
    now: '2060-01-01T00:00:00Z',
    organisation: { jurisdictions: ['jp'], sector: 'telecom', marks: ['privacy-mark'] },
    anchors: { aware: text(awareAt), ...anchors },
    facts,
  });
}
/** Only these duties, so that a thousand cases stay cheap. */
const onlyOf = (isWanted: (duty: string) => boolean): Library => ({
  ...shippedPacks(),
  packs: shippedPacks().packs.filter(({ duty }) => isWanted(duty)),
});
const japanese = onlyOf((duty) => duty.startsWith('jp.'));
/** Every Japanese date that binds, and the yardsticks beside them. */
const dated = onlyOf((duty) =>
  /^jp\.(appi|my-number)\.(preliminary-report|final-report|principal-notice)$|^jp\.telecom|^jp\.privacy-mark/.test(duty),
);
const one = new Map<string, Library>();
function judged(form: AssessmentForm, duty: string): Judgement {
  const library = one.get(duty) ?? onlyOf((other) => other === duty);
  one.set(duty, library);
  const found = assess(form, library).judgements.find((each) => each.duty === duty);
  if (found === undefined) throw new Error(`${duty} was not judged`);
  return found;
}
const final = (form: AssessmentForm) => judged(form, 'jp.appi.final-report').clock;
const preliminary = (form: AssessmentForm) => judged(form, 'jp.appi.preliminary-report').clock;

const between = (from: string, until: string) =>
  fc.integer({ min: Date.parse(from) / 1000, max: Date.parse(until) / 1000 }).map((seconds) => seconds * 1000);
/** Awareness whose last day falls into 2024 to 2030. */
const awareness = between('2024-01-01T00:00:00+09:00', '2030-12-01T00:00:00+09:00');
/** An organisation that every law looks at. */
const everywhere = {
  jurisdictions: ['jp', 'eu', 'uk', 'kr', 'sg', 'au', 'tw', 'cn', 'hk', 'th', 'in', 'us-ca', 'us-ny', 'us-tx', 'us-hipaa', 'us-sec'],
  profile: { sector: 'finance', listed: true, designations: ['nis2-entity', 'dora-entity', 'cra-manufacturer'] },
};
const said = fc.constantFrom(
  yes,
  no,
  { value: true, confidence: 'suspected' },
  { value: null, confidence: 'unknown' },
  { value: false, confidence: 'probable' },
);
const count = fc.oneof(
  fc.integer({ min: 0, max: 3000 }).map((exact) => ({ exact })),
  fc.integer({ min: 0, max: 3000 }).map((max) => ({ max })),
  fc.constant({ unknown: true }),
);
/** What an exemption rests on: proven as often as anything less. */
const shown = fc.oneof(fc.constant({ value: true, confidence: 'confirmed', evidence: ['E1'] }), said);
const kinds = ['leak-occurred', 'loss-occurred', 'damage-occurred'] as const;
const anyFacts = fc.record(
  {
    'breach-occurred': said,
    'leak-occurred': said,
    'loss-occurred': said,
    'damage-occurred': said,
    'special-care-information-involved': said,
    'property-damage-possible': said,
    'wrongful-purpose-possible': said,
    'information-about-to-be-acquired': said,
    'specific-personal-information-involved': said,
    'my-number-viewable-by-many': said,
    'my-number-used-or-provided-unlawfully': said,
    'principals-affected': count,
    'recovered-before-viewing': shown,
    'provided-on-purpose': shown,
    'same-content-kept-elsewhere': shown,
    'concealment-algorithm-recognised': shown,
    'concealment-key-safe': shown,
    'pseudonymised-only': shown,
    'data-entrusted-to-us': shown,
    'entrustor-receipt-confirmed': shown,
    'risk-to-persons-unlikely': shown,
  },
  // Always answered: where it is not, a rule may wait until somebody asks.
  { requiredKeys: ['specific-personal-information-involved', 'data-entrusted-to-us'] },
);

test('P1: day one is the day in Tokyo, in whatever offset the instant is written', () => {
  fc.assert(
    fc.property(awareness, fc.integer({ min: -12, max: 14 }), (at, hours) => {
      const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
      const written = `${new Date(at + hours * 3_600_000).toISOString().slice(0, 19)}${offset}`;
      const inTokyo = new Date(at + 9 * 3_600_000).toISOString().slice(0, 10);
      const clock = final(formOf(at, plain, { aware: written }));
      expect(clock?.dayOne).toBe(inTokyo);
      expect(clock).toEqual(final(formOf(at)));
    }),
    runs,
  );
});

test('P2: moving awareness earlier never moves any due date later', () => {
  const anyTime = between('2021-01-01T00:00:00+09:00', '2055-01-01T00:00:00+09:00');
  const changing = fc.array(fc.record({ after: fc.integer({ min: -100, max: 100 }), stated: count }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(anyTime, fc.integer({ min: 1, max: 200 * 86_400 }), anyFacts, changing, (at, earlier, others, counts) => {
      const facts = { ...others, 'principals-affected': counts.map(({ after, stated }) => ({ ...stated, asOf: text(at + after * DAY) })) };
      const later = new Map(assess(formOf(at, facts), dated).judgements.map((each) => [each.duty, each.clock]));
      for (const { duty, clock } of assess(formOf(at - earlier * 1000, facts), dated).judgements) {
        const other = later.get(duty);
        if (clock === undefined || other === undefined) continue;
        for (const end of ['dueAt', 'targetAt', 'alarmAt', 'startsAt'] as const)
          expect(Date.parse(clock[end] ?? clock.startsAt)).toBeLessThanOrEqual(Date.parse(other[end] ?? other.startsAt));
      }
    }),
    runs,
  );
});

test('Knowing earlier never moves a due date later: by discovery, by a vendor, by determination or by awareness, under every law', () => {
  const names = ['aware', 'discovered', 'notified-by-entrustee', 'determined', 'classified', 'assessed'] as const;
  const anyAnchors = fc.record(Object.fromEntries(names.map((name) => [name, fc.integer({ min: 0, max: 20 * 24 * 60 })])), {
    requiredKeys: [],
  });
  const { jurisdictions } = everywhere;
  const facts = {
    ...plain,
    'unencrypted-data-involved': yes,
    'unsecured-health-information-involved': yes,
    'serious-harm-likely': yes,
    'high-risk-to-persons': yes,
    'significant-incident': yes,
    'major-ict-incident': yes,
    'exploited-vulnerability-or-severe-incident': yes,
  };
  const at = (minutes: number) => text(Date.parse('2027-07-01T00:00:00Z') + minutes * 60_000);
  const dueBy = (anchors: Record<string, number>) => {
    const told = Object.fromEntries(Object.entries(anchors).map(([name, minutes]) => [name, at(minutes)]));
    const form = Form.parse({ now: '2060-01-01T00:00:00Z', organisation: { jurisdictions, ...everywhere.profile }, anchors: told, facts });
    return new Map(assess(form, shippedPacks()).judgements.map((each) => [each.duty, each.clock]));
  };
  fc.assert(
    fc.property(anyAnchors, fc.constantFrom(...names), fc.integer({ min: 1, max: 10 * 24 * 60 }), (anchors, name, earlier) => {
      const own = anchors[name];
      if (own === undefined) return;
      const [later, before] = [
        dueBy(anchors as Record<string, number>),
        dueBy({ ...anchors, [name]: own - earlier } as Record<string, number>),
      ];
      for (const [duty, clock] of before) {
        const other = later.get(duty);
        if (clock === undefined || other === undefined) continue;
        const ends = ([one, two]: readonly (string | undefined)[]) =>
          one === undefined || two === undefined || Date.parse(one) <= Date.parse(two);
        expect([duty, ends([clock.dueAt, other.dueAt]), ends([clock.alarmAt, other.alarmAt])]).toEqual([duty, true, true]);
      }
    }),
    { numRuns: Math.min(runs.numRuns, 2_000) },
  );
});

test('The day on which something was first said never begins a clock later than the same said without a day', () => {
  fc.assert(
    fc.property(awareness, anyFacts, fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 20, maxLength: 20 }), (at, facts, after) => {
      const dated = Object.entries(facts).map(([fact, stated], index) => [fact, { ...stated, asOf: text(at + (after[index] ?? 0) * DAY) }]);
      const { judgements } = assess(formOf(at, facts), japanese);
      const undated = new Map(judgements.map((each) => [each.duty, each.clock]));
      for (const { duty, clock } of assess(formOf(at, Object.fromEntries(dated)), japanese).judgements) {
        const other = undated.get(duty);
        if (clock !== undefined && other !== undefined) expect([duty, clock.startsAt]).toEqual([duty, other.startsAt]);
      }
    }),
    runs,
  );
});

test('P3 and P4: the due day lies 0 to 9 days after the raw day, on an open day', () => {
  const calendar = shippedPacks().calendars.find(({ offices }) => offices === 'jp-state');
  if (calendar === undefined) throw new Error('the calendar of the state offices is missing');
  fc.assert(
    fc.property(awareness, fc.boolean(), (at, wrongful) => {
      const clock = final(formOf(at, { ...plain, 'wrongful-purpose-possible': wrongful ? yes : no }));
      const [raw, due] = [Date.parse(clock?.rawOn ?? '') / DAY, Date.parse(clock?.dueOn ?? '') / DAY];
      expect(due - raw).toBeGreaterThanOrEqual(0);
      expect(due - raw).toBeLessThanOrEqual(9);
      expect(closedBy(calendar, due)).toBeUndefined();
      for (let day = raw; day < due; day++) expect(closedBy(calendar, day)).toBeDefined();
    }),
    runs,
  );
});

test('P3: beyond the calendar the due day is a weekday before the raw day, and it is said', () => {
  fc.assert(
    fc.property(between('2051-01-01T00:00:00+09:00', '2058-01-01T00:00:00+09:00'), (at) => {
      const { clock, warnings } = judged(formOf(at), 'jp.appi.final-report');
      expect(warnings.map(({ code }) => code)).toContain('CALENDAR_UNVERIFIED');
      expect((clock?.dueOn ?? '') < (clock?.rawOn ?? '')).toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(new Date(clock?.dueOn ?? '').getUTCDay());
    }),
    runs,
  );
});

test('P5: a wrongful purpose never shortens', () => {
  fc.assert(
    fc.property(awareness, anyFacts, (at, facts) => {
      const dues = (wrongful: object) =>
        new Map(
          assess(formOf(at, { ...facts, 'wrongful-purpose-possible': wrongful }), dated).judgements.map((each) => [
            each.duty,
            each.clock?.dueAt,
          ]),
        );
      const [without, having] = [dues(no), dues(yes)];
      for (const [duty, due] of without) {
        const longer = having.get(duty);
        if (due !== undefined) expect(Date.parse(longer ?? '')).toBeGreaterThanOrEqual(Date.parse(due));
      }
    }),
    runs,
  );
});

test('P6: target and alarm of the preliminary report do not depend on the calendar', () => {
  const library = shippedPacks();
  const without = { ...library, calendars: [], packs: library.packs.filter(({ duty }) => duty === 'jp.appi.preliminary-report') };
  fc.assert(
    fc.property(awareness, (at) => {
      const form = formOf(at);
      const bare = assess(form, without).judgements.find(({ duty }) => duty === 'jp.appi.preliminary-report');
      expect(bare?.clock).toEqual(preliminary(form));
    }),
    runs,
  );
});

test('Not knowing never takes a duty away: replacing any answer by unknown never leads to not arisen where it was not before', () => {
  fc.assert(
    fc.property(awareness, anyFacts, fc.nat(), (at, facts, pick) => {
      const { judgements: before, warnings } = assess(formOf(at, facts), japanese);
      // A contradiction ends with the one or the other: a breach that is claimed and denied in all its kinds, and whatever is named as contradicting.
      const isDenied = (fact: keyof typeof facts) => JSON.stringify(facts[fact]) === JSON.stringify(no);
      const contradicting = warnings.flatMap(({ code, with: records }) =>
        code === 'facts-contradict' ? [String(records?.fact), String(records?.other)] : [],
      );
      const settled = ['principals-affected', ...contradicting, ...(kinds.every(isDenied) ? kinds : [])];
      const named = Object.keys(facts).filter((fact) => !settled.includes(fact));
      const fact = named[pick % Math.max(named.length, 1)];
      if (fact === undefined) return;
      const after = new Map(
        assess(formOf(at, { ...facts, [fact]: { value: null, confidence: 'unknown' } }), japanese).judgements.map((each) => [
          each.duty,
          each.standing,
        ]),
      );
      // What may be reported voluntarily because a proof takes the report away is owed once the proof is gone.
      const endsWithItsProof = (duty: string) =>
        duty === 'jp.appi.voluntary-report' && ['concealment-algorithm-recognised', 'concealment-key-safe'].includes(fact);
      for (const { duty, standing } of before)
        if (standing !== 'not-arisen' && !endsWithItsProof(duty)) expect(after.get(duty)).not.toBe('not-arisen');
    }),
    runs,
  );
});

test('A fact left out is the same as null in the facts of a form: every fact but what came later, beside whatever else is stated, under every law', () => {
  const cameLater: readonly string[] = raisedOnceWritten;
  const everyFact = [...TruthFact.options, ...CountFact.options].filter((fact) => !cameLater.includes(fact));
  const stated = fc.oneof(
    anyFacts,
    anyFacts.map((facts) => ({ ...facts, 'breach-occurred': no, 'principals-affected': { unknown: true } })),
  );
  const { jurisdictions } = everywhere;
  const judgedFrom = (facts: object) => {
    const organisation = { jurisdictions, ...everywhere.profile, marks: ['privacy-mark'] };
    const document = { now: '2027-08-01T00:00:00Z', organisation, anchors: { aware: '2027-07-01T01:00:00Z' }, facts };
    return assess(formOfDocument(AssessmentDocument.parse(document)), shippedPacks());
  };
  fc.assert(
    fc.property(stated, fc.subarray(everyFact, { minLength: 1 }), fc.subarray(everyFact), (facts, leftOut, others) => {
      const rest = Object.fromEntries(Object.entries(facts).filter(([fact]) => !leftOut.some((one) => one === fact)));
      const aloud = (all: readonly string[]) =>
        Object.fromEntries(
          all.map((fact) => [fact, TruthFact.safeParse(fact).success ? { value: null, confidence: 'unknown' } : { unknown: true }]),
        );
      const some = leftOut.filter((fact) => others.includes(fact));
      const silent = judgedFrom(rest);
      expect(judgedFrom({ ...aloud(leftOut), ...rest })).toEqual(silent);
      expect(judgedFrom({ ...aloud(some), ...rest })).toEqual(silent);
    }),
    { numRuns: Math.min(runs.numRuns / 4, 10_000) }, // every law, thrice a case
  );
});

test('Reminders lie after the start, earliest first, half and four fifths of the way to the end where they say so, and the last is the lapse', () => {
  fc.assert(
    fc.property(awareness, anyFacts, (at, facts) => {
      for (const { clock, reminders, force } of assess(formOf(at, facts), japanese).judgements) {
        // Advice reminds nobody.
        if (force === 'advice') expect(reminders).toEqual([]);
        if (clock === undefined || force === 'advice') continue;
        const instants = reminders.map((each) => Date.parse(each.at));
        expect(instants).toEqual([...instants].sort((a, b) => a - b));
        expect(Math.min(...instants)).toBeGreaterThan(Date.parse(clock.startsAt));
        const inDays = (clock.dueOn ?? clock.alarmOn) !== undefined;
        const [start, end] = [Date.parse(clock.startsAt), Date.parse(clock.dueAt ?? clock.alarmAt ?? '')];
        const part = (kind: string) => (Date.parse(reminders.find((each) => each.kind === kind)?.at ?? '') - start) / (end - start);
        expect(part('half-time')).toBeCloseTo(0.5, 4);
        expect(part('four-fifths')).toBeCloseTo(0.8, 4);
        expect(reminders.at(-1)?.kind).toBe('lapse');
        expect(Date.parse(reminders.at(-1)?.at ?? '')).toBe(Date.parse(clock.dueAt ?? clock.alarmAt ?? '') + (inDays ? 1_000 : 0));
      }
    }),
    runs,
  );
});
