import { isDeepStrictEqual } from 'node:util';
import { readEvent } from '@shodo/contracts';
import fc from 'fast-check';
import { restsOn } from '../decision-log/state.js';
import { waitingDate } from '../notification/corrected-start.js';
import { dueNow, dues } from '../notification/deadlines.js';
import { lastMomentOf } from '../notification/lateness.js';
import { isLapse, isSame } from '../notification/overtaken.js';
import type { ReminderPlan } from '../notification/state.js';
import { type Move, moves, Play } from '../specification/any-order.js';
import { by, id, sealed } from '../specification/builders.js';
import { given } from '../specification/given-when-then.js';
import { evolve, type Recorded } from './evolve.js';
import { type Duty, type Incident, initialIncident, type Settled } from './incident.js';
import { trackNames, unfinishedTracks } from './tracks.js';

const long = process.env.SHODO_LONG === '1';
/** The short run plays the same games every time: what it counts as seen must not be red by chance. The long run plays others every time. */
const runs = long ? { numRuns: 20_000 } : { numRuns: 300, seed: 20_261_129 };
/** Of what a property is about, this much must have happened, or it has shown nothing. */
const often = runs.numRuns / 100;
jest.setTimeout(long ? 3_600_000 : 60_000);

const move: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom(...moves),
  n: fc.nat(999),
  who: fc.constantFrom('clerk', 'officer', 'executive'),
});
const anyOrder = fc.tuple(fc.constantFrom(...Play.practices), fc.array(move, { maxLength: 60, size: 'max' }));
const afterTheReport: Move = { what: 'ReportIncident', n: 1, who: 'clerk' };
type Step = Parameters<ConstructorParameters<typeof Play>[1]>[0];

