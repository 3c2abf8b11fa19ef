// What a test proves: rows of the requirements and the sentences of their evidence, kept with the test's result.
import { TestRunner } from 'vitest';

export interface ProofStep {
  readonly row: string;
  readonly sentence: string;
}

declare module 'vitest' {
  interface TaskMeta {
    proves?: ProofStep[];
  }
}

/**
 * Says that what this test has just asserted is one sentence of a row's evidence (decision 22).
 * Called after the assertions: a step that failed before it is not recorded.
 */
export function proves(row: string, sentence: string): void {
  const test = TestRunner.getCurrentTest();
  if (!test) throw new Error('proves() belongs inside a test');
  test.meta.proves ??= [];
  test.meta.proves.push({ row, sentence });
}
