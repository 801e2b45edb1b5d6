// Calls every function that a wasm test file offers, and counts as cargo does.
import { createRequire } from 'node:module';

const tests = Object.entries(createRequire(import.meta.url)(process.argv[2]))
  .filter(([name, test]) => typeof test === 'function' && !name.startsWith('_'));
const failed = [];
for (const [name, test] of tests) {
  try {
    test();
    console.log(`test ${name} ... ok`);
  } catch (why) {
    failed.push(name);
    console.log(`test ${name} ... FAILED\n${why.stack ?? why}`);
  }
}
const good = tests.length > 0 && failed.length === 0;
console.log(`\ntest result: ${good ? 'ok' : 'FAILED'}. ${tests.length - failed.length} passed; ${failed.length} failed`);
process.exitCode = good ? 0 : 1;
