import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fetchFile, fetchText } from '../download.js';
import { runProgram } from '../processes/run-program.js';
import { type Say, secondsSince } from '../say.js';
import { temporalVersion } from './programs.js';

/** Undefined where the project publishes no archive for the platform. */
export function archiveName(platform: string, arch: string): string | undefined {
  const published = ['linux', 'darwin'].includes(platform) && ['x64', 'arm64'].includes(arch);
  return published ? `temporal_${temporalVersion}_${platform}_${arch === 'x64' ? 'amd64' : arch}.tar.gz` : undefined;
}

/** The digest a `checksums.txt` gives for a file: lines of "<sha256>  <name>". */
export function digestFor(name: string, checksums: string): string | undefined {
  const line = checksums.split('\n').find((text) => text.trim().split(/\s+/)[1] === name);
  return line?.trim().split(/\s+/)[0]?.toLowerCase();
}

/**
 * Downloads and unpacks the release archive. Its digest must be the one in the checksum list of the same release: that finds a
 * damaged archive; against a changed release only a digest pinned here would help, and none has been confirmed yet.
 */
export async function unpackRelease(folder: string, say: Say, signal?: AbortSignal): Promise<void> {
  const name = archiveName(process.platform, process.arch);
  if (!name) throw new Error(`no release archive for ${process.platform} ${process.arch}`);
  const release = `https://github.com/temporalio/temporal/releases/download/v${temporalVersion}`;
  const wanted = digestFor(name, await fetchText(`${release}/checksums.txt`, signal));
  if (!wanted) throw new Error(`the release gives no checksum for ${name}`);
  say(`• downloading the Temporal server ${temporalVersion}, once for this user ...`);
  const began = Date.now();
  const archive = join(folder, name);
  await fetchFile(`${release}/${name}`, archive, signal);
  const digest = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (digest !== wanted) throw new Error(`${name} has the SHA-256 ${digest}, not ${wanted}`);
  const { ok, output } = await runProgram('tar', ['-xzf', archive, '-C', folder, 'temporal-server', 'temporal-sql-tool'], { signal });
  if (!ok) throw new Error(`${name} cannot be unpacked: ${output}`);
  rmSync(archive);
  say(`  the Temporal server is downloaded: ${secondsSince(began)}`);
}
