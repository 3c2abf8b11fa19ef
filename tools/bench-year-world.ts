// A full year of planning, made by the database itself: a plan of four hundred lines, and a region of forty territories.
import type pg from 'pg';

export const linesOfPlan = 400;
export const territories = 40;

const service = `(select id from territories.territories where slug = 'sosnovy-bor')`;
const host = `(select id from territories.territories where slug = 'buguruslan')`;
const network = `(select id from territories.networks where host_territory_id = ${host})`;

/** A line of a year by its number: a title, a term of some days, a section, one of those who answer. */
const lineColumns = `(territory_id, id, plan_id, position, direction, task, title, form, audience, term, term_kind, starts_on, ends_on,
  responsible_id, place, result, state, outcome, done_on, late_since, reason, confirmed_on)`;

/** Two of three are done by spring, one of ten of them late; what lies ahead of the day is open. */
const lineRows = (isDone: string) => `
  p.territory_id, uuidv7(), p.id, 1000 + n,
  (array['information', 'analytical', 'organisational', 'consulting', 'innovation'])[1 + n % 5],
  (array['policy', 'directions', 'associations', 'councils', 'quality'])[1 + n % 5],
  'Дело года № ' || n || ': ' || (array['семинар для учителей', 'мониторинг готовности', 'выпуск бюллетеня', 'консультация'])[1 + n % 4],
  (array['семинар', 'мониторинг', 'выпуск бюллетеня', 'консультация'])[1 + n % 4], 'педагоги города',
  d.starts_on || '', 'period', d.starts_on, d.starts_on + 3, w.person_id, 'зал ' || n % 9, 'материалы дела',
  case when ${isDone} then 'done' else 'open' end,
  case when ${isDone} then 'Проведено, материалы разосланы' else '' end,
  case when ${isDone} then d.starts_on + case when n % 10 = 0 then 5 else 2 end end,
  case when ${isDone} and n % 10 = 0 then d.starts_on + 3 end,
  case when ${isDone} and n % 10 = 0 then 'Ждали материалы организаций' else '' end,
  case when ${isDone} then d.starts_on + 6 end`;

const dayOf = (year: string) =>
  `cross join lateral (select make_date(${year}, 9, 1) + (n * 13) % 270 as starts_on) d`;

/** Lines a plan still lacks up to \`many\`. */
const upTo = (many: string) => `
  cross join lateral (select count(*)::int as known from planning.lines l
    where l.territory_id = p.territory_id and l.plan_id = p.id) have
  cross join lateral generate_series(have.known + 1, ${many}::int) n`;

const done = `(p.state = 'executing' and d.starts_on < date '2026-03-20')`;

/** Those who answer for lines of the service, by turns. */
const workers = `
  join lateral (select t.person_id from (
      select t.person_id, row_number() over (order by t.person_id) - 1 as at, count(*) over () as total
        from people.posts t where t.territory_id = p.territory_id and t.unit = 'centre' and t.ends_on is null) t
    where t.at = n % t.total) w on true`;

const fillService = `
  insert into planning.lines ${lineColumns}
  select ${lineRows(done)}
    from planning.plans p ${upTo('$1')} ${dayOf('p.school_year')} ${workers}
   where p.territory_id = ${service} and p.body_id is null`;

const evidence = `
  insert into planning.evidence (territory_id, id, line_id, subject_kind, subject_id, title, path, happened_on, added_on)
  select l.territory_id, uuidv7(), l.id, 'documents.file', uuidv7()::text, 'Справка', '', l.done_on, l.done_on
    from planning.lines l where l.territory_id = ${service} and l.state = 'done'
     and not exists (select from planning.evidence e where e.territory_id = l.territory_id and e.line_id = l.id)`;

const baseline = `
  insert into planning.baseline_lines (territory_id, plan_id, line_id, position, direction, task, title, form, audience, term,
    starts_on, ends_on, responsible_id, responsible_words, place, result)
  select l.territory_id, l.plan_id, l.id, l.position, l.direction, l.task, l.title, l.form, l.audience, l.term, l.starts_on,
         l.ends_on, l.responsible_id, l.responsible_words, l.place, l.result
    from planning.lines l join planning.plans p on p.territory_id = l.territory_id and p.id = l.plan_id
   where p.state = 'executing' and p.body_id is null
  on conflict do nothing`;

/** Both plans of the service, of this year and the draft of the next, brought to so many lines. */
export const fillPlan = (admin: pg.Pool, lines: number): Promise<void> =>
  inOneGo(admin, [[fillService, [lines]], [evidence], [baseline]]);

const moreTerritories = `
  insert into territories.territories (id, slug, name, name_genitive, kind, region, zone, settlement)
  select 2000 + n, 'rayon-' || n, 'Район № ' || n, 'района № ' || n, t.kind, t.region, t.zone, t.settlement
    from territories.territories t,
         generate_series(1, $1::int - (select count(*)::int from territories.network_members m where m.network_id = ${network})) n
   where t.slug = 'abdulinsky'
  on conflict do nothing`;

const members = `
  insert into territories.network_members (network_id, territory_id, joined_on)
  select ${network}, t.id, '2025-09-01' from territories.territories t where t.slug like 'rayon-%'
  on conflict do nothing`;

const inNetwork = `join territories.network_members m on m.network_id = ${network} and m.left_on is null`;

const people = `
  insert into people.persons (territory_id, id, surname, given, patronymic, gender)
  select t.id, uuidv7(), 'Ивлева', 'Анна', 'Павловна', 'female' from territories.territories t
   where t.slug like 'rayon-%' and not exists (select from people.persons o where o.territory_id = t.id)`;

const plans = `
  insert into planning.plans (territory_id, id, school_year, state, approved_on)
  select m.territory_id, uuidv7(), 2025, 'executing', '2025-09-01' from territories.network_members m
   where m.network_id = ${network} and m.left_on is null and not exists (select from planning.plans p
     where p.territory_id = m.territory_id and p.school_year = 2025 and p.body_id is null)`;

const anybody = `cross join lateral (select o.id as person_id from people.persons o where o.territory_id = p.territory_id limit 1) w`;

const fillRegion = `
  insert into planning.lines ${lineColumns}
  select ${lineRows(done)}
    from planning.plans p ${inNetwork} and m.territory_id = p.territory_id ${upTo('$1')} ${dayOf('2025')} ${anybody}
   where p.school_year = 2025 and p.body_id is null`;

const opened = `
  insert into network.opened_plans (territory_id, plan_id, network_id, school_year, audience, reason, decided_on)
  select p.territory_id, p.id, m.network_id, 2025, 'members', 'Год виден всей сети', '2025-09-02'
    from planning.plans p ${inNetwork} and m.territory_id = p.territory_id
   where p.school_year = 2025 and p.body_id is null
  on conflict do nothing`;

/** The network of Buguruslan brought to so many territories, each with a plan open to all. */
export const fillNetwork = (admin: pg.Pool, many: number): Promise<void> =>
  inOneGo(admin, [
    ...([[moreTerritories, [many]], [members], [people], [plans]] as const),
    ...([[fillRegion, [linesOfPlan]], [opened], [baseline]] as const),
  ]);

/** Triggers sleep: the rows keep every rule anyway. */
async function inOneGo(
  admin: pg.Pool,
  steps: readonly (readonly [sql: string, values?: readonly unknown[]])[],
): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    for (const [sql, values] of steps) await client.query(sql, values ? [...values] : undefined);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }
}
