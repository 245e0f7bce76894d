export { type FreshDatabase, freshDatabase } from './fresh-database.js';
export { freshNamespace } from './fresh-namespace.js';
export { environmentOfOwnShodo } from './own-shodo.js';
export { startTestServers, type TestEnvironment, type TestServers } from './test-servers.js';
