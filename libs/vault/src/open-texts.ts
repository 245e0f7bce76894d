import type { OpenedText } from '@shodo/contracts';
import { queryInTenant } from '@shodo/store';
import { VaultDamaged } from './faults.js';
import { type IncidentOfTenant, knownIncidentKey } from './incident-key.js';
import { lostKeys } from './lost-keys.js';
import type { Vault } from './open-vault.js';
import { commitmentTo, open, unpacked } from './sealing.js';

interface Ciphertext {
  readonly ref: string;
  readonly commitment: string;
  readonly ciphertext: Buffer;
}

/**
 * Opens sealed texts of one incident, by reference: null where one was erased, and told as missing where its key is gone without an erasure, as that of
 * a reference this incident does not have. One whose key stands and that the database does not show is left out: it is limited to an audience without
 * the reader. Nothing is kept in clear after the answer.
 * @param reader the person who reads; without one, what is limited stays closed
 * @throws VaultDamaged when a stored text does not open or does not fit its commitment; WrongMasterKey; StoreUnavailable
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

const whyClosed = { erased: null, missing: { keyIsMissing: true } } as const;

/** Opens what has keys; a text without its key is left out. */
export async function openStored(vault: Vault, of: IncidentOfTenant, stored: readonly Ciphertext[]): Promise<Map<string, string>> {
  const keys =
    stored.length === 0
      ? new Map<string, Buffer>()
      : await textKeys(
          vault,
          of,
          stored.map(({ ref }) => ref),
        );
  return new Map(
    stored.flatMap(({ ref, commitment, ciphertext }) => {
      const key = keys.get(ref);
      if (!key) return [];
      const saltAndText = open(key, ciphertext, ['shodo-text/1', of.tenant, of.incident, ref]);
      if (commitmentTo(saltAndText) !== commitment) throw new VaultDamaged(`the text ${ref} does not fit its commitment`);
      return [[ref, unpacked(saltAndText).text] as const];
    }),
  );
}

async function textKeys(vault: Vault, of: IncidentOfTenant, refs: readonly string[]): Promise<Map<string, Buffer>> {
  const incidentsKey = await knownIncidentKey(vault, of);
  if (!Buffer.isBuffer(incidentsKey)) return new Map();
  const { rows } = await queryInTenant<{ ref: string; wrapped: Buffer }>(vault.keys, of.tenant, {
    text: 'select ref, wrapped from keys.text_key where tenant_id = $1 and incident_id = $2 and ref = any($3::uuid[])',
    values: [of.tenant, of.incident, refs],
  });
  return new Map(rows.map(({ ref, wrapped }) => [ref, open(incidentsKey, wrapped, ['shodo-text-key/1', of.tenant, of.incident, ref])]));
}
