import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@shodo/durable/node';
import { bundlePath } from './bundle-path.js';

/** Makes the file from which every worker runs the workflows, when their sources have changed. Run after each build. */
const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
const began = performance.now();
const made = await bundleWorkflows({
  workflowsPath: `${root}/workflows/src/index.ts`,
  out: bundlePath,
  root,
});
if (made === 'made') console.error(`• workflow bundle made in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
