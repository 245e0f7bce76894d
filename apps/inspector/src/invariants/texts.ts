import { type SealedText, sealedIn } from '@shodo/contracts';
import { type Ciphertext, howTextsOpen, type Keys } from '@shodo/vault';
import { Finding } from '../report.js';
import type { Seen, Stream, StreamWitness, Witness } from '../witness.js';

/** A text as an entry names it, and whoever wrote that: what they limited is shown to them. */
interface Named extends SealedText {
  readonly seq: number;
  readonly author?: string;
}

interface Opening {
  readonly finding: Finding;
  /** Absent where the master key is another: then commitments are compared, and nothing is opened. */
  readonly keys?: Keys;
}

const atOnce = 500;

/**
 * I17: every sealed text that an entry names and no entry erased lies there, under the commitment that the entry has, and opens to it where it has its
 * key. Of one that has none I16 tells.
 */
export function texts(keys: Keys, isAnotherMasterKey: boolean): Witness {
  const finding = new Finding('I17');
  if (isAnotherMasterKey) finding.lacks('another-master-key');
  const opening = { finding, ...(!isAnotherMasterKey && { keys }) };
  return { finding, reads: 'what-entries-say', ofStream: (stream) => new TextsOfStream(stream, opening) };
}

class TextsOfStream implements StreamWitness {
  readonly #named = new Map<string, Named>();
  readonly #erased = new Set<string>();
  #isWhollyErased = false;

  constructor(
    private readonly stream: Stream,
    private readonly opening: Opening,
  ) {}

  take({ entry, laid: { seq } }: Seen): void {
    if (!entry) return;
    const { event, actor } = entry;
    const by = actor.kind === 'person' ? { author: actor.person } : {};
    for (const { ref, commitment } of sealedIn(event.data)) {
      const known = this.#named.get(ref);
      if (!known) this.#named.set(ref, { ref, commitment, seq, ...by });
      else if (known.commitment !== commitment) this.#breach('text-differs', { ref, seq });
    }
    if (event.type !== 'TextsErased') return;
    if (event.data.scope === 'whole-vault') this.#isWhollyErased = true;
    for (const ref of event.data.texts ?? []) this.#erased.add(ref);
  }

  async end(): Promise<void> {
    const kept = this.#isWhollyErased ? [] : [...this.#named.values()].filter(({ ref }) => !this.#erased.has(ref));
    this.opening.finding.count('texts', kept.length);
    for (let from = 0; from < kept.length; from += atOnce) await this.#compare(kept.slice(from, from + atOnce));
  }

  async #compare(named: readonly Named[]): Promise<void> {
    const { finding, keys } = this.opening;
    const { tenant, incident = tenant } = this.stream;
    const laid = await this.#laid(named);
    const opens = keys && (await howTextsOpen(keys, { tenant, incident }, [...laid.values()]));
    finding.count('texts-opened', opens?.size ?? 0);
    for (const { ref, seq, commitment } of named) {
      const text = laid.get(ref);
      if (!text) this.#breach('text-is-missing', { ref, seq });
      else if (text.commitment !== commitment) this.#breach('text-differs', { ref, seq });
      else if (opens?.get(ref) === 'changed') this.#breach('text-does-not-open', { ref, seq });
    }
  }

  /** What lies there: first what is limited to nobody, then what is shown to those who wrote the rest. */
  async #laid(named: readonly Named[]): Promise<Map<string, Ciphertext>> {
    const { tenant, incident = tenant, snapshot } = this.stream;
    const laid = new Map<string, Ciphertext>();
    const look = async (whom: Parameters<typeof snapshot.ofTenant>[0], refs: readonly string[]) => {
      const text =
        'select ref, commitment, ciphertext from vault.sealed_text where tenant_id = $1 and incident_id = $2 and ref = any($3::uuid[])';
      for (const row of await snapshot.ofTenant<Ciphertext>(whom, text, [tenant, incident, refs])) laid.set(row.ref, row);
    };
    await look(
      tenant,
      named.map(({ ref }) => ref),
    );
    const unseen = named.filter(({ ref }) => !laid.has(ref));
    for (const reader of new Set(unseen.flatMap(({ author }) => author ?? [])))
      await look(
        { tenant, reader },
        unseen.filter(({ author }) => author === reader).map(({ ref }) => ref),
      );
    return laid;
  }

  #breach(code: 'text-is-missing' | 'text-differs' | 'text-does-not-open', { ref, seq }: Pick<Named, 'ref' | 'seq'>): void {
    this.opening.finding.breach({ code, stream: this.stream.name, seq, about: ref });
  }
}
