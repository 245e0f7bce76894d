export { type KeptPart, type Plan, partsOf, planIn } from './archive/kept-pack.js';
export { flowingPart, measured, type Part, type PartMeasured, partOf } from './archive/parts.js';
export { PartIsAnother, zip, zipLength } from './archive/zip.js';
export { type BuiltPack, type PackParts, packOf } from './pack.js';
export { goesTo, omissions } from './profiles.js';
export { reportOf } from './report/compose.js';
export type { Report } from './report/report.js';
export type { PackSource } from './report/source.js';
export { typesetApart } from './typeset-apart.js';
