/**
 * Jest's global set-up of suites that need servers. `npm test` has started them and says where they are in the environment; a suite
 * that somebody starts by hand gets its own here. Node itself loads this file, so it takes the built test kit: build first.
 */
export default async function setUp() {
  if (process.env.SHODO_TEST_PG_URL && process.env.TEMPORAL_ADDRESS) return;
  const { findBrowser, findTimeSkippingServer, toTerminal: say } = await built('servers', 'index.js');
  const { startTestServers } = await built('testkit', 'servers/test-servers.js');
  const servers = await startTestServers(say);
  globalThis.shodoTestServers = servers;
  const timeSkipping = await findTimeSkippingServer(say);
  const browser = await findBrowser(say);
  Object.assign(process.env, servers.env, { SHODO_TIME_SKIPPING_SERVER: timeSkipping.path, CHROMIUM_PATH: browser.path });
}

async function built(lib, file) {
  try {
    return await import(new URL(`../../libs/${lib}/dist/${file}`, import.meta.url).href);
  } catch (error) {
    throw new Error(`libs/${lib} cannot be loaded as built; run \`npm run build\` first.`, { cause: error });
  }
}
