export * from './calendar-links.js';
export { type Asker, activePerson, type Decided } from './decided.js';
export * from './founding.js';
export * from './mails.js';
export {
  addPerson,
  allowedWithPerson,
  changeRoles,
  correctPerson,
  joinOrganisation,
  recoverAccount,
  removePerson,
  renewJoinLink,
  standsAgainstAdding,
} from './people.js';
export { decidingRoles, rolesOnOffer } from './separation.js';
export * from './settings.js';
export * from './tokens.js';
