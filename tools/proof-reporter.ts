// Writes down what a test run has proven: every `proves(row, sentence)` of a passed test, added to what earlier steps of the run left.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

export interface RecordedProof {
  readonly row: string;
  readonly sentence: string;
  readonly file: string;
}

const root = join(import.meta.dirname, '..');

/** `npm test` removes it before its first step. */
export const proofFile = join(root, 'node_modules', '.cache', 'opora-proof.json');

export const recordedProofs = (): RecordedProof[] =>
  existsSync(proofFile) ? JSON.parse(readFileSync(proofFile, 'utf8')) : [];

/** A class only because vitest makes reporters with `new`. */
export default class ProofReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const known = new Map(recordedProofs().map((each) => [JSON.stringify(each), each]));
    for (const module of modules) {
      for (const test of module.children.allTests('passed')) {
        for (const { row, sentence } of test.meta().proves ?? []) {
          const proof = { row, sentence, file: module.relativeModuleId };
          known.set(JSON.stringify(proof), proof);
        }
      }
    }
    mkdirSync(dirname(proofFile), { recursive: true });
    writeFileSync(proofFile, `${JSON.stringify([...known.values()], null, 1)}\n`);
  }
}
