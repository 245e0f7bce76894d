/** Names under which Nest hands out what is no class. */
export const SETTINGS = Symbol('settings');
export const LOG = Symbol('log');
/** How long the watchdog may be silent. */
export const PATIENCE = Symbol('patience');
