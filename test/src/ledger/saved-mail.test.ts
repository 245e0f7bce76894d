import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { adviserByMail } from '@shodo/activities';
import { openTransport } from '@shodo/mail';
import { checkpointsIn } from '@shodo/verifier';
import { SMTPServer } from 'smtp-server';
import { noteOf, twoStages } from './specimen.js';

test('the mail that an adviser got, as their mail program saves it, is read as the checkpoint it brought', async () => {
  const received: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.on('data', (piece: Buffer) => received.push(piece));
      stream.on('end', () => done());
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const transport = openTransport({ host: '127.0.0.1', port, tls: 'none', from: 'shodo@example.jp' });
  const log = twoStages();
  const note = noteOf(log, -1);
  try {
    await adviserByMail(transport, 'lawyer@example.jp').put({ tenant: log.tenant, size: 5, note, reason: 'event' });
  } finally {
    transport.close();
    await new Promise<void>((closed) => server.close(() => closed()));
  }
  const saved = Buffer.concat(received).toString('utf8');
  expect(saved).not.toContain(note);
  expect(checkpointsIn(saved)).toEqual([note]);
});
