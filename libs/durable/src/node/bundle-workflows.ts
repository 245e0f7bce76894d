import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundleOptions } from '@temporalio/worker';
import { workerPackage } from './worker-package.js';

export interface WorkflowsToBundle {
  /** The module that exports every workflow function. */
  readonly workflowsPath: string;
  /** The file to write; its inputs are listed beside it as `<out>.inputs.json`. */
  readonly out: string;
  /** Names in the source map are relative to this folder, so that two clones give the same bytes. */
  readonly root: string;
}

type Configuration = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** Workspace sources, not stale builds; no absolute path in the source map; the language of the Node that runs it. */
const configurationFor =
  (root: string) =>
  (config: Configuration): Configuration => ({
    ...config,
    module: { ...config.module, rules: [...(config.module?.rules ?? []).filter((rule) => !isForSources(rule)), sourcesAsTheyAre] },
    resolve: { ...config.resolve, conditionNames: ['@shodo/source', '...'], extensionAlias: { '.js': ['.ts', '.js'] } },
    output: {
      ...config.output,
      devtoolModuleFilenameTemplate: ({ absoluteResourcePath }: { absoluteResourcePath: string }) =>
        isAbsolute(absoluteResourcePath) ? relative(root, absoluteResourcePath) : absoluteResourcePath,
    },
  });

type Rule = NonNullable<NonNullable<Configuration['module']>['rules']>[number];

const isForSources = (rule: Rule): boolean =>
  typeof rule === 'object' && rule !== null && String(rule.test) === String(sourcesAsTheyAre.test);

/**
 * In place of the SDK's own rule, which writes sources down to ES2017: there each spread of an object is a call that copies property by property,
 * some of the most frequent of all.
 */
const sourcesAsTheyAre = {
  test: /\.ts$/,
  exclude: /node_modules/,
  use: {
    loader: createRequire(createRequire(import.meta.url).resolve('@temporalio/worker')).resolve('swc-loader'),
    options: { sourceMap: true, jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } } },
  },
} satisfies Rule;

/**
 * Writes the one bundle that holds every workflow, unless the one that is there was made from the very same files. A worker loads it in 0.3 s;
 * making it takes one to two seconds.
 * @returns whether it was made anew
 */
export async function bundleWorkflows({ workflowsPath, out, root }: WorkflowsToBundle): Promise<'made' | 'up-to-date'> {
  if (await isUpToDate(out, root)) return 'up-to-date';
  const { bundleWorkflowCode, DefaultLogger } = await workerPackage();
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    // Evaluated once for all incidents a worker holds, and frozen: no module of the workflows keeps state, which a test of architecture guards.
    preloadModules: [workflowsPath],
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: configurationFor(root),
  });
  const { text, sources } = withRelativeSources(code, root);
  await mkdir(dirname(out), { recursive: true });
  await writeWhole(out, text);
  const inputs = await digestsOf(sources, root);
  await writeWhole(`${out}.inputs.json`, JSON.stringify({ bundle: sha256(text), sdk, recipe: await recipe(), inputs }));
  return 'made';
}

/** The bundle is made by the version that runs it. */
const { version: sdk } = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };

/** How it is made is this file. */
const recipe = async (): Promise<string> => sha256(await readFile(fileURLToPath(import.meta.url)));

const marker = 'sourceMappingURL=data:application/json;charset=utf-8;base64,';

/** The SDK's entry point keeps an absolute name (it exists only in memory): rewritten here. Returns the files the bundle was made from. */
function withRelativeSources(code: string, root: string): { text: string; sources: string[] } {
  const at = code.lastIndexOf(marker);
  if (at < 0) throw new Error('the bundle carries no source map; a worker would refuse it');
  const map = JSON.parse(Buffer.from(code.slice(at + marker.length), 'base64').toString('utf8')) as {
    sources: string[];
    sourcesContent?: (string | null)[];
  };
  const withoutRoot = (text: string) => text.replaceAll(`${root}/`, '');
  const sources = map.sources.map(withoutRoot);
  // Of packages the positions suffice for a stack trace; their text is half of the file.
  const sourcesContent = map.sourcesContent?.map((content, at) =>
    content === null || sources[at]?.includes('node_modules') ? null : withoutRoot(content),
  );
  const rewritten = Buffer.from(JSON.stringify({ ...map, sources, ...(sourcesContent && { sourcesContent }) })).toString('base64');
  return { text: withoutRoot(code.slice(0, at)) + marker + rewritten, sources };
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** Whole or not at all: a worker that starts meanwhile never reads half a bundle. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

async function digestsOf(sources: readonly string[], root: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const source of [...new Set(sources)].sort()) {
    const content = await readFile(resolve(root, source)).catch(() => undefined);
    if (content) digests[source] = sha256(content);
  }
  return digests;
}

async function isUpToDate(out: string, root: string): Promise<boolean> {
  try {
    const made = JSON.parse(await readFile(`${out}.inputs.json`, 'utf8')) as {
      bundle: string;
      sdk: string;
      recipe: string;
      inputs: Record<string, string>;
    };
    if (made.sdk !== sdk || made.recipe !== (await recipe()) || sha256(await readFile(out)) !== made.bundle) return false;
    const now = await digestsOf(Object.keys(made.inputs), root);
    return Object.entries(made.inputs).every(([source, digest]) => now[source] === digest);
  } catch {
    return false;
  }
}
