// Reads the test sources for what they prove: every `proves('ROW', 'sentence')` with the test it stands in.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export interface Claim {
  readonly row: string;
  readonly sentence: string;
  readonly file: string;
  readonly test: string;
}

export interface TestSources {
  readonly claims: readonly Claim[];
  readonly faults: readonly string[];
  /** File → text, for the check of norms. */
  readonly texts: ReadonlyMap<string, string>;
}

const isTestFile = (path: string) => /\.test\.tsx?$/.test(path);

/** A journey's chapter: its functions are called by the story's tests, so what it proves is recorded under the story. */
export const isChapter = (path: string) => /^tests\/journeys\/.+\.ts$/.test(path) && !isTestFile(path);

function testFiles(root: string): string[] {
  return ['src', 'tests']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name))),
    )
    .filter((file) => isTestFile(file) || isChapter(file))
    .sort();
}

const words = (node: ts.Node | undefined): string | null =>
  node && ts.isStringLiteralLike(node) ? node.text : null;

/** `test`, `it`, also `test.each(…)`, `test.skipIf(…)`. */
function isTestCall(call: ts.CallExpression): boolean {
  let callee: ts.Expression = call.expression;
  while (
    ts.isPropertyAccessExpression(callee) ||
    ts.isCallExpression(callee) ||
    ts.isTaggedTemplateExpression(callee)
  )
    callee = ts.isTaggedTemplateExpression(callee) ? callee.tag : callee.expression;
  return ts.isIdentifier(callee) && ['test', 'it'].includes(callee.text);
}

function titleAround(node: ts.Node, inChapter: boolean): string | null {
  for (let at = node.parent; at; at = at.parent) {
    if (inChapter && ts.isFunctionDeclaration(at) && at.name) return at.name.text;
    if (ts.isCallExpression(at) && isTestCall(at)) {
      const title = words(at.arguments[0]);
      if (title !== null) return title;
    }
  }
  return null;
}

function readClaims(file: string, text: string): { claims: Claim[]; faults: string[] } {
  const claims: Claim[] = [];
  const faults: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'proves') {
      const [row, sentence] = [words(node.arguments[0]), words(node.arguments[1])];
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const test = titleAround(node, isChapter(file));
      if (row === null || sentence === null)
        faults.push(`${file}:${line}: строка и фраза proves пишутся буквально.`);
      else if (test === null) faults.push(`${file}:${line}: proves стоит вне теста.`);
      else claims.push({ row, sentence, file, test });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { claims, faults };
}

export function readTestSources(root: string): TestSources {
  const texts = new Map(testFiles(root).map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const read = [...texts].map(([file, text]) => readClaims(file, text));
  return { texts, claims: read.flatMap((each) => each.claims), faults: read.flatMap((each) => each.faults) };
}
