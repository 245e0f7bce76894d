import type { z } from 'zod';

export const namedTwice = 'this is in the list already';

/** The path of each member of a list within a body that stands in it before. */
function doubled(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([name, inner]) => doubled(inner, [...path, name]));
  const seen = value.map((member) => JSON.stringify(member));
  return [
    ...seen.flatMap((member, at) => (seen.indexOf(member) < at ? [[...path, at]] : [])),
    ...value.flatMap((member, at) => doubled(member, [...path, at])),
  ];
}

/** A check of a whole body, made at the doors only: a list chooses among things, and each of them once. */
export function refuseDoubled(body: unknown, context: z.RefinementCtx): void {
  for (const path of doubled(body)) context.addIssue({ code: 'custom', path: [...path], message: namedTwice });
}

/** The same of a list whose members go by a reference: named twice, two of them would say two things of one. */
export function refuseDoubledRefs(
  lists: Readonly<Record<string, readonly { readonly ref: string }[] | undefined>>,
  context: z.RefinementCtx,
): void {
  for (const [name, members = []] of Object.entries(lists)) {
    const refs = members.map(({ ref }) => ref);
    for (const [at, ref] of refs.entries())
      if (refs.indexOf(ref) < at) context.addIssue({ code: 'custom', path: [name, at, 'ref'], message: namedTwice });
  }
}
