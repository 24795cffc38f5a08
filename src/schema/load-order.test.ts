import 'reflect-metadata';
import { readdirSync } from 'node:fs';

const files = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

it.each(files.filter((file) => file !== 'print.ts'))(
  '%s can be the first file of the schema to load',
  (file) => {
    jest.isolateModules(() => {
      expect(() => jest.requireActual<object>(`./${file.replace('.ts', '')}`)).not.toThrow();
    });
  },
);
