import type { ReportItem } from '@shodo/contracts';

/** What the record held of the items of a report when it was filed; of an item that nobody knew nothing. */
export type ReportedContent = Readonly<Partial<Record<ReportItem, unknown>>>;
