import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (file: string) => readFileSync(path.join(__dirname, '../..', file), 'utf8');

describe('the configuration on paper', () => {
  const names = [...read('src/config/environment.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
    (match) => match[1]!,
  );

  it('lists every variable in .env.example', () => {
    expect(names.length).toBeGreaterThan(20);
    const example = read('.env.example');
    expect(names.filter((name) => !new RegExp(`^(# )?${name}=`, 'm').test(example))).toEqual([]);
  });

  it('explains every variable in the README', () => {
    const table = read('README.md');
    const explained = (name: string) =>
      name.startsWith('RATE_LIMIT_')
        ? table.includes(`\`${name.slice('RATE_LIMIT_'.length)}\``)
        : table.includes(`\`${name}\``);
    expect(names.filter((name) => !explained(name))).toEqual([]);
  });
});
