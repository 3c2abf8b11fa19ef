// Councils, training, sites, partners, the fund, mentoring in a report: each asks its room once for the records of the year.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import { trainingKinds } from '../../development/index.ts';
import { workKinds } from '../../partners/index.ts';
import { statusTypesOf } from '../../recognition/index.ts';
import { type Entry, type Gather, tally } from './figure.ts';

interface Found {
  readonly row: string;
  readonly columns: readonly string[];
  readonly title: string;
  readonly hint: string;
  readonly on: CivilDate | null;
  readonly path: string;
  readonly weight: number | null;
}

const entriesOf = (rows: readonly Found[]): Entry[] =>
  rows.map(({ row, columns, title, hint, on, path, weight }) => ({
    ...{ row, columns, item: { title, hint, on, path } },
    ...(weight === null ? {} : { weight }),
  }));

const rowsIn = (found: readonly Found[]) =>
  [...new Set(found.map(({ row }) => row))]
    .toSorted((a, b) => a.localeCompare(b, 'ru'))
    .map((key) => ({ key, title: key }));

const listed = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([key, title]) => ({ key, title }));

/** Held sessions of each body and the decisions of their items; a decision's control is the council's own. */
export const meetings: Gather = async (ctx, { from, to }) => {
  const { rows } = await sql<Found>`
    select b.name as row, array['sessions'] as columns,
        'Заседание' || case when s.number is null then '' else ' № ' || s.number end as title,
        b.short_name as hint, s.planned_on as "on", '/councils/sessions/' || s.id as path, null as weight
      from councils.sessions s join councils.bodies b on b.territory_id = s.territory_id and b.id = s.body_id
     where s.territory_id = ${ctx.territory.id} and b.institution_id is null and s.opened_at is not null
       and s.planned_on >= ${from} and s.planned_on < ${to}
    union all
    select b.name, case when d.due_on is null then array['decisions'] else array['decisions', 'controlled'] end,
        i.title, 'Заседание' || case when s.number is null then '' else ' № ' || s.number end, s.planned_on,
        '/councils/sessions/' || s.id, null
      from councils.decisions d
      join councils.items i on i.territory_id = d.territory_id and i.id = d.item_id
      join councils.sessions s on s.territory_id = i.territory_id and s.id = i.session_id
      join councils.bodies b on b.territory_id = s.territory_id and b.id = s.body_id
     where d.territory_id = ${ctx.territory.id} and b.institution_id is null and d.outcome <> 'postpone'
       and s.planned_on >= ${from} and s.planned_on < ${to}
     order by 5, 3`.execute(ctx.db);
  return tally({
    ...{ block: 'meetings', title: 'Заседания и решения', corner: 'Совет, комиссия, объединение' },
    columns: [
      { key: 'sessions', title: 'заседаний', drawn: true },
      { key: 'decisions', title: 'решений' },
      { key: 'controlled', title: 'из них со сроком' },
    ],
    rows: rowsIn(rows),
    entries: entriesOf(rows),
  });
};

/** Training finished in the year; whose it is stays in the record. */
export const courses: Gather = async (ctx, { from, to }) => {
  const { rows } = await sql<Found>`
    select r.kind as row,
        array['records', 'hours'] || case when r.state = 'certified' then array['certified'] else '{}'::text[] end as columns,
        r.title, concat_ws(' · ', nullif(r.provider, ''), coalesce(n.short_name, 'методическая служба'), r.hours || ' ч') as hint,
        r.ends_on as "on", '/development/records/' || r.id as path, r.hours as weight
      from development.records r
      left join institutions.institutions i on i.territory_id = r.territory_id and i.id = r.institution_id
      left join lateral (select short_name from institutions.names n where n.territory_id = i.territory_id
        and n.institution_id = i.id and n.starts_on <= r.ends_on and (n.ends_on is null or n.ends_on > r.ends_on) limit 1) n on true
     where r.territory_id = ${ctx.territory.id} and r.state in ('completed', 'certified')
       and r.ends_on >= ${from} and r.ends_on < ${to}
     order by r.ends_on, r.id limit 20000`.execute(ctx.db);
  return tally({
    ...{ block: 'courses', title: 'Повышение квалификации', corner: 'Вид обучения' },
    columns: [
      { key: 'records', title: 'окончено', drawn: true },
      { key: 'certified', title: 'с документом' },
      { key: 'hours', title: 'часов', weighed: true },
    ],
    rows: listed(trainingKinds),
    entries: entriesOf(rows),
  });
};

