// Measures the wasm module in interleaved rounds, under Node and in a worker of a page alike.
const ROUNDS = 9;
// A timing is at least this long, in milliseconds: a page's clock is coarse.
const LEAST = 10;

/** One line for each measurement: name, cell-years, bits of the result, milliseconds by round. */
export async function measured(module, clock) {
  const { exports } = await WebAssembly.instantiate(module, {});
  const all = Array.from({ length: exports.count() }, (_, what) => what);
  const once = (what, round, repeats) => {
    const start = clock();
    for (let at = 0; at < repeats; at += 1) exports.measure(what, round * repeats + at);
    return (clock() - start) / repeats;
  };
  // The first calls are interpreted; the best code comes some calls and a pause later.
  for (const what of all) for (let at = 0; at < 20; at += 1) exports.measure(what, at);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const repeats = all.map((what) => Math.max(1, Math.ceil(LEAST / Math.max(0.05, once(what, 0, 5)))));
  const times = all.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const what of all) times[what].push(once(what, round, repeats[what]));
  }
  return all.map((what) => {
    const name = new TextDecoder().decode(
      new Uint8Array(exports.memory.buffer, exports.name_at(what), exports.name_length(what)),
    );
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, exports.measure(what, 0));
    const bits = view.getBigUint64(0).toString(16).padStart(16, '0');
    return [name, exports.cell_years(what), bits, times[what].join(',')].join('\t');
  });
}
