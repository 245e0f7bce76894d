import { rmSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `dist` also holds the compiler's declarations: only the bundle of the build before is removed. */
const clearOldBundle = {
  name: 'clear-old-bundle',
  apply: 'build' as const,
  buildStart: () => rmSync(new URL('dist/assets', import.meta.url), { recursive: true, force: true }),
};

export default defineConfig(({ mode }) => ({
  plugins: [react(), clearOldBundle],
  resolve: { conditions: ['@shodo/source', 'module', 'browser', mode === 'production' ? 'production' : 'development'] },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    // Nothing inlined as data: addresses, so that the page works under default-src 'self'.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    reportCompressedSize: false,
  },
}));
