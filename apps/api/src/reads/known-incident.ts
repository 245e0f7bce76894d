import type { IncidentId, TenantId } from '@shodo/contracts';
import { headOf, type Store } from '@shodo/store';
import { notFound } from '../problems/problem-answer.js';

interface Sought {
  readonly tenant: TenantId;
  readonly incident: IncidentId;
}

/**
 * An incident of this organisation that has been reported.
 * @throws ProblemAnswer 404 when it is not known, and for one of another organisation too
 */
export async function demandKnown(store: Store, of: Sought): Promise<void> {
  if ((await headOf(store, of)).seq === 0) throw notFound();
}
