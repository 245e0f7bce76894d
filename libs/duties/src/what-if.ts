import type { CountFact, Statement, TruthFact } from '@shodo/contracts';
import { evaluate, leavesOf } from './condition.js';
import { answerOf, liftingExemption } from './exemption.js';
import { type Facts, supposing, type Truth } from './fact-history.js';
import { type Answer, type Pack, standingOf } from './pack.js';
import { say } from './say.js';

const yes: Truth = { value: true, confidence: 'confirmed', evidenced: false };
const no: Truth = { value: false, confidence: 'confirmed', evidenced: false };
const proven: Truth = { value: true, confidence: 'confirmed', evidenced: true };

/** What would change the result: each fact alone supposed confirmed the one way or the other, the rule asked again, differences told. */
export function whatWouldChange(pack: Pack, facts: Facts, now: number): Statement[] {
  const lifting = liftingExemption(pack, facts, now);
  if (lifting !== undefined) {
    const standing = standingOf(evaluate(pack.arisesWhen, facts, now));
    return standing === 'not-arisen' ? [] : [say('exemption-would-fall', { exemption: lifting.exemption, standing })];
  }
  const answer = answerOf(pack, facts, now);
  return [
    ...standingChanges(pack, facts, now, answer),
    ...(answer === 'no' ? [] : [...exemptionChanges(pack, facts, now), ...limitChanges(pack, facts, now)]),
  ];
}

function standingChanges(pack: Pack, facts: Facts, now: number, answer: Answer): Statement[] {
  const changes: Statement[] = [];
  for (const leaf of leavesOf(pack.arisesWhen)) {
    if (leaf.is === 'choice') continue;
    for (const value of ['yes', 'no'] as const) {
      const supposed =
        leaf.is === 'fact'
          ? supposing(facts, { truths: new Map([[leaf.fact, value === 'yes' ? yes : no]]) })
          : supposing(facts, {
              counts: new Map<CountFact, { exact: number }>([[leaf.fact, { exact: value === 'yes' ? leaf.line + 1 : leaf.line }]]),
            });
      const then = answerOf(pack, supposed, now);
      if (then === answer) continue;
      const told = { fact: leaf.fact, value, standing: standingOf(then) };
      changes.push(
        leaf.is === 'fact' ? say('standing-would-change', told) : say('count-would-change-standing', { ...told, line: leaf.line }),
      );
    }
  }
  return changes;
}

function exemptionChanges(pack: Pack, facts: Facts, now: number): Statement[] {
  return pack.liftedBy
    .filter(
      ({ needs }) =>
        answerOf(pack, supposing(facts, { truths: new Map(needs.map((fact): [TruthFact, Truth] => [fact, proven])) }), now) === 'no',
    )
    .map(({ exemption }) => say('exemption-would-lift', { exemption }));
}

function limitChanges(pack: Pack, facts: Facts, now: number): Statement[] {
  const plain = pack.clock.earliestOf[0]?.within;
  const shorter = plain !== undefined && 'days' in plain ? plain.days : undefined;
  return pack.clock.longerWhen.flatMap(({ when, within }) => {
    const holds = evaluate(when, facts, now) === 'yes';
    const days = holds ? shorter : 'days' in within ? within.days : undefined;
    if (days === undefined) return [];
    return leavesOf(when).flatMap((leaf) => {
      if (leaf.is !== 'fact') return [];
      const supposed = supposing(facts, { truths: new Map([[leaf.fact, holds ? no : yes]]) });
      const changes = (evaluate(when, supposed, now) === 'yes') !== holds && answerOf(pack, supposed, now) !== 'no';
      return changes ? [say('limit-would-change', { fact: leaf.fact, value: holds ? 'no' : 'yes', days })] : [];
    });
  });
}
