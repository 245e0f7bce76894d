import type { FactName, Refusal, RulingOutGround } from '@shodo/contracts';
import { exemptionFacts } from '@shodo/contracts/exemptions';
import { evidenceNotSealed } from '../fact-finding/evidence.js';
import { breachFacts } from '../lifecycle/conditions.js';
import { brokenRules, type Circumstances, type Decision, happened, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay, ownPart, recordsThatContradict, secondPersonOrPause, soleDecision, whoStated } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

const denying: readonly FactName[] = breachFacts;
const isException = (ground: string): ground is keyof typeof exemptionFacts => Object.hasOwn(exemptionFacts, ground);
/** The facts a ground says in other words. These grounds are exceptions of the law, which no word alone proves (GL 3-5-1-2 to -4, ER Art. 7). */
const factsOf = (ground: RulingOutGround | undefined): readonly FactName[] =>
  ground !== undefined && isException(ground) ? exemptionFacts[ground] : [];

const isStated = ({ facts }: Incident, fact: FactName, value: boolean) => {
  const stated = facts[fact]?.at(-1)?.stated;
  return stated !== undefined && 'value' in stated && stated.value === value;
};

const isDenied = (incident: Incident, fact: FactName) => {
  const stated = incident.facts[fact]?.at(-1)?.stated;
  return isStated(incident, fact, false) || (stated !== undefined && 'exact' in stated && stated.exact === 0);
};

/** What no ground but an exception leaves standing: that it happened; and of what was no personal data, that such data is in it. */
const personal: readonly FactName[] = [
  'special-care-information-involved',
  'specific-personal-information-involved',
  'principals-affected',
];
const sayingOtherwise = (ground: RulingOutGround): readonly FactName[] =>
  ground === 'no-personal-data' ? [...denying, ...personal] : denying;

/** What no exception answers, either: these speak of data that was held (ER Art. 7(iii), decision 0089). */
const neverHeld: readonly FactName[] = ['information-about-to-be-acquired'];
/** What raises duties although nothing leaked, so that no ground which denies a leak answers it (My Number rule Art. 2, Telecom Act Art. 28(1)(ii)). */
const withoutALeak: readonly FactName[] = [
  ...neverHeld,
  'my-number-viewable-by-many',
  'my-number-used-or-provided-unlawfully',
  'communications-secrecy-involved',
  'specified-user-information-involved',
];

/**
 * Is the version in force of this fact, as far as anybody can rely on it, this? A suspicion is what a ruling out answers. Of about so many persons
 * somebody is affected; of so many at most perhaps nobody is.
 */
function holds({ facts }: Incident, fact: FactName, value: boolean, asBeforeEstimates = false): boolean {
  const stated = facts[fact]?.at(-1)?.stated;
  if (!stated) return false;
  if ('exact' in stated) return stated.exact > 0 === value;
  if ('estimate' in stated && stated.estimate !== undefined && !asBeforeEstimates) return stated.estimate > 0 && value;
  return 'value' in stated && stated.value === value && (stated.confidence === 'confirmed' || stated.confidence === 'probable');
}

/**
 * What the record says against this ground. One person's word never goes over a fact: whoever revises it is the first of two. Where a
 * breach is on record, an exception has to be on record as well (ER Art. 7: the entity shows that the exception applies).
 */
function recordsAgainst(
  incident: Incident,
  ground: RulingOutGround,
  { asBeforeEstimates, asBeforeNeverHeld }: Circumstances,
): readonly Refusal[] {
  const exception = isException(ground);
  const standing = (exception ? neverHeld : withoutALeak).filter((fact) => !asBeforeNeverHeld && holds(incident, fact, true));
  const denied = exception
    ? factsOf(ground).filter((fact) => holds(incident, fact, false))
    : sayingOtherwise(ground).filter((fact) => holds(incident, fact, true, asBeforeEstimates));
  denied.push(...standing);
  if (denied.length > 0) return [refusal('record-says-otherwise', { records: denied.join(',') })];
  if (!exception || !denying.some((fact) => holds(incident, fact, true))) return [];
  const missing = factsOf(ground).filter((fact) => !holds(incident, fact, true));
  return missing.length > 0 ? [refusal('exception-is-not-on-record', { records: missing.join(',') })] : [];
}

/** Whoever reported, and whoever last stated what denies the breach or answers what would stand without one, is the first person. */
function firstPart(incident: Incident, circumstances: Circumstances, ground?: RulingOutGround) {
  const answered = circumstances.asBeforeNeverHeld
    ? []
    : [
        ...withoutALeak.filter((fact) => incident.facts[fact] !== undefined),
        ...(ground === 'no-personal-data' ? personal.filter((fact) => isDenied(incident, fact)) : []),
      ];
  const facts = [
    ...denying.filter((fact) => isStated(incident, fact, false)),
    ...factsOf(ground).filter((fact) => isStated(incident, fact, true)),
    ...answered,
  ];
  const { by: person, at: since = '' } = incident.reported ?? {};
  return ownPart([{ person, since }, ...whoStated(incident, facts)], circumstances);
}

/** Stops every clock, so two persons stand behind it: the one who reported or denied, and the one who rules out. */
export const ruleOutBreach: Decision<'RuleOutBreach'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeUnderWay(incident),
    ...(circumstances.asBeforeContradictions ? [] : recordsThatContradict(incident, circumstances)),
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
      ...(circumstances.asBeforeRecordsAgainst ? [] : recordsAgainst(incident, ground, circumstances)),
    ];
    if (broken.length > 0) return refuse(...broken);
    return [happened('BreachRuledOut', { ground, reason, evidence, soleDecision: alone.stamp })];
  },
};
