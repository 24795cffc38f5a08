// npm run demo | token | schema | migrations:check: builds what is stale, then runs the command.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build, checkNode, command, fail, root } from './build.mjs';

const [name, ...args] = process.argv.slice(2);
const commands = ['demo', 'token', 'migrations-check'];

checkNode();
build();
if (name === 'schema') {
  const mode = args.includes('--check') ? '--check' : '--write';
  const { status } = spawnSync(process.execPath, [path.join(root, 'dist/schema/print.js'), mode], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
if (!commands.includes(name)) fail(`Unknown command "${name}": ${[...commands, 'schema'].join(', ')}.`);
process.argv.splice(2, 1);
await command(name);
