// Types operations/*.graphql against the schema; `--check` fails when the committed file differs from the result.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const tools = path.join(root, 'tools/codegen');
const check = process.argv.includes('--check');

if (!existsSync(path.join(tools, 'node_modules/.package-lock.json'))) {
  const installed = spawnSync('npm', ['ci', '--prefix', tools, '--no-audit', '--no-fund'], {
    cwd: tools,
    stdio: ['ignore', 2, 2],
  });
  if (installed.status !== 0) process.exit(installed.status ?? 1);
}

const cli = path.join(tools, 'node_modules/@graphql-codegen/cli/cjs/bin.js');
const run = spawnSync(process.execPath, [cli, '--config', 'codegen.yml', ...(check ? ['--check'] : [])], {
  cwd: root,
  // The command looks for its plugins from the folder it works in; they are installed beside it.
  env: { ...process.env, NODE_PATH: path.join(tools, 'node_modules') },
  encoding: 'utf8',
});
if (run.status !== 0) {
  process.stderr.write(`${run.stdout}${run.stderr}`);
  if (check)
    process.stderr.write('operations/generated.ts is not what codegen.yml makes: run "npm run codegen".\n');
  process.exit(1);
}
process.stdout.write(check ? 'operations/generated.ts is up to date\n' : 'operations/generated.ts written\n');
