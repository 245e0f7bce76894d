import { createServer, type Server, type Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { composeMail } from './compose.js';
import type { MailSettings } from './settings.js';
import { specimenRow } from './specification/specimen-row.js';
import { type MailTransport, openTransport } from './transport.js';

const mail = composeMail(specimenRow(), { language: 'ja', publicUrl: 'https://shodo.example.jp' });
const impatient = { connectMs: 500, greetMs: 300, answerMs: 300, mailMs: 1_000 };
/** A busy machine is not what is asked about, where the server answers. */
const patient = { connectMs: 5_000, greetMs: 5_000, answerMs: 5_000, mailMs: 10_000 };
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end(); // a server ends once its connections have
});

async function listening(
  server: { listen(port: number, host: string, done: () => void): unknown },
  address: () => ReturnType<Server['address']>,
): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = address();
  return typeof at === 'object' && at ? at.port : 0;
}

/** A real mail server on this machine; by default it takes everything. */
async function mailServer(options: SMTPServerOptions = {}) {
  const received: { raw: string; recipients: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({ raw: Buffer.concat(chunks).toString('utf8'), recipients: session.envelope.rcptTo.map(({ address }) => address) });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const port = await listening(server, () => server.server.address());
  ending.push(() => new Promise((done) => server.close(() => done())));
  return { port, received };
}

function transportTo(port: number, more: Partial<MailSettings> = {}, patience = patient): MailTransport {
  const transport = openTransport({ host: '127.0.0.1', port, tls: 'none', from: 'shodo@example.jp', ...more }, patience);
  ending.push(async () => transport.close());
  return transport;
}

const smtpError = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

test('a mail arrives as composed, from Shodo, to one person', async () => {
  const { port, received } = await mailServer();
  expect(await transportTo(port).send(mail, 'officer@example.jp')).toEqual({ acceptedAt: expect.any(String) });
  const [first] = received;
  const parsed = await simpleParser(first?.raw ?? '');
  expect(first?.recipients).toEqual(['officer@example.jp']);
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.text?.trim()).toBe(mail.text.trim());
  expect(parsed.html).toContain('7K2M-9QXA');
  expect(parsed.messageId).toBe(mail.messageId);
  expect(parsed.from?.value).toEqual([{ name: 'Shodo', address: 'shodo@example.jp' }]);
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
});

test('many mails share the connections of the pool', async () => {
  let connections = 0;
  const { port, received } = await mailServer({
    onConnect: (_, done) => {
      connections += 1;
      done();
    },
  });
  const transport = transportTo(port);
  await Promise.all(Array.from({ length: 40 }, (_, n) => transport.send(mail, `person${n}@example.jp`)));
  expect(received).toHaveLength(40);
  expect(connections).toBeLessThanOrEqual(4);
});

test('greylisting is a passing failure with the wait it asks for, and the connection stays of use', async () => {
  let tries = 0;
  const { port, received } = await mailServer({
    onRcptTo: (_, __, done) => done(++tries === 1 ? smtpError(451, 'Greylisted, try again in 120 seconds') : undefined),
  });
  const transport = transportTo(port);
  expect(await transport.send(mail, 'officer@example.jp')).toEqual({ reason: 'mail-server-asks-to-wait', passing: true, waitSeconds: 120 });
  expect(await transport.send(mail, 'officer@example.jp')).toHaveProperty('acceptedAt');
  expect(received).toHaveLength(1);
});

test('an unknown mailbox is a lasting failure', async () => {
  const { port } = await mailServer({ onRcptTo: (_, __, done) => done(smtpError(550, 'No such user')) });
  expect(await transportTo(port).send(mail, 'gone@example.jp')).toEqual({ reason: 'address-was-refused', passing: false });
});

test('a server that is going down is a passing failure', async () => {
  const { port } = await mailServer({ onConnect: (_, done) => done(smtpError(421, 'Service not available')) });
  expect(await transportTo(port).send(mail, 'officer@example.jp')).toMatchObject({ passing: true });
});

test('a server that says nothing is given up in time', async () => {
  const sockets: Socket[] = [];
  const mute = createServer((socket) => sockets.push(socket));
  const port = await listening(mute, () => mute.address());
  ending.push(
    () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        mute.close(() => done());
      }),
  );
  const outcome = await transportTo(port, {}, impatient).send(mail, 'officer@example.jp');
  expect(outcome).toEqual({ reason: 'mail-server-is-away', passing: true });
});

test('no server at all is a passing failure', async () => {
  expect(await transportTo(1).send(mail, 'officer@example.jp')).toEqual({ reason: 'mail-server-is-away', passing: true });
});

test('where encryption is insisted on, a server without it gets neither mail nor password', async () => {
  const commands: string[] = [];
  const { port, received } = await mailServer({
    onAuth: (_, __, done) => {
      commands.push('auth');
      done(null, { user: 'x' });
    },
  });
  const outcome = await transportTo(port, { tls: 'upgrade', signIn: { user: 'shodo', password: 'secret' } }).send(
    mail,
    'officer@example.jp',
  );
  expect(outcome).toEqual({ reason: 'mail-server-offers-no-encryption', passing: true });
  expect(received).toEqual([]);
  expect(commands).toEqual([]);
});

test('a certificate nobody vouches for is not accepted', async () => {
  jest.spyOn(console, 'error').mockImplementationOnce(() => undefined); // the server warns of its own certificate, which is the point
  const { port, received } = await mailServer({ disabledCommands: [] });
  expect(await transportTo(port, { tls: 'upgrade' }).send(mail, 'officer@example.jp')).toMatchObject({ passing: true });
  expect(received).toEqual([]);
});

test('a malformed address never reaches the server', async () => {
  const { port, received } = await mailServer();
  expect(await transportTo(port).send(mail, 'a@b.jp\r\nRCPT TO:<thief@example.com>')).toEqual({
    reason: 'address-is-malformed',
    passing: false,
  });
  expect(received).toEqual([]);
});
