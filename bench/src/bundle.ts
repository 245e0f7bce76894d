import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@shodo/durable/node';

/** Bundles the workflows of the baselines, as the product's are bundled. Run after each build. */
const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
for (const [source, out] of [
  ['bare-workflows.ts', 'bare-bundle.js'],
  ['hello.workflow.ts', 'hello-bundle.js'],
] as const)
  await bundleWorkflows({
    workflowsPath: `${root}/bench/src/baseline/${source}`,
    out: fileURLToPath(new URL(out, import.meta.url)),
    root,
  });
