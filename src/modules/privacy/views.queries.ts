// The access log as the administrator reads it: who looked at whom, at which list, who took which file.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { addDays, momentIn } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { portionSize } from '../../kernel/list.ts';

export const viewKinds = { person: 'карточка', list: 'список', file: 'выгрузка', other: 'запись' } as const;
export type ViewKind = keyof typeof viewKinds;

const anyDay = z
  .union([z.literal(''), z.iso.date()])
  .catch('')
  .default('');

export const viewFilter = z.object({
  /** Beginning of the reader's surname. */
  q: z
    .string()
    .max(200)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim())
    .catch(''),
  kind: z
    .enum(['', ...(Object.keys(viewKinds) as ViewKind[])])
    .catch('')
    .default(''),
  from: anyDay,
  to: anyDay,
  after: z.string().max(60).catch('').default(''),
  limit: portionSize.catch(50),
});

export interface LoggedView {
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  readonly kind: ViewKind;
  /** Whose card, or the address of the list or the file with its filter. */
  readonly what: string;
}

export interface ViewPage {
  readonly rows: readonly LoggedView[];
  readonly after: string | undefined;
}

const kindOf = sql<ViewKind>`case v.subject_kind when 'people.person' then 'person' when 'list' then 'list'
  when 'file' then 'file' else 'other' end`;

/** A page of the log, the latest first. */
export async function viewsPage(ctx: ReadCtx, input: z.input<typeof viewFilter> = {}): Promise<ViewPage> {
  const filter = viewFilter.parse(input);
  const { zone } = ctx.territory;
  const where = [sql<SqlBool>`v.territory_id = ${ctx.territory.id}`];
  if (isId(filter.after)) where.push(sql<SqlBool>`v.id < ${filter.after}::uuid`);
  if (filter.kind) where.push(sql<SqlBool>`${kindOf} = ${filter.kind}`);
  if (filter.from) where.push(sql<SqlBool>`v.at >= ${momentIn(filter.from, '00:00', zone)}`);
  if (filter.to) where.push(sql<SqlBool>`v.at < ${momentIn(addDays(filter.to, 1), '00:00', zone)}`);
  if (filter.q) where.push(sql<SqlBool>`v.person_id in (select people.found(${filter.q}, 1000))`);
  const { rows: found } = await sql<LoggedView>`
    select v.id, v.at, concat_ws(' ', r.surname, r.given, r.patronymic) as who, ${kindOf} as kind,
           coalesce(nullif(concat_ws(' ', s.surname, s.given, s.patronymic), ''), v.subject_id) as what
      from journal.views v
      left join people.persons r on r.territory_id = v.territory_id and r.id = v.person_id
      left join people.persons s on s.territory_id = v.territory_id and v.subject_kind = 'people.person'
        and s.id::text = v.subject_id
     where ${sql.join(where, sql` and `)}
     order by v.id desc limit ${filter.limit + 1}`.execute(ctx.db);
  const rows = found.slice(0, filter.limit);
  return { rows, after: found.length > filter.limit ? rows.at(-1)?.id : undefined };
}
