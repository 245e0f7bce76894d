import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TimestampRefused, timestampAuthority, timestampQuery } from './time-stamp.js';

const run = promisify(execFile);
const note = 'shodo/organisation/x\n42\n';
const checkpoint = { tenant: 'x', size: 42, note, reason: 'event' } as const;

/** The settings of an authority of OpenSSL's. */
const settings = (folder: string) => `
[req]
distinguished_name = name
x509_extensions = stamps
prompt = no
[name]
CN = Time-stamps for tests
[stamps]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = own
[own]
serial = ${folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
`;

let folder: string;
let server: Server;
let url = '';
let answer: (query: Buffer, request: IncomingMessage, response: ServerResponse) => Promise<void>;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shodo-tsa-'));
  await writeFile(file('openssl.cnf'), settings(folder));
  await writeFile(file('serial'), '01\n');
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', file('key.pem'), '-out', file('certificate.pem'), '-days', '30'];
  await run('openssl', ['req', '-x509', '-config', file('openssl.cnf'), ...made]);
  server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      await answer(Buffer.concat(parts), request, response);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

async function stamped(query: Uint8Array): Promise<Buffer> {
  await writeFile(file('query.tsq'), query);
  const signer = ['-inkey', file('key.pem'), '-signer', file('certificate.pem')];
  await run('openssl', [
    'ts',
    '-reply',
    '-config',
    file('openssl.cnf'),
    '-queryfile',
    file('query.tsq'),
    ...signer,
    '-out',
    file('reply.tsr'),
  ]);
  return readFile(file('reply.tsr'));
}
const put = () => timestampAuthority(url).put(checkpoint);

test('a real authority stamps the checkpoint, and OpenSSL finds the stamp good', async () => {
  answer = async (query, request, response) => {
    expect(request.headers['content-type']).toBe('application/timestamp-query');
    response.setHeader('content-type', 'application/timestamp-reply').end(await stamped(query));
  };
  const token = await put();
  await writeFile(file('token.tsr'), token ?? '');
  await writeFile(file('note'), note);
  const how = ['-in', file('token.tsr'), '-CAfile', file('certificate.pem')];
  expect((await run('openssl', ['ts', '-verify', ...how, '-data', file('note')])).stdout).toContain('Verification: OK');
  await writeFile(file('note'), note.replace('42', '43'));
  await expect(run('openssl', ['ts', '-verify', ...how, '-data', file('note')])).rejects.toThrow();
});

test('an answer to something else, to another question, or to none is not taken', async () => {
  const digest = createHash('sha256').update(note).digest();
  const other = createHash('sha256').update('other').digest();
  for (const [query, why] of [
    [timestampQuery(other, Buffer.of(1, 2)), 'over something else'],
    [timestampQuery(digest, Buffer.of(1, 2)), 'another question'],
    [timestampQuery(Buffer.alloc(5), Buffer.of(1, 2)), 'did not grant'],
  ] as const) {
    answer = async (_query, _request, response) => void response.end(await stamped(query));
    await expect(put()).rejects.toThrow(why);
  }
  for (const bytes of ['', 'hello', Buffer.from('3003020100', 'hex'), Buffer.alloc(70_000, 0x30)]) {
    answer = async (_query, _request, response) => void response.end(bytes);
    await expect(put()).rejects.toThrow(TimestampRefused);
  }
});

test('an authority that fails or sends elsewhere is not believed', async () => {
  answer = async (_query, _request, response) => void response.writeHead(500).end();
  await expect(put()).rejects.toThrow('answered 500');
  answer = async (_query, _request, response) => void response.writeHead(302, { location: url }).end();
  await expect(put()).rejects.toThrow();
});
