import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const { resolve } = createRequire(import.meta.url);

const longest =
  /tests\/(browser\/web|local\/start|.*killed|faults\/.*registration|security\/wrong-input|.*review)\.test\.ts$/;
const withApp = /\/tests\//;

/** Begins with the suites that take longest: one of them begun last would leave a processor with nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const turn = ({ moduleId }: TestSpecification) =>
      longest.test(moduleId) ? 0 : withApp.test(moduleId) ? 1 : 2;
    return sorted.toSorted((a, b) => turn(a) - turn(b));
  }
}

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
