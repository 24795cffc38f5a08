// Checks that Node is new enough and brings the build up to date. The compiler's words go to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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

/** Builds the web page when it is missing or older than what it is made from. */
export function buildWeb() {
  const page = path.join(root, 'dist/web/index.html');
  const sources = ['web', 'operations/generated.ts', 'package-lock.json'];
  if (existsSync(page) && statSync(page).mtimeMs > Math.max(...sources.map(newest))) return;
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) fail('The build of the web page failed.');
}

/** When the file, or the newest below the folder, was changed. */
function newest(name) {
  const file = path.join(root, name);
  if (!statSync(file).isDirectory()) return statSync(file).mtimeMs;
  const below = readdirSync(file, { recursive: true }).map((one) => statSync(path.join(file, one)).mtimeMs);
  return Math.max(...below);
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
