// Starts the engine in a worker: with vector instructions where the browser has them, else the
// scalar module, which gives the same bits. `?scalar` asks for the scalar one (tests do). Fetches
// the packs that the engine is asked about: none is inside it.
import { fetchWasm } from './wasm.js';

// The smallest module with a vector instruction: (func (drop (v128.const 0))).
const VECTOR = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0,
  253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 11,
]);

// Where the two halves of each pack lie; written by the build, the default pack first.
const PACKS = new Map('{{packs}}'.split(' ').map((pair) => pair.split('=')));
// How every half begins: a host may send a page of its own instead.
const MARK = 'organico-';

// Questions that come before the engine is there are kept and asked again.
const early = [];
const keep = (event) => {
  event.stopImmediatePropagation();
  early.push(event.data);
};
self.addEventListener('message', keep);
const again = (data) => self.dispatchEvent(new MessageEvent('message', { data }));

// The page is told how much has come, then that the engine is there: it waits for bytes that are on
// their way however long they take, and replaces only a worker that has started and is silent.
let step = 'missing';
let came = 0;
let told = 0;
const counter = () => {
  let mine = 0;
  return (bytes) => {
    came += bytes - mine;
    mine = bytes;
    if (came - told < 16_000) return;
    told = came;
    self.postMessage(came);
  };
};

// Halves of packs, as they are being fetched or have come.
const halves = new Map();

async function fetchHalf(name) {
  const address = new URL(PACKS.get(name), import.meta.url);
  for (const cache of ['default', 'reload']) {
    try {
      const answer = await fetch(address, { cache });
      if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
      const bytes = await whole(answer);
      if (new TextDecoder().decode(bytes.subarray(0, MARK.length)) !== MARK) {
        throw new Error(`${address.pathname}: not a pack`);
      }
      return bytes;
    } catch (error) {
      if (cache === 'reload') throw error;
    }
  }
}

async function whole(answer) {
  const count = counter();
  const parts = [];
  let length = 0;
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    count(length += part.value.length);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Begins to fetch a half; what could not be had is asked for again next time. */
function begin(name) {
  const half = { bytes: undefined };
  half.coming = fetchHalf(name).then(
    (bytes) => { half.bytes = bytes; },
    (error) => { halves.delete(name); throw error; },
  );
  half.coming.catch(() => {});
  halves.set(name, half);
  return half;
}

/**
 * What the engine calls when it lacks a half of a pack: its bytes, none where there is no such pack;
 * undefined while they are on their way, and the question is asked again when they have come.
 */
self.parcel = (what, pack, question) => {
  const name = `${pack}-${what}`;
  if (!PACKS.has(name)) return new Uint8Array();
  const half = halves.get(name) ?? begin(name);
  if (half.bytes) return half.bytes;
  // The page's clock stands still meanwhile.
  self.postMessage('fetching');
  half.coming.then(() => {
    self.postMessage('ready');
    again(question);
  }, (error) => {
    console.warn(error.message);
    self.postMessage('missing');
  });
  return undefined;
};

try {
  // At the same time as the engine: every first question is about the default pack.
  begin(PACKS.keys().next().value);
  const here = new URL(import.meta.url);
  const vector = !here.searchParams.has('scalar') && WebAssembly.validate(VECTOR);
  const glue = vector ? await import('./worker.js') : await import('./worker_scalar.js');
  const module = vector ? 'worker_bg.wasm' : 'worker_scalar_bg.wasm';
  const answer = await fetchWasm(new URL(module, here), counter());
  await glue.default({ module_or_path: answer });
  step = 'started';
  self.removeEventListener('message', keep);
  self.postMessage('ready');
  for (const data of early) again(data);
} catch (error) {
  // What cannot be fetched is told; anything else that goes wrong reaches the page as an error.
  if (step === 'missing') self.postMessage('missing');
  else setTimeout(() => { throw error; });
}
