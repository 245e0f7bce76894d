export { startShodo } from './shodo.js';
