import type { Entry, Head, Receipt } from '@shodo/contracts';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { queriesInTenant, queryInTenant } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, readEntry, receiptOf } from './stored-entries.js';
import { headFound, lastOf } from './take-charge.js';

/** An accepted command, found again: its first receipt, what tells an honest retry from another body, and what it wrote. */
export interface FoundCommand {
  readonly receipt: Receipt;
  readonly requestMac?: string;
  /** Absent when it was a command of the organisation; `receipt.incidentId` is then the organisation's id. */
  readonly incident?: string;
  readonly command: string;
  readonly entries: readonly Entry[];
}

interface Wanted {
  readonly tenant: string;
  readonly commandId: string;
}

/** Looks an accepted command up by its id, in every stream of the organisation and for ever. Refused commands are not remembered. */
export const findCommand = async (store: Store, wanted: Wanted): Promise<FoundCommand | undefined> =>
  found(wanted, await queryInTenant<Columns>(store, wanted.tenant, byId(wanted)));

/** The same, and with it where an incident stands. */
export async function findCommandAndHead(
  store: Store,
  { incident, ...wanted }: Wanted & { readonly incident: string },
): Promise<{ readonly command: FoundCommand | undefined; readonly head: Head }> {
  const { tenant } = wanted;
  const [command, head] = await queriesInTenant<[Columns, Head]>(store, tenant, [byId(wanted), lastOf({ tenant, incident })]);
  return { command: found(wanted, command), head: headFound(head) };
}

type Columns = EntryColumns & { stream_id: string; stream_kind: string; command: string; request_mac: string | null };

const byId = ({ tenant, commandId }: Wanted): pg.QueryConfig => ({
  name: 'find-command',
  text: `select ${entryColumns}, e.stream_id, e.stream_kind, e.command, e.request_mac from ledger.entry e
       where e.tenant_id = $1 and e.append_id = $2 and e.command is not null order by e.recorded_at, e.stream_id, e.seq`,
  values: [tenant, commandId],
});

function found({ tenant }: Wanted, { rows }: pg.QueryResult<Columns>): FoundCommand | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const own = rows.filter(({ stream_id }) => stream_id === first.stream_id);
  const incident = first.stream_kind === 'incident' ? first.stream_id : undefined;
  return {
    receipt: receiptOf({ tenant, incident }, own.at(-1) ?? first),
    command: first.command,
    entries: own.map(readEntry),
    ...(first.request_mac !== null && { requestMac: first.request_mac }),
    ...(incident !== undefined && { incident }),
  };
}
