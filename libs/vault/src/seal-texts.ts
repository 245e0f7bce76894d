import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { SealedText } from '@shodo/contracts';
import { inTenant, type OnBehalf } from '@shodo/store';
import { OtherTextUnderSameCommand } from './faults.js';
import { type IncidentOfTenant, incidentKey } from './incident-key.js';
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
 * @throws OtherTextUnderSameCommand, IncidentWasErased, StoreUnavailable
 */
export async function sealTexts(vault: Vault, { texts, ...asked }: TextsToSeal): Promise<Record<string, SealedText>> {
  const fields = Object.entries(texts);
  if (fields.length === 0) return {};
  if (!fields.every(([, text]) => text.isWellFormed())) throw new TypeError('a text with a lone surrogate cannot be kept unchanged');
  const { known, swept } = await refresh(vault, asked, Object.keys(texts));
  await clearSwept(vault, asked, swept);
  const { standing, unused } = await sealAnew(
    vault,
    asked,
    fields.filter(([field]) => !known.some((stored) => stored.field === field)),
  );
  const earlier = [...known, ...standing.filter(({ field }) => unused.includes(field))];
  await demandSameTexts(vault, asked, texts, earlier);
  return Object.fromEntries(
    [...known, ...standing].map(({ field, ref, commitment }) => [field, { ref: ref as SealedText['ref'], commitment }]),
  );
}

type Asked = Omit<TextsToSeal, 'texts'>;
/** Limited texts are seen by their writer before any entry names their audience. */
const writerOf = ({ tenant, limited }: Asked): OnBehalf => (limited ? { tenant, reader: limited.writer } : tenant);

/** What the command sealed before. Looking at it makes it young again, so that a sweep does not take it away from under this command. */
async function refresh(vault: Vault, asked: Asked, fields: readonly string[]) {
  const { tenant, commandId } = asked;
  return inTenant(vault.texts, writerOf(asked), async (client) => {
    const alive = await client.query<Stored>(
      `update vault.sealed_text set sealed_at = clock_timestamp() where tenant_id = $1 and command_id = $2 and field = any($3) and swept_at is null
       returning ${storedColumns}`,
      [tenant, commandId, fields],
    );
    const swept = await client.query<{ ref: string }>(
      'select ref from vault.sealed_text where tenant_id = $1 and command_id = $2 and field = any($3) and swept_at is not null',
      [tenant, commandId, fields],
    );
    return { known: alive.rows, swept: swept.rows.map(({ ref }) => ref) };
  });
}

/** Texts of this very command that a sweep has begun to remove make room for new ones. */
async function clearSwept(vault: Vault, asked: Asked, refs: readonly string[]): Promise<void> {
  if (refs.length === 0) return;
  const { tenant } = asked;
  await destroyKeys(vault, tenant, refs);
  await inTenant(vault.texts, writerOf(asked), (client) =>
    client.query('delete from vault.sealed_text where tenant_id = $1 and ref = any($2) and swept_at is not null', [tenant, refs]),
  );
}

/** Writes keys, then texts; where a twin of the command was faster, its text stands and the key made here goes again. */
async function sealAnew(
  vault: Vault,
  asked: Asked,
  fields: readonly (readonly [string, string])[],
): Promise<{ standing: readonly Stored[]; unused: readonly string[] }> {
  if (fields.length === 0) return { standing: [], unused: [] };
  const { tenant, incident, commandId, limited } = asked;
  const fresh = await inTenant(vault.keys, tenant, async (client) => {
    const key = await incidentKey(vault, client, asked);
    const made = fields.map(([field, text]) => freshlySealed(asked, key, field, text));
    await client.query(
      'insert into keys.text_key (tenant_id, incident_id, ref, wrapped) select $1, $2, n.ref, n.wrapped from unnest($3::uuid[], $4::bytea[]) as n (ref, wrapped)',
      [tenant, incident, made.map(({ ref }) => ref), made.map(({ wrapped }) => wrapped)],
    );
    return made;
  });
  const { rows } = await inTenant(vault.texts, writerOf(asked), async (client) => {
    await client.query(
      `insert into vault.sealed_text (tenant_id, incident_id, command_id, limited_to, written_by, ref, field, commitment, ciphertext)
       select $1, $2, $3, $8, $9, n.ref, n.field, n.commitment, n.ciphertext from unnest($4::uuid[], $5::text[], $6::text[], $7::bytea[]) as n (ref, field, commitment, ciphertext)
       order by n.field on conflict on constraint one_text_per_command_and_field do nothing`,
      [
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
    );
    return client.query<Stored>(
      `select ${storedColumns} from vault.sealed_text where tenant_id = $1 and command_id = $2 and field = any($3)`,
      [tenant, commandId, fresh.map(({ field }) => field)],
    );
  });
  if (rows.length !== fresh.length) throw new Error('the vault lost a text while sealing it');
  const unused = fresh.filter(({ ref }) => !rows.some((row) => row.ref === ref));
  await destroyKeys(
    vault,
    tenant,
    unused.map(({ ref }) => ref),
  ).catch(() => undefined); // keys to nothing: harmless when they stay
  return { standing: rows, unused: unused.map(({ field }) => field) };
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

/** What an earlier call stored must say what this one says. Of an erased text nobody can tell: its reference stands. */
async function demandSameTexts(vault: Vault, asked: Asked, texts: TextsToSeal['texts'], earlier: readonly Stored[]): Promise<void> {
  const foreign = earlier.find(({ incident_id }) => incident_id !== asked.incident);
  if (foreign) throw new OtherTextUnderSameCommand(foreign.field);
  const opened = await openStored(vault, asked, earlier);
  const other = earlier.find(({ field, ref }) => {
    const text = opened.get(ref);
    return text !== undefined && !isSame(text, texts[field] ?? '');
  });
  if (other) throw new OtherTextUnderSameCommand(other.field);
}

function isSame(stored: string, asked: string): boolean {
  const [a, b] = [Buffer.from(stored, 'utf8'), Buffer.from(asked, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}
