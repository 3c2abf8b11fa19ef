// Everything generated into docs/generated, made from the house itself; bundled and run by tools/docs.mjs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { house } from '../src/main/modules.ts';
import { openApiOf } from '../src/platform/http/api.ts';
import { lifecycleDocument } from './docs-lifecycles.ts';
import { type Claim, isChapter, readTestSources } from './docs-proves.ts';
import { regulationMap, untestedNorms } from './docs-regulations.ts';
import { readRequirements, requirementsJson, requirementsMarkdown } from './docs-requirements.ts';
import { rightsDocument } from './docs-rights.ts';
import { routesDocument } from './docs-routes.ts';
import { recordedProofs } from './proof-reporter.ts';

/** Every table's word is explained in the glossary. */
function unexplained(root: string): string[] {
  const types = readFileSync(join(root, 'src', 'platform', 'db', 'database.generated.ts'), 'utf8');
  const glossary = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8');
  return [...types.matchAll(/^ {4}'(\w+)\.(\w+)': /gm)]
    .filter(([, , table]) => !glossary.includes(`\`${table}\``))
    .map(([, schema, table]) => `Таблицы ${schema}.${table} нет в docs/glossary.md.`);
}

export interface Generated {
  /** File under docs/generated → its text. */
  readonly files: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
  /** Worth knowing, no reason to fail. */
  readonly notes: readonly string[];
}

export function generate(root: string): Generated {
  const tests = readTestSources(root);
  const requirements = readRequirements(root, tests);
  const tables = {
    'lifecycles.md': lifecycleDocument(house),
    'routes.md': routesDocument(house),
    'rights.md': rightsDocument(house),
    'regulation-map.md': regulationMap(house),
  };
  return {
    files: {
      'requirements.json': requirementsJson(requirements),
      'requirements.md': requirementsMarkdown(requirements),
      'openapi.json': `${JSON.stringify(openApiOf(house), null, 1)}\n`,
      ...Object.fromEntries(Object.entries(tables).map(([name, { text }]) => [name, `${text.trimEnd()}\n`])),
    },
    faults: [
      ...tests.faults,
      ...requirements.faults,
      ...untestedNorms(house, tests.texts),
      ...unexplained(root),
      ...Object.values(tables).flatMap((table) => table.faults),
    ],
    notes: requirements.rows.flatMap((row) =>
      row.also.map((sentence) => `${row.id}, кроме перечисленного: ${sentence}`),
    ),
  };
}

/** Claims of the sources that no passed test of the last whole run recorded: skipped, unreachable or never run. */
export function unrecorded(root: string): string[] {
  const recorded = new Set(
    recordedProofs().flatMap(({ file, row, sentence }) => [
      `${file} ${row} ${sentence}`,
      ...(file.startsWith('tests/journeys/') ? [`tests/journeys/ ${row} ${sentence}`] : []),
    ]),
  );
  const placeOf = (file: string) => (isChapter(file) ? 'tests/journeys/' : file);
  return readTestSources(root)
    .claims.filter(({ file, row, sentence }: Claim) => !recorded.has(`${placeOf(file)} ${row} ${sentence}`))
    .map(({ file, row, sentence }) => `${file}: ${row} «${sentence}» — прогон этого не показал.`);
}
