import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '@shodo/servers';
import { z } from 'zod';

const Running = z.object({
  url: z.string(),
  port: z.number(),
  temporalAddress: z.string(),
  /** Absent with a PostgreSQL given by settings. */
  postgresPort: z.number().optional(),
});
type Running = z.infer<typeof Running>;

/** Where other programs on this machine find the running product. No secret stands in it. */
const file = (folder: string) => join(folder, 'running.json');

export const noteRunning = (folder: string, running: Running): void => writePrivateFile(file(folder), JSON.stringify(running));
export const forgetRunning = (folder: string): void => rmSync(file(folder), { force: true });

/** Undefined when nothing runs on this data folder. */
export function findRunning(folder: string): Running | undefined {
  return existsSync(file(folder)) ? Running.parse(JSON.parse(readFileSync(file(folder), 'utf8'))) : undefined;
}
