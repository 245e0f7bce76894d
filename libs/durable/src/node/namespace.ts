import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { NativeConnection } from '@temporalio/worker';
import { grpcCodeOf, grpcCodes } from './grpc-codes.js';

/** Closed runs stay readable this long; the record itself is the ledger, which needs none of them. */
const retentionDays = 30;
const usableWithinMs = 15_000;

export interface EnsuredNamespace {
  /** True when this call made the namespace: the engine's store is new, and open incidents must be taken up from the ledger. */
  readonly isNew: boolean;
  /** The server's own id of the namespace: differs when the engine's store was replaced. */
  readonly id: string;
}

/** Registers the namespace if it does not exist, and waits until it can be used. Harmless when repeated. */
export async function ensureNamespace(connection: Connection | NativeConnection, namespace: string): Promise<EnsuredNamespace> {
  const { workflowService } = connection;
  let isNew = true;
  try {
    await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(`${retentionDays} days`) });
  } catch (error) {
    if (grpcCodeOf(error) !== grpcCodes.alreadyExists) throw error;
    isNew = false;
  }
  for (const began = performance.now(); ; ) {
    try {
      // Describing asks the store; listing asks the frontend's cache, which learns of a new namespace a moment later.
      const described = await workflowService.describeNamespace({ namespace });
      await workflowService.listOpenWorkflowExecutions({ namespace, maximumPageSize: 1 });
      return { isNew, id: described.namespaceInfo?.id ?? '' };
    } catch (error) {
      if (grpcCodeOf(error) !== grpcCodes.notFound || performance.now() - began > usableWithinMs) throw error;
      await sleep(100);
    }
  }
}
