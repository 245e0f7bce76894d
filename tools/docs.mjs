import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** Writes the pages that are made from the code: `npm run docs`. Tests compare them, so that none can drift. */
const root = new URL('../', import.meta.url);
const build = spawnSync('npx', ['nx', 'run-many', '-t', 'build'], { cwd: root, stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

const { loadCases, pageToday, shippedPacks } = await import(new URL('libs/rule-packs/dist/index.js', root).href);
const { authorityPage } = await import(new URL('libs/access/dist/index.js', root).href);
const duties = new URL('docs/duties.md', root);
const today = new Date().toISOString().slice(0, 10);
writeFileSync(duties, pageToday(shippedPacks().packs, loadCases(), readFileSync(duties, 'utf8'), today));
writeFileSync(new URL('docs/who-may-do-what.md', root), authorityPage());
const openapi = spawnSync(process.execPath, ['apps/api/dist/write-openapi.js'], { cwd: root, stdio: 'inherit' });
process.exit(openapi.status ?? 1);
