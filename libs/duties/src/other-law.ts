import type { Cite } from '@shodo/contracts';
import { once } from './once.js';
import type { Condition, Pack, Sector } from './pack.js';

/** The other law that looks at a sector, as a pack names it. */
export type OtherLaw = Pack['sectorsUnderOtherLaw'][number];

export const otherLawOf = (pack: Pack, sector: Sector | undefined): OtherLaw | undefined =>
  pack.sectorsUnderOtherLaw.find((other) => other.sector === sector);

/** The rule as the other law has it: the same items, its own line of persons, its own provision, and without the exceptions that are of our law alone. */
export const underOtherLaw = (pack: Pack, sector: Sector | undefined): Pack => readings(pack).get(sector) ?? pack;

const readings = once(
  (pack: Pack): ReadonlyMap<Sector | undefined, Pack> =>
    new Map(pack.sectorsUnderOtherLaw.map((other) => [other.sector, read(pack, other)])),
);

function read(pack: Pack, other: OtherLaw): Pack {
  return {
    ...pack,
    cites: [citeOf(other)],
    arisesWhen: withLine(pack.arisesWhen, other.line),
    liftedBy: pack.liftedBy.filter(({ exemption }) => !other.without.includes(exemption)),
  };
}

function withLine(rule: Condition, line: number): Condition {
  if (rule.is === 'more-than') return rule.fact === 'principals-affected' ? { ...rule, line } : rule;
  if (rule.is === 'not') return { ...rule, part: withLine(rule.part, line) };
  return 'parts' in rule ? { ...rule, parts: rule.parts.map((part) => withLine(part, line)) } : rule;
}

/** "APPI 68", as packs cite a law. */
function citeOf({ law }: OtherLaw): Cite {
  const end = law.lastIndexOf(' ');
  return { law: law.slice(0, end), provision: law.slice(end + 1) };
}
