export { bareLifecycle } from './bare-lifecycle.workflow.js';
export { bareSleeper } from './bare-sleeper.workflow.js';
