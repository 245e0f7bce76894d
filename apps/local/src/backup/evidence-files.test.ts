import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openEvidencePlace } from '@shodo/vault';
import { copyFiles } from './evidence-files.js';

const root = mkdtempSync(join(tmpdir(), 'shodo-copies-'));
afterAll(() => rmSync(root, { recursive: true }));
const [from, to] = ['here', 'there'].map((name) => openEvidencePlace({ folder: join(root, name) })) as [never, never];
const place = (which: ReturnType<typeof openEvidencePlace>) => which;
const someObject = () => `${randomUUID()}/${randomUUID()}/${randomUUID()}.${randomUUID()}`;

test('what is named is copied once, what is nowhere is counted, and nothing else is touched', async () => {
  const [one, other, unnamed, nowhere] = [someObject(), someObject(), someObject(), someObject()];
  const bytes = randomBytes(300_000);
  for (const object of [one, other, unnamed]) await place(from).write(object, Readable.from([bytes]));
  const named = [one, other, nowhere];
  expect(await copyFiles(named, { from, to })).toEqual({ copied: 2, missing: 1 });
  expect(await copyFiles(named, { from, to })).toEqual({ copied: 0, missing: 1 });
  for (const object of [one, other]) expect((await buffer((await place(to).read(object)) as Readable)).equals(bytes)).toBe(true);
  expect(await place(to).read(unnamed)).toBeUndefined();
});

test('what is there already stays as it is', async () => {
  const object = someObject();
  await place(from).write(object, Readable.from([Buffer.from('new')]));
  await place(to).write(object, Readable.from([Buffer.from('there before')]));
  expect(await copyFiles([object], { from, to })).toEqual({ copied: 0, missing: 0 });
  expect((await buffer((await place(to).read(object)) as Readable)).toString()).toBe('there before');
});
