// Fetches a wasm module so that it starts on any host.

/**
 * The answer with the module, to be compiled while it arrives.
 * @param {URL} address of the module
 * @param {(bytes: number) => void} [progress] told how many bytes have come
 */
export async function fetchWasm(address, progress) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  if (progress && answer.body) count(answer.clone().body, progress);
  // Browsers compile while loading only what is called application/wasm: a host that does not
  // know the type is corrected here. The original is kept where it can be: its code is cached.
  if (answer.headers.get('Content-Type') === 'application/wasm') return answer;
  return new Response(answer.body, { headers: { 'Content-Type': 'application/wasm' } });
}

async function count(body, progress) {
  let bytes = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    progress(bytes);
  }
}
