// Measures two wasm modules in interleaved rounds, under Node and in a worker of a page alike.
const ROUNDS = 9;
// A timing is at least this long, in milliseconds: a page's clock is coarse.
const LEAST = 10;

/** The name of a measurement. */
function named(exports, what) {
  const bytes = new Uint8Array(exports.memory.buffer, exports.name_at(what), exports.name_length(what));
  return new TextDecoder().decode(bytes);
}

/**
 * One line for each measurement: name, cell-years, bits of the result, milliseconds by round. The
 * reference kernels are those of the first module, the engine is that of the second.
 */
export async function measured(modules, clock) {
  const [reference, engine] = modules.map((module) => new WebAssembly.Instance(module, {}).exports);
  const all = Array.from({ length: engine.count() }, (_, what) => what);
  const names = all.map((what) => named(engine, what));
  const where = names.map((name) => (name.startsWith('reference') ? reference : engine));
  const once = (what, round, repeats) => {
    const start = clock();
    for (let at = 0; at < repeats; at += 1) where[what].measure(what, round * repeats + at);
    return (clock() - start) / repeats;
  };
  // The first calls are interpreted; the best code comes some calls and a pause later.
  for (const what of all) for (let at = 0; at < 20; at += 1) where[what].measure(what, at);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const repeats = all.map((what) => Math.max(1, Math.ceil(LEAST / Math.max(0.05, once(what, 0, 5)))));
  const times = all.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const what of all) times[what].push(once(what, round, repeats[what]));
  }
  return all.map((what) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, where[what].measure(what, 0));
    const bits = view.getBigUint64(0).toString(16).padStart(16, '0');
    return [names[what], where[what].cell_years(what), bits, times[what].join(',')].join('\t');
  });
}