/** Plays a report and then any moves; every step that wrote something is handed over. */
function play([practice, chosen]: [(typeof Play.practices)[number], Move[]], wrote: (step: Step) => void = () => {}): Play {
  const game = new Play(practice, wrote);
  for (const each of [afterTheReport, ...chosen]) game.make(each);
  return game;
}
/** Cheaper than `expect`, which these properties ask thousands of times. */
function mustBe(holds: boolean, rule: string, ...shown: unknown[]): void {
  if (!holds) throw new Error(`${rule}: ${JSON.stringify(shown)}`);
}
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('whatever anybody does in whatever order', () => {
  it('a fresh incident has no finished track', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.boolean(), (daysAgo, isDrill) => {
        const noticedAt = new Date(Date.parse('2026-11-28T14:00:00Z') - daysAgo * 86_400_000).toISOString();
        const { incident } = given()
          .when('ReportIncident', { summary: sealed(), noticedAt, kind: isDrill ? 'drill' : 'real' }, { by: by.clerk, id: id(3) })
          .accepted();
        expect(unfinishedTracks(incident)).toEqual(trackNames);
      }),
      runs,
    );
  });

  it('nothing is closed while a track is unfinished, and not by one person in an ordinary organisation', () => {
    let closings = 0;
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, after, entries }) => {
          if (after.closedAt === undefined || before.closedAt !== undefined) return;
          closings++;
          mustBe(unfinishedTracks(before).length + unfinishedTracks(after).length === 0, 'every track is done', unfinishedTracks(before));
          const [closing] = entries;
          const approver = closing?.actor.kind === 'person' ? closing.actor.person : undefined;
          if (chosen[0].size === 'standard') expect(approver).not.toBe(before.closing?.proposedBy);
          else if (approver === before.closing?.proposedBy) expect(closing?.event.data).toHaveProperty('soleDecision');
        });
      }),
      runs,
    );
    expect(closings).toBeGreaterThan(often);
  });

  it('every event that is decided can be read from the ledger, unchanged', () => {
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ entries }) => {
          for (const { event } of entries)
            mustBe(isDeepStrictEqual(readEvent(throughJson(event)), event), 'an event is read as it was written', event);
        });
      }),
      runs,
    );
  });

  it('the state is plain JSON: stored, read and folded further, it is the same', () => {
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        let stored = initialIncident(id(1));
        const { incident } = play(chosen, ({ entries }) => {
          stored = throughJson(throughJson(entries).reduce(evolve, stored));
        });
        expect(stored).toStrictEqual(incident);
      }),
      runs,
    );
  });

  it('no key of an entry is used twice, no deadline is missed twice, and what is due can always be told to the end', () => {
    let missed = 0;
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        const keys = new Set<string>();
        const lapses = new Set<string>();
        const game = play(chosen, ({ entries, key }) => {
          mustBe(!keys.has(key), 'a key is used once', key);
          keys.add(key);
          for (const { event } of entries) {
            if (event.type !== 'DeadlineMissed') continue;
            missed++;
            mustBe(!lapses.has(`${event.data.duty} ${event.data.dueAt}`), 'a deadline is missed once', event.data);
            lapses.add(`${event.data.duty} ${event.data.dueAt}`);
          }
        });
        game.tellAll();
        const now = new Date(game.now).toISOString();
        expect(dueNow(game.incident, now)).toBeUndefined();
        expect(dues(game.incident).every(({ at }) => Date.parse(at) > game.now)).toBe(true);
      }),
      runs,
    );
    expect(missed).toBeGreaterThan(often);
  });

  it('evidence that is named anywhere was sealed before', () => {
    let namings = 0;
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, entries }) => {
          const sealedBefore = before.evidence.map(({ evidence }) => evidence);
          for (const { event } of entries) {
            if (event.type !== 'FactRecorded' && event.type !== 'ContainmentMeasureRecorded' && event.type !== 'BreachRuledOut') continue;
            const within = 'stated' in event.data && 'evidence' in event.data.stated ? (event.data.stated.evidence ?? []) : [];
            const all = [...event.data.evidence, ...within];
            namings += all.length;
            mustBe(
              all.every((each) => sealedBefore.includes(each)),
              'evidence is sealed',
              event,
            );
          }
        });
      }),
      runs,
    );
    expect(namings).toBeGreaterThan(often);
  });

  it('nobody stops a clock with facts of their own, but in a small organisation with the stamp', () => {
    let ruledOut = 0;
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, entries: [ruling] }) => {
          if (ruling?.event.type !== 'DutyRuledOut') return;
          ruledOut++;
          const { duty, soleDecision } = ruling.event.data;
          const { restsOn = [] } = before.duties.find(({ judgement }) => judgement.duty === duty)?.judgement ?? {};
          const isOwn = restsOn.some((fact) => before.facts[fact]?.at(-1)?.by === (ruling.actor as { person: string }).person);
          mustBe(isOwn === (soleDecision !== undefined), 'own facts are stamped', ruling);
          mustBe(!isOwn || chosen[0].size === 'small', 'a second person rules out', ruling);
        });
      }),
      runs,
    );
    expect(ruledOut).toBeGreaterThan(often);
  });

  it('awareness moves later only by a correction', () => {
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, after, name }) => {
          const [then, now] = [before.awareness?.awareAt, after.awareness?.awareAt];
          mustBe(!then || !now || Date.parse(now) <= Date.parse(then) || name === 'CorrectAwareness', 'awareness stays', name, then, now);
        });
      }),
      runs,
    );
  });

  it('a date in force moves later only when somebody agrees whose statements did not move it, and a miss stays unless that agreement takes it away', () => {
    const endOf = ({ clock }: Duty) => (clock && lastMomentOf(clock)) ?? Number.POSITIVE_INFINITY;
    let agreed = 0;
    let proposed = 0;
    let corrected = 0;
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, after, name, entries: [decided] }) => {
          for (const duty of before.duties) {
            const then = after.duties.find(({ judgement }) => judgement.duty === duty.judgement.duty);
            const isCorrected =
              decided?.event.type === 'LaterDateAgreed' &&
              decided.event.data.moves.some((move) => move.duty === duty.judgement.duty && move.noLongerMissed !== undefined);
            if (isCorrected) corrected++;
            mustBe(
              isCorrected || !duty.missedAt || Date.parse(then?.missedAt ?? '') <= Date.parse(duty.missedAt),
              'a miss stays',
              duty.missedAt,
              then?.missedAt,
            );
            if (then?.later && !duty.later) proposed++;
            if (!then || duty.settled?.by === 'ruled-out' || endOf(then) <= endOf(duty)) continue;
            agreed++;
            const waits = waitingDate(duty);
            mustBe(name === 'DecideLaterDate' && waits !== undefined, 'a date moves later by a decision', name, duty);
            const { actor, event } = decided as Recorded<'LaterDateAgreed'>;
            const isOwn = waits?.causedBy.some(({ by: person }) => person === (actor as { person: string }).person);
            const stamp = event.data.soleDecision;
            mustBe(isOwn === (stamp !== undefined) && (!isOwn || chosen[0].size === 'small'), 'a second person agrees', decided);
          }
        });
      }),
      runs,
    );
    expect(proposed).toBeGreaterThan(often);
    expect(agreed).toBeGreaterThan(often);
    if (long) expect(corrected).toBeGreaterThan(0);
  });

  it('no decision is lost, counts without a second look, or rests on an older version without being open for review', () => {
    let approved = 0;
    let reopened = 0;
    let superseded = 0;
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, after, entries }) => {
          for (const earlier of before.decisions) {
            const now = after.decisions.find(({ decision }) => decision === earlier.decision);
            mustBe(now !== undefined && now.choice === earlier.choice, 'a decision stays', earlier);
            mustBe(isDeepStrictEqual(now?.reliesOn, earlier.reliesOn), 'a decision keeps the versions of its time', earlier);
            if (now?.reopened && !earlier.reopened) reopened++;
            if (now?.supersededBy && !earlier.supersededBy) superseded++;
            if (!now?.approved || earlier.approved) continue;
            approved++;
            const [{ actor }] = entries as [Recorded];
            const isOwn = (actor as { person: string }).person === earlier.decidedBy;
            mustBe(isOwn === now.approved.soleDecision && (!isOwn || chosen[0].size === 'small'), 'a second person approves', now);
          }
          for (const decision of after.decisions)
            for (const { fact, version } of decision.supersededBy ? [] : restsOn(decision))
              mustBe(
                decision.reopened !== undefined || version === after.facts[fact]?.length,
                'a decision rests on what is in force',
                fact,
                version,
              );
        });
      }),
      runs,
    );
    expect(approved).toBeGreaterThan(often);
    expect(reopened).toBeGreaterThan(often);
    if (long) expect(superseded).toBeGreaterThan(0); // two or three in three hundred plays, and sometimes none
  });

  it('lateness is frozen: what was filed or notified stays as it was settled; two persons alone say that it was in time', () => {
    const withoutWaiting = ({ later: _waits, ...settled }: Settled) => settled;
    /** A word of "everybody" holds for those who were known when it was said. */
    const isOfThoseKnown = ({ duties }: Incident, { entry }: Settled) =>
      duties.some(({ reached }) => reached?.acts?.some(({ seq, settles }) => seq === entry && settles === 'as-known'));
    const settledBy = (incident: Incident) =>
      new Map(
        incident.duties.flatMap(({ judgement, settled }) =>
          settled && !settled.byCount && !isOfThoseKnown(incident, settled) && !['ruled-out', 'breach-ruled-out'].includes(settled.by)
            ? [[judgement.duty, withoutWaiting(settled)] as const]
            : [],
        ),
      );
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, after, name }) => {
          if (name === 'WithdrawFiling' || name === 'WithdrawPrincipalNotice') return;
          const now = settledBy(after);
          for (const [duty, settled] of settledBy(before)) {
            const then = name === 'DecideLaterDate' && settled.late ? { ...settled, late: now.get(duty)?.late } : settled;
            mustBe(isDeepStrictEqual(now.get(duty), then), 'settled as it was', duty, settled);
          }
        });
      }),
      runs,
    );
  });

  it('what was taken back stays in the record and counts for nothing: it settles no duty, reaches nobody, and moves no end', () => {
    const ends = ({ duties }: Incident) => duties.map(({ clock, missedAt }) => ({ clock, missedAt }));
    /** A lapse that was told is told anew, since what had settled it counts for nothing; every other reminder stays as it was. */
    const staysPlanned = (now: ReminderPlan, then: ReminderPlan | undefined) =>
      isDeepStrictEqual(now, then) ||
      (then !== undefined && isSame(now, then) && isLapse(now) && now.overtaken === true && (then.fallen || then.overtaken === true));
    let takenBack = 0;
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, after, name }) => {
          const struck = new Set(after.filings.filter(({ withdrawn }) => withdrawn).map(({ filing }) => filing));
          for (const { judgement, settled, reached, withdrawnActs = [], statusFiled } of after.duties) {
            mustBe(
              !struck.has(settled?.filing ?? '') && !struck.has(statusFiled?.filing ?? ''),
              'a struck filing counts for nothing',
              judgement,
            );
            const sum = (reached?.acts ?? []).reduce((all, { principals = 0, further }) => all + (further ? 0 : principals), 0);
            mustBe(sum === (reached?.notified ?? 0) + (reached?.substituted ?? 0), 'only what stands is counted', reached);
            mustBe(!withdrawnActs.some(({ seq }) => seq === settled?.entry), 'a struck notice settles nothing', settled);
          }
          if (name !== 'WithdrawFiling' && name !== 'WithdrawPrincipalNotice') return;
          takenBack++;
          mustBe(isDeepStrictEqual(ends(after), ends(before)), 'the clocks run as they did', ends(after));
          for (const [index, { reminders }] of after.duties.entries()) {
            const planned = before.duties[index]?.reminders ?? [];
            const stay = reminders.length === planned.length && reminders.every((each, at) => staysPlanned(each, planned[at]));
            mustBe(stay, 'reminders stay as they were', reminders, planned);
          }
          mustBe(after.filings.length === before.filings.length, 'nothing disappears', after.filings);
        });
      }),
      runs,
    );
    expect(takenBack).toBeGreaterThan(often);
  });

  it('a clock is stopped only by a named act: filing, notice, substitute measure, ruling out', () => {
    const stopping = new Set(['RecordFilingMade', 'RecordPrincipalNoticeDone', 'RecordSubstituteMeasure', 'RuleOutDuty', 'RuleOutBreach']);
    const running = (incident: Incident) =>
      incident.duties.filter(({ settled }) => settled === undefined).map(({ judgement }) => judgement.duty);
    fc.assert(
      fc.property(anyOrder, (chosen) => {
        play(chosen, ({ before, after, name }) => {
          const stopped = running(before).filter((duty) => !running(after).includes(duty));
          mustBe(stopped.length === 0 || stopping.has(name ?? ''), 'a named act stops a clock', name, stopped);
        });
      }),
      runs,
    );
  });
});
