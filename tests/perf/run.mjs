// Measures the wasm module in Node: interleaved rounds, ratios against the reference kernel.
// usage: node run.mjs MODULE.wasm [--judge]: with --judge a broken ratio ends with exit code 1
import fs from 'node:fs';

const names = ['reference dense, all series', 'reference, one profession', 'reference naive',
  'engine, synthetic pack, all', 'engine, synthetic pack, one', 'engine, Italian pack, all', 'engine, Italian pack, nurses'];
const [, , file, judge] = process.argv;
const rounds = 9;
const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), {});
const { measure, cell_years } = instance.exports;
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1e3; };
for (let k = 0; k < names.length; k++) for (let i = 0; i < 5; i++) measure(k);
await new Promise((resolve) => setTimeout(resolve, 500));
const repeat = [1, 20, 1, 1, 20, 1, 5];
const times = names.map(() => []);
for (let round = 0; round < rounds; round++) {
  names.forEach((_, k) => {
    const start = cpu();
    for (let i = 0; i < repeat[k]; i++) measure(k);
    times[k].push((cpu() - start) / repeat[k]);
  });
}
const median = (v) => [...v].sort((a, b) => a - b)[v.length >> 1];
const perCell = (k) => median(times[k]) * 1e6 / cell_years(k);
console.log('what'.padEnd(34), 'min ms'.padStart(9), 'median'.padStart(9), 'max'.padStart(9), 'ns/cell'.padStart(9), 'per cell'.padStart(9));
names.forEach((name, k) => {
  const t = times[k];
  console.log(name.padEnd(34), Math.min(...t).toFixed(3).padStart(9), median(t).toFixed(3).padStart(9),
    Math.max(...t).toFixed(3).padStart(9), perCell(k).toFixed(2).padStart(9), (perCell(k) / perCell(0)).toFixed(2).padStart(8) + 'x');
});

// performance.md 10: ratios within this run, never milliseconds
const ratio = (a, b) => median(times[a]) / median(times[b]);
const gates = [
  ['engine against dense reference, per cell-year', perCell(3) / perCell(0), 1.5],
  ['one profession against the full run', ratio(4, 3), 1 / 15],
  ['full Italian run against the naive reference run', ratio(5, 2), 1],
];
let broken = 0;
for (const [what, found, most] of gates) {
  const ok = found <= most;
  broken += ok ? 0 : 1;
  console.log(`${ok ? 'ok    ' : 'BROKEN'} ${what}: ${found.toFixed(3)}, at most ${most.toFixed(3)}`);
}
if (judge === '--judge' && broken) process.exit(1);
