import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * Joins a process and what it imports into a few files: `node tools/one-program.mjs apps/api`. As two thousand modules
 * it computes for two to three times as long before it serves (docs/benchmarks.md), at every start and after every crash.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, process.argv[2], 'dist');
const program = join(dist, 'program');

/** Stays as npm installed it: native code, what finds its own files, and what Nest may do without. */
const asInstalled = [
  /^@(node-rs|myriaddreamin)\//,
  /^@temporalio\//,
  /^@aws-sdk\//,
  /^@nestjs\/(microservices|websockets|platform-express)/,
  /^@fastify\/(multipart|view)$/,
  /^class-(transformer|validator)$/,
  /^pg-native$/,
];

/** Our modules find migrations, packs and pages from where they lie themselves, and a trace leads to their TypeScript. */
const ownModules = {
  name: 'own-modules',
  load(id) {
    if (!id.startsWith(root) || id.includes('/node_modules/') || !id.endsWith('.js')) return null;
    const ownUrl = `new URL(${JSON.stringify(relative(program, id))}, import.meta.url).href`;
    return { code: readFileSync(id, 'utf8').replaceAll('import.meta.url', ownUrl), map: readFileSync(`${id}.map`, 'utf8') };
  },
};

const bundle = await rolldown({ input: join(dist, 'main.js'), platform: 'node', external: asInstalled, plugins: [ownModules] });
await bundle.write({ dir: program, format: 'esm', sourcemap: true, sourcemapExcludeSources: true, keepNames: true, cleanDir: true });
await bundle.close();
