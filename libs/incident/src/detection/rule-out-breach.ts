import type { FactName, RulingOutGround } from '@shodo/contracts';
import { exemptionFacts } from '@shodo/contracts/exemptions';
import { evidenceNotSealed } from '../fact-finding/evidence.js';
import { brokenRules, type Circumstances, type Decision, happened, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay, ownPart, recordsThatContradict, secondPersonOrPause, soleDecision, whoStated } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

const denying: readonly FactName[] = ['breach-occurred', 'leak-occurred', 'loss-occurred', 'damage-occurred'];
const isException = (ground: string): ground is keyof typeof exemptionFacts => Object.hasOwn(exemptionFacts, ground);
/** The facts a ground says in other words. These grounds are exceptions of the law, which no word alone proves (GL 3-5-1-2 to -4, ER Art. 7). */
const factsOf = (ground: RulingOutGround | undefined): readonly FactName[] =>
  ground !== undefined && isException(ground) ? exemptionFacts[ground] : [];

const isStated = ({ facts }: Incident, fact: FactName, value: boolean) => {
  const stated = facts[fact]?.at(-1)?.stated;
  return stated !== undefined && 'value' in stated && stated.value === value;
};

/** Whoever reported, and whoever stated what denies the breach, is the first person. */
function firstPart(incident: Incident, circumstances: Circumstances, ground?: RulingOutGround) {
  const facts = [
    ...denying.filter((fact) => isStated(incident, fact, false)),
    ...factsOf(ground).filter((fact) => isStated(incident, fact, true)),
  ];
  const { by: person, at: since = '' } = incident.reported ?? {};
  return ownPart([{ person, since }, ...whoStated(incident, facts)], circumstances);
}

/** Stops every clock, so two persons stand behind it: the one who reported or denied, and the one who rules out. */
export const ruleOutBreach: Decision<'RuleOutBreach'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeUnderWay(incident),
    ...(circumstances.asBeforeContradictions ? [] : recordsThatContradict(incident)),
    ...secondPersonOrPause(firstPart(incident, circumstances), circumstances, 'a-second-person-must-approve'),
  ],
  decide: (incident, { body }, circumstances) => {
    const { ground, reason, evidence = [] } = body;
    const first = firstPart(incident, circumstances, ground);
    const alone = soleDecision(first, circumstances, body.soleDecisionReason);
    const broken = [
      ...secondPersonOrPause(first, circumstances, 'a-second-person-must-approve'),
      ...alone.refusals,
      ...brokenRules(['ground-needs-evidence', isException(ground) && evidence.length === 0]),
      ...evidenceNotSealed(incident, evidence),
    ];
    if (broken.length > 0) return refuse(...broken);
    return [happened('BreachRuledOut', { ground, reason, evidence, soleDecision: alone.stamp })];
  },
};
