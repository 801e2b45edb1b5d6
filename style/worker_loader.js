// Starts the engine in a worker: with vector instructions where the browser has them, else the
// scalar module, which gives the same bits. `?scalar` asks for the scalar one (tests do).
import { fetchWasm } from './wasm.js';

// The smallest module with a vector instruction: (func (drop (v128.const 0))).
const VECTOR = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0,
  253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 11,
]);

// Questions that come before the engine is there are kept and asked again.
const early = [];
const keep = (event) => {
  event.stopImmediatePropagation();
  early.push(event.data);
};
self.addEventListener('message', keep);

// The page is told how much has come, then that the engine is there: it waits for bytes that are on
// their way however long they take, and replaces only a worker that has started and is silent.
let step = 'missing';
let told = 0;
const count = (bytes) => {
  if (bytes - told < 16_000) return;
  told = bytes;
  self.postMessage(bytes);
};

try {
  const here = new URL(import.meta.url);
  const vector = !here.searchParams.has('scalar') && WebAssembly.validate(VECTOR);
  const glue = vector ? await import('./worker.js') : await import('./worker_scalar.js');
  const module = vector ? 'worker_bg.wasm' : 'worker_scalar_bg.wasm';
  const answer = await fetchWasm(new URL(module, here), count);
  await glue.default({ module_or_path: answer });
  step = 'started';
  self.removeEventListener('message', keep);
  self.postMessage('ready');
  for (const data of early) self.dispatchEvent(new MessageEvent('message', { data }));
} catch (error) {
  // What cannot be fetched is told; anything else that goes wrong reaches the page as an error.
  if (step === 'missing') self.postMessage('missing');
  else setTimeout(() => { throw error; });
}
