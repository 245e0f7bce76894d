export { checkPack, type PackFiles, type PackFinding, type PackTools } from './check/check-pack.js';
export { checkRecord, type Elsewhere, type Finding, type NotCheckable, type RecordProblem, type Tools } from './check/check-record.js';
export { nodeTools, readingOf } from './check/node-tools.js';
export { checkpointsIn } from './held-text.js';
