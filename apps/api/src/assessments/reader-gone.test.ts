import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../dist/assess.js', import.meta.url));
const example = fileURLToPath(new URL('../../../../docs/examples/assess/clinic-usb.json', import.meta.url));

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

test('An answer that nobody reads to the end is answered all the same', async () => {
  expect(await ranUnread('stdout', example)).toEqual({ code: 0, read: '' });
});

test('A refusal that nobody reads is one all the same', async () => {
  expect(await ranUnread('stderr', 'no-such-form.json')).toEqual({ code: 2, read: '' });
});
