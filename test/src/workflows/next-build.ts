import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildIdOf } from '@shodo/durable/node';
import { cloneRoot, type Installation } from '@shodo/testkit';

const bundleOf = (folder: string) => join(folder, 'workflow-bundle.js');
const present = join(cloneRoot, 'apps/worker/dist');

/** What the next release might do: ask the ledger twice when it takes charge. No history of the present build walks through that. */
const thisBuild = 'const loaded = inOrder(take);';
const nextBuild = 'const loaded = inOrder(() => take().then(take));';

/** The bundle of the present build as that of the next. */
export function asNextBuild(code: string): string {
  if (!code.includes(thisBuild)) throw new Error('the line that the next build changes is gone: change another');
  return code.replace(thisBuild, nextBuild);
}

/** A worker of another build beside the present one, made of its code with one change that does not replay. */
export class NextBuild {
  readonly folder = join(cloneRoot, 'reports/next-build/dist');
  readonly bundle = bundleOf(this.folder);
  readonly buildId: string;
  #worker: ChildProcess | undefined;

  constructor(private readonly ground: Installation['ground']) {
    rmSync(dirname(this.folder), { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    cpSync(present, this.folder, { recursive: true });
    cpSync(join(present, '../package.json'), join(this.folder, '../package.json'));
    writeFileSync(this.bundle, asNextBuild(readFileSync(this.bundle, 'utf8')));
    this.buildId = buildIdOf(this.bundle);
  }

  static readonly present = { bundle: bundleOf(present), buildId: buildIdOf(bundleOf(present)) };

  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(this.folder, 'main.js')], {
      env: { ...settingsOf(this.ground), SHODO_BUILDS: 'pinned' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#worker = child;
    await new Promise<void>((ready, fail) => {
      child.once('exit', (code) => fail(new Error(`the next build ended with ${code}`)));
      child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('SHODO_READY') && ready());
    });
  }

  async stop(): Promise<void> {
    const child = this.#worker;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

/** The operator's command, run as an operator runs it. @returns what it printed */
export async function builds(ground: Installation['ground'], ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(present, 'builds.js'), ...args], {
    env: settingsOf(ground),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`builds ${args.join(' ')} ended with ${code}: ${said}`);
  return said;
}

const settingsOf = ({ databaseUrl, keysDatabaseUrl, temporalAddress, temporalNamespace, dataFolder, port }: Installation['ground']) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  DATABASE_URL: databaseUrl,
  SHODO_KEYS_DATABASE_URL: keysDatabaseUrl,
  TEMPORAL_ADDRESS: temporalAddress,
  TEMPORAL_NAMESPACE: temporalNamespace,
  SHODO_DATA: dataFolder,
  SHODO_PORT: String(port),
});
