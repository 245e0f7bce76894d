import { fileURLToPath } from 'node:url';

/** The workflows of this build, made beside its code. */
export const bundlePath = fileURLToPath(new URL('workflow-bundle.js', import.meta.url));
