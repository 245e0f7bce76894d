import type { DutiesActivities } from './duties.js';
import type { LedgerActivities } from './ledger.js';
import type { UpkeepActivities } from './upkeep.js';

export type * from './duties.js';
export type * from './ledger.js';
export type * from './notices.js';
export type * from './upkeep.js';

export type IncidentActivities = LedgerActivities & DutiesActivities;
export type Activities = IncidentActivities & UpkeepActivities;

/** What the incident workflow is started with. Everything else is in the ledger. */
export interface IncidentOpening {
  readonly version: 1;
  readonly tenant: string;
  readonly incident: string;
}

export interface ClosingStatement {
  readonly incident: string;
  readonly seq: number;
  readonly digest: string;
}

export const taskQueues = { incidents: 'incidents', upkeep: 'upkeep' } as const;
/** The signal by which the outbox tells an incident what became of a mail. */
export const noticeOutcomeSignal = 'NoticeOutcome';
/** The signal that wakes a sleeping incident, so that it sees that a newer build is current and goes on there. */
export const newBuildSignal = 'NewBuild';
/** The signal that asks an incident to look into the record: an entry of its own may stand there of which its run never heard. */
export const lookAgainSignal = 'LookAgain';

export const workflowIdOf = (tenant: string, incident: string) => `incident:${tenant}:${incident}`;

export interface IncidentOfWorkflow {
  readonly tenant: string;
  readonly incident: string;
}

/** Which incident a workflow conducts, by its id; undefined for a workflow that conducts none. */
export function incidentOfWorkflow(workflowId: string): IncidentOfWorkflow | undefined {
  const [, tenant, incident] = /^incident:([0-9a-f-]{36}):([0-9a-f-]{36})$/.exec(workflowId) ?? [];
  return tenant && incident ? { tenant, incident } : undefined;
}
