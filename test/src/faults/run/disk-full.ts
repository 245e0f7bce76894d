import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt } from '@shodo/contracts';
import { Caller, eventually, WholeShodo } from '@shodo/testkit';
import { dense, foundSmallPractice } from '../small-practice.js';

const sizeMiB = 320;
const commands = 40;
const text = '満杯のときのメモ'.repeat(500);

/**
 * The whole product on a disk that fills up and is freed again: nothing is acknowledged that is not there afterwards, and everybody can go on.
 * The disk is a file system in memory; making one takes root, on Linux.
 */
export async function aFullDisk(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shodo-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m`, 'tmpfs', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`a disk of its own cannot be made; run this as root on Linux: ${stderr}`);
  const shodo = new WholeShodo(join(folder, 'data'));
  try {
    await shodo.start();
    await fillsAndIsFreed(shodo, join(folder, 'filler'));
  } finally {
    await shodo.stop();
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillsAndIsFreed(shodo: WholeShodo, filler: string): Promise<void> {
  const { officer, incident } = await reported(shodo);
  const send = (key: string) =>
    officer.call<Receipt>(`/v1/incidents/${incident}/add-note`, { body: { text }, key, timeoutMs: 15_000 }).catch(() => undefined);
  fill(filler);
  const keys = Array.from({ length: commands }, () => randomUUID());
  const refused: (number | undefined)[] = [];
  for (const key of keys) {
    const status = (await send(key))?.status;
    if (status !== 200) refused.push(status);
  }
  expect(refused.length).toBeGreaterThan(0); // the disk was full indeed
  for (const status of refused) expect([undefined, 503, 507]).toContain(status);
  rmSync(filler);
  const receipts: number[] = [];
  for (const key of keys) {
    const answer = await eventually(
      async () => {
        const { status, body } = (await send(key)) ?? {};
        return status === 200 && body;
      },
      'the command is answered once there is room',
      120_000,
    );
    receipts.push(answer.seq);
  }
  const timeline = dense(await officer.timeline(incident));
  expect(timeline.filter(({ type }) => type === 'NoteAdded').map(({ seq }) => seq)).toEqual(receipts.toSorted((a, b) => a - b));
}

async function reported(shodo: WholeShodo): Promise<{ officer: Caller; incident: string }> {
  const officer = new Caller(shodo.url);
  await foundSmallPractice(officer, shodo.ownerLink);
  const report = { summary: '鞄を紛失した。', leakType: 'loss', noticedAt: new Date().toISOString() };
  const { status, body } = await officer.send('ReportIncident', undefined, report);
  expect(status).toBe(200);
  return { officer, incident: body.incidentId };
}

/** Writes until nothing fits any more, the last bytes one by one. */
function fill(file: string): void {
  const descriptor = openSync(file, 'a');
  for (const block of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) writeSync(descriptor, Buffer.alloc(block));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(descriptor);
}
