export { dataFolder } from './data-location.js';
