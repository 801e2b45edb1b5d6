// In a worker, as the product runs it; wall time, the only clock a page has.
import { measured } from './rounds.js';

const modules = await Promise.all(
  ['reference.wasm', 'engine.wasm'].map((file) => WebAssembly.compileStreaming(fetch(file))),
);
postMessage(await measured(modules, () => performance.now()));
