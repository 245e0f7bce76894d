import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.nx', '.git', 'reports']);

/** Paths of all files below a folder, sorted, without what is installed or built. */
export function sourceFiles(folder, skip = skipped) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skip.has(entry.name) ? [] : sourceFiles(path, skip);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}
