import { defineConfig, type Plugin } from 'vite';

/** One file that opens without a server: the script goes into the page, at its end, where everything it speaks of stands already. */
const oneFile: Plugin = {
  name: 'one-file',
  enforce: 'post',
  generateBundle: (_options, bundle) => {
    const page = bundle['index.html'];
    const [script, ...more] = Object.values(bundle).filter((each) => each.type === 'chunk');
    if (page?.type !== 'asset' || script?.type !== 'chunk' || more.length > 0) throw new Error('the page is one page and one script');
    const code = script.code.replaceAll('</script', '<\\/script');
    page.source = String(page.source)
      .replace(/\s*<script type="module"[^>]*><\/script>/, '')
      .replace('</body>', () => `<script type="module">${code}</script>\n  </body>`);
    page.fileName = 'verifier.html';
    delete bundle[script.fileName];
  },
};

export default defineConfig({
  plugins: [oneFile],
  resolve: { conditions: ['@shodo/source', 'module', 'browser', 'production'] },
  build: { outDir: 'dist', emptyOutDir: false, target: 'es2022', modulePreload: false, reportCompressedSize: false },
});
