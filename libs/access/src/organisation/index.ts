export { activePerson, type Circumstances, type Decided } from './decided.js';
export * from './founding.js';
export { addPerson, changeRoles, joinOrganisation, removePerson, renewJoinLink } from './people.js';
export * from './settings.js';
export * from './tokens.js';
