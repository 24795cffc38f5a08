// npm run demo | token | schema | migrate | migrations:check | screenshots: builds what is stale, then runs the command.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build, buildWeb, checkNode, command, fail, root } from './build.mjs';

const [name, ...args] = process.argv.slice(2);
const commands = ['demo', 'token', 'migrations-check', 'screenshots'];

checkNode();
build();
if (name === 'demo' || name === 'screenshots') buildWeb();
if (name === 'schema') run('schema/print.js', args.includes('--check') ? '--check' : '--write');
if (name === 'migrate') run('migrate.js');
if (!commands.includes(name))
  fail(`Unknown command "${name}": ${[...commands, 'schema', 'migrate'].join(', ')}.`);
process.argv.splice(2, 1);
await command(name);

/** Runs a compiled file of src, and ends as it does. */
function run(file, ...words) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'dist', file), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
