import type { PackPart } from '@shodo/contracts';

/** Everything the typesetter is told, in words: it decides nothing. */
export interface Report {
  readonly title: string;
  /** Whom it is for. */
  readonly recipient: string;
  readonly organisation: string;
  readonly reference: string;
  /** A drill says so on every page. */
  readonly drill?: string;
  /** What a reader must know first: files that changed or are missing. */
  readonly warnings: readonly string[];
  readonly cover: readonly Pair[];
  readonly leftOut: { readonly title: string; readonly lead: string; readonly rows: readonly Pair[] };
  readonly check: { readonly title: string; readonly steps: readonly string[] };
  readonly sections: readonly Section[];
  /** Of the state it shows, for the document's own properties. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
}

export type Pair = readonly [name: string, value: string];

export interface Section {
  readonly part: PackPart;
  readonly title: string;
  readonly lead?: string;
  /** Said where there is nothing to show. */
  readonly empty: string;
  readonly blocks: readonly Block[];
  /** The same as a table file; its name without ending. */
  readonly sheet?: Sheet;
}

export type Block =
  | { readonly is: 'pairs'; readonly heading?: string; readonly rows: readonly Pair[] }
  | {
      readonly is: 'table';
      readonly heading?: string;
      /** In millimetres, which are shared out. */
      readonly widths: readonly number[];
      /** The last column is told under each row, and has no width. */
      readonly lastUnder?: true;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly is: 'prose'; readonly heading: string; readonly text: string };

export interface Sheet {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table on paper and the same as a file. Where a width is missing the last column is told under each row. */
export function tabled(
  sheet: Sheet,
  widths: readonly number[],
  rows: readonly (readonly string[])[] = sheet.rows,
): { readonly blocks: readonly Block[]; readonly sheet: Sheet } {
  const { columns } = sheet;
  const lastUnder = widths.length < columns.length && ({ lastUnder: true } as const);
  return { blocks: rows.length === 0 ? [] : [{ is: 'table', widths, columns, rows, ...lastUnder }], sheet };
}
