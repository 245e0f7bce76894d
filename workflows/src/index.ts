/** The workflows of the bundle. An exported name is a workflow type: frozen for ever. */
export { incidentResponse } from './incident-response/incident-response.workflow.js';
export { deadlineWatchdog, evidenceCheck, historyArchive, logUpkeep, recordComparison, vaultSweep } from './upkeep/upkeep.workflow.js';
