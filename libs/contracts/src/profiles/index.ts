/**
 * In which of its parts one profile of an organisation differs from another. The domain refuses by it, the page of an incident shows by it, and the
 * record tells by it. Nothing is imported, so that the domain may load it where it runs.
 */
export const profileParts = ['sector', 'listed', 'marks', 'jurisdictions', 'designations', 'register', 'authority', 'zone'] as const;
export type ProfilePart = (typeof profileParts)[number];

type Profile = { readonly [Part in ProfilePart]?: unknown };

/** What is not said is no, none: a form that was saved unchanged makes no difference. Lists are sets, and keys have no order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(plain(each))).sort();
  if (typeof value !== 'object' || value === null) return value === false ? undefined : value;
  const given = Object.entries(value).map(([name, each]) => [name, plain(each)] as const);
  return given.filter(([, each]) => each !== undefined).sort(([one], [other]) => (one < other ? -1 : 1));
}

const text = (value: unknown): string => {
  const said = JSON.stringify(plain(value)) ?? '';
  return said === '[]' ? '' : said;
};

export const profileDifferences = (one: Profile, other: Profile): ProfilePart[] =>
  profileParts.filter((part) => text(one[part]) !== text(other[part]));
