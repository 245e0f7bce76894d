export * from './organisation.js';
export * from './problem.js';
export * from './reads.js';
