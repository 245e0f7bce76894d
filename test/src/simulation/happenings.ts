import type { CommandName } from '@shodo/contracts';
import { incidentCommandNames } from '@shodo/incident';
import { bodies, finishing, iso, small, standard, type Who } from '@shodo/incident/specification';
import type { Chance } from '../faults/load/chance.js';
import type { Life } from './life.js';
import { signal } from './protocol.js';

type Happening = (life: Life, chance: Chance) => void | Promise<void>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const people: readonly Who[] = ['clerk', 'officer', 'executive'];
const ownNow = ({ now, incident }: Life) => now + incident.clockShiftMs;

const ask = (life: Life, chance: Chance, name: CommandName, id = chance.uuid()) => {
  const body = bodies[name](life.incident, chance.between(0, 999), ownNow(life));
  return life.callers.operation(name, body, chance.oneOf(people), id);
};

const reports: Happening = (life, chance) => life.callers.send(ask(life, chance, 'ReportIncident', life.ledger.incident));

/** Holding and erasing texts, and who holds evidence, moves nothing a run waits for: the arbitrary sequences of the domain play them, and lives are spent on what does. */
const unwaitedFor: ReadonlySet<CommandName> = new Set([
  'PlaceLegalHold',
  'LiftLegalHold',
  'ProposeErasure',
  'ApproveErasure',
  'WithdrawErasure',
  'HandOverEvidence',
]);
const asked: readonly CommandName[] = incidentCommandNames.filter((name) => !unwaitedFor.has(name));

/** What raises and ends duties comes more often. */
const often: readonly CommandName[] = [
  'RecordFact',
  'ReviseFact',
  'RuleOutDuty',
  'RecordFilingMade',
  'AcknowledgeReminder',
  'CorrectAwareness',
];

const asks: Happening = (life, chance) => {
  const operation = ask(life, chance, chance.oneOf([...asked, ...often]));
  life.callers.send(operation, chance.happens(0.9) ? 'api' : 'engine');
  if (chance.happens(0.1)) life.callers.send(operation);
};

/** What another client of the engine may send: without a part, or with one of another kind. */
const asksWithoutForm: Happening = (life, chance) => {
  const { name, asked: sent } = ask(life, chance, chance.oneOf(asked));
  const body = { ...sent.body } as Record<string, unknown>;
  const field = chance.oneOf([...Object.keys(body), 'note']);
  body[field] = chance.oneOf([() => undefined, () => 7, () => '', () => [], () => ({}), () => null])();
  life.callers.send({ name, asked: { ...sent, body } as never }, 'engine');
};

const repeats: Happening = (life, chance) => {
  const { operations } = life.callers;
  if (operations.length > 0) life.callers.send(chance.oneOf(operations), chance.happens(0.8) ? 'api' : 'engine');
};

/** A key is used again for something else. */
const repeatsOtherwise: Happening = (life, chance) => {
  const { operations } = life.callers;
  if (operations.length === 0) return;
  const { name, asked } = chance.oneOf(operations);
  life.callers.send(ask(life, chance, name, asked.id), chance.happens(0.8) ? 'api' : 'engine');
};

/** One after the other, everything that ends the tracks, and again what that has opened; then closing, which may be refused all the same. */
const finishes: Happening = async (life, chance) => {
  for (let round = 0; round < 2; round++) {
    life.pass(2 * hour);
    for (const [name, body, who = 'officer'] of finishing(life.incident, iso(ownNow(life)))) {
      life.callers.send(life.callers.operation(name, body, who, chance.uuid()));
      if (chance.happens(0.5)) await life.rest();
    }
    await life.rest();
  }
  for (const [name, who] of [
    ['ProposeClosing', 'officer'],
    ['ApproveClosing', 'executive'],
  ] as const) {
    life.callers.send(life.callers.operation(name, bodies[name](life.incident, 0, ownNow(life)), who, chance.uuid()));
    await life.rest();
  }
};

const hearsOfMail: Happening = (life, chance) => {
  const notices = life.incident.reminders.flatMap(({ notice, escalation }) => [notice, ...(escalation ? [escalation] : [])]);
  if (notices.length === 0) return;
  const about = { notice: chance.oneOf(notices), to: '00000000-0000-4000-8000-000000000103' };
  const outcome = chance.oneOf([
    { ...about, delivered: true, acceptedAt: iso(life.now) },
    { ...about, delivered: false, reason: 'refused-for-good', attempts: 3 },
    { ...about, delivered: 'perhaps' },
    null,
  ]);
  for (let times = chance.oneOf([1, 1, 2]); times > 0; times--) life.engine.signal(signal('NoticeOutcome', outcome));
};

const timePasses: Happening = async (life, chance) => {
  await life.engine.endTask();
  life.pass(chance.oneOf([1_000, minute, hour, 6 * hour, day, 3 * day, 30 * day]));
};

const isToldToMoveOn: Happening = (life) => {
  if (life.engine.run) life.engine.run.suggestsMovingOn = true;
};

const getsANewBuild: Happening = (life) => {
  if (life.engine.run) life.engine.run.hasNewBuild = true;
  life.engine.signal(signal('NewBuild'));
};

const isToldToLook: Happening = (life) => life.engine.signal(signal('LookAgain'));

const losesWorker: Happening = (life) => life.engine.loseWorker();
const losesEngine: Happening = (life) => life.engine.loseEngine();
const forgets: Happening = (life) => life.engine.forget();
const wakesGhosts: Happening = (life) => life.engine.wakeGhosts();
const abandons: Happening = (life, chance) => life.callers.abandonOne(chance);

const losesLedger: Happening = (life) => {
  life.engine.ledgerIsAway = !life.engine.ledgerIsAway;
};
const breaksEngine: Happening = (life) => {
  life.statutoryEngine.isBroken = !life.statutoryEngine.isBroken;
};

/** A clock is put right, or wrong: of the engine, or of the database. */
const setsClock: Happening = (life, chance) => {
  life.ahead[chance.oneOf(['engine', 'database'] as const)] = chance.oneOf([0, 0, 5 * minute, -5 * minute, hour, -hour]);
};

const changesPractice: Happening = (life, chance) => {
  life.callers.practice = chance.oneOf([standard, small]);
};

const table: readonly (readonly [number, Happening])[] = [
  [42, asks],
  [3, asksWithoutForm],
  [7, repeats],
  [3, repeatsOtherwise],
  [1, finishes],
  [3, hearsOfMail],
  [14, timePasses],
  [3, isToldToMoveOn],
  [2, getsANewBuild],
  [1, isToldToLook],
  [6, losesWorker],
  [2, losesEngine],
  [2, forgets],
  [4, wakesGhosts],
  [3, abandons],
  [2, losesLedger],
  [2, breaksEngine],
  [2, setsClock],
  [1, changesPractice],
];
const whole = table.reduce((sum, [weight]) => sum + weight, 0);

/** Life begins with a report, or now and then with something else. */
export function anyHappening(chance: Chance, index: number): Happening {
  if (index === 0 && chance.happens(0.95)) return reports;
  let left = chance.next() * whole;
  for (const [weight, happening] of table) {
    if (left < weight) return happening;
    left -= weight;
  }
  return asks;
}
