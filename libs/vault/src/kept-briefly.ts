/** What is asked for often is kept for a while, and let go when that is over, whether anybody asks again or not. */
export class KeptBriefly<Value> {
  /** The oldest first. */
  readonly #kept = new Map<string, { readonly until: number; readonly value: Value }>();
  #lettingGo: NodeJS.Timeout | undefined;

  /** @param forMs how long each is kept; it may be held for as long again, and is not given out then */
  constructor(private readonly forMs: number) {}

  get size(): number {
    return this.#kept.size;
  }

  get(name: string): Value | undefined {
    const known = this.#kept.get(name);
    return known !== undefined && known.until > performance.now() ? known.value : undefined;
  }

  keep(name: string, value: Value): void {
    this.#kept.delete(name);
    this.#kept.set(name, { until: performance.now() + this.forMs, value });
    this.#lettingGo ??= setTimeout(() => this.#letGo(), this.forMs).unref();
  }

  /** Forgets this value, unless another has taken its place. */
  forget(name: string, value: Value): void {
    if (this.#kept.get(name)?.value === value) this.#kept.delete(name);
  }

  #letGo(): void {
    const now = performance.now();
    for (const [name, { until }] of this.#kept) {
      if (until > now) break;
      this.#kept.delete(name);
    }
    this.#lettingGo = this.#kept.size === 0 ? undefined : setTimeout(() => this.#letGo(), this.forMs).unref();
  }
}
