// Makes the one style sheet of the site: the design kit, cut to what the sources use, then ours.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PurgeCSS } from 'purgecss';
import { transform } from 'lightningcss';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

// Own sheets in the order of the cascade; a sheet that is not named here is an error.
const OWN = ['fonts', 'tokens', 'base', 'home', 'lever', 'kpi', 'chart', 'tiles', 'drawer', 'layout', 'print'];
for (const file of readdirSync(here)) {
  if (file.endsWith('.css') && !OWN.includes(file.slice(0, -4))) throw new Error(`${file} is not in OWN`);
}

const kit = join(here, 'node_modules/bootstrap-italia/dist/css/bootstrap-italia.min.css');
const [pruned] = await new PurgeCSS().purge({
  css: [kit],
  content: ['src/bin/app/**/*.rs', 'src/bin/xtask/shell.rs', 'index.html'].map((glob) => join(root, glob)),
  // Words of sources that can be class names.
  defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
  // Classes that the sources put together at run time.
  safelist: ['active', 'show', 'disabled'],
  fontFace: true,
  keyframes: true,
  variables: true,
});

// Rules for a mark that only the kit's own program sets; they would beat our focus ring.
const kitRules = pruned.css.replace(/[^{}]*data-focus-mouse[^{}]*\{[^{}]*\}/g, '');

const own = OWN.map((name) => readFileSync(join(here, `${name}.css`), 'utf8'));
// A class of ours that no sheet knows is a typing error.
const known = new Set(own.join('\n').match(/\bo-[\w-]+/g));
const sources = ['src/bin/app', 'src/bin/xtask']
  .flatMap((dir) => readdirSync(join(root, dir), { recursive: true }).map((file) => join(root, dir, file)))
  .filter((file) => file.endsWith('.rs'))
  .concat(join(root, 'index.html'));
for (const file of sources) {
  for (const [, quoted, toggled] of readFileSync(file, 'utf8').matchAll(/\bclass(?:="([^"]*)"|:([\w-]+))/g)) {
    for (const name of (quoted ?? toggled).split(/\s+/)) {
      if (name.startsWith('o-') && !known.has(name)) throw new Error(`${file}: no rule for .${name}`);
    }
  }
}
// Browsers that have modules, wasm with SIMD, and layers: what the kit says is below what we say.
// light-dark() is written out for the older of them.
const browser = (major, minor = 0) => (major << 16) | (minor << 8);
const { code } = transform({
  filename: 'app.css',
  code: Buffer.from([`@layer kit {${kitRules}}`, ...own].join('\n')),
  minify: true,
  targets: { chrome: browser(99), firefox: browser(102), safari: browser(16, 4) },
});
writeFileSync(process.argv[2], code);
