/** What became of a piece of work that shared a transaction: its answer, or that it must be done alone. */
export type Shared<Answer> = { readonly answer: Answer } | 'alone';

interface Waiting<Work, Answer> {
  readonly work: Work;
  readonly resolve: (answer: Promise<Answer>) => void;
}

export interface SharedBy<Work, Answer> {
  /** In a transaction of its own. */
  readonly alone: (work: Work) => Promise<Answer>;
  /** All in one transaction, durable when this returns. What cannot go with the others has written nothing. Throws when nothing was written. */
  readonly together: (works: readonly Work[]) => Promise<readonly Shared<Answer>[]>;
  /** Works alike in this never share a transaction. */
  readonly keyOf: (work: Work) => string;
}

/** Three transactions at once leave the database something to gather for its next flush; two, four and one were slower on two cores. */
const mostTransactions = 3;
/** More share one transaction no faster, and one that fails makes so many go alone. */
const mostWorks = 32;

/**
 * Lets work share transactions: what comes while some are under way waits for the next one to begin, and goes with whatever else waits. Nothing
 * waits for others to come but those of the same moment: where little is asked, each has a transaction of its own at once. Each is answered when it
 * is durable; one that fails does not fail its neighbours, for when a shared transaction fails, each is done again alone.
 */
export class SharedTransactions<Work, Answer> {
  #waiting: Waiting<Work, Answer>[] = [];
  #running = 0;
  #isToBegin = false;

  constructor(private readonly by: SharedBy<Work, Answer>) {}

  do(work: Work): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.push({ work, resolve });
      this.#beginSoon();
    });
  }

  /** Those who were answered together come back together: begun at once, the first of them would go alone and the others wait for its end. */
  #beginSoon(): void {
    if (this.#isToBegin) return;
    this.#isToBegin = true;
    setImmediate(() => {
      this.#isToBegin = false;
      this.#begin();
    });
  }

  #begin(): void {
    while (this.#running < mostTransactions && this.#waiting.length > 0) {
      const next = this.#next();
      this.#running += 1;
      void this.#carryOut(next).finally(() => {
        this.#running -= 1;
        this.#beginSoon();
      });
    }
  }

  /** Those that waited longest and do not concern one another. */
  #next(): readonly Waiting<Work, Answer>[] {
    const taken = new Map<string, Waiting<Work, Answer>>();
    for (const each of this.#waiting) {
      const key = this.by.keyOf(each.work);
      if (taken.size < mostWorks && !taken.has(key)) taken.set(key, each);
    }
    const next = [...taken.values()];
    this.#waiting = this.#waiting.filter((each) => !next.includes(each));
    return next;
  }

  async #carryOut(works: readonly Waiting<Work, Answer>[]): Promise<void> {
    const shared = works.length === 1 ? undefined : await this.by.together(works.map(({ work }) => work)).catch(() => undefined);
    await Promise.allSettled(
      works.map(({ work, resolve }, index) => {
        const outcome = shared?.[index] ?? 'alone';
        const answer = outcome === 'alone' ? this.by.alone(work) : Promise.resolve(outcome.answer);
        resolve(answer);
        return answer;
      }),
    );
  }
}
