export * from './decisions.js';
export * from './engine.js';
export * from './given-pack.js';
export * from './incident.js';
export * from './log.js';
export * from './organisation.js';
export * from './record.js';
export * from './rows.js';
