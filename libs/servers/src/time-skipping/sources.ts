import { chmodSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchFile, fetchText } from '../download.js';
import { portOfNobody } from '../free-port.js';
import { lastLines, onPath, runProgram } from '../processes/run-program.js';
import type { Say } from '../say.js';

export const testServerVersion = '1.32.0';
const executable = 'temporal-test-server';

type Fill = (folder: string, say: Say, env: NodeJS.ProcessEnv, signal?: AbortSignal) => Promise<void>;

/** The same archive that the SDK itself would download. */
export const downloadTestServer: Fill = async (folder, say, _env, signal) => {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const query = new URLSearchParams({
    arch,
    platform: process.platform,
    'sdk-name': 'sdk-typescript',
    'sdk-version': '1.24.0',
    format: 'tar.gz',
  });
  const { archiveUrl, fileToExtract } = parseOffer(await fetchText(`https://temporal.download/${executable}/default?${query}`, signal));
  say('• downloading the time-skipping test server ...');
  const archive = join(folder, 'archive.tar.gz');
  await fetchFile(archiveUrl, archive, signal);
  const { ok, output } = await runProgram('tar', ['-xzf', archive, '-C', folder], { signal });
  if (!ok) throw new Error(`the archive cannot be unpacked: ${output}`);
  renameSync(join(folder, fileToExtract), join(folder, executable));
  rmSync(archive);
  await demandThatItServes(join(folder, executable));
};

export function parseOffer(json: string): { archiveUrl: string; fileToExtract: string } {
  const offer: unknown = JSON.parse(json);
  if (typeof offer === 'object' && offer !== null && 'archiveUrl' in offer && 'fileToExtract' in offer) {
    const { archiveUrl, fileToExtract } = offer;
    if (typeof archiveUrl === 'string' && typeof fileToExtract === 'string') return { archiveUrl, fileToExtract };
  }
  throw new Error('the download site answered something else than an archive to fetch');
}

/** The jar holds only itself: Maven fetches it with everything it needs, and a script starts it with all of them. */
export const wrapJars: Fill = async (folder, say, env, signal) => {
  const [java, maven] = ['java', 'mvn'].map((name) => onPath(name, env));
  if (!java || !maven) throw new Error(`no ${java ? 'mvn' : 'java'} on PATH`);
  const release = parseJavaVersion((await runProgram(java, ['-version'], { env })).output);
  if (release === undefined || release < 17) throw new Error(`Java ${release ?? 'of unknown version'} is older than 17`);
  say('• fetching the time-skipping test server with Maven ...');
  const pom = join(folder, 'pom.xml');
  writeFileSync(pom, pomFile);
  const args = [
    '--batch-mode',
    '--quiet',
    '--file',
    pom,
    'dependency:copy-dependencies',
    '-DoutputDirectory=jars',
    '-DincludeScope=runtime',
  ];
  const { ok, output } = await runProgram(maven, args, { env, cwd: folder, signal });
  if (!ok) throw new Error(`Maven failed: ${lastLines(output)}`);
  if (!readdirSync(join(folder, 'jars')).includes(`temporal-test-server-${testServerVersion}.jar`))
    throw new Error('Maven brought no test server');
  const script = join(folder, executable);
  writeFileSync(script, '#!/bin/sh\nexec java -cp "$(dirname "$0")/jars/*" io.temporal.testserver.TestServer "$@"\n');
  chmodSync(script, 0o755);
  await demandThatItServes(script);
};

/** 17 from `openjdk version "17.0.15" 2025-04-15`; 8 from the old style `java version "1.8.0_402"`. */
export function parseJavaVersion(output: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(output)?.[1];
  return found === undefined ? undefined : Number(found);
}

async function demandThatItServes(path: string): Promise<void> {
  const port = await portOfNobody(); // it listens on every address
  const enough = new AbortController();
  const run = runProgram(path, [String(port)], { signal: enough.signal, timeoutMs: 30_000 });
  const serves = answersOn(port, enough.signal);
  const first = await Promise.race([serves, run]);
  enough.abort();
  await Promise.all([run, serves]);
  if (first !== 'serves') throw new Error(`the test server does not run: ${first === 'gave up' ? 'no answer' : lastLines(first.output)}`);
}

async function answersOn(port: number, signal: AbortSignal): Promise<'serves' | 'gave up'> {
  while (!signal.aborted) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return 'serves';
    await sleep(50);
  }
  return 'gave up';
}

const pomFile = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>shodo</groupId>
  <artifactId>time-skipping-test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${testServerVersion}</version></dependency>
  </dependencies>
</project>
`;
