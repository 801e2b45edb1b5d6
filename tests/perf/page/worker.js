// In a worker, as the product runs it; wall time, the only clock a page has.
import { measured } from './rounds.js';

const module = await WebAssembly.compileStreaming(fetch('perf.wasm'));
postMessage(await measured(module, () => performance.now()));
