// Under Node, in processor time: node node.mjs REFERENCE.wasm ENGINE.wasm
import { readFileSync } from 'node:fs';
import { measured } from './rounds.mjs';

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};
const modules = process.argv.slice(2).map((path) => new WebAssembly.Module(readFileSync(path)));
for (const line of await measured(modules, cpu)) console.log(line);
