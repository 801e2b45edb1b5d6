// Under Node, in processor time: node node.mjs MODULE.wasm
import { readFileSync } from 'node:fs';
import { measured } from './rounds.mjs';

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};
const module = await WebAssembly.compile(readFileSync(process.argv[2]));
for (const line of await measured(module, cpu)) console.log(line);
