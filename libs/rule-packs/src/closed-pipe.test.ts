import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { letReadersStop } from './closed-pipe.js';

const command = fileURLToPath(new URL('../dist/packs-command.js', import.meta.url));

/** The command as it was built, whose reader goes away before it writes. */
async function ranUnread(stream: 'stdout' | 'stderr', ...args: readonly string[]) {
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const other = stream === 'stdout' ? child.stderr : child.stdout;
  let read = '';
  other.on('data', (chunk: Buffer) => {
    read += chunk.toString();
  });
  child[stream].destroy();
  return new Promise<{ code: number | null; read: string }>((resolve) => child.on('close', (code) => resolve({ code, read })));
}

test('The tables may be read as far as somebody likes', async () => {
  const { code, read } = await ranUnread('stdout', 'jp.appi');
  expect(code).toBe(0);
  expect(read).toMatch(/^\S+ \d+ 件.*\n\d+ packs, \d+ cases, 0 wrong/);
});

test('Any other error of writing is one', () => {
  const stream = new PassThrough();
  letReadersStop(stream);
  expect(() => stream.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full');
  expect(() => stream.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }))).not.toThrow();
});
