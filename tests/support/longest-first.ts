import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest =
  /tests\/(browser\/web|local\/start|.*killed|faults\/.*registration|security\/wrong-input|.*review)\.test\.ts$/;
const withApp = /\/tests\//;

/** Begins with the suites that take longest: one of them begun last would leave a processor with nothing to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const turn = ({ moduleId }: TestSpecification) =>
      longest.test(moduleId) ? 0 : withApp.test(moduleId) ? 1 : 2;
    return sorted.toSorted((a, b) => turn(a) - turn(b));
  }
}
