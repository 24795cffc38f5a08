// npm test: builds, sees to Redis and Chromium, then runs vitest with the arguments given.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, buildWeb, checkNode, fail, root } from './build.mjs';

checkNode();
build();
buildWeb();
const systemPackages = pathToFileURL(path.join(root, 'local/dist/local/system-packages.js')).href;
const { findChromium, findRedisServer } = await import(systemPackages);
try {
  await findRedisServer();
  await findChromium();
} catch (error) {
  fail(error.message);
}

const results = mkdtempSync(path.join(os.tmpdir(), 'loquent-results-'));
const file = path.join(results, 'results.json');
const vitest = spawn(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'test' } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill(signal));
const status = await new Promise((resolve) => vitest.once('exit', (code) => resolve(code ?? 1)));
process.exitCode = status;
try {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed${skipped}\n`);
} catch {
  process.stderr.write('The tests did not come to an end.\n');
  process.exitCode = status || 1;
}
rmSync(results, { recursive: true, force: true });
