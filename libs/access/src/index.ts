export * from './authority.js';
export { authorityPage, matrixText, roleColumns } from './matrix.js';
export * from './may-do.js';
export * from './organisation/index.js';
