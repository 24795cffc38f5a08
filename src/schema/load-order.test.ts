import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const built = path.join(__dirname, '../../dist/schema');
const files = readdirSync(__dirname).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'print.ts',
);

/** Loads each file as the first of ours, and gives what was thrown, by name. */
const loadEach = `
  require('reflect-metadata');
  const thrown = {};
  for (const file of ${JSON.stringify(files)}) {
    for (const known of Object.keys(require.cache)) if (!known.includes('node_modules')) delete require.cache[known];
    try { require(${JSON.stringify(built)} + '/' + file.replace('.ts', '.js')); }
    catch (error) { thrown[file] = String(error); }
  }
  console.log(JSON.stringify(thrown));`;

it('every file of the schema can be the first to load', () => {
  const thrown: unknown = JSON.parse(execFileSync(process.execPath, ['-e', loadEach], { encoding: 'utf8' }));
  expect(files.length).toBeGreaterThan(10);
  expect(thrown).toEqual({});
});
