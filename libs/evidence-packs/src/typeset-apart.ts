import { spawn } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Report } from './report/report.js';

const program = fileURLToPath(new URL('typeset-main.js', import.meta.url));
/** Thousands of pages take less; what takes longer hangs. */
const longestMs = 120_000;

/**
 * Sets a report in a process of its own: it computes for up to seconds, during which a server would answer nobody, and takes its memory with it when
 * it ends. @throws Error when it failed; its message holds nothing of the report
 */
export async function typesetApart(report: Report): Promise<Uint8Array> {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'pipe'], timeout: longestMs, killSignal: 'SIGKILL' });
  const ended = new Promise<number | NodeJS.Signals | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code, signal) => done(signal ?? code));
  });
  child.stdin.on('error', () => undefined); // it died: the end says so
  child.stdin.end(JSON.stringify(report));
  const [pages, , how] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
  if (how !== 0) throw new Error(`the typesetter ended with ${how}`);
  return pages;
}
