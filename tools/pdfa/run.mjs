import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run check:pdfa -- FILE...`: is each file PDF/A-2b? Asked of veraPDF, which Maven fetches the first time; nothing of the product needs it. */
const here = fileURLToPath(new URL('./', import.meta.url));
const jars = join(here, 'dist', 'jars');
const files = process.argv.slice(2);
if (files.length === 0) end(2, 'usage: npm run check:pdfa -- FILE...');

if (!existsSync(join(jars, 'validation-model-1.26.1.jar'))) {
  console.error('• fetching veraPDF with Maven ...');
  run('mvn', ['--batch-mode', '--quiet', '--file', join(here, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`]);
}
run('java', ['-Dsun.jnu.encoding=UTF-8', '-Dfile.encoding=UTF-8', '-cp', `${jars}/*${delimiter}`, join(here, 'Validate.java'), ...files]);

function run(program, args) {
  // Names of reports are Japanese, and Java reads them by the locale.
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (error) end(2, `${program} cannot be started (${error.code}): this check needs Java 17 or newer and Maven.`);
  if (status !== 0) process.exit(status ?? 2);
}

function end(status, why) {
  console.error(why);
  process.exit(status);
}
