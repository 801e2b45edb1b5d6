// Fetches a wasm module so that it starts on any host.

/**
 * The answer with the module, to be compiled while it arrives.
 * @param {URL} address of the module
 * @param {(bytes: number) => void} [progress] told how many bytes have come
 * @param {RequestCache} [cache] whether a cache may answer
 */
export async function fetchWasm(address, progress, cache = 'default') {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  if (progress && answer.body) count(answer.clone().body, progress);
  // Browsers compile while loading only what is called application/wasm: a host that does not
  // know the type is corrected here. The original is kept where it can be: its code is cached.
  if (answer.headers.get('Content-Type') === 'application/wasm') return answer;
  return new Response(answer.body, { headers: { 'Content-Type': 'application/wasm' } });
}

// Files with pieces of a program, as they come.
const files = new Map();

/**
 * The answer with one module of a file that holds several. What did not come, or is no module, is asked for
 * again next time, past a cache that may keep it.
 * @param {URL} address of the file
 * @param {number} from its first byte
 * @param {number} to the byte after its last one
 */
export async function fetchPiece(address, from, to) {
  const { cache = 'default', bytes } = files.get(address.href) ?? {};
  const coming = bytes ?? fetchWasm(address, undefined, cache).then((answer) => answer.arrayBuffer());
  files.set(address.href, { bytes: coming });
  try {
    const whole = await coming;
    const module = new Uint8Array(whole).subarray(from, to);
    // Cut, or a page of the host: every module begins with a zero and "asm".
    if (whole.byteLength < to || module[0] !== 0 || module[1] !== 97) throw new Error(`${address.pathname}: no program`);
    return new Response(module, { headers: { 'Content-Type': 'application/wasm' } });
  } catch (error) {
    files.set(address.href, { cache: 'reload' });
    throw error;
  }
}

async function count(body, progress) {
  let bytes = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    progress(bytes);
  }
}
