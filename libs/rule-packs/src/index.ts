export { assessNow, shippedPacks } from './assess-now.js';
export { loadPacks, shippedFolder } from './load.js';
export { PacksRefused, type Problem } from './yaml-file.js';
