import type { OrganisationProfile } from '@shodo/contracts';

type Agreed = NonNullable<NonNullable<OrganisationProfile['register']>['insurers']>[number];

/** One list of the register as somebody types it: whether the contracts were looked through, and a line for each that names a limit. */
export interface TypedAgreements {
  readonly wereRead: boolean;
  readonly lines: string;
}

const units = { hours: /^(?:時間|h|hours?)$/i, days: /^(?:日|日以内|d|days?)$/i } as const;

export const typedAgreements = (
  agreed: readonly Agreed[] | undefined,
  unit: Readonly<Record<'hours' | 'days', string>>,
): TypedAgreements => ({
  wereRead: agreed !== undefined,
  lines: (agreed ?? [])
    .map(({ ref, within }) => `${ref} ${'hours' in within ? `${within.hours}${unit.hours}` : `${within.days}${unit.days}`}`)
    .join('\n'),
});

/** "POL-1 24時間", "S-7 10 days": a reference and a number of hours or days, full-width letters included. Undefined for anything else. */
function agreementIn(line: string): Agreed | undefined {
  const [, ref, number, unit = ''] = /^(\S+)\s+(\d{1,5})\s*(\S+)$/.exec(line.normalize('NFKC').trim()) ?? [];
  const length = Number(number);
  if (ref === undefined || !/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(ref) || !(length >= 1 && length <= 10_000)) return undefined;
  if (units.hours.test(unit)) return { ref, within: { hours: length } };
  return units.days.test(unit) ? { ref, within: { days: length } } : undefined;
}

/** The list; undefined where nobody has looked; or the first line that cannot be read. */
export function agreementsIn({
  wereRead,
  lines,
}: TypedAgreements): { readonly agreed: readonly Agreed[] | undefined } | { readonly unread: string } {
  if (!wereRead) return { agreed: undefined };
  const agreed: Agreed[] = [];
  for (const line of lines.split('\n')) {
    if (line.trim() === '') continue;
    const read = agreementIn(line);
    if (read === undefined) return { unread: line.trim() };
    agreed.push(read);
  }
  return { agreed };
}
