export { createApp } from './app.js';
export { commandIdOf } from './commands/hashed-id.js';
export { openLog } from './process/log.js';
export { parseSettings, type Settings } from './settings/settings.js';
