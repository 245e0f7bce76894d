import type { Finding } from './report.js';
import type { Seen, Stream, StreamWitness, Witness } from './witness.js';

/** Undefined where it does not look at this stream. */
export function watchOf({ finding, reads, ofStream }: Witness, stream: Stream): Watch | undefined {
  const of = ofStream?.(stream);
  return of && new Watch(of, stream.name, { finding, namesUnreadable: reads === 'what-entries-say' });
}

/** One witness at one stream: whatever an entry holds, the check goes on, and says what it could not look at. */
class Watch {
  readonly takes: boolean;
  #isLost = false;

  constructor(
    private readonly of: StreamWitness,
    private readonly stream: string,
    private readonly to: { readonly finding: Finding; readonly namesUnreadable: boolean },
  ) {
    this.takes = of.take !== undefined;
  }

  take(seen: Seen): void {
    if (this.#isLost) return;
    if (!seen.entry && this.takes && this.to.namesUnreadable) this.#unreadable(seen);
    try {
      this.of.take?.(seen);
    } catch {
      // Nothing is asked of anybody here: it is the entry that it makes no sense of, and with it of none that follows.
      this.#isLost = true;
      this.#unreadable(seen);
    }
  }

  async end(): Promise<void> {
    if (!this.#isLost) await this.of.end?.();
  }

  #unreadable({ laid: { seq } }: Seen): void {
    this.to.finding.breach({ code: 'entry-is-unreadable', stream: this.stream, seq });
  }
}
