import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { SealedText } from '@shodo/contracts';
import { type OnBehalf, queryInTenant } from '@shodo/store';
import { KeysAreMissing, OtherTextUnderSameCommand, VaultDamaged } from './faults.js';
import { type IncidentOfTenant, incidentKey } from './incident-key.js';
import { lostKeys } from './lost-keys.js';
import { openStored } from './open-texts.js';
import type { Vault } from './open-vault.js';
import { commitmentTo, packed, randomKey, seal } from './sealing.js';
import { destroyKeys } from './sweep.js';

export interface TextsToSeal extends IncidentOfTenant {
  readonly commandId: string;
  /** The texts by field of the command. */
  readonly texts: Readonly<Record<string, string>>;
  /** They are read by the audience of this item alone, and by their writer. */
  readonly limited?: { readonly to: string; readonly writer: string } | undefined;
}

interface Fresh extends SealedText {
  readonly field: string;
  readonly wrapped: Buffer;
  readonly ciphertext: Buffer;
}

interface Stored {
  readonly field: string;
  readonly incident_id: string;
  readonly ref: string;
  readonly commitment: string;
  readonly ciphertext: Buffer;
}
const storedColumns = 'field, incident_id, ref, commitment, ciphertext';

/**
 * Seals the texts of one command, each under a key of its own, and answers with what stands for them outside. A repeat of the command with the
 * same texts gets the same references, also when both come at once. A key is stored before its text: a crash between leaves a key to nothing.
 * @throws OtherTextUnderSameCommand, IncidentWasErased, KeysAreMissing, VaultDamaged, StoreUnavailable
 */
export async function sealTexts(vault: Vault, { texts, ...asked }: TextsToSeal): Promise<Record<string, SealedText>> {
  const fields = Object.entries(texts);
  if (fields.length === 0) return {};
  if (!fields.every(([, text]) => text.isWellFormed())) throw new TypeError('a text with a lone surrogate cannot be kept unchanged');
  const fresh = await withKeys(vault, asked, fields);
  let standing = await put(vault, asked, fresh);
  if (standing.length < fresh.length) {
    await clearSwept(vault, asked, Object.keys(texts));
    standing = await put(vault, asked, fresh);
  }
  if (standing.length < fresh.length) throw new Error('the vault lost a text while sealing it');
  const earlier = standing.filter(({ ref }) => !fresh.some((made) => made.ref === ref));
  await destroyUnused(vault, asked, fresh, standing);
  await demandSameTexts(vault, asked, texts, earlier);
  return Object.fromEntries(standing.map(({ field, ref, commitment }) => [field, { ref: ref as SealedText['ref'], commitment }]));
}

/**
 * What stands for texts that an incident asks for and that it can take no more, as its vault was erased: each is sealed, and its key is kept by nobody, so
 * that it is a text which was erased at once. A repeat of the command gets the same references.
 * @throws StoreUnavailable
 */
export async function sealErased(
  vault: Vault,
  { fields, ...asked }: IncidentOfTenant & Pick<TextsToSeal, 'commandId'> & { readonly fields: readonly string[] },
): Promise<Record<string, SealedText>> {
  if (fields.length === 0) return {};
  const standing = await put(
    vault,
    asked,
    fields.map((field) => freshlySealed(asked, randomKey(), field, '')),
  );
  if (standing.length < fields.length) throw new Error('the vault lost a text while sealing it');
  return Object.fromEntries(standing.map(({ field, ref, commitment }) => [field, { ref: ref as SealedText['ref'], commitment }]));
}

type Asked = Omit<TextsToSeal, 'texts'>;
/** Limited texts are seen by their writer before any entry names their audience. */
const writerOf = ({ tenant, limited }: Asked): OnBehalf => (limited ? { tenant, reader: limited.writer } : tenant);

/** Sealed texts whose keys are stored. */
async function withKeys(vault: Vault, asked: Asked, fields: readonly (readonly [string, string])[]): Promise<readonly Fresh[]> {
  const { tenant, incident } = asked;
  const key = await incidentKey(vault, asked);
  const made = fields.map(([field, text]) => freshlySealed(asked, key, field, text));
  await queryInTenant(vault.keys, tenant, {
    text: 'insert into keys.text_key (tenant_id, incident_id, ref, wrapped) select $1, $2, n.ref, n.wrapped from unnest($3::uuid[], $4::bytea[]) as n (ref, wrapped)',
    values: [tenant, incident, made.map(({ ref }) => ref), made.map(({ wrapped }) => wrapped)],
  });
  return made;
}

