// Checks that Node is new enough and brings the build up to date. The compiler's words go to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

export function checkNode() {
  const wanted = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).engines.node.replace(
    /[^\d.]/g,
    '',
  );
  const [major, minor] = wanted.split('.').map(Number);
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  fail(`This needs Node ${wanted} or newer; you run ${process.versions.node}.`);
}

export function build() {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  if (!existsSync(compiler)) fail('The dependencies are not installed: run "npm ci" first.');
  if (!existsSync(path.join(root, 'dist/main.js'))) process.stderr.write('Building, once …\n');
  const parts = ['src', 'migrations', 'simulator', 'local', 'bench'];
  const { status } = spawnSync(process.execPath, [compiler, '-b', ...parts], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) fail('The build failed.');
}

/** Loads a compiled file of local/, which does the work of a command; it sees what .env sets, too. */
export async function command(name) {
  const own = path.join(root, '.env');
  if (existsSync(own)) process.loadEnvFile(own);
  await import(new URL(`dist/local/${name}.js`, import.meta.url).href);
}

export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
