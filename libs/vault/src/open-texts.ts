import type { OpenedText } from '@shodo/contracts';
import { queryInTenant } from '@shodo/store';
import { VaultDamaged } from './faults.js';
import { type IncidentOfTenant, knownIncidentKey } from './incident-key.js';
import { lostKeys } from './lost-keys.js';
import type { Keys, Vault } from './open-vault.js';
import { commitmentTo, open, unpacked } from './sealing.js';

export interface Ciphertext {
  readonly ref: string;
  readonly commitment: string;
  readonly ciphertext: Buffer;
}

/**
 * Opens sealed texts of one incident, by reference: null where one was erased, and told as lost where its key is gone without an erasure, as that of
 * a reference this incident does not have, and where it does not open or does not fit its commitment; the others open. One whose key stands and that
 * the database does not show is left out: it is limited to an audience without the reader, or is not there. Nothing is kept in clear after the answer.
 * @param reader the person who reads; without one, what is limited stays closed
 * @throws VaultDamaged when the incident's own key does not open; WrongMasterKey; StoreUnavailable
 */
export async function openTexts(
  vault: Vault,
  { refs, reader, ...of }: IncidentOfTenant & { readonly refs: readonly string[]; readonly reader?: string },
): Promise<Record<string, OpenedText>> {
  if (refs.length === 0) return {};
  const whom = reader === undefined ? of.tenant : { tenant: of.tenant, reader };
  const { rows } = await queryInTenant<Ciphertext>(vault.texts, whom, {
    text: 'select ref, commitment, ciphertext from vault.sealed_text where tenant_id = $1 and incident_id = $2 and ref = any($3::uuid[])',
    values: [of.tenant, of.incident, refs],
  });
  const opened = await openStored(vault, of, rows);
  const closed = refs.filter((ref) => !opened.has(ref));
  const lost = await lostKeys(vault, of, closed);
  const found = (ref: string): OpenedText | undefined => {
    const why = lost.get(ref);
    return why ? whyClosed[why] : opened.get(ref);
  };
  return Object.fromEntries(
    refs.flatMap((ref) => {
      const text = found(ref);
      return text === undefined ? [] : [[ref, text] as const];
    }),
  );
}

const whyClosed = { erased: null, missing: { lost: 'key-is-missing' } } as const;

/** For whoever checks the record: how each of these texts that has its key opens. What they say does not leave this. */
export async function howTextsOpen(
  keys: Keys,
  of: IncidentOfTenant,
  stored: readonly Ciphertext[],
): Promise<ReadonlyMap<string, 'intact' | 'changed'>> {
  const opened = await openStored(keys, of, stored);
  return new Map([...opened].map(([ref, text]) => [ref, typeof text === 'string' ? 'intact' : text.lost]));
}

/** Opens what has keys; a text without its key is left out. */
export async function openStored(
  keys: Keys,
  of: IncidentOfTenant,
  stored: readonly Ciphertext[],
): Promise<Map<string, string | { readonly lost: 'changed' }>> {
  if (stored.length === 0) return new Map();
  const incidentsKey = await knownIncidentKey(keys, of);
  if (!Buffer.isBuffer(incidentsKey)) return new Map();
  const { rows } = await queryInTenant<{ ref: string; wrapped: Buffer }>(keys.keys, of.tenant, {
    text: 'select ref, wrapped from keys.text_key where tenant_id = $1 and incident_id = $2 and ref = any($3::uuid[])',
    values: [of.tenant, of.incident, stored.map(({ ref }) => ref)],
  });
  const wrapped = new Map(rows.map((row) => [row.ref, row.wrapped]));
  return new Map(
    stored.flatMap((text) => {
      const key = wrapped.get(text.ref);
      return key
        ? [[text.ref, asSealed(text, of, () => open(incidentsKey, key, ['shodo-text-key/1', of.tenant, of.incident, text.ref]))]]
        : [];
    }),
  );
}

/** One that was changed is told by itself: whoever reads an incident reads all that is sound of it. */
function asSealed(
  { ref, commitment, ciphertext }: Ciphertext,
  { tenant, incident }: IncidentOfTenant,
  key: () => Buffer,
): string | { readonly lost: 'changed' } {
  try {
    const saltAndText = open(key(), ciphertext, ['shodo-text/1', tenant, incident, ref]);
    if (commitmentTo(saltAndText) === commitment) return unpacked(saltAndText).text;
  } catch (error) {
    if (!(error instanceof VaultDamaged)) throw error;
  }
  return { lost: 'changed' };
}