/**
 * Stores texts and answers with those that stand: what the command sealed before stays. Looking at it makes it young again, so that a sweep does
 * not take it away from under this command; a text that a sweep has begun to remove is neither replaced nor answered.
 */
async function put(vault: Vault, asked: Asked, fresh: readonly Fresh[]): Promise<readonly Stored[]> {
  const { tenant, incident, commandId, limited } = asked;
  const { rows } = await queryInTenant<Stored>(vault.texts, writerOf(asked), {
    name: 'put-sealed-texts',
    text: `insert into vault.sealed_text as t (tenant_id, incident_id, command_id, limited_to, written_by, ref, field, commitment, ciphertext)
      select $1, $2, $3, $8, $9, n.ref, n.field, n.commitment, n.ciphertext from unnest($4::uuid[], $5::text[], $6::text[], $7::bytea[]) as n (ref, field, commitment, ciphertext)
      order by n.field
      on conflict on constraint one_text_per_command_and_field do update set sealed_at = clock_timestamp() where t.swept_at is null
      returning ${storedColumns}`,
    values: [
      tenant,
      incident,
      commandId,
      fresh.map(({ ref }) => ref),
      fresh.map(({ field }) => field),
      fresh.map(({ commitment }) => commitment),
      fresh.map(({ ciphertext }) => ciphertext),
      limited?.to ?? null,
      limited?.writer ?? null,
    ],
  });
  return rows;
}

/** Texts of this very command that a sweep has begun to remove make room for new ones. */
async function clearSwept(vault: Vault, asked: Asked, fields: readonly string[]): Promise<void> {
  const { tenant, commandId } = asked;
  const swept = 'tenant_id = $1 and command_id = $2 and field = any($3) and swept_at is not null';
  const values = [tenant, commandId, fields];
  const { rows } = await queryInTenant<{ ref: string }>(vault.texts, writerOf(asked), {
    text: `select ref from vault.sealed_text where ${swept}`,
    values,
  });
  await destroyKeys(
    vault,
    tenant,
    rows.map(({ ref }) => ref),
  );
  await queryInTenant(vault.texts, writerOf(asked), { text: `delete from vault.sealed_text where ${swept}`, values });
}

/** Where the command had sealed a field before, its text stands and the key made here goes again. */
async function destroyUnused(vault: Vault, { tenant }: Asked, fresh: readonly Fresh[], standing: readonly Stored[]): Promise<void> {
  const unused = fresh.filter((made) => !standing.some(({ ref }) => ref === made.ref)).map(({ ref }) => ref);
  await destroyKeys(vault, tenant, unused).catch(() => undefined); // keys to nothing: harmless when they stay
}

function freshlySealed({ tenant, incident }: Asked, incidentsKey: Buffer, field: string, text: string): Fresh {
  const ref = randomUUID();
  const key = randomKey();
  const saltAndText = packed(randomKey(), text);
  return {
    field,
    ref: ref as SealedText['ref'],
    commitment: commitmentTo(saltAndText),
    wrapped: seal(incidentsKey, key, ['shodo-text-key/1', tenant, incident, ref]),
    ciphertext: seal(key, saltAndText, ['shodo-text/1', tenant, incident, ref]),
  };
}

/** What an earlier call stored must say what this one says. Of an erased text nobody can tell: its reference stands. One whose key is missing would be recorded lost. */
async function demandSameTexts(vault: Vault, asked: Asked, texts: TextsToSeal['texts'], earlier: readonly Stored[]): Promise<void> {
  const foreign = earlier.find(({ incident_id }) => incident_id !== asked.incident);
  if (foreign) throw new OtherTextUnderSameCommand(foreign.field);
  const opened = await openStored(vault, asked, earlier);
  const closed = earlier.map(({ ref }) => ref).filter((ref) => !opened.has(ref));
  const missing = [...(await lostKeys(vault, asked, closed))].find(([, why]) => why === 'missing');
  if (missing) throw new KeysAreMissing(`the key of the text ${missing[0]} that the command sealed before is missing`);
  const other = earlier.find(({ field, ref }) => {
    const text = opened.get(ref);
    if (typeof text === 'object') throw new VaultDamaged(`the text ${ref} that the command sealed before does not open`);
    return text !== undefined && !isSame(text, texts[field] ?? '');
  });
  if (other) throw new OtherTextUnderSameCommand(other.field);
}

function isSame(stored: string, asked: string): boolean {
  const [a, b] = [Buffer.from(stored, 'utf8'), Buffer.from(asked, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}
