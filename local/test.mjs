// npm test: builds, sees to Redis and Chromium, then runs jest with the arguments given.
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
const file = path.join(results, 'jest.json');
const jest = spawn(
  process.execPath,
  [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    ...(process.argv.some((one) => /^(-i$|--runInBand|-w|--maxWorkers)/.test(one)) ? [] : ['--maxWorkers=2']),
    '--json',
    `--outputFile=${file}`,
    ...process.argv.slice(2),
  ],
  // With --json jest prints its report on standard error and the JSON, which nobody reads, on standard output.
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'test' } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
const status = await new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
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
