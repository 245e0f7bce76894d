import type { Statement } from '@shodo/contracts';
import type { Names, Pack, RouteTable, Sector } from './pack.js';
import { say } from './say.js';
import { inForceOn } from './selection.js';

/** Whoever reads only the recipient must not take a guess for an answer. */
const toBeAsked: Names = {
  ja: 'PPC で確認（個人情報保護委員会に提出先を確認）',
  en: 'To be confirmed with the PPC (Personal Information Protection Commission)',
};

/** Where the filing goes. A sector that is not said, or that the table does not settle, is never guessed: it says so. */
export function recipientOf(
  pack: Pack,
  routes: readonly RouteTable[],
  sector: Sector | undefined,
  day: string,
): { readonly names: Names; readonly warnings: readonly Statement[] } {
  if ('names' in pack.recipient) return { names: pack.recipient.names, warnings: [] };
  const { route } = pack.recipient;
  const rows = routes.find((table) => table.route === route)?.rows.filter(({ inForce }) => inForceOn(inForce, day)) ?? [];
  const row = rows.find((one) => one.sector === sector) ?? rows.find((one) => one.sector === 'unknown');
  const warnings = row === undefined || row.confirm ? [say('recipient-to-be-confirmed')] : [];
  return { names: row?.names ?? toBeAsked, warnings: [...warnings, ...(row?.remarks ?? []).map((remark) => say(remark))] };
}
