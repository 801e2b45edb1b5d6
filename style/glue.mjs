// Makes the glue between a module and the browser small: no comments, short names, and without the
// classes that libraries offer to scripts and that none of ours uses. Of a program in pieces the script
// that fetches them comes into the glue, and fetches them as we do.
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const [file, script, list] = process.argv.slice(2);
// A class that nobody uses may go although it would have registered itself for clearing up.
const glue = readFileSync(file, 'utf8').replaceAll('new FinalizationRegistry(', '/* @__PURE__ */ $&');

/** The splitter's script: its modules are cut out of the files that they lie in. */
function fetching() {
  const lies = JSON.parse(readFileSync(list, 'utf8'));
  const text = readFileSync(script, 'utf8').replace(
    /\bfetch\(new URL\(("[^"]+"), import\.meta\.url\)\)/g,
    (_, name) => {
      const [address, from, to] = lies[JSON.parse(name)];
      delete lies[JSON.parse(name)];
      return `fetchPiece(new URL("${address}", import.meta.url), ${from}, ${to})`;
    },
  );
  // The splitter may write its script in another way one day.
  const left = [...Object.keys(lies), ...(text.match(/\bfetch\(/g) ?? [])];
  if (left.length) throw new Error(`${script}: not fetched as expected: ${left.join(', ')}`);
  return `import { fetchPiece } from './wasm.js';\n${text}`;
}

const { outputFiles: [{ text }] } = await build({
  stdin: { contents: "export { default } from 'glue';" },
  plugins: [{
    name: 'glue',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/wasm\.js$/ }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /__wasm_split/ }, ({ path }) => ({ path, namespace: 'pieces' }));
      onResolve({ filter: /./ }, () => ({ path: 'glue', namespace: 'glue' }));
      onLoad({ filter: /./, namespace: 'glue' }, () => ({ contents: glue }));
      onLoad({ filter: /./, namespace: 'pieces' }, () => ({ contents: fetching() }));
    },
  }],
  // Only said of the classes: they could end with a block.
  define: { 'Symbol.dispose': 'undefined' },
  // wasm-bindgen names the splitter's script once for each piece.
  logOverride: { 'duplicate-object-key': 'silent' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
});
writeFileSync(file, text);
