export * from './activities/index.js';
export * from './commands/index.js';
export * from './duties/index.js';
export * from './events/index.js';
export * from './http/index.js';
export * from './views/index.js';
export * from './vocabulary/index.js';
