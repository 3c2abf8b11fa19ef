// What a service has to hand over, as the rooms know it now: work with a term first, then papers, sites, registers, property.
import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { chargesIn } from '../../centre/index.ts';
import { siteChoices } from '../../recognition/index.ts';
import type { Group } from '../closing.text.ts';

/** One thing of the list: what it is, where it is seen, who has it now. */
export interface Thing {
  readonly kind: Group;
  readonly subjectId: string;
  readonly title: string;
  readonly detail: string;
  readonly path: string;
  readonly giverId: string | null;
  /** Work that must be given over: a new one keeps the service from closing. */
  readonly isObligation: boolean;
}

type Source = (ctx: ReadCtx) => Promise<readonly Thing[]>;

const ever = { from: '1990-01-01', to: '2190-12-31' } as const;
const kindOfCharge = (source: string): Group => {
  if (source.startsWith('planning.')) return 'plan';
  if (source.startsWith('councils.')) return 'decisions';
  return source.startsWith('collections.') ? 'assignments' : 'work';
};

/** Everything with one responsible person and a term that nobody has finished. */
export const openWork: Source = async (ctx) =>
  (await chargesIn(ctx, ever))
    .filter(({ doneOn }) => doneOn === null)
    .map(({ source, kind, subjectId, personId, text, path, due }) => ({
      ...{ kind: kindOfCharge(source), subjectId: `${source}/${subjectId}/${personId}`, title: text, path },
      ...{ detail: `${kind}, срок ${formatDate(due)}`, giverId: personId, isObligation: true },
    }));

const asked = async <T>(ctx: ReadCtx, query: RawBuilder<T>): Promise<readonly T[]> =>
  (await query.execute(ctx.db)).rows;

const kept = { giverId: null, isObligation: false } as const;

const papers: Source = async (ctx) => {
  const rows = await asked(
    ctx,
    sql<{
      index: string;
      title: string | null;
      term: string | null;
      count: number;
      from: string;
      to: string;
    }>`
      select coalesce(d.office_index, '') as index, f.title, f.storage_term as term, count(*)::int as count,
             min(d.date)::text as "from", max(d.date)::text as "to"
        from documents.documents d
        left join documents.office_files f on f.territory_id = d.territory_id and f.index = d.office_index
       where d.territory_id = ${ctx.territory.id} and d.state <> 'draft'
       group by 1, 2, 3 order by coalesce(d.office_index, '') collate public.ru_natural`,
  );
  return rows.map(({ index, title, term, count, from, to }) => ({
    ...{ kind: 'papers', subjectId: index || 'none', path: '/documents', ...kept },
    title: index ? `Дело ${index}${title ? ` «${title}»` : ''}` : 'Документы без индекса дела',
    detail: [`документов: ${count}`, `${formatDate(from)} — ${formatDate(to)}`, term]
      .filter(Boolean)
      .join(', '),
  }));
};

const sites: Source = async (ctx) =>
  (await siteChoices(ctx, '', 1000)).map(({ id, title, path }) => ({
    ...{ kind: 'sites', subjectId: id, title, path, giverId: null, isObligation: true },
    detail: 'план, отчёты, документы площадки',
  }));

const property: Source = async (ctx) => {
  const rows = await asked(
    ctx,
    sql<{ id: string; name: string; number: string; place: string; personId: string | null }>`
      select a.id, a.name, a.inventory_number as number, a.place, h.person_id as "personId"
        from premises.assets a
        left join premises.handovers h on h.territory_id = a.territory_id and h.asset_id = a.id
          and h.starts_on <= ${ctx.today}::date and (h.ends_on is null or h.ends_on > ${ctx.today}::date)
       where a.territory_id = ${ctx.territory.id} and (a.ends_on is null or a.ends_on > ${ctx.today}::date)
       order by a.name collate public.ru_natural, a.id limit 2000`,
  );
  return rows.map(({ id, name, number, place, personId }) => ({
    ...{ kind: 'property', subjectId: id, title: name, path: `/premises/${id}` },
    detail: [number && `инв. № ${number}`, place].filter(Boolean).join(', '),
    ...{ giverId: personId, isObligation: false },
  }));
};

/** Registers and keeping places go over whole, one row each, with what is in them today. */
const whole: Source = async (ctx) => {
  const [row] = await asked(
    ctx,
    sql<{ people: number; institutions: number; files: number; bytes: string; items: number }>`select
      (select count(*)::int from people.persons where territory_id = ${ctx.territory.id}
         and merged_into_id is null and anonymised_at is null) as people,
      (select count(*)::int from institutions.institutions where territory_id = ${ctx.territory.id}) as institutions,
      (select count(*)::int from documents.files where territory_id = ${ctx.territory.id} and removed_at is null) as files,
      (select coalesce(sum(size), 0)::text from documents.files where territory_id = ${ctx.territory.id}
         and removed_at is null) as bytes,
      (select count(*)::int from library.items where territory_id = ${ctx.territory.id}) as items`,
  );
  if (!row) return [];
  const megabytes = (Number(row.bytes) / 1_048_576).toFixed(1).replace('.', ',');
  const lines = [
    ['registers', 'people', 'Реестр работников', `карточек: ${row.people}`, '/people', row.people],
    [
      'registers',
      'institutions',
      'Реестр организаций',
      `записей: ${row.institutions}`,
      '/institutions',
      row.institutions,
    ],
    ['archive', 'files', 'Архив файлов', `файлов: ${row.files}, ${megabytes} МБ`, '/documents', row.files],
    ['archive', 'library', 'Методический фонд', `экземпляров: ${row.items}`, '/library', row.items],
  ] as const;
  return lines.flatMap(([kind, subjectId, title, detail, path, number]) =>
    number > 0 ? [{ kind, subjectId, title, detail, path, ...kept }] : [],
  );
};

/** Everything there is to hand over now. */
export async function thingsToHand(ctx: ReadCtx): Promise<Thing[]> {
  const found: Thing[] = [];
  for (const source of [openWork, papers, sites, whole, property]) found.push(...(await source(ctx)));
  return found;
}
