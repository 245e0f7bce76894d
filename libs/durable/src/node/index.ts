/** Runs in Node: the engine as api and worker see it. */
export { type Build, buildIdOf, buildsOf, makeCurrent, makeCurrentIfNone, wakeIncidents } from './builds.js';
export { bundleWorkflows, type WorkflowsToBundle } from './bundle-workflows.js';
export { type ClosedRun, closedRuns, encodedHistory } from './closed-runs.js';
export {
  compareHistory,
  type EntryToCompare,
  type HistoryCompared,
  type HistoryDifference,
  type ToCompare,
} from './compare-history.js';
export { connectClient, connectWorker } from './connections.js';
export {
  type Archive,
  type EngineHistory,
  type EngineRun,
  type EngineWait,
  type EntryEvent,
  engineHistoryOf,
} from './engine-history.js';
export { otherEngineVersion, testedEngineVersion } from './engine-version.js';
export { createIncidentWorker, createUpkeepWorker } from './incident-worker.js';
export { isRunning } from './is-running.js';
export { type KillPoint, killPoint, killPointProblem, killPoints } from './kill-point.js';
export { withLeanThreads } from './lean-threads.js';
export { lookAgain } from './look-again.js';
export { type EnsuredNamespace, ensureNamespace } from './namespace.js';
export { opensItsRun } from './opens-its-run.js';
export { openedHistory, openedPayload, type PayloadKeys, PayloadUnreadable, payloadCodec, sealedFor } from './payload-codec.js';
export { type EngineMemory, memoryOf, type RunRead, readRun } from './read-run.js';
export { type BrokenReplay, historiesOf, replayHistories } from './replay-histories.js';
export { type OpenIncident, resumeIncidents } from './resume-incidents.js';
export { ensureSchedules, type UpkeepWorkflow } from './schedules.js';
export { Busy, CommandFailed, type CommandToSend, commandDeadlineMs, EngineAway, Refused, sendCommand } from './send-command.js';
export { type EngineSettings, readEngineSettings, type SettingsProblem } from './settings.js';
export { tellIncident } from './tell-incident.js';
