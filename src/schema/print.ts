import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
// A command rather than a part of the type layer: it prints what the server serves.
// eslint-disable-next-line no-restricted-imports
import { resolverClasses } from '../server/resolver-classes';
import { buildApiSchema } from './build';
import { brokenPromises, describedAlike, drift, printedSchema, undescribed } from './checks';

const root = path.resolve(__dirname, '../..');
const target = path.join(root, 'schema.graphql');
const contract = path.join(root, 'contract/schema.graphql');

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** `--write` puts the schema into schema.graphql; `--check` says what is wrong with it and with the committed file. */
async function main(mode: string | undefined): Promise<number> {
  if (mode !== '--write' && mode !== '--check') {
    console.error('Usage: node dist/schema/print.js --write | --check');
    return 2;
  }
  const schema = await buildApiSchema(resolverClasses, {
    get: () => {
      throw new Error('Printing the schema resolves nothing.');
    },
  });
  if (mode === '--write') writeFileSync(target, printedSchema(schema));
  const difference = drift(schema, read(target));
  const faults = [
    ...brokenPromises(readFileSync(contract, 'utf8'), schema).map((fault) => `Contract: ${fault}`),
    ...undescribed(schema).map((coordinate) => `No description: ${coordinate}`),
    ...describedAlike(schema).map((fault) => `Same description: ${fault}`),
    ...(difference ? [`schema.graphql is not up to date (npm run schema): ${difference}`] : []),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length === 0)
    console.log('schema.graphql is up to date, keeps the contract and describes everything.');
  return faults.length === 0 ? 0 : 1;
}

void main(process.argv[2]).then((status) => {
  process.exitCode = status;
});
