import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { connected } from '@shodo/servers';

/** A word that stands nowhere else, to be put into names and texts. */
export const canary = () => `canary${randomBytes(8).toString('hex')}`;

/** The forms in which a stored value may hold it: as text, as bytes shown in hexadecimal, and in base64 at each of three alignments. */
function forms(marker: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(marker)])
      .toString('base64')
      .replaceAll('=', '');
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  return [marker, Buffer.from(marker).toString('hex'), ...base64, ...base64.map((text) => Buffer.from(text).toString('hex'))];
}

/** Every table of a database, and of each whether a row of it holds the marker. @param url of somebody whom row-level security does not stop */
export const tablesHolding = (url: string, marker: string): Promise<string[]> =>
  connected(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const patterns = forms(marker).map((form) => `%${form}%`);
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rowCount } = await client.query(`select from ${name} t where t::text like any($1) limit 1`, [patterns]);
      if (rowCount) found.push(name);
    }
    return found;
  });

/** Files below a folder that hold the marker in their name or content. */
export function filesHolding(folder: string, marker: string): string[] {
  const wanted = forms(marker);
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((file) => {
    const path = join(file.parentPath, file.name);
    const text = file.isFile() ? readFileSync(path, 'latin1') : '';
    return wanted.some((form) => path.includes(form) || text.includes(form)) ? [relative(folder, path)] : [];
  });
}
