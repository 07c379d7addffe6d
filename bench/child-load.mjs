// What loading a module takes, in a process that has loaded ESLint, as every host has. argv: the module. Prints one line of JSON.
import 'eslint';
import { pathToFileURL } from 'node:url';

const [file = ''] = process.argv.slice(2);
const [start, wall] = [process.cpuUsage(), performance.now()];
await import(pathToFileURL(file).href);
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() - wall }));
