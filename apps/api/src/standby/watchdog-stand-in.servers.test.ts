import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { OutboxRow, TimelineEntry } from '@shodo/contracts';
import { noteWatchdogRan } from '@shodo/store';
import { eventually } from '@shodo/testkit';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { Connections } from '../process/connections.js';
import { type Member, RunningApi } from '../specification/running-api.js';
import { WatchdogStandIn } from './watchdog-stand-in.js';

/** Looks when the test says so, and takes three seconds without the watchdog for silence. */
const patience = { silenceMs: 3_000, everyMs: 3_600_000 };

let api: RunningApi;
let owner: Member;
let mails: SMTPServer;
const received: { to: string; text: string }[] = [];

beforeAll(async () => {
  mails = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (part: Buffer) => {
        text += part.toString();
      });
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text });
        done();
      });
    },
  });
  mails.listen(0, '127.0.0.1');
  await once(mails.server, 'listening');
  const { port } = mails.server.address() as AddressInfo;
  api = await RunningApi.start({ mail: { host: '127.0.0.1', port, tls: 'none', from: 'shodo@example.jp' } }, { patience });
  owner = await api.found('Watched office');
});
afterAll(async () => {
  await api?.stop();
  await new Promise<void>((closed) => mails.close(closed));
});

/** A due instant that nobody answered, as the views would hold it. */
async function somethingIsOverdue(): Promise<string> {
  const incident = randomUUID();
  const client = new pg.Client({ connectionString: api.database.superuserUrl });
  await client.connect();
  await client.query(
    `insert into views.incident (tenant_id, incident_id, seq, digest, folded_version, state, list_row, reference, kind, closed, next_at)
     values ($1, $2, 1, repeat('0', 64), 0, '{}', '{}', '7K2M-9QXA', 'real', false, 'infinity')`,
    [owner.tenant, incident],
  );
  await client.query(
    `insert into views.deadline values ($1, $2, 1, 'jp.appi.final-report', 'lapse', now() - interval '10 minutes', 'lost', false)`,
    [owner.tenant, incident],
  );
  await client.end();
  return incident;
}
const alarms = async (incident: string) =>
  (await owner.caller.call<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=100')).body.items.filter(
    ({ type, data }) => type === 'WatchdogAlarmRaised' && (data as { incident: string }).incident === incident,
  );
const standIn = () => api.app.get(WatchdogStandIn);

it('leaves everything to the watchdog while it is heard', async () => {
  const incident = await somethingIsOverdue();
  await noteWatchdogRan(api.app.get(Connections).upkeep);
  await new Promise((resolve) => setTimeout(resolve, 3_200));
  await noteWatchdogRan(api.app.get(Connections).upkeep);
  await standIn().look();
  expect(await alarms(incident)).toEqual([]);
  expect(received).toEqual([]);
});

it('raises each alarm once and sends its mail when the watchdog is silent, and stops sending when it is heard again', async () => {
  const incident = await somethingIsOverdue();
  await new Promise((resolve) => setTimeout(resolve, 3_200));
  await standIn().look();
  await standIn().look();
  expect(await alarms(incident)).toMatchObject([
    { data: { incident, duty: 'jp.appi.final-report', by: 'api' }, actor: { kind: 'system', part: 'watchdog' } },
  ]);
  await eventually(async () => received.some(({ to }) => to === owner.email), 'the mail is sent by the api itself');
  const outbox = (await owner.caller.call<{ items: OutboxRow[] }>('/v1/outbox')).body.items;
  const about = outbox.find((mail) => mail.incident === incident);
  expect(about).toMatchObject({ kind: 'watchdog-alarm', toName: 'Owner of Watched office', subject: expect.stringContaining('7K2M-9QXA') });
  await noteWatchdogRan(api.app.get(Connections).upkeep);
  await standIn().look();
  const later = await somethingIsOverdue();
  await standIn().look();
  expect(await alarms(later)).toEqual([]);
});

it('goes on looking after the database was not there for a look', async () => {
  const stopped = await RunningApi.start({}, { patience });
  await stopped.app.get(Connections).upkeep.close();
  await expect(stopped.app.get(WatchdogStandIn).look()).resolves.toBeUndefined();
  expect(stopped.logged.join()).toContain('could not look');
  await stopped.stop();
});
