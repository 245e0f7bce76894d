import type { AssessmentForm, Statement } from '@shodo/contracts';
import { otherLawOf } from './other-law.js';
import type { Names, Pack, Route, RouteTable } from './pack.js';
import { say } from './say.js';
import { inForceOn } from './selection.js';

/** Whoever reads only the recipient must not take a guess for an answer. */
const toBeAsked: Names = {
  ja: 'PPC で確認（個人情報保護委員会に提出先を確認）',
  en: 'To be confirmed with the PPC (Personal Information Protection Commission)',
};

/**
 * The row of the authority that the organisation names, else of one of its designations, else of its sector. What is delegated are the reports of
 * businesses (APPI Art. 150), so that a sector under another law has its own row alone.
 */
function rowFor(
  { authority, designations = [], sector }: AssessmentForm['organisation'],
  rows: readonly Route[],
  isUnderOtherLaw: boolean,
): Route | undefined {
  const rowOf = (isMeant: (of: Route['for']) => boolean) => rows.find((row) => isMeant(row.for));
  const ofSector = rowOf((of) => 'sector' in of && of.sector === sector) ?? rowOf((of) => 'sector' in of && of.sector === 'unknown');
  if (isUnderOtherLaw) return ofSector;
  return (
    rowOf((of) => 'authority' in of && of.authority === authority?.kind) ??
    rowOf((of) => 'designation' in of && designations.includes(of.designation)) ??
    ofSector
  );
}

/** Where the filing goes. A sector that is not said, or that the table does not settle, is never guessed: it says so. */
export function recipientOf(
  pack: Pack,
  routes: readonly RouteTable[],
  organisation: AssessmentForm['organisation'],
  day: string,
): { readonly names: Names; readonly warnings: readonly Statement[] } {
  if ('names' in pack.recipient) return { names: pack.recipient.names, warnings: [] };
  const { route } = pack.recipient;
  const rows = routes.find((table) => table.route === route)?.rows.filter(({ inForce }) => inForceOn(inForce, day)) ?? [];
  const row = rowFor(organisation, rows, otherLawOf(pack, organisation.sector) !== undefined);
  const warnings = row === undefined || row.confirm ? [say('recipient-to-be-confirmed')] : [];
  return { names: row?.names ?? toBeAsked, warnings: [...warnings, ...(row?.remarks ?? []).map((remark) => say(remark))] };
}
