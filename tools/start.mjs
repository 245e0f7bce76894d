import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npm start`: help at once, else installed, built and run. Help needs neither packages nor a build, so that it can be read on a fresh clone. */
const asked = process.argv.slice(2);
if (asked.includes('--help') || asked.includes('-h')) {
  console.log(help());
  process.exit(0);
}
for (const step of ['bootstrap.mjs', 'build.mjs']) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(step, import.meta.url))], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
await import('../apps/local/dist/main.js');

function help() {
  const settings = JSON.parse(readFileSync(new URL('../apps/local/src/settings.json', import.meta.url), 'utf8'));
  const width = Math.max(...Object.keys(settings).map((name) => name.length));
  return [
    'npm start: runs Shodo on this machine, with PostgreSQL and the Temporal server, until Ctrl-C.',
    '',
    'Settings, all by environment:',
    ...Object.entries(settings).map(
      ([name, { meaning, usual }]) => `  ${name.padEnd(width)} ${meaning}\n${' '.repeat(width + 3)}default: ${usual}`,
    ),
    '',
    'npm start -- --help shows this.',
  ].join('\n');
}
