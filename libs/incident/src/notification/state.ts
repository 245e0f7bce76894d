import type { ReminderKind, ReportItem } from '@shodo/contracts';

/** What the record held of the items of a report when it was filed; of an item that nobody knew nothing. */
export type ReportedContent = Readonly<Partial<Record<ReportItem, unknown>>>;

/** A filing of what is known, and those that came after it: should it be taken back, the next one stands for it. */
export interface StatusFiled {
  readonly at: string;
  readonly late: boolean;
  readonly filing?: string;
  readonly further?: readonly StatusFiled[];
}

export interface ReminderPlan {
  readonly kind: Exclude<ReminderKind, 'hold-review'>;
  readonly at: string;
  readonly fallen: boolean;
  /** It fell while the facts did not raise the duty, and said so. */
  readonly saidNotOwed?: true;
  /**
   * A lapse that was told as owed and did not hold afterwards: the clock came to end later, or what settled the duty was undone. Where it holds again it
   * is told anew.
   */
  readonly overtaken?: true;
  /** It had said that nothing is owed, or was overtaken, and holds since then: it is told anew. */
  readonly again?: string;
  /** Where it was told anew more than once: the one before. */
  readonly againBefore?: string;
}
