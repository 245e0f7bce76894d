import { openIdentityPool } from './identity/identity-pool.js';
import { onTerminal, wrongly } from './process/on-terminal.js';
import { makeSampleOrganisation } from './sample/sample-organisation.js';

/**
 * For trying out: makes an organisation of its own with one incident whose clocks run. `node apps/api/dist/sample.js [ja|en]`, with the settings of
 * the api, which must be running; on one machine `npm run sample` finds those by itself.
 */
const [language = 'ja', ...more] = process.argv.slice(2);
if ((language !== 'ja' && language !== 'en') || more.length > 0) wrongly('Name a language or nothing: sample [ja|en]');
else
  await onTerminal(async ({ databases, publicUrl, port, bind }) => {
    const identity = openIdentityPool(databases.record, () => undefined);
    try {
      const api = `http://${ofThisMachine(bind)}:${port}`;
      const { email, password } = await makeSampleOrganisation(identity, { api, language });
      return [
        'A sample organisation with one incident, a drill whose clocks run. It is an organisation of its own: nothing in it touches yours.',
        `Sign in at ${publicUrl ?? `http://localhost:${port}`}/sign-in`,
        `  e-mail    ${email}`,
        `  password  ${password}`,
        'This is shown once. Asking again makes another one.',
      ].join('\n');
    } finally {
      await identity.end();
    }
  });

/** Whoever listens on every address is reached on this machine's own. */
function ofThisMachine(bind: string): string {
  if (bind === '0.0.0.0' || bind === '::') return '127.0.0.1';
  return bind.includes(':') ? `[${bind}]` : bind;
}
