// Playing answers in the tests of collections: typing cells, confirming, reading the books that go out.
import { openSheet } from '../../../platform/sheets/index.ts';
import { confirmAnswer } from '../answer/answer.commands.ts';
import { rowsOf } from '../answer/answer.queries.ts';
import { saveCells } from '../answer/fill.commands.ts';
import { summaryDownloads } from '../summary/summary.sheets.ts';
import { type CollectionsWorld, column, type School } from './world.ts';

export const table = {
  rows: 'fixed' as const,
  titles: '1–4 классы\n5–9 классы',
  columns: [
    column('Обучающихся', { min: 0, max: 2000 }),
    column('Очно', { min: 0 }),
    column('Дистанционно', { min: 0, required: false }),
    column('Занимались всего', { kind: 'sum', of: '2 + 3', required: false }),
    column('Форма', { kind: 'choice', choices: 'кружок; класс', required: false }),
    column('Ответственный', { kind: 'person', required: false }),
    column('Телефон', { kind: 'text', source: 'phone', required: false }),
  ],
  checks: '4 <= 1',
};

export interface Typed {
  readonly row?: number;
  readonly field: string;
  readonly value: string;
  readonly was?: string;
}

export function playing(world: CollectionsWorld) {
  const rows = (school: School, answerId: string) => world.read(school.head, (ctx) => rowsOf(ctx, answerId));

  async function type(school: School, answerId: string, cells: readonly Typed[]) {
    const known = await rows(school, answerId);
    return world.command(school.head, saveCells, {
      answerId,
      edits: cells.map(({ row = 0, field, value, was }) => ({
        ...{ line: known[row]?.id ?? null, row, field, value },
        was: was ?? known[row]?.cells[field] ?? '',
      })),
    });
  }

  const confirm = async (school: School, answerId: string, command = confirmAnswer) =>
    world.command(school.head, command, { answerId, version: await world.version(answerId) });

  async function sheets(path: string, id: string): Promise<Record<string, string[][]>> {
    const found = summaryDownloads.find((each) => each.path === path);
    const answer = await world.read(
      world.methodist,
      (ctx) => found?.load(ctx, { id }, new URLSearchParams()) ?? Promise.resolve(null),
    );
    const body = (answer as { body: Uint8Array }).body;
    const { sheets: names } = await openSheet(body);
    const read: Record<string, string[][]> = {};
    for (const name of names) {
      read[name] = [];
      for await (const row of (await openSheet(body, name)).rows()) read[name].push([...row.cells]);
    }
    return read;
  }

  return { rows, type, confirm, sheets };
}
