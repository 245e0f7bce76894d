import pg from 'pg';

/** In place of what the driver does with each row when it has told of it. */
const keepNone = () => undefined;

/**
 * Hands over each row as it comes and keeps none: rows that wait for the last of a page outlive the young generation, and to collect them then
 * takes as long as to read them.
 */
export function eachRow<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  query: pg.QueryConfig,
  take: (row: Row) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: { readonly why: unknown } | undefined;
    const end = (error: Error | undefined) => {
      const fault = failed ?? (error && { why: error });
      if (fault) reject(fault.why);
      else resolve();
    };
    const asked = new pg.Query<Row>(query, end);
    asked.on('row', (row, result) => {
      if (result) result.addRow = keepNone;
      if (failed) return;
      try {
        take(row);
      } catch (why) {
        failed = { why }; // thrown here, it would end the process
      }
    });
    client.query(asked);
  });
}
