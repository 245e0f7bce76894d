export { checkRecord, type Finding, type NotCheckable } from './check-record.js';
