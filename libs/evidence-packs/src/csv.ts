import type { Sheet } from './report/report.js';

/** A cell that a spreadsheet would take for a formula is told to be text; what a person typed must not run on somebody's machine. */
const asText = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A table as spreadsheets in Japan open it: UTF-8 with its mark, lines ended by CR LF (RFC 4180). */
export const csvOf = ({ columns, rows }: Sheet): string =>
  `\uFEFF${[columns, ...rows].map((row) => row.map((cell) => quoted(asText(cell))).join(',')).join('\r\n')}\r\n`;
