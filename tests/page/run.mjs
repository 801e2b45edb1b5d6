// Runs the browser tests: `cargo xtask page [WORD…]` builds, serves and calls this.
//
// A file in cases/ exports an object: the name of a test, and a function that gets the tools
// below. A test fails when it throws, and also when a page of its own logs an error, has a
// failed request, or asks anything of another origin.
import { mkdirSync, readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { tools } from './tools.mjs';

const { BASE: base, BASE_WRONG_MIME: baseWrongMime, CHROMIUM: executablePath } = process.env;
if (!base || !baseWrongMime || !executablePath) {
  console.error('BASE, BASE_WRONG_MIME and CHROMIUM are set by: cargo xtask page');
  process.exit(2);
}
const words = process.argv.slice(2);
const seconds = 60;

const folder = new URL('./cases/', import.meta.url);
const tests = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith('.mjs')).sort()) {
  const { default: cases } = await import(new URL(file, folder));
  for (const [name, run] of Object.entries(cases)) {
    tests.push({ name: `${file.slice(0, -4)}: ${name}`, run });
  }
}
const chosen = tests.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
mkdirSync(new URL('./out/', import.meta.url), { recursive: true });

const browser = await chromium.launch({
  executablePath,
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
    '--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage',
    '--force-color-profile=srgb',
  ],
});
console.log(`running ${chosen.length} browser tests in Chromium ${browser.version()}`);

let failed = 0;
for (const { name, run } of chosen) {
  const began = performance.now();
  const { given, problems, close } = tools({ browser, base, baseWrongMime });
  let why = [];
  try {
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`not done after ${seconds} s`)), seconds * 1000).unref();
    });
    await Promise.race([run(given), late]);
    why = problems();
  } catch (error) {
    why = [error.stack ?? String(error), ...problems()];
  }
  await close();
  const time = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log(`${why.length ? 'not ok' : 'ok'} - ${name} (${time})`);
  for (const line of why) console.log(`    ${line.replaceAll('\n', '\n    ')}`);
  if (why.length) failed += 1;
}
await browser.close();

console.log(`test result: ${failed ? 'FAILED' : 'ok'}. ${chosen.length - failed} passed; ${failed} failed`);
process.exit(failed || chosen.length === 0 ? 1 : 0);
