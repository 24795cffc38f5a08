import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../local/project';
import { cardList } from './rows/cards';
import { chain } from './rows/chain';
import { deliverability } from './rows/deliverability';
import { endToEnd } from './rows/end-to-end';
import { fairness } from './rows/fairness';
import { fanOut } from './rows/fan-out';
import { growth } from './rows/growth';
import { memory } from './rows/memory';
import { storm } from './rows/storm';
import { webhooks } from './rows/webhooks';
import { hangUp } from './support/callers';
import { Ground } from './support/ground';
import { isMet, type Effort, type Measure, type Row } from './support/row';

const rows: readonly Row[] = [
  webhooks,
  fanOut,
  endToEnd,
  cardList,
  memory,
  storm,
  growth,
  deliverability,
  fairness,
  chain,
];
const usage = `npm run bench -- [--only ${rows.map(({ name }) => name).join('|')}] [--quick] [--profile DIRECTORY]`;

interface Result {
  name: string;
  title: string;
  yardstick: string;
  measures: (Measure & { met: boolean })[];
  failure: string | null;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(1);
});

/** Measures the rows one after the other, prints the table and writes bench/results.json. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const chosen = rows.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
  if (chosen.length === 0) throw new Error(`There is no row "${values.only.join('", "')}".`);
  const effort: Effort = values.quick
    ? { rounds: 2, seconds: 2, quick: true }
    : { rounds: 4, seconds: 3, quick: false };
  const began = Date.now();
  const ground = await Ground.prepare({ profiles: values.profile ? path.resolve(values.profile) : null });
  process.once('SIGINT', () => void ground.end().finally(() => process.exit(130)));
  const results: Result[] = [];
  try {
    for (const row of chosen) {
      const result = await measure(row, ground, effort);
      results.push(result);
      process.stdout.write(textOf(result));
    }
  } finally {
    hangUp();
    await ground.end();
  }
  const seconds = Math.round((Date.now() - began) / 1_000);
  process.stdout.write(`${summary(results)} (${seconds} s)\n`);
  write({ measuredAt: new Date().toISOString(), seconds, machine: machine(), quick: values.quick, results });
  process.exit(results.some(({ failure }) => failure) ? 1 : 0);
}

async function measure(row: Row, ground: Ground, effort: Effort): Promise<Result> {
  const { name, title, yardstick } = row;
  try {
    const measures = await row.run(ground, effort);
    return {
      name,
      title,
      yardstick,
      measures: measures.map((one) => ({ ...one, met: isMet(one) })),
      failure: null,
    };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { name, title, yardstick, measures: [], failure };
  }
}

function textOf({ name, title, yardstick, measures, failure }: Result): string {
  const lines = measures.map(({ what, ratio, aim, ours, yardstick: other, met }) => {
    if (!aim) return `        ${what}: ${ratio.toFixed(2)} × (${ours} to ${other})`;
    const wish = 'atLeast' in aim ? `aim ≥ ${aim.atLeast} ×` : `aim ≤ ${aim.atMost} ×`;
    return `  ${met ? 'pass' : 'MISS'}  ${what}: ${ratio.toFixed(2)} × (${wish}; ${ours} to ${other})`;
  });
  if (failure) lines.push(`  FAILED  ${failure}`);
  return [`${name}: ${title}`, `  against ${yardstick}`, ...lines, ''].join('\n') + '\n';
}

function summary(results: Result[]): string {
  const measures = results.flatMap((one) => one.measures).filter(({ aim }) => aim !== null);
  const failed = results.filter((one) => one.failure).length;
  const met = measures.filter((one) => one.met).length;
  return `${met} of ${measures.length} aims met${failed > 0 ? `, ${failed} rows failed` : ''}`;
}

function machine() {
  return { cpus: os.cpus().length, model: os.cpus()[0]?.model, node: process.version };
}

function write(report: object): void {
  const folder = path.join(projectRoot, 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(report, null, 2)}\n`);
}
