// The 189 rows and how much of each is proven by tests: read from docs/requirements.yaml and from the test sources.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Claim, TestSources } from './docs-proves.ts';

const ROWS = 189;

const rowShape = z.strictObject({
  clauses: z.string().min(1),
  ru: z.string().min(1),
  /** Our sentence → the sentences of `proves` that show it; none: the sentence itself. */
  evidence: z.record(z.string().min(1), z.union([z.string(), z.array(z.string()).min(1), z.null()])),
  needs: z.array(z.string()).optional(),
});

type State = 'proven' | 'partly' | 'open';

interface Evidence {
  readonly sentence: string;
  readonly proven: boolean;
  readonly tests: readonly string[];
}

export interface RequirementRow {
  readonly id: string;
  readonly clauses: string;
  readonly ru: string;
  readonly state: State;
  readonly evidence: readonly Evidence[];
  readonly needs: readonly string[];
  /** Said by tests about the row beside its listed sentences. */
  readonly also: readonly string[];
}

export interface Requirements {
  readonly rows: readonly RequirementRow[];
  readonly faults: readonly string[];
}

/** Case, quotes and the last point do not matter. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[«»“”"]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/[.;]\s*$/, '')
    .trim();

/** A claim may show several sentences at once, divided by semicolons. */
const partsOf = (claim: Claim): string[] => [claim.sentence, ...claim.sentence.split(/;\s+/)].map(plain);

const nameOf = (claim: Claim): string => `${claim.file}: ${claim.test}`;
const unique = (list: readonly string[]): string[] => [...new Set(list)].sort();

function judge(id: string, spec: z.output<typeof rowShape>, claims: readonly Claim[]): RequirementRow {
  const used = new Set<string>();
  const evidence = Object.entries(spec.evidence).map(([sentence, by]) => {
    const listed = by === null ? [] : [by].flat();
    const showing = (text: string) => {
      const found = claims.filter((claim) => partsOf(claim).includes(plain(text)));
      for (const claim of found) used.add(plain(claim.sentence));
      return found;
    };
    const own = showing(sentence);
    const steps = listed.map(showing);
    const proven = own.length > 0 || (steps.length > 0 && steps.every((found) => found.length > 0));
    return { sentence, proven, tests: unique([...own, ...steps.flat()].map(nameOf)) };
  });
  const done = evidence.filter((each) => each.proven).length;
  const some = done > 0 || evidence.some((each) => each.tests.length > 0);
  return {
    id,
    clauses: spec.clauses,
    ru: spec.ru,
    // A row that needs a room not built yet is not whole, whatever is shown of it (decision 22).
    state: done === evidence.length && !spec.needs ? 'proven' : some ? 'partly' : 'open',
    evidence,
    needs: spec.needs ?? [],
    also: unique(claims.filter((claim) => !used.has(plain(claim.sentence))).map((claim) => claim.sentence)),
  };
}

export function readRequirements(root: string, tests: TestSources): Requirements {
  const text = readFileSync(join(root, 'docs', 'requirements.yaml'), 'utf8');
  const parsed = z.record(z.string().regex(/^[A-Z]{3}-\d\d$/), rowShape).safeParse(parse(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { rows: [], faults: [`docs/requirements.yaml, ${issue?.path.join('.')}: ${issue?.message}`] };
  }
  const specs = parsed.data;
  const faults = tests.claims
    .filter((claim) => !specs[claim.row])
    .map((claim) => `${claim.file}: proves называет неизвестную строку ${claim.row}.`);
  if (Object.keys(specs).length !== ROWS)
    faults.push(`В docs/requirements.yaml строк ${Object.keys(specs).length}, должно быть ${ROWS}.`);
  const rows = Object.entries(specs).map(([id, spec]) =>
    judge(
      id,
      spec,
      tests.claims.filter((claim) => claim.row === id),
    ),
  );
  return { rows, faults };
}

const stateNames: Record<State, string> = { proven: 'доказано', partly: 'частично', open: 'открыто' };
const cell = (text: string): string => text.replaceAll('|', '\\|');

export function requirementsJson({ rows }: Requirements): string {
  const counts = countsOf(rows);
  return `${JSON.stringify({ counts, rows }, null, 2)}\n`;
}

const countsOf = (rows: readonly RequirementRow[]): Record<State, number> => ({
  proven: rows.filter((row) => row.state === 'proven').length,
  partly: rows.filter((row) => row.state === 'partly').length,
  open: rows.filter((row) => row.state === 'open').length,
});

function rowWords(row: RequirementRow): string {
  const steps = row.evidence.map(({ sentence, proven, tests }) => {
    const files = unique(tests.map((test) => test.slice(0, test.indexOf(': '))));
    const links = files.map((file) => `[${file.slice(file.lastIndexOf('/') + 1)}](../../${file})`);
    return `${proven ? '✓' : '–'} ${sentence}${links.length > 0 ? ` (${links.join(', ')})` : ''}`;
  });
  const needs = row.needs.length > 0 ? `нет: ${row.needs.join(', ')}` : '';
  return `| ${row.id} | ${cell(row.clauses)} | ${cell(row.ru)} | ${stateNames[row.state]} | ${cell(steps.join('<br>'))} | ${needs} |`;
}

export function requirementsMarkdown({ rows }: Requirements): string {
  const counts = countsOf(rows);
  return [
    '# Требования и чем они доказаны',
    '',
    'Строка доказана, когда каждая фраза её доказательства показана тестом; названия тестов — в requirements.json.',
    'Пишется командой `npm run docs:generate` из docs/requirements.yaml и текстов тестов.',
    '',
    `Всего ${rows.length}: доказано ${counts.proven}, частично ${counts.partly}, открыто ${counts.open}.`,
    '',
    '| Строка | Пункты | Что требуется | Состояние | Доказательство | Чего нет |',
    '|---|---|---|---|---|---|',
    ...rows.map(rowWords),
    '',
  ].join('\n');
}
