/** Stops what the set-up of the same Jest process has started; the servers of `npm test` stay. */
export default async function tearDown() {
  await globalThis.shodoTestServers?.stop();
}
