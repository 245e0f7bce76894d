import type { Role } from '@shodo/contracts';
import { type Asking, authority } from './authority.js';

/**
 * May somebody holding these roles ask for this? Only the authority table answers; whether it may happen now is the decision's question.
 * @param name wire name of a command, a read, a stream or an inquiry; an unknown name may be done by nobody
 */
export function mayDo(roles: readonly Role[], name: Asking): boolean {
  const admitted: readonly Role[] = Object.hasOwn(authority, name) ? authority[name] : [];
  return roles.some((role) => admitted.includes(role));
}
