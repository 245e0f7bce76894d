/** For tests that drive incidents from outside this room: what people might send, and what an engine might judge. */
export { bodies, day, finishing, iso, pick, type Step, type Who } from './any-command.js';
export { judgements } from './any-judgement.js';
export { by, small, standard } from './builders.js';
