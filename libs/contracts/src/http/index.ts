export * from './accounts.js';
export * from './evidence-packs.js';
export * from './files.js';
export * from './inquiries.js';
export * from './organisation.js';
export * from './problem.js';
export * from './reads.js';
export * from './streams.js';
