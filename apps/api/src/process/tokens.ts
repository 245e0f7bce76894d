/** Names under which Nest hands out what is no class. */
export const SETTINGS = Symbol('settings');
export const LOG = Symbol('log');
