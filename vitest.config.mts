import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first';

const { resolve } = createRequire(import.meta.url);

export default defineConfig({
  // Vite would take its ES modules, and then there are two of it: the libraries' and ours.
  resolve: { alias: [{ find: /^graphql$/, replacement: resolve('graphql') }] },
  test: {
    include: ['{src,simulator,tests}/**/*.test.ts'],
    globals: true,
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    slowTestThreshold: 5_000,
  },
});
