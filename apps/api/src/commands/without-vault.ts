import { type Allowed, type CommandName, commands, type IncidentView, type Receipt } from '@shodo/contracts';
import { erasureEntries, type Store } from '@shodo/store';
import { type CodecKeys, type IncidentOfTenant, isWhollyErased, type Keys, wholeErasures } from '@shodo/vault';

/**
 * What is left to be done in an incident whose vault was erased, whatever its record says of it: a restore brings back an incident that was not closed
 * yet, and erases it again. `nothing` where the engine's side was erased too, as what it keeps of the incident can be sealed no more.
 */
export type LeftWithoutVault = 'what-needs-no-text' | 'nothing';

interface Asking {
  readonly vault: Pick<Keys, 'keys'>;
  readonly payloadKeys: CodecKeys;
}

/** Undefined where the vault stands. */
export async function leftWithoutVault({ vault, payloadKeys }: Asking, of: IncidentOfTenant): Promise<LeftWithoutVault | undefined> {
  if (!(await isWhollyErased(vault, of))) return undefined;
  return (await payloadKeys.forOpening(of)) ? 'what-needs-no-text' : 'nothing';
}

/**
 * Was a command recorded when the vault was gone already? Then it had no text, and what tells it from others can be worked out again. By the erasure's
 * entry, where the record has it; of one that a restore forgot by the clock: nothing is recorded between an erasure and the restore that brings back
 * the record of before.
 */
export async function wasGivenWithoutVault(
  { vault, store }: { readonly vault: Pick<Keys, 'keys'>; readonly store: Store },
  of: IncidentOfTenant,
  { seq, recordedAt }: Pick<Receipt, 'seq' | 'recordedAt'>,
): Promise<boolean> {
  const ordered = (await erasureEntries(store, of, () => undefined)).filter(({ refs }) => !refs);
  for (const erasure of await wholeErasures(vault, of)) {
    const isOnRecord = ordered.some((entry) => entry.seq === erasure.seq && entry.digest === erasure.digest);
    if (isOnRecord ? seq > erasure.seq : Date.parse(recordedAt) > Date.parse(erasure.carriedOutAt)) return true;
  }
  return false;
}

/** A text that is given all the same is not kept: it is refused, and never left out. */
export const carriesText = (name: CommandName, body: object): boolean =>
  commands[name].sensitiveFields.some((field) => Reflect.get(body, field) !== undefined);

/** The texts in whose place one stands that was erased at once: those that the command needs as it was given, and the reason that a decision by one person needs. */
export const textsInPlace = (name: CommandName, textless: object): readonly string[] => [
  ...commands[name].textsNeededBy(textless),
  ...commands[name].sensitiveFields.filter((field) => field === 'soleDecisionReason'),
];

/** Of an incident that was closed its own rules say it. A pack is a file of its own, and none can be kept. */
export function withoutVault(view: IncidentView, left: LeftWithoutVault | undefined): IncidentView {
  if (!left || view.closed) return view;
  const allowed = view.allowed.map((next): Allowed => {
    if (left === 'what-needs-no-text' && next.command !== 'GiveEvidencePack') return next;
    const { exceptFor: _, ...rest } = next;
    return { ...rest, allowed: false, blockedBy: [{ code: 'vault-was-erased' }, ...next.blockedBy] };
  });
  return { ...view, allowed, takesNoTexts: true };
}
