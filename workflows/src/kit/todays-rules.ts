import { patched } from '@temporalio/workflow';

/**
 * Does this run hold to every rule there is? Asked before any single rule: each patch that a run asks for costs an entry in its history and a change
 * of search attributes, so a run of this build asks for one. The newest name comes first; a run that began under an earlier one has the rules up to it.
 */
export const hasTodaysRules = (): boolean => patched('0079-rules');
