import { type Say, secondsSince } from '@shodo/servers';
import { parseSettings, type Settings, unheededIn } from './settings.js';
import { startShodo } from './shodo.js';

const began = Date.now();
const say: Say = (line) => console.log(line);

// A terminal that is closed must not take the supervisor with it before it has stopped the others.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exit(await main(process.argv.slice(2)));

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseSettings(process.env);
  const problems = [
    ...args.map((arg) => `"${arg}" is not an option; settings are given by environment`),
    ...('problems' in parsed ? parsed.problems : []),
  ];
  if ('problems' in parsed || problems.length > 0) {
    console.error(
      ['Shodo does not start:', ...problems.map((problem) => `  - ${problem}`), '`npm start -- --help` lists the settings.'].join('\n'),
    );
    return 2;
  }
  for (const { name, meant } of unheededIn(process.env))
    say(`${name} is no setting of Shodo and is not heeded${meant ? `: did you mean ${meant}?` : '.'} \`npm start -- --help\` lists them.`);
  return run(parsed.settings);
}

async function run(settings: Settings): Promise<number> {
  const asked = new AbortController();
  const stopRequest = new Promise<void>((resolve) => {
    // npm passes on a signal that the terminal has sent to everybody already: only the first one counts.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!asked.signal.aborted) say('Stopping ...');
        asked.abort(new Error('asked to stop'));
        resolve();
      });
    }
  });
  let isReady = false;
  let link: string | undefined;
  const tellLink = () => link && say(`The first owner signs up here (works once): ${link}`);
  const onOwnerLink = (url: string) => {
    link = url;
    if (isReady) tellLink();
  };
  try {
    const { url, stop } = await startShodo({ settings, env: process.env, say, onOwnerLink, giveUp: asked.signal });
    isReady = true;
    say('');
    say(`Shodo is ready after ${secondsSince(began)}: ${url}`);
    tellLink();
    say('Ctrl-C stops it.');
    await stopRequest;
    await stop();
  } catch (error) {
    // A start that is called off half way ends in an exception, too; whatever had started is stopped by then.
    if (isReady || !asked.signal.aborted) {
      console.error(`Shodo does not start: ${error instanceof Error ? error.message : String(error)}`);
      return 1;
    }
  }
  say('Stopped.');
  return 0;
}
