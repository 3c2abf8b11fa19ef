// A list going out in the form its owner gave: the same rows above, the same columns, today's people, totals counted anew.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../../kernel/list.ts';
import { download } from '../../../kernel/page.ts';
import { type CellValue, writeForm } from '../../../platform/sheets/index.ts';
import { staffCards } from '../../development/index.ts';
import { type Institution, institution, institutionsList } from '../../institutions/index.ts';
import { formerSurnames, staffOfPlace } from '../../people/index.ts';
import { showWords } from '../fields.ts';
import { keepsAll, loadsLists, ownInstitutions } from '../import.policy.ts';
import { importText as text } from '../import.text.ts';
import { kindOf } from '../kinds.ts';
import { type Form, type FormCell, formOf, headingFrom, NUMBER, onDay } from './form.ts';
import { staffCell } from './staff-cells.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function* staffRows(
  ctx: ReadCtx,
  { mapping }: Form,
  institutionId: string | null,
  on: CivilDate,
): AsyncGenerator<CellValue[]> {
  const has = (field: string) => mapping.includes(field);
  let number = 0;
  for await (const part of staffOfPlace(ctx, institutionId, on)) {
    const ids = part.map(({ personId }) => personId);
    const cardOf = await staffCards(ctx, ids, on);
    const former = await formerSurnames(ctx, ids);
    for (const post of part) {
      number += 1;
      const told = { post, card: cardOf(post.personId), former: former.get(post.personId) ?? [], on };
      yield mapping.map((field) => (field === NUMBER ? number : staffCell(field, told, has)));
    }
  }
}

async function* institutionRows(ctx: ReadCtx, { mapping }: Form): AsyncGenerator<CellValue[]> {
  const { fields } = kindOf('institutions');
  const cell = (field: string, row: Institution): CellValue => {
    const show = fields.find(({ key }) => key === field)?.show ?? showWords;
    const value = (row as unknown as Readonly<Record<string, never>>)[field];
    return value === undefined || value === null ? '' : show(value);
  };
  let number = 0;
  for await (const row of everyRow((after) => institutionsList(ctx, { limit: PORTION, after }))) {
    number += 1;
    yield mapping.map((field) => (field === NUMBER ? number : field ? cell(field, row) : ''));
  }
}

/** Rows passed on while the totals of the form are counted. */
function counting(form: Form, rows: AsyncIterable<CellValue[]>) {
  const sums = new Map<string, number>();
  const add = (key: string, value: number) => sums.set(key, (sums.get(key) ?? 0) + value);
  return {
    rows: (async function* () {
      for await (const row of rows) {
        add(NUMBER, 1);
        for (const [column, field] of form.mapping.entries())
          if (field && field !== NUMBER && typeof row[column] === 'number') add(field, row[column]);
        yield row;
      }
    })(),
    total: (cell: FormCell): CellValue =>
      typeof cell === 'string' ? cell : Math.round((sums.get(cell.counted) ?? 0) * 100) / 100,
  };
}

/** The bytes of the list in the form; null when nobody has given one. */
export async function listInForm(
  ctx: ReadCtx,
  kind: string,
  institutionId: string | null,
): Promise<{ name: string; body: Uint8Array } | null> {
  const form = await formOf(ctx, kind, institutionId);
  if (!form) return null;
  const { fields } = kindOf(kind);
  const head = onDay(form.head, ctx.today);
  const rows =
    kind === 'institutions' ? institutionRows(ctx, form) : staffRows(ctx, form, institutionId, ctx.today);
  const counted = counting(form, rows);
  const written: CellValue[][] = [];
  for await (const row of counted.rows) written.push(row);
  const width = (field: string) =>
    field === NUMBER ? 6 : (fields.find(({ key }) => key === field)?.width ?? 14);
  const name = form.fileName.replace(/\.[^.]+$/, '');
  const body = await writeForm({
    ...{ title: name, head, headingFrom: headingFrom(head), widths: form.mapping.map(width), rows: written },
    tail: form.tail.map((cells) => cells.map(counted.total)),
  });
  return { name: `${name}, ${ctx.today.split('-').reverse().join('.')}.xlsx`, body };
}

const answer = async (ctx: ReadCtx, kind: string, institutionId: string | null) => {
  const file = await listInForm(ctx, kind, institutionId);
  return file && { ...file, type: XLSX };
};

/** An institution's staff in the form it gave: for its own people and the keepers of the register. */
export const staffInForm = download({
  path: '/institutions/:id/staff-form.xlsx',
  ru: text.ownForm,
  ability: loadsLists,
  load: async (ctx, { id = '' }) => {
    const card = await institution(ctx, id);
    if (!card || !(keepsAll(ctx) || ownInstitutions(ctx).includes(card.id))) return null;
    return answer(ctx, 'staff', card.id);
  },
});

/** The whole territory's list in the form the service gave last. */
export const listOfAllInForm = download({
  path: '/imports/form.xlsx',
  ru: text.serviceForm,
  ability: loadsLists,
  load: async (ctx, _params, query) =>
    keepsAll(ctx) ? answer(ctx, query.get('kind') === 'institutions' ? 'institutions' : 'staff', null) : null,
});
