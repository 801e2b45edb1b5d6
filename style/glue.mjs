// Makes the glue between a module and the browser small: no comments, short names, and without the
// classes that libraries offer to scripts and that none of ours uses.
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const file = process.argv[2];
// A class that nobody uses may go although it would have registered itself for clearing up.
const glue = readFileSync(file, 'utf8').replaceAll('new FinalizationRegistry(', '/* @__PURE__ */ $&');
const { outputFiles: [{ text }] } = await build({
  stdin: { contents: "export { default } from 'glue';" },
  plugins: [{
    name: 'glue',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^glue$/ }, ({ path }) => ({ path, namespace: 'glue' }));
      onLoad({ filter: /./, namespace: 'glue' }, () => ({ contents: glue }));
    },
  }],
  // Only said of the classes: they could end with a block.
  define: { 'Symbol.dispose': 'undefined' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
});
writeFileSync(file, text);