/** Sites that worked in the year and what they reported: in time, late or not, by the moment and the term. */
export const sites: Gather = async (ctx, { from, to, schoolYear }) => {
  const types = await statusTypesOf(ctx);
  const { rows } = await sql<Found>`
    select s.status_type as row, array['sites'] as columns, s.theme as title, coalesce(n.short_name, '') as hint,
        null::date as "on", '/recognition/sites/' || s.id as path, null as weight
      from recognition.sites s
      left join lateral (select short_name from institutions.names n where n.territory_id = s.territory_id
        and n.institution_id = s.institution_id order by n.starts_on desc limit 1) n on true
     where s.territory_id = ${ctx.territory.id} and exists (select from recognition.site_terms t
       where t.territory_id = s.territory_id and t.site_id = s.id and t.starts_on < ${to}
         and (t.ends_on is null or t.ends_on > ${from}) and (t.ended_early_on is null or t.ended_early_on > ${from}))
    union all
    select s.status_type, array['reports', case
        when r.submitted_at is null then 'missing'
        when (r.submitted_at at time zone ${ctx.territory.zone})::date <= r.due_on then 'in-time' else 'late' end],
        r.title, s.theme, r.due_on, '/recognition/reports/' || r.id, null
      from recognition.reports r join recognition.sites s on s.territory_id = r.territory_id and s.id = r.site_id
     where r.territory_id = ${ctx.territory.id} and r.school_year = ${schoolYear} and r.state <> 'skipped'
       and (r.submitted_at is not null or r.due_on < ${ctx.today})
     order by 5 nulls first, 3`.execute(ctx.db);
  return tally({
    ...{ block: 'sites', title: 'Методические площадки', corner: 'Вид площадки' },
    columns: [
      { key: 'sites', title: 'площадок' },
      { key: 'reports', title: 'отчётов к сроку' },
      { key: 'in-time', title: 'сданы в срок', drawn: true },
      { key: 'late', title: 'с опозданием', drawn: true },
      { key: 'missing', title: 'не сданы', drawn: true },
    ],
    rows: types.map(({ key, name }) => ({ key, title: name })),
    entries: entriesOf(rows),
  });
};

export const partners: Gather = async (ctx, { from, to }) => {
  const { rows } = await sql<Found>`
    select i.kind as row,
        array['works'] || case when i.participants is null then '{}'::text[] else array['people'] end as columns,
        i.title, p.short_name || case when i.participants is null then '' else ' · ' || i.participants || ' чел.' end
          || case when i.result = '' then '' else ' · ' || i.result end as hint,
        i.on_date as "on", '/partners/work/' || i.id as path, coalesce(i.participants, 0) as weight
      from partners.interactions i
      join partners.partners p on p.territory_id = i.territory_id and p.id = i.partner_id
     where i.territory_id = ${ctx.territory.id} and i.on_date >= ${from} and i.on_date < ${to}
       and i.on_date <= ${ctx.today}
     order by i.on_date, i.id`.execute(ctx.db);
  return tally({
    ...{ block: 'partners', title: 'Общие дела с партнёрами', corner: 'Вид взаимодействия' },
    columns: [
      { key: 'works', title: 'общих дел', drawn: true },
      { key: 'people', title: 'участников', weighed: true },
    ],
    rows: listed(workKinds),
    entries: entriesOf(rows),
  });
};

const fundRows = { materials: 'Материалы службы', items: 'Издания фонда', loans: 'Выдача изданий' };

/** Own materials approved, what came into the fund, what was lent. */
export const fund: Gather = async (ctx, { from, to }) => {
  const { rows } = await sql<Found>`
    select 'materials' as row, array['year'] as columns, e.title, 'утверждён' as hint, m.approved_on as "on",
        '/library/materials/' || m.id as path, null as weight
      from library.materials m
      join library.editions e on e.territory_id = m.territory_id and e.material_id = m.id and e.number = m.approved_edition
     where m.territory_id = ${ctx.territory.id} and m.approved_on >= ${from} and m.approved_on < ${to}
    union all
    select 'items', array['year'], i.title, 'экземпляр ' || c.number, c.arrived_on, '/library/items/' || i.id, null
      from library.copies c join library.items i on i.territory_id = c.territory_id and i.id = c.item_id
     where c.territory_id = ${ctx.territory.id} and c.arrived_on >= ${from} and c.arrived_on < ${to}
    union all
    select 'loans', array['year'], i.title, 'выдано', l.given_on, '/library/items/' || i.id, null
      from library.loans l
      join library.copies c on c.territory_id = l.territory_id and c.id = l.copy_id
      join library.items i on i.territory_id = c.territory_id and i.id = c.item_id
     where l.territory_id = ${ctx.territory.id} and l.given_on >= ${from} and l.given_on < ${to}
     order by 5, 3`.execute(ctx.db);
  const table = tally({
    ...{ block: 'fund', title: 'Методический фонд', corner: 'Что' },
    columns: [{ key: 'year', title: 'за год', drawn: true }],
    rows: listed(fundRows),
    entries: entriesOf(rows),
  });
  // Materials, copies and loans are different things: their sum says nothing.
  return { ...table, total: null };
};

const pairStates = { active: 'работают', finished: 'завершены с итогом', stopped: 'прекращены' };

/** Pairs that worked in the year; their names are shown by their own page to those who may see them. */
export const mentoring: Gather = async (ctx, { from, to }) => {
  const { rows } = await sql<Found>`
    select coalesce(n.short_name, 'методическая служба') as row, array['pairs', m.state] as columns,
        'Пара наставничества, ' || coalesce(n.short_name, 'методическая служба') as title, m.goal as hint,
        m.starts_on as "on", '/development/pairs/' || m.id as path, null as weight
      from development.mentor_pairs m
      left join lateral (select short_name from institutions.names n where n.territory_id = m.territory_id
        and n.institution_id = m.institution_id order by n.starts_on desc limit 1) n on true
     where m.territory_id = ${ctx.territory.id} and m.state <> 'proposed' and m.starts_on < ${to}
       and (m.ends_on is null or m.ends_on > ${from})
     order by m.starts_on, m.id`.execute(ctx.db);
  return tally({
    ...{ block: 'mentoring', title: 'Наставничество', corner: 'Организация' },
    columns: [
      { key: 'pairs', title: 'пар' },
      ...Object.entries(pairStates).map(([key, title]) => ({ key, title, drawn: true })),
    ],
    rows: rowsIn(rows),
    entries: entriesOf(rows),
  });
};
